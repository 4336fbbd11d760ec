/**
 * Makes `resources/sites/levels.json`: what each level of a place offers, in the words and order of the place's own
 * document. Run: `node scripts/make-site-levels.ts SOURCE`, SOURCE being the transcription of the five documents (JSON).
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  type SiteLevel,
  type SitePlace,
  siteLevelSchema,
  sitePlaceSchema,
} from '../electron/contract/catalogue.ts';
import { projectPath, writeData } from './write-data.ts';

export const LEVELS_PATH = 'resources/sites/levels.json';
export const PLACES_PATH = 'resources/sites/places.json';

/** The part of the transcription that the levels are made from. */
export const transcriptionSchema = z.object({
  documents: z.array(
    z.object({
      region: z.string(),
      levels: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          items: z.array(z.object({ no: z.number(), name: z.string(), canonical: z.array(z.string()) })),
        }),
      ),
    }),
  ),
  canonical: z.array(z.object({ id: z.string(), kind: z.string() })),
});
export type Transcription = z.infer<typeof transcriptionSchema>;

/** The transcriber's remark on where a table's numbers start; not the document's words. */
const TRANSCRIBERS_REMARK = / \(table nos\. [\d-]+\)$/;

/** Kinds of the transcription that are done at a terminal: by residents, or by staff who sign in. */
const DONE_HERE = new Set(['service', 'staff-duty']);

/** Duties that the transcription gives no name, because only one document has them: the log and the reports of a township. */
const UNNAMED_DUTIES: Readonly<Record<string, readonly string[]>> = {
  'xx-township:1': ['work-record'],
  'xx-township:6': ['work-report'],
};

/** All levels of all documents, names verbatim, each entry with the services and the duties of staff that it holds. */
export function makeSiteLevels(
  { documents, canonical }: Transcription,
  places: readonly SitePlace[],
): SiteLevel[] {
  const services = new Set(canonical.filter(({ kind }) => DONE_HERE.has(kind)).map(({ id }) => id));
  return documents.flatMap(({ region, levels }) => {
    const place = places.find((candidate) => candidate.region === region)?.code;
    if (place === undefined) throw new Error(`${PLACES_PATH} has no place for ${region}`);
    return levels.map(({ id, title, items }) =>
      siteLevelSchema.parse({
        id,
        place,
        title: title.replace(TRANSCRIBERS_REMARK, ''),
        entries: items.map((item) => ({
          no: item.no,
          name: item.name,
          services:
            UNNAMED_DUTIES[`${id}:${item.no}`] ?? item.canonical.filter((service) => services.has(service)),
        })),
      }),
    );
  });
}

/** The file's text, one entry a line. */
export function siteLevelsText(levels: readonly SiteLevel[]): string {
  const blocks = levels.map(({ id, place, title, entries }) => {
    const head = { id, place, title };
    const lines = entries.map((entry) => `      ${JSON.stringify(entry)}`).join(',\n');
    const fields = Object.entries(head).map(([key, value]) => `    "${key}": ${JSON.stringify(value)},\n`);
    return `  {\n${fields.join('')}    "entries": [\n${lines}\n    ]\n  }`;
  });
  return `[\n${blocks.join(',\n')}\n]\n`;
}

/** The places as they are shipped. */
export function readPlaces(): SitePlace[] {
  return z.array(sitePlaceSchema).parse(JSON.parse(readFileSync(projectPath(PLACES_PATH), 'utf8')));
}

if (import.meta.main) {
  const source = process.argv[2];
  if (source === undefined) throw new Error('usage: node scripts/make-site-levels.ts SOURCE');
  const transcription = transcriptionSchema.parse(JSON.parse(readFileSync(source, 'utf8')));
  writeData(LEVELS_PATH, siteLevelsText(makeSiteLevels(transcription, readPlaces())));
}
