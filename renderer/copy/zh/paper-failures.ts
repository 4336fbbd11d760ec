import type { PaperFailure } from '../../../electron/contract/failures.ts';
import type { FailureWords } from './failures.ts';

/** Words for photographed papers and for invoices. */
export const paperFailureWords: Record<PaperFailure, FailureWords> = {
  'picture-incomplete': {
    resident: '这张照片没有存好。请再拍一次。',
    attendant: '照片没有传完整，或超过大小：请重拍；反复出现请重新启动。',
  },
  'invoice-not-readable': {
    resident: '这个码不是发票上的。请换一张，或自己填。',
    attendant: '码的内容认不出是增值税发票或财政票据：请手工填写。',
  },
  'invoice-already-here': {
    resident: '这张票刚才加过了。请换一张。',
    attendant: '同一笔业务里已有这张票（代码和号码相同）。',
  },
  'invoice-used-before': {
    resident: '这张票以前用过了。请换一张。',
    attendant: '本机以前的业务已用过这张票（代码和号码相同）：请到窗口核对。',
  },
};
