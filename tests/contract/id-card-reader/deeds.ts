/** What whoever sits before an ID-card reader is asked to do. */
export const readerDeeds = {
  lay: 'ID-card reader: lay an ID card on it and leave it there.',
  lift: 'ID-card reader: lift the card.',
  unplug: 'ID-card reader: pull its cable.',
  replug: 'ID-card reader: put its cable back.',
} as const;
