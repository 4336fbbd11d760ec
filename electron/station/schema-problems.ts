import { z } from 'zod';
import type { JsonDocument } from './json-positions.ts';
import type { JsonPath } from './json-reader.ts';
import { nearestName } from './nearest-name.ts';
import { dotted, problemAt, type SiteProblem } from './problems.ts';

/** What a schema cannot say of itself. Keys are fields with `[]` for any index, e.g. `devices[].transport.path`. */
export interface SchemaHints {
  /** What to write there. */
  readonly remedies: Readonly<Record<string, string>>;
  /** Fields that hold a secret: nothing inside them is ever named. */
  readonly secrets: readonly string[];
}

export const NO_HINTS: SchemaHints = { remedies: {}, secrets: [] };

type Issue = z.core.$ZodIssue;

interface Context {
  readonly file: string;
  readonly document: JsonDocument;
  readonly schema: z.ZodType;
  readonly hints: SchemaHints;
}

/** What a schema found wrong in a document, as problems with lines. */
export function schemaProblems(context: Context, issues: readonly Issue[]): readonly SiteProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(context, issue));
}

/** `['devices', 1, 'kind']` as the key of a hint, `devices[].kind`. */
function hintKey(path: JsonPath): string {
  return dotted(path.map((part) => (typeof part === 'number' ? 0 : part))).replaceAll('[0]', '[]');
}

/** The path up to the first secret on it, or the whole path. */
export function pathToSecret(path: JsonPath, hints: SchemaHints): JsonPath {
  const depth = path.findIndex((_, index) => hints.secrets.includes(hintKey(path.slice(0, index + 1))));
  return depth === -1 ? path : path.slice(0, depth + 1);
}

function problemsOfIssue(context: Context, issue: Issue): readonly SiteProblem[] {
  const { file, document, hints } = context;
  const whole = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const path = pathToSecret(whole, hints);
  if (issue.code === 'unrecognized_keys' && !hints.secrets.includes(hintKey(path))) {
    return unknownFields(context, path, issue.keys);
  }
  const remedy = hints.remedies[hintKey(path)];
  const [what, generalRemedy] = isThere(document.value, path)
    ? wordsOf(issue)
    : (['缺少这一项', `请补上 "${String(path.at(-1) ?? '')}"${choicesOf(issue)}`] as const);
  return [problemAt(file, document, path, what, remedy ?? generalRemedy)];
}

function unknownFields(context: Context, path: JsonPath, keys: readonly string[]): readonly SiteProblem[] {
  const known = fieldsAt(context.schema, path, context.document.value);
  return keys.map((key) => {
    const meant = nearestName(key, known);
    const remedy =
      meant === undefined
        ? `删掉它；这里可以写的有：${known.join('、')}`
        : `是不是想写 "${meant}"？不是就删掉它`;
    const position = context.document.positionOfKey([...path, key]);
    return {
      file: context.file,
      ...position,
      field: dotted([...path, key]),
      what: '没有这个字段',
      remedy,
    };
  });
}

/** What is wrong and what to do, without repeating what was written. */
function wordsOf(issue: Issue): readonly [what: string, remedy: string] {
  switch (issue.code) {
    case 'invalid_type':
      return ['内容的种类不对', `请写${TYPE_WORDS[issue.expected] ?? issue.expected}`];
    case 'invalid_value':
      return ['这里只能写规定的词', `请选一个${choicesOf(issue)}`];
    case 'invalid_union':
      return ['写法不对', `请改成规定的写法${choicesOf(issue)}`];
    case 'invalid_format':
      return ['写法不对', issue.pattern === undefined ? '请照说明改' : `要符合 ${issue.pattern}`];
    case 'too_small':
      return [SIZE_WORDS[issue.origin]?.[0] ?? '太小', `至少 ${issue.minimum}${unitOf(issue.origin)}`];
    case 'too_big':
      return [SIZE_WORDS[issue.origin]?.[1] ?? '太大', `最多 ${issue.maximum}${unitOf(issue.origin)}`];
    case 'unrecognized_keys':
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return ['写法不对', '请照说明改'];
  }
}

/** The words a field may hold, where the schema has a closed list. */
function choicesOf(issue: Issue): string {
  if (issue.code === 'invalid_value') return `：${issue.values.map(String).join('、')}`;
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return '';
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : [];
  return `：${options.map(String).join('、')}`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字，加英文双引号',
  number: '数字，不加引号',
  int: '整数，不加引号',
  boolean: ' true 或 false，不加引号',
  array: '列表，用 [ ] 括起来',
  object: '一组字段，用 { } 括起来',
};

const SIZE_WORDS: Readonly<Record<string, readonly [small: string, big: string]>> = {
  string: ['没有写内容', '写得太长'],
  number: ['数字太小', '数字太大'],
  int: ['数字太小', '数字太大'],
  array: ['列表里太少', '列表里太多'],
};

const unitOf = (origin: string): string => {
  if (origin === 'string') return ' 个字';
  return origin === 'array' ? ' 项' : '';
};

/** Whether a field stands in the document. */
function isThere(value: unknown, path: JsonPath): boolean {
  let inside = value;
  for (const part of path) {
    if (typeof inside !== 'object' || inside === null || !Object.hasOwn(inside, part)) return false;
    inside = (inside as Record<string | number, unknown>)[part];
  }
  return true;
}

/** The fields a schema knows at a path; for alternatives, those of the one the document chose. */
export function fieldsAt(schema: z.ZodType, path: JsonPath, value: unknown): readonly string[] {
  const objects = objectsOf(schema, value);
  const [part, ...rest] = path;
  if (part === undefined) return [...new Set(objects.flatMap((object) => Object.keys(object.shape)))];
  const inside =
    typeof value === 'object' && value !== null
      ? (value as Record<string | number, unknown>)[part]
      : undefined;
  const next =
    typeof part === 'number'
      ? elementsOf(schema)
      : objects.flatMap((object) => (Object.hasOwn(object.shape, part) ? [object.shape[part]] : []));
  return [
    ...new Set(next.flatMap((child) => (child instanceof z.ZodType ? fieldsAt(child, rest, inside) : []))),
  ];
}

function unwrapped(schema: z.ZodType): z.ZodType {
  if (!(schema instanceof z.ZodOptional)) return schema;
  const inner = schema.unwrap();
  return inner instanceof z.ZodType ? unwrapped(inner) : schema;
}

function elementsOf(schema: z.ZodType): readonly unknown[] {
  const plain = unwrapped(schema);
  return plain instanceof z.ZodArray ? [plain.element] : [];
}

/** The object schemas a value may be meant for. */
function objectsOf(schema: z.ZodType, value: unknown): readonly z.ZodObject[] {
  const plain = unwrapped(schema);
  if (plain instanceof z.ZodObject) return [plain];
  if (!(plain instanceof z.ZodUnion)) return [];
  const options = plain.options.filter((option) => option instanceof z.ZodObject);
  const chosen = options.filter((option) => agreesWith(option, value));
  return chosen.length === 0 ? options : chosen;
}

/** Whether the fixed words of an alternative (its `kind`) are the ones the document wrote. */
function agreesWith(option: z.ZodObject, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(option.shape).some(
    ([key, field]) =>
      field instanceof z.ZodLiteral &&
      Object.hasOwn(value, key) &&
      field.safeParse(Reflect.get(value, key)).success,
  );
}
