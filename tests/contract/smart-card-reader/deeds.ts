/** What whoever sits before a social-card slot is asked to do. */
export const slotDeeds = {
  insert: 'Social-card slot: put a social-security card in, and leave it there.',
  insertForeign: 'Social-card slot: put a bank card in, and leave it there.',
  remove: 'Social-card slot: take the card out.',
} as const;
