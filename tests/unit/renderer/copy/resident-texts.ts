import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreWords } from '../../../../electron/core/words.ts';
import { catalogueStrings } from '../../../../renderer/copy/catalogue.ts';

export type KeyedText = readonly [key: string, text: string];

/** Fields of a service that hold no words for a resident. */
const SILENT = new Set([
  'evidence',
  'source',
  'id',
  'field',
  'code',
  'value',
  'rule',
  'form',
  'step',
  'privacy',
]);

const HAN = /\p{Script=Han}/u;
const resources = join(import.meta.dirname, '../../../../resources');
const read = (path: string): unknown => JSON.parse(readFileSync(join(resources, path), 'utf8'));

/** What fills a gap is at least one character long. */
const filledIn = ([key, text]: KeyedText): KeyedText => [key, text.replaceAll(/\{\w+\}/g, '一')];

/** Texts that only attendants read may be long, and name parts and duties; the line over a resident's screen is not one. */
const FOR_ATTENDANTS = /^failures\..*\.attendant$|^attendant\.(?!operator|whose)|^core\.unified\./;

/** What our own screens and slips say to residents, with keys. */
export function ownTexts(): readonly KeyedText[] {
  return [...catalogueStrings(), ...catalogueStrings({ core: coreWords })]
    .filter(([key]) => !FOR_ATTENDANTS.test(key))
    .map(filledIn);
}

function textsIn(part: unknown, path: string): readonly KeyedText[] {
  if (typeof part === 'string') return HAN.test(part) ? [[path, part]] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, inner]) =>
    SILENT.has(name) ? [] : textsIn(inner, `${path}.${name}`),
  );
}

function jsonIn(folder: string): readonly string[] {
  return readdirSync(join(resources, folder))
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .map((name) => `${folder}/${name}`);
}

/** What the services tell, ask and print, the authority to act for somebody and the ways to an e-voucher too. */
export function serviceTexts(): readonly KeyedText[] {
  const ofServices = [...jsonIn('services'), ...jsonIn('assisted')].flatMap((path) => {
    const { action, journey, receipt } = read(path) as Record<string, unknown>;
    return textsIn({ action, journey, receipt }, path);
  });
  return [...ofServices, ...voucherTexts()];
}

/** What residents are told of the channels of e-vouchers and of the family account. */
function voucherTexts(): readonly KeyedText[] {
  const { channels } = read('voucher/channels.json') as { channels: unknown };
  const { rules } = read('voucher/family.json') as { rules: unknown };
  return textsIn({ channels, rules }, 'voucher');
}

interface Level {
  readonly entries: readonly { readonly no: number; readonly name: string }[];
}

/** Names of services exactly as the places write them: held to common characters, not to our words. */
export function entryNames(): readonly string[] {
  const levels = read('sites/levels.json') as readonly Level[];
  return [...new Set(levels.flatMap(({ entries }) => entries.map(({ name }) => name)))];
}

/** Words that codes of the platform stand for; names of places aside. */
export function dictionaryWords(): readonly string[] {
  return jsonIn('dictionaries')
    .filter((path) => !path.endsWith('insured-place.json'))
    .flatMap((path) => Object.values((read(path) as { words: Record<string, string> }).words));
}
