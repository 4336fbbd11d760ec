/** The words of the pinyin keyboard. */
export const pinyinWords = {
  invitation: '请按拼音，再点要的字。',
  opening: '正在准备，请稍等。',
  unavailable: '现在不能打拼音，请手写。',
  unknown: '没有这个音，请改一改。',
  erase: '删除',
  clear: '清空',
  earlier: '上一页',
  later: '下一页',
  typed: '打出的拼音',
  candidates: '可选的字',
  letters: '拼音字母',
} as const;
