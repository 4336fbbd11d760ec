/**
 * How a syllable is typed by people who say it otherwise. Many tell n from l, zh from z or -n from -ng by neither ear nor
 * tongue; in the south h and f before u are one sound. Each such slip costs, so that what was typed exactly comes first.
 */

/** What a slip costs, in doublings of frequency: a word must be written 64 times as often to stand beside an exact one. */
export const SLIP = 6;

/** A syllable that letters may stand for, and what that costs. */
export interface Reading {
  readonly syllable: string;
  readonly cost: number;
}

/** Beginnings taken for one another; every one of a line for every other. */
const INITIALS: readonly (readonly string[])[] = [
  ['n', 'l'],
  ['l', 'r'],
  ['z', 'zh'],
  ['c', 'ch'],
  ['s', 'sh'],
  ['h', 'f'],
];

/** Ends taken for one another; longer ones (ian, uang) end in these. */
const FINALS: readonly (readonly [plain: string, nasal: string])[] = [
  ['an', 'ang'],
  ['en', 'eng'],
  ['in', 'ing'],
];

/** f before a final is hu before another: fei and hui, fang and huang, feng and hong. */
const F_FINALS: Readonly<Record<string, string>> = {
  a: 'ua',
  an: 'uan',
  ang: 'uang',
  ei: 'ui',
  en: 'un',
  eng: 'ong',
  o: 'uo',
};

/** Beginning and rest of a syllable; a syllable that begins with a vowel has no beginning. */
function parts(syllable: string): readonly [initial: string, final: string] {
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?/.exec(syllable)?.[0] ?? '';
  return [initial, syllable.slice(initial.length)];
}

function othersFor(initial: string): string[] {
  return INITIALS.flatMap((line) => (line.includes(initial) ? line.filter((one) => one !== initial) : []));
}

function otherFinal(final: string): string | undefined {
  for (const [plain, nasal] of FINALS) {
    if (final.endsWith(nasal)) return final.slice(0, -1);
    if (final.endsWith(plain)) return `${final}g`;
  }
  return undefined;
}

/** The f said for hu and the hu said for f. */
function southern(initial: string, final: string): string | undefined {
  if (initial === 'f' && F_FINALS[final] !== undefined) return `h${F_FINALS[final]}`;
  if (initial !== 'h') return undefined;
  const [f] = Object.entries(F_FINALS).find(([, hu]) => hu === final) ?? [];
  return f === undefined ? undefined : `f${f}`;
}

/** Not slips: ü after l and n typed as u, lüe as lue, and ü after j, q, x and y as ü, which is how it sounds. */
function otherSpellings(syllable: string): readonly Reading[] {
  if (/^[ln]v/.test(syllable)) {
    const typed = syllable.replace('v', 'u');
    return [{ syllable: typed, cost: syllable.length === 2 ? 2 : 0 }];
  }
  return /^[jqxy]u/.test(syllable) ? [{ syllable: syllable.replace('u', 'v'), cost: 0 }] : [];
}

/** Everything people type for a syllable; the syllable itself costs nothing. */
export function typedFor(syllable: string): Reading[] {
  const [initial, final] = parts(syllable);
  const beginnings = [
    { initial, cost: 0 },
    ...othersFor(initial).map((other) => ({ initial: other, cost: SLIP })),
  ];
  const changed = otherFinal(final);
  const ends = [{ final, cost: 0 }, ...(changed === undefined ? [] : [{ final: changed, cost: SLIP }])];
  const typed = beginnings.flatMap((beginning) =>
    ends.map((end) => ({
      syllable: `${beginning.initial}${end.final}`,
      cost: Math.max(beginning.cost, end.cost) + Math.min(beginning.cost, end.cost) / 2,
    })),
  );
  const south = southern(initial, final);
  if (south !== undefined) typed.push({ syllable: south, cost: SLIP });
  return [...typed, ...otherSpellings(syllable)];
}

/** For everything people type, the syllables it may stand for, cheapest first. */
export function readingsOfTyped(syllables: Iterable<string>): ReadonlyMap<string, readonly Reading[]> {
  const readings = new Map<string, Map<string, number>>();
  for (const syllable of syllables) {
    for (const { syllable: typed, cost } of typedFor(syllable)) {
      const known = readings.get(typed) ?? new Map<string, number>();
      readings.set(typed, known.set(syllable, Math.min(cost, known.get(syllable) ?? cost)));
    }
  }
  const sorted = new Map<string, readonly Reading[]>();
  for (const [typed, known] of readings) {
    const list = [...known].map(([syllable, cost]) => ({ syllable, cost }));
    sorted.set(
      typed,
      list.toSorted((one, other) => one.cost - other.cost),
    );
  }
  return sorted;
}
