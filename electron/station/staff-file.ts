import { statSync } from 'node:fs';
import { type StaffFile, staffFileSchema } from '../contract/attendant.ts';
import { readChecked } from './checked-json.ts';
import type { JsonDocument } from './json-positions.ts';
import { inReadingOrder, problemAt, problemOfFile, type SiteProblem } from './problems.ts';
import type { SchemaHints } from './schema-problems.ts';

/** A staff file that can be used, or everything that is wrong with it. */
export type StaffReading =
  | { readonly ok: true; readonly staff: StaffFile }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/** Anybody but the owner may do something with the file. */
const OPEN_TO_OTHERS = 0o077;

const MADE_BY_TOOL = '请用 npm run staff 修改，不要手工改';

const STAFF_HINTS: SchemaHints = {
  remedies: { cards: MADE_BY_TOOL, attendants: MADE_BY_TOOL },
  secrets: [],
};

/**
 * Reads and checks the staff file. It must belong to its owner alone (0600): six digits can be tried out by whoever has the hashes.
 * Never throws for anything a file can hold.
 */
export function readStaffFile(path: string): StaffReading {
  const checked = readChecked(path, staffFileSchema, STAFF_HINTS);
  if (!checked.ok) return checked;
  if ((statSync(path).mode & OPEN_TO_OTHERS) !== 0) {
    return { ok: false, problems: [problemOfFile(path, '人员文件别人也能打开', `执行 chmod 600 ${path}`)] };
  }
  const problems = staffProblems(path, checked.document, checked.value);
  return problems.length > 0
    ? { ok: false, problems: inReadingOrder(problems) }
    : { ok: true, staff: checked.value };
}

/** What no schema can see: an id or a card that stands twice, and days in the wrong order. */
function staffProblems(
  file: string,
  document: JsonDocument,
  { attendants }: StaffFile,
): readonly SiteProblem[] {
  return attendants.flatMap((entry, index) => {
    const before = attendants.slice(0, index);
    const problem = (field: string, what: string, remedy: string) =>
      problemAt(file, document, ['attendants', index, field], what, remedy);
    const found: SiteProblem[] = [];
    if (before.some(({ id }) => id === entry.id))
      found.push(problem('id', '这个编号已经有人用了', '给其中一个人换一个编号'));
    if (before.some(({ card }) => card === entry.card))
      found.push(problem('card', '这张证已经登记过了', '一个人只登记一次，删掉多的一条'));
    if (entry.validUntil !== undefined && entry.validUntil < entry.validFrom)
      found.push(problem('validUntil', '结束日期早于开始日期', '把结束日期改到开始日期之后'));
    return found;
  });
}
