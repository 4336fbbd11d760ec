import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { siteFileSchema } from '../../../electron/contract/site.ts';
import { jsonSchemaOf, SCHEMA_FILES } from '../../../scripts/make-schemas.ts';
import { projectPath } from '../../../scripts/write-data.ts';
import { goodSite } from '../electron/station/support/installation.ts';
import { edited, pathsIn, REMOVED } from '../electron/station/support/json-edit.ts';

const shipped = (path: string): unknown => JSON.parse(readFileSync(projectPath(path), 'utf8'));

describe('the shipped schemas', () => {
  it.each(Object.entries(SCHEMA_FILES))('%s is what the contract makes', (path, file) => {
    // Through text and back: a schema in memory may hold what a file cannot.
    expect(shipped(path)).toEqual(JSON.parse(JSON.stringify(jsonSchemaOf(file))));
  });

  it('name their dialect and their subject', () => {
    for (const path of Object.keys(SCHEMA_FILES)) {
      expect(shipped(path)).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        title: expect.stringMatching(/./u),
      });
    }
  });
});

describe('the schema of the site file', () => {
  const schema = z.fromJSONSchema(jsonSchemaOf(SCHEMA_FILES['resources/site.schema.json']!));

  it('accepts a right site file, also one that names its schema', () => {
    expect(schema.safeParse(goodSite()).success).toBe(true);
    expect(schema.safeParse({ $schema: '../resources/site.schema.json', ...goodSite() }).success).toBe(true);
  });

  it('refuses unknown fields at every depth', () => {
    for (const path of [['x'], ['site', 'x'], ['devices', 0, 'x'], ['devices', 0, 'transport', 'x']]) {
      expect(schema.safeParse(edited(goodSite(), path, 1)).success, path.join('.')).toBe(false);
    }
  });

  it('accepts and refuses as the station does, whatever is changed', () => {
    const anywhere = fc.constantFrom(...pathsIn(goodSite()));
    const anything = fc.oneof(
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom(REMOVED, '', null, -1, 1.5, [], {}),
    );
    fc.assert(
      fc.property(anywhere, anything, (path, put) => {
        // That an address begins with http is a rule a JSON Schema's uri format does not know.
        fc.pre(path.at(-1) !== 'baseUrl');
        const site = edited(goodSite(), path, put);
        expect(schema.safeParse(site).success).toBe(siteFileSchema.safeParse(site).success);
      }),
      { numRuns: 500 },
    );
  });
});
