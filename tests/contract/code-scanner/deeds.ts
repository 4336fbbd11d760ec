/** What whoever sits before a code scanner is asked to do. */
export const scannerDeeds = {
  unplug: 'Code scanner: pull its cable.',
  replug: 'Code scanner: put its cable back.',
} as const;

/** The sentence that asks for one code; what it holds stands behind the colon, in base64. */
export const SHOW_CODE = 'Code scanner: hold the code above before it as soon as it is lit. Its bytes: ';
/** The same for a scanner that must not read. */
export const SHOW_IN_THE_DARK =
  'Code scanner: it is dark; hold the code above before it all the same. Its bytes: ';
