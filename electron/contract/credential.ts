import type { IdCard } from './id-card.ts';
import type { SocialCard } from './social-card.ts';
import type { StatedIdentity } from './stated-identity.ts';

/** What a resident was identified by: a card, or the word of whoever acts for them. */
export type Credential = IdCard | SocialCard | StatedIdentity;
