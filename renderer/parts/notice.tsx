import { useEffect, useRef } from 'react';
import { alarmSign, notice, noticeInHead, noticeText, noticeType, sign } from './frame.css.ts';
import { Icon } from './icon.tsx';
import { Paused } from './paused.tsx';

/** A sentence the resident must not miss: always a sign and words, never a colour alone. */
export interface NoticeWords {
  readonly text: string;
  readonly tone: 'notice' | 'trouble';
  /** What it says is to be done before anything else: it takes the focus when it comes, and again when it changes. */
  readonly takesFocus?: boolean;
}

interface NoticeProps extends NoticeWords {
  readonly type: 'small' | 'furniture';
  readonly inHead?: boolean;
}

/** The boxed sentence; read out at once by a screen reader. */
export function Notice({ text, tone, type, inHead, takesFocus = false }: NoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus && text !== '') box.current?.focus({ preventScroll: true });
  }, [takesFocus, text]);
  const classes = [notice[tone], noticeType[type], ...(inHead === true ? [noticeInHead] : [])];
  return (
    <div
      ref={box}
      className={classes.join(' ')}
      role="alert"
      {...(takesFocus ? { tabIndex: -1, 'data-part': 'error-summary' } : {})}
    >
      <span className={tone === 'trouble' ? alarmSign : sign}>
        <Icon name={tone} />
      </span>
      <p className={noticeText}>
        <Paused text={text} />
      </p>
    </div>
  );
}
