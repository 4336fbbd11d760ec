import { alarmSign, notice, noticeInHead, noticeText, noticeType, sign } from './frame.css.ts';
import { Icon } from './icon.tsx';
import { Paused } from './paused.tsx';

/** A sentence the resident must not miss: always a sign and words, never a colour alone. */
export interface NoticeWords {
  readonly text: string;
  readonly tone: 'notice' | 'trouble';
}

interface NoticeProps extends NoticeWords {
  readonly type: 'small' | 'furniture';
  readonly inHead?: boolean;
}

/** The boxed sentence; read out at once by a screen reader. */
export function Notice({ text, tone, type, inHead }: NoticeProps) {
  const classes = [notice[tone], noticeType[type], ...(inHead === true ? [noticeInHead] : [])];
  return (
    <div className={classes.join(' ')} role="alert">
      <span className={tone === 'trouble' ? alarmSign : sign}>
        <Icon name={tone} />
      </span>
      <p className={noticeText}>
        <Paused text={text} />
      </p>
    </div>
  );
}
