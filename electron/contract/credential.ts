import type { IdCard } from './id-card.ts';
import type { SocialCard } from './social-card.ts';

/** The card a resident was identified by. */
export type Credential = IdCard | SocialCard;
