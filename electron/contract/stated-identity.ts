/** Somebody whose card is not here, as an agent stated them: name and citizen's number, checked by form only. */
export interface StatedIdentity {
  readonly kind: 'stated';
  readonly name: string;
  readonly number: string;
}
