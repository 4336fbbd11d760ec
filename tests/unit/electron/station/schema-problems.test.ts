import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readJson } from '../../../../electron/station/json-positions.ts';
import {
  fieldsAt,
  NO_HINTS,
  pathToSecret,
  type SchemaHints,
  schemaProblems,
} from '../../../../electron/station/schema-problems.ts';

const schema = z.strictObject({
  name: z.string().min(2).max(4),
  size: z.number().int().min(1).max(9).multipleOf(2).optional(),
  tags: z.array(z.string()).min(1).max(2).optional(),
  line: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('serial'), path: z.string() }),
      z.strictObject({ kind: z.literal('tcp'), host: z.string(), port: z.number() }),
    ])
    .optional(),
  key: z.union([z.string(), z.strictObject({ env: z.string() })]).optional(),
  on: z.boolean().optional(),
  words: z.record(z.string(), z.string()).optional(),
});

const hints: SchemaHints = { remedies: { 'tags[]': '写一个词' }, secrets: ['key'] };

/** What is found in a document, as `field what：remedy`. */
function found(value: unknown, given: SchemaHints = NO_HINTS): readonly string[] {
  const reading = readJson(JSON.stringify(value));
  if (!reading.ok) throw new Error('no JSON');
  const result = schema.safeParse(reading.document.value);
  if (result.success) return [];
  const context = { file: 'f.json', document: reading.document, schema, hints: given };
  return schemaProblems(context, result.error.issues).map(
    ({ field, what, remedy }) => `${field} ${what}：${remedy}`,
  );
}

describe('every kind of issue', () => {
  it.each([
    [{ name: 5 }, 'name 内容的种类不对：请写文字，加英文双引号'],
    [{ name: 'x' }, 'name 没有写内容：至少 2 个字'],
    [{ name: 'xxxxx' }, 'name 写得太长：最多 4 个字'],
    [{}, 'name 缺少这一项：请补上 "name"'],
    [{ name: 'ab', size: '1' }, 'size 内容的种类不对：请写数字，不加引号'],
    [{ name: 'ab', size: 0 }, 'size 数字太小：至少 1'],
    [{ name: 'ab', size: 10 }, 'size 数字太大：最多 9'],
    [{ name: 'ab', size: 3 }, 'size 写法不对：请照说明改'],
    [{ name: 'ab', tags: [] }, 'tags 列表里太少：至少 1 项'],
    [{ name: 'ab', tags: ['a', 'b', 'c'] }, 'tags 列表里太多：最多 2 项'],
    [{ name: 'ab', tags: {} }, 'tags 内容的种类不对：请写列表，用 [ ] 括起来'],
    [{ name: 'ab', on: 'yes' }, 'on 内容的种类不对：请写 true 或 false，不加引号'],
    [{ name: 'ab', line: 1 }, 'line 内容的种类不对：请写一组字段，用 { } 括起来'],
    [{ name: 'ab', line: { kind: 'usb' } }, 'line.kind 写法不对：请改成规定的写法：serial、tcp'],
    [{ name: 'ab', line: {} }, 'line.kind 缺少这一项：请补上 "kind"：serial、tcp'],
    [{ name: 'ab', words: { a: 1 } }, 'words.a 内容的种类不对：请写文字，加英文双引号'],
    [{ name: 'ab', key: 1 }, 'key 写法不对：请改成规定的写法'],
    [{ name: 'ab', nam: 1 }, 'nam 没有这个字段：是不是想写 "name"？不是就删掉它'],
  ])('%j', (value, problem) => {
    expect(found(value)).toEqual([problem]);
  });

  it('a whole document of another kind', () => {
    expect(found(5)).toEqual(['整个文件 内容的种类不对：请写一组字段，用 { } 括起来']);
  });
});

describe('hints', () => {
  it('replace the general remedy, for every element of a list', () => {
    expect(found({ name: 'ab', tags: ['a', 1] }, hints)).toEqual(['tags[1] 内容的种类不对：写一个词']);
  });

  it('keep everything inside a secret untold', () => {
    expect(found({ name: 'ab', key: { hidden: 1 } }, hints)).toEqual(['key 写法不对：请改成规定的写法']);
    expect(pathToSecret(['key', 'hidden', 'more'], hints)).toEqual(['key']);
    expect(pathToSecret(['name', 'key'], hints)).toEqual(['name', 'key']);
  });
});

describe('fieldsAt', () => {
  it('knows the fields of the alternative the document chose', () => {
    expect(fieldsAt(schema, ['line'], { line: { kind: 'tcp' } })).toEqual(['kind', 'host', 'port']);
    expect(fieldsAt(schema, ['line'], { line: { kind: 'usb' } })).toEqual(['kind', 'path', 'host', 'port']);
  });

  it('knows nothing below a text, a record, or a field that is not there', () => {
    expect(fieldsAt(schema, ['name'], { name: 'x' })).toEqual([]);
    expect(fieldsAt(schema, ['words'], { words: {} })).toEqual([]);
    expect(fieldsAt(schema, ['none', 'more'], {})).toEqual([]);
  });

  it('looks into lists', () => {
    const list = z.array(z.strictObject({ id: z.string() }).optional());
    expect(fieldsAt(list, [3], [])).toEqual(['id']);
  });
});
