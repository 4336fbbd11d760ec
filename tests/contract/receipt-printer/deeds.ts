/** What whoever stands before a receipt printer is asked to do. */
export const printerDeeds = {
  takePaper: 'Receipt printer: take all paper out, and shut it again.',
  loadPaper: 'Receipt printer: load paper, and shut it again.',
  openCover: 'Receipt printer: open its cover.',
  shutCover: 'Receipt printer: shut its cover.',
  unplug: 'Receipt printer: pull its data cable.',
  replug: 'Receipt printer: put its data cable back.',
} as const;
