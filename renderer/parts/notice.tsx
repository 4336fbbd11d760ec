import { alarmSign, notice, noticeInHead, noticeText, sign } from './frame.css.ts';
import { Icon } from './icon.tsx';

/** A sentence the resident must not miss: always a sign and words, never a colour alone. */
export interface NoticeWords {
  readonly text: string;
  readonly tone: 'notice' | 'trouble';
}

/** The boxed sentence; read out at once by a screen reader. */
export function Notice({ text, tone, inHead }: NoticeWords & { readonly inHead?: boolean }) {
  return (
    <div className={inHead === true ? `${notice[tone]} ${noticeInHead}` : notice[tone]} role="alert">
      <span className={tone === 'trouble' ? alarmSign : sign}>
        <Icon name={tone} />
      </span>
      <p className={noticeText}>{text}</p>
    </div>
  );
}
