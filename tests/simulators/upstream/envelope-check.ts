/** Field, longest length, and whether it must not be empty: the platform's list, in its spelling. */
const TEXT_FIELDS: readonly (readonly [name: string, longest: number, required: boolean])[] = [
  ['infno', 6, true],
  ['msgid', 30, true],
  ['mdtrtarea_admvs', 6, true],
  ['insuplc_admdvs', 6, false],
  ['recer_sys_code', 10, true],
  ['dev_no', 100, false],
  ['dev_safe_info', 2000, false],
  ['cainfo', 1024, false],
  ['signtype', 10, false],
  ['infver', 6, true],
  ['opter_type', 3, true],
  ['opter', 30, true],
  ['opter_name', 50, true],
  ['inf_time', 19, true],
  ['fixmedins_code', 30, true],
  ['fixmedins_name', 200, true],
  ['sign_no', 30, false],
];
const KNOWN = new Set([...TEXT_FIELDS.map(([name]) => name), 'input']);
const LARGEST_INPUT = 40_000;

/** A request that passed. */
export interface CheckedEnvelope {
  readonly infno: string;
  readonly msgid: string;
  readonly insuplc_admdvs: string;
  readonly input: Readonly<Record<string, unknown>>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textComplaints(body: Record<string, unknown>): string[] {
  return TEXT_FIELDS.flatMap(([name, longest, required]) => {
    const value = body[name];
    if (value === undefined && !required) return [];
    if (typeof value !== 'string') return [`${name} is no text`];
    if (required && value === '') return [`${name} is empty`];
    return value.length > longest ? [`${name} is too long`] : [];
  });
}

function shapeComplaints(body: Record<string, unknown>, infno: string): string[] {
  const complaints: string[] = [];
  const hold = (field: string, shape: RegExp): void => {
    if (!shape.test(String(body[field]))) complaints.push(`${field} has the wrong shape`);
  };
  hold('msgid', /^[A-Za-z0-9]{12}\d{14}\d{4}$/);
  hold('mdtrtarea_admvs', /^\d{6}$/);
  hold('inf_time', /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
  if (body['opter_type'] !== '2') complaints.push('opter_type is not 2');
  if (body['infno'] !== infno) complaints.push('infno does not belong to this path');
  if (!isRecord(body['input'])) complaints.push('input is no object');
  else if (JSON.stringify(body['input']).length > LARGEST_INPUT) complaints.push('input is too large');
  for (const name of Object.keys(body)) if (!KNOWN.has(name)) complaints.push(`${name} is unknown`);
  return complaints;
}

/** Checks a request strictly: either the envelope, or every complaint about it. Complaints name fields, never values. */
export function checkEnvelope(
  body: unknown,
  infno: string,
): { readonly envelope: CheckedEnvelope } | { readonly complaints: readonly string[] } {
  if (!isRecord(body)) return { complaints: ['the body is no object'] };
  const complaints = [...textComplaints(body), ...shapeComplaints(body, infno)];
  if (complaints.length > 0) return { complaints };
  const { msgid, insuplc_admdvs } = body;
  return {
    envelope: {
      infno,
      msgid: String(msgid),
      insuplc_admdvs: typeof insuplc_admdvs === 'string' ? insuplc_admdvs : '',
      input: isRecord(body['input']) ? body['input'] : {},
    },
  };
}

/** A node of an input as an object; an empty one where there is none. */
export function nodeOf(input: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const node = input[name];
  return isRecord(node) ? node : {};
}
