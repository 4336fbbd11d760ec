import type { Slip } from '../../electron/contract/status.ts';
import { failureWords } from '../copy/failures.ts';
import { words } from '../copy/words.ts';
import type { NoticeWords } from './notice.tsx';

/** What became of the slip, in words; nothing where none was asked for. A failure says what to do instead. */
export function slipNotice(slip: Slip): NoticeWords | undefined {
  if (slip.state === 'none') {
    return slip.failure === undefined
      ? undefined
      : { text: failureWords[slip.failure].resident, tone: 'trouble' };
  }
  if (slip.state === 'printed') return { text: words.slip.printed[slip.paper], tone: 'notice' };
  if (slip.state === 'unknown') return { text: words.slip.unknown[slip.paper], tone: 'trouble' };
  const bad = slip.state === 'interrupted' || slip.state === 'refused';
  if (!bad) return { text: words.slip[slip.state], tone: 'notice' };
  const cause = slip.failure === undefined ? '' : failureWords[slip.failure].resident;
  const said = slip.state === 'interrupted' && cause !== '' ? words.slip.stopped : '';
  return { text: cause === '' ? words.slip[slip.state] : said + cause, tone: 'trouble' };
}

/** 打印, or 补打 once a slip came out or may have; nothing while one is under way. */
export function printLabel(slip: Slip): string | undefined {
  switch (slip.state) {
    case 'none':
    case 'refused':
      return slip.duplicate > 0 ? words.common.printAgain : words.common.print;
    case 'printed':
    case 'unknown':
      return words.common.printAgain;
    case 'queued':
    case 'sent':
    case 'interrupted':
      return undefined;
  }
}
