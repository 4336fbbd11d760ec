import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { expect } from 'vitest';
import type { VoiceManifest } from '../../../renderer/speech/manifest.ts';
import { root } from '../../../scripts/build.ts';
import { touchButton } from '../support/finger.ts';
import type { HandHall } from '../support/hand-hall.ts';

/** One piece of what stands on the glass. */
export interface Shown {
  readonly text: string;
  readonly private: boolean;
}

/** One reading: the clips of it, and what stood on the glass when its first sound was out. */
export interface Reading {
  readonly screen: string;
  readonly keys: readonly string[];
  readonly glass: readonly Shown[];
}

/** What the page told of its voice and of fingers, in order. */
export type Told = 'started' | 'line' | 'ended' | 'stopped' | 'touch';

interface Record {
  readonly readings: Reading[];
  readonly told: Told[];
}
declare const spokenRecord: Record;

/** The voices are fetched one second after the first screen; on a busy machine the fetching takes its time. */
const VOICES_MS = 15_000;
/** A screen is read within a second (elderly-ui row 24); the rest is for a busy machine. */
const READING_MS = 5_000;

/** Begins to record what is spoken, once there is a voice. */
export async function recordSpeech({ page }: HandHall): Promise<void> {
  await page.evaluate(listen);
  await page.waitForSelector('[data-voice="ready"]', { timeout: VOICES_MS });
}

/** Runs in the page: each reading with what an eye reads at that moment, from the top, keys of pads apart. */
function listen(): void {
  const own: Record = { readings: [], told: [] };
  Object.assign(globalThis, { spokenRecord: own });
  const number = /\d[\d ]{9,}[\dXx]|\*{3}/;
  const eye = (element: Element, hidden: boolean): Shown[] => {
    if (element.matches('[aria-hidden="true"], [data-silent], svg:not([aria-label])')) return [];
    if (element.matches('[data-kind="key"], [data-kind="letter"], [data-kind="candidate"]')) return [];
    if (!element.checkVisibility({ visibilityProperty: true })) return [];
    const isPrivate = hidden || element.getAttribute('data-private') === 'true';
    const label = element.getAttribute('data-spoken') ?? element.getAttribute('aria-label');
    if (label !== null) return [{ text: label, private: isPrivate || number.test(label) }];
    return [...element.childNodes].flatMap((node) => {
      if (node instanceof Element) return eye(node, isPrivate);
      const text = (node.textContent ?? '').trim();
      return text === '' ? [] : [{ text, private: isPrivate || number.test(text) }];
    });
  };
  for (const name of ['started', 'line', 'ended', 'stopped'] as const) {
    addEventListener(`speech-${name}`, (event) => {
      own.told.push(name);
      const part = document.querySelector('[data-part="screen"]');
      if (name !== 'started' || part === null) return;
      const { keys } = (event as CustomEvent<{ keys: string[] }>).detail;
      const screen = document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? '';
      own.readings.push({ screen, keys, glass: eye(part, false) });
    });
  }
  addEventListener('pointerdown', () => own.told.push('touch'), true);
}

const manifest = JSON.parse(
  readFileSync(join(root, 'resources/voices/zh/manifest.json'), 'utf8'),
) as VoiceManifest;
const pinyinOf = new Map(manifest.clips.map(({ key, pinyin: said }) => [key, said]));

const toneless = (syllable: string): string => syllable.replaceAll('ü', 'v').replace(/[^a-z]/g, '');

/** The syllables of clips, without their tones; of a private line the one word that is told of it. */
export function syllablesOf(keys: readonly string[]): readonly string[] {
  return keys.flatMap((key) => {
    if (key === 'private') return [key];
    const said = pinyinOf.get(key);
    if (said === undefined) throw new Error(`No clip ${key}`);
    return said.split(/\s+/).map(toneless).filter(Boolean);
  });
}

/** Every way that a character is read. */
const readings = (character: string): string[] => [
  ...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }).map(toneless)),
];

