/** The words of the writing box. */
export const handwritingWords = {
  invitation: '请用手指写一个字。',
  opening: '正在准备，请稍等。',
  unavailable: '现在不能手写，请用拼音。',
  unknown: '没认出来，请重写。',
  choose: '请点您要的字。',
  rewrite: '重写',
  undoStroke: '删一笔',
  box: '写字的地方',
  candidates: '认出的字',
} as const;
