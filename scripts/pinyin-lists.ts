import type { VillageGazetteer } from '../electron/contract/village-gazetteer.ts';

/** A character or word, how it sounds, and how often it is written (any unit, 0 or more). */
export interface Entry {
  readonly written: string;
  /** Without tones, ü as v; as many as there are characters. */
  readonly syllables: readonly string[];
  readonly weight: number;
}

/** The rarest class; the alphabet's first letter. */
const LOWEST_CLASS = 'a'.codePointAt(0) ?? 0;

/** A weight as one letter: `a` for never counted, one letter more for every doubling. */
export function classOf(weight: number): string {
  return String.fromCodePoint(LOWEST_CLASS + Math.min(25, Math.round(Math.log2(weight + 1))));
}

/** Runs of one class each, the letter before them: `s吧r把m八l爸巴`. Equal weights stay in their order. */
function runs(entries: readonly Pick<Entry, 'written' | 'weight'>[]): string {
  let text = '';
  let open = '';
  for (const { written, weight } of entries.toSorted((one, other) => other.weight - one.weight)) {
    const letter = classOf(weight);
    if (letter !== open) text += letter;
    open = letter;
    text += written;
  }
  return text;
}

function byteOrder([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** One line a syllable: the syllable, a tab, its characters, commonest first. A reading that nobody has counted comes last. */
export function charactersText(
  counted: readonly Entry[],
  readings: ReadonlyMap<string, readonly string[]>,
): string {
  const bySyllable = new Map<string, Map<string, number>>();
  const put = (syllable: string, written: string, weight: number): void => {
    const line = bySyllable.get(syllable) ?? new Map<string, number>();
    bySyllable.set(syllable, line.set(written, Math.max(weight, line.get(written) ?? 0)));
  };
  for (const { written, syllables, weight } of counted) put(syllables[0] ?? '', written, weight);
  for (const [written, syllables] of readings) for (const syllable of syllables) put(syllable, written, 0);
  return [...bySyllable]
    .toSorted(byteOrder)
    .map(([syllable, line]) => {
      const entries = [...line].map(([written, weight]) => ({ written, weight }));
      return `${syllable}\t${runs(entries)}\n`;
    })
    .join('');
}

/** One line a sound, sorted by its bytes: syllables with `'` between them, a tab, the words that sound so, commonest first. */
export function wordsText(entries: readonly Entry[]): string {
  const bySound = new Map<string, Map<string, number>>();
  for (const { written, syllables, weight } of entries) {
    if (Array.from(written).length !== syllables.length)
      throw new Error(`${written} does not sound ${syllables.join(' ')}`);
    const sound = syllables.join("'");
    const line = bySound.get(sound) ?? new Map<string, number>();
    bySound.set(sound, line.set(written, Math.max(weight, line.get(written) ?? 0)));
  }
  return [...bySound]
    .toSorted(byteOrder)
    .map(
      ([sound, line]) => `${sound}\t${runs([...line].map(([written, weight]) => ({ written, weight })))}\n`,
    )
    .join('');
}

/** A name is listed under no more sounds than this, however many readings its characters have. */
const MOST_SOUNDS = 8;

/** Every sound a name may be typed by: local readings are not written down anywhere, so each reading of each character counts. */
function soundsOf(name: string, readings: ReadonlyMap<string, readonly string[]>): string[][] {
  let sounds: string[][] = [[]];
  for (const character of name) {
    const own = readings.get(character);
    if (own === undefined) return [];
    const more = sounds.flatMap((sound) => own.slice(0, 2).map((syllable) => [...sound, syllable]));
    sounds = more.slice(0, MOST_SOUNDS);
  }
  return sounds;
}

/** As people say it; a bare 村委会 behind a name is its 村. */
function spokenName(name: string): string {
  const village = name.replace(/(?:村民委员会|村委会)$/, '');
  if (village !== name) return /(?:村|社区)$/.test(village) ? village : `${village}村`;
  return name.replace(/(?<=社区)(?:居民委员会|居委会)$/, '');
}

/** The names inside a place as words: counties before townships before villages. */
export function placeWords(
  { counties }: VillageGazetteer,
  readings: ReadonlyMap<string, readonly string[]>,
): Entry[] {
  const townships = counties.flatMap((county) => county.townships);
  const villages = townships.flatMap((township) => township.villages);
  const words = (names: readonly { readonly name: string }[], weight: number): Entry[] =>
    names.flatMap(({ name }) => {
      const written = spokenName(name);
      return soundsOf(written, readings).map((syllables) => ({ written, syllables, weight }));
    });
  return [...words(counties, 4), ...words(townships, 2), ...words(villages, 0)];
}
