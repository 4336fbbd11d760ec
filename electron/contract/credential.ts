import type { IdCard } from './id-card.ts';
import type { SocialCard } from './social-card.ts';
import type { StatedIdentity } from './stated-identity.ts';
import type { VoucherIdentity } from './voucher.ts';

/** What a resident was identified by: a card, a voucher's code, or the word of whoever acts for them. */
export type Credential = IdCard | SocialCard | StatedIdentity | VoucherIdentity;
