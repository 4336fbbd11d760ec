import type { Rating } from '../../electron/contract/station-contract.ts';
import { face } from './icon.css.ts';

/** Mouths from very glad to very displeased on a 48 × 48 grid. */
const mouths: Record<Rating, string> = {
  5: 'M13 27c2 9 20 9 22 0z',
  4: 'M14 29c4 6 16 6 20 0',
  3: 'M15 32h18',
  2: 'M14 34c4-5 16-5 20 0',
  1: 'M13 36c3-9 19-9 22 0M12 15l7 3m17-3-7 3',
};

/** A drawn face; its word always stands beside it. */
export function Face({ rating }: { readonly rating: Rating }) {
  return (
    <svg className={face} viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="20" />
      <path d="M17 20v1m14-1v1" />
      <path d={mouths[rating]} />
    </svg>
  );
}