/** A run of figures is said in more words or fewer than it has digits. */
const FIGURES = '(?:(?!private )[a-z]+ )+';

function patternOf({ text }: Shown): string {
  const parts = text.match(/\p{Script=Han}|\d[\d\s.,:：/-]*/gu) ?? [];
  return parts.map((part) => (/^\d/.test(part) ? FIGURES : `(?:${readings(part).join('|')}) `)).join('');
}

/**
 * Whether the clips say what stands there, character by character and in that order. Of private values they say nothing, or
 * by consent only that each is there.
 */
export function saysWhatStands(keys: readonly string[], glass: readonly Shown[], consented = false): boolean {
  const pattern = glass
    .map((shown) => {
      if (!shown.private) return patternOf(shown);
      return consented && patternOf(shown) !== '' ? '(?:private )+' : '';
    })
    .join('');
  return new RegExp(`^${pattern}$`).test(
    syllablesOf(keys)
      .map((syllable) => `${syllable} `)
      .join(''),
  );
}

const wordsOf = (glass: readonly Shown[]): string =>
  glass.map(({ text, private: hidden }) => (hidden ? '…' : text)).join(' · ');

/** A listener who goes along a flow and compares each screen's reading with what stands on it. */
export class Listener {
  readonly #hall: HandHall;
  /** Readings that were compared already. */
  #met = 0;
  compared = 0;

  constructor(hall: HandHall) {
    this.#hall = hall;
  }

  /** Waits until a screen is read as a whole, whatever was said before it, and compares it. */
  async reads(screen: string, has: RegExp = /(?:)/, consented = false): Promise<void> {
    let seen: readonly Reading[] = [];
    await expect
      .poll(
        async () => {
          seen = (await this.#readings()).slice(this.#met);
          return seen.some(
            (reading) =>
              reading.screen === screen &&
              has.test(reading.glass.map(({ text }) => text).join('')) &&
              saysWhatStands(reading.keys, reading.glass, consented),
          );
        },
        {
          timeout: READING_MS,
          message: `${screen} is not read as it stands`,
        },
      )
      .toBe(true)
      .catch((cause: unknown) => {
        const told = seen.map(
          ({ screen: on, keys, glass }) => `${on}: ${wordsOf(glass)}\n  ${syllablesOf(keys).join(' ')}`,
        );
        throw new Error(`${screen} is not read as it stands:\n${told.join('\n')}`, { cause });
      });
    this.#met = (await this.#readings()).length;
    this.compared += 1;
  }

  /** Touches a button of the face that has settled; what was being said must stop. */
  async touch(words: string | RegExp): Promise<void> {
    await touchButton(this.#hall.page, words, { exact: typeof words === 'string' });
  }

  /** Every touch while something was said ended it, and nothing was said by two at once. */
  async hushedAtTouches(): Promise<void> {
    const told = await this.#hall.page.evaluate(() => spokenRecord.told);
    let speaking = false;
    let hushed = 0;
    for (const [at, what] of told.entries()) {
      if (what === 'started') {
        expect(speaking, `two voices: ${told.slice(0, at + 1).join(' ')}`).toBe(false);
        speaking = true;
      } else if (what === 'ended' || what === 'stopped') speaking = false;
      // The page may hear of the touch before this record does.
      if (what === 'touch' && speaking)
        expect(told[at + 1], `after a touch: ${told.slice(at).join(' ')}`).toBe('stopped');
      if (what === 'stopped' && (told[at - 1] === 'touch' || told[at + 1] === 'touch')) hushed += 1;
    }
    expect(hushed).toBeGreaterThan(0);
  }

  /** Everything that was said so far. */
  everything(): Promise<readonly Reading[]> {
    return this.#readings();
  }

  #readings(): Promise<readonly Reading[]> {
    return this.#hall.page.evaluate(() => spokenRecord.readings);
  }
}
