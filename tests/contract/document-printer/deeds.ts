/** What whoever stands before an A4 printer is asked to do. */
export const sheetPrinterDeeds = {
  takePaper: 'A4 printer: take all paper out.',
  loadPaper: 'A4 printer: put the paper back.',
  openCover: 'A4 printer: open its cover.',
  shutCover: 'A4 printer: shut its cover.',
  switchOff: 'A4 printer: switch it off.',
  switchOn: 'A4 printer: switch it on again.',
} as const;
