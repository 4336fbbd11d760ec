import { bound } from './bind.ts';
import { pinyinWords as zh } from './zh/pinyin.ts';

/** The words of the pinyin keyboard. The texts stand in `zh/pinyin.ts`. */
export const pinyinWords = bound(zh);
