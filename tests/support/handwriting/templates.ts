import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readTemplateFile, type TemplateFile } from '../../../renderer/handwriting/template-file.ts';

/** The shipped file of templates, packed as the page fetches it. */
export const packedTemplates = (): Uint8Array =>
  readFileSync(join(import.meta.dirname, '../../../resources/handwriting/templates.bin'));

/** The shipped templates, read as the worker reads them. */
export const shippedTemplates = (): TemplateFile => readTemplateFile(gunzipSync(packedTemplates()));
