import { readdirSync, readFileSync } from 'node:fs';
import { coreWords } from '../../electron/core/words.ts';
import { catalogueStrings } from '../../renderer/copy/catalogue.ts';
import { projectPath } from '../write-data.ts';

/** A text with the name it is looked up by. */
export interface Keyed {
  readonly key: string;
  readonly text: string;
}

/** Names of fields that hold no words for anybody to hear. */
const SILENT_FIELDS = new Set([
  'id',
  'step',
  'form',
  'kind',
  'rule',
  'source',
  'evidence',
  'effectiveFrom',
  'code',
  'same',
  'remember',
  'part',
  'parts',
  'place',
  'pattern',
  'value',
  '$schema',
]);

const HAN = /\p{Script=Han}/u;

/** Every text with a Chinese character in a tree of plain data, by its dotted path. */
export function textsIn(tree: unknown, path: string): readonly Keyed[] {
  if (typeof tree === 'string') return HAN.test(tree) ? [{ key: path, text: tree }] : [];
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, part]) =>
    SILENT_FIELDS.has(name) ? [] : textsIn(part, path === '' ? name : `${path}.${name}`),
  );
}

const json = (path: string): unknown => JSON.parse(readFileSync(projectPath(path), 'utf8'));

function filesOf(folder: string): readonly string[] {
  return readdirSync(projectPath(folder))
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'))
    .sort();
}

/** What a resident is led through, and the authority to act for somebody. */
const SERVICE_FILES = ['resources/services', 'resources/assisted'].flatMap((folder) =>
  filesOf(folder).map((file) => `${folder}/${file}`),
);

/** The sentences of the services: `service.<id>.<path>`; of what the staff alone reads, nothing. */
function serviceTexts(): readonly Keyed[] {
  return SERVICE_FILES.flatMap((file) => {
    const { action, journey, receipt, ...service } = json(file) as Record<string, unknown>;
    const title = (receipt as { title?: string } | undefined)?.title;
    return textsIn({ action, journey, title }, `service.${String(service['id'])}`);
  });
}

/** What residents are told of channels and of the family account: `voucher.<file>.<path>`; not what their sources disagree on. */
function voucherTexts(): readonly Keyed[] {
  const { channels } = json('resources/voucher/channels.json') as { channels: unknown };
  const { rules } = json('resources/voucher/family.json') as { rules: unknown };
  return textsIn({ channels, rules }, 'voucher');
}

interface Level {
  readonly id: string;
  readonly entries: readonly { readonly no: number; readonly name: string }[];
}

/** What a place's list calls its services: `entry.<level>.<number>`. */
function entryTexts(): readonly Keyed[] {
  const levels = json('resources/sites/levels.json') as readonly Level[];
  return levels.flatMap(({ id, entries }) =>
    entries.map(({ no, name }) => ({ key: `entry.${id}.${no}`, text: name })),
  );
}

/** Names of places are spoken syllable by syllable, like the villages': five hundred clips would say nothing more. */
const SPELT_DICTIONARIES = new Set(['insured-place.json']);

/** The words that codes stand for: `dictionary.<id>.<code>`. */
function dictionaryTexts(): readonly Keyed[] {
  const files = filesOf('resources/dictionaries').filter((file) => !SPELT_DICTIONARIES.has(file));
  return files.flatMap((file) => {
    const { id, words } = json(`resources/dictionaries/${file}`) as { id: string; words: unknown };
    return textsIn(words, `dictionary.${id}`);
  });
}

/** What the core says on screens; the labels of slips are read on paper alone. */
const { complaints, answers, mandate, standing, findings } = coreWords;
const { next } = coreWords.activation;
const heard = { core: { complaints, answers, mandate, standing, findings, activation: { next } } };

/** Our own words, by their keys. Marks and figures alone, such as an example of a number, are no words. */
function catalogueTexts(): readonly Keyed[] {
  return [...catalogueStrings(), ...catalogueStrings(heard)]
    .map(([key, text]) => ({ key, text }))
    .filter(({ text }) => HAN.test(text));
}

/** Every text that has a clip, the first of each key; a screen says no sentence that is not among them or made of them. */
export function collectTexts(): readonly Keyed[] {
  const all = [
    ...catalogueTexts(),
    ...serviceTexts(),
    ...voucherTexts(),
    ...entryTexts(),
    ...dictionaryTexts(),
  ];
  return [...new Map(all.map((text) => [text.key, text])).values()];
}
