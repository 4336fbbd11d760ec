import { readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { type JsonDocument, readJson } from './json-positions.ts';
import { inReadingOrder, problemOfFault, problemOfFile, type SiteProblem } from './problems.ts';
import { NO_HINTS, pathToSecret, type SchemaHints, schemaProblems } from './schema-problems.ts';

/** A file that was read and fits its schema, or what is wrong with it. */
export type CheckedJson<T> =
  | { readonly ok: true; readonly value: T; readonly document: JsonDocument }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/** Windows editors put it before the first character; it is no part of the text. */
const BYTE_ORDER_MARK = '\ufeff';

/** Zod would write and compile a parser for each object first, which pays off only for what is parsed thousands of times. */
const ONCE = { jitless: true } as const;

/** Reads a JSON file and holds it to a schema. Nothing in the file or about it makes this throw. */
export function readChecked<S extends z.ZodType>(
  file: string,
  schema: S,
  hints: SchemaHints = NO_HINTS,
): CheckedJson<z.infer<S>> {
  const text = textOf(file);
  if (!text.ok) return text;
  const reading = readJson(text.text);
  if (!reading.ok) {
    const { fault } = reading;
    return { ok: false, problems: [problemOfFault(file, fault, pathToSecret(fault.path, hints))] };
  }
  const { document } = reading;
  const result = schema.safeParse(document.value, ONCE);
  if (result.success) return { ok: true, value: result.data, document };
  const problems = schemaProblems({ file, document, schema, hints }, result.error.issues);
  return { ok: false, problems: inReadingOrder(problems) };
}

/** The data files of a folder by name without `.json`; schemas are not among them. A folder that is not there is empty. */
export function dataFileNames(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
      .map((file) => file.slice(0, -'.json'.length))
      .toSorted();
  } catch {
    return [];
  }
}

type Text =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

function textOf(file: string): Text {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { ok: false, problems: [problemOfReading(file, error)] };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ok: true, text: text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text };
  } catch {
    const problem = problemOfFile(file, '文件的编码不对', '请用 UTF-8 编码保存这个文件');
    return { ok: false, problems: [problem] };
  }
}

function problemOfReading(file: string, error: unknown): SiteProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return problemOfFile(file, '找不到这个文件', '检查路径，或者先建好这个文件');
  if (code === 'EACCES') return problemOfFile(file, '没有权限读这个文件', '让运行本程序的用户能读它');
  if (code === 'EISDIR') return problemOfFile(file, '这是一个文件夹', '请写到文件名为止');
  return problemOfFile(file, `读不了这个文件（${String(code)}）`, '检查磁盘和文件权限');
}
