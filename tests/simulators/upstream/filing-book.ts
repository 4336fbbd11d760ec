import type { CheckedEnvelope } from './envelope-check.ts';
import { nodeOf } from './envelope-check.ts';
import { syntheticResidents } from './synthetic-residents.ts';

/** A filing by one of the platform's numbers, as it was taken. */
export interface TakenFiling {
  /** `trt_dcla_detl_sn` */
  readonly sn: string;
  readonly infno: '2501' | '2503' | '2505';
  readonly msgid: string;
  readonly message: Readonly<Record<string, unknown>>;
  undone: boolean;
}

export type FilingAnswer =
  | { readonly output: Readonly<Record<string, unknown>> }
  | { readonly complaint: string };

/** Field, longest length, whether it must be there: the platform's tables, written down here once more on purpose. */
type Field = readonly [name: string, longest: number, required: boolean];
const DAY = 10;
const FIELDS: Readonly<Record<TakenFiling['infno'], readonly Field[]>> = {
  '2501': [
    ['psn_no', 30, true],
    ['insutype', 6, false],
    ['tel', 50, false],
    ['addr', 200, false],
    ['insu_optins', 6, false],
    ['diag_code', 20, true],
    ['diag_name', 100, true],
    ['dise_cond_dscr', 2000, false],
    ['reflin_medins_no', 12, true],
    ['reflin_medins_name', 200, true],
    ['mdtrtarea_admdvs', 6, true],
    ['hosp_agre_refl_flag', 3, false],
    ['refl_type', 6, true],
    ['refl_date', DAY, true],
    ['refl_rea', 100, true],
    ['refl_opnn', 200, true],
    ['begndate', DAY, false],
    ['enddate', DAY, false],
    ['refl_used_flag', 3, false],
  ],
  '2503': [
    ['psn_no', 30, true],
    ['insutype', 6, true],
    ['opsp_dise_code', 30, true],
    ['opsp_dise_name', 300, true],
    ['tel', 50, false],
    ['addr', 200, false],
    ['insu_optins', 6, true],
    ['ide_fixmedins_no', 30, true],
    ['ide_fixmedins_name', 200, true],
    ['hosp_ide_date', DAY, true],
    ['diag_dr_codg', 30, true],
    ['diag_dr_name', 50, true],
    ['begndate', DAY, true],
    ['enddate', DAY, false],
  ],
  '2505': [
    ['psn_no', 30, true],
    ['tel', 50, false],
    ['addr', 200, false],
    ['biz_appy_type', 3, true],
    ['begndate', DAY, true],
    ['enddate', DAY, false],
    ['agnter_name', 50, false],
    ['agnter_cert_type', 6, false],
    ['agnter_certno', 50, false],
    ['agnter_tel', 30, false],
    ['agnter_addr', 200, false],
    ['agnter_rlts', 3, false],
    ['fix_srt_no', 3, true],
    ['fixmedins_code', 12, true],
    ['fixmedins_name', 200, true],
    ['memo', 500, false],
  ],
};
const NODE = { '2501': 'refmedin', '2503': 'data', '2505': 'data' } as const;
/** The number that undoes, and the one it undoes. */
const UNDOES = { '2502': '2501', '2504': '2503', '2506': '2505' } as const;
/** The query, what it lists, and under which node. */
const LISTS = {
  '5304': { infno: '2501', node: 'refmedin' },
  '5301': { infno: '2503', node: 'feedetail' },
  '5302': { infno: '2505', node: 'psnfixmedin' },
} as const;

function complaintAbout(infno: TakenFiling['infno'], message: Record<string, unknown>): string | undefined {
  const fields = FIELDS[infno];
  const known = new Set(fields.map(([name]) => name));
  const unknown = Object.keys(message).find((name) => !known.has(name));
  if (unknown !== undefined) return `${unknown} is unknown`;
  const wrong = fields.find(([name, longest, required]) => {
    const value = message[name];
    if (value === undefined) return required;
    return typeof value !== 'string' || value.length > longest || (required && value === '');
  });
  return wrong === undefined ? undefined : `${wrong[0]} is wrong`;
}

/**
 * Filings by number. There is no key: the same message twice is two filings, as nothing in the platform's tables says otherwise, so
 * that a kiosk which repeats one is found out.
 */
export class FilingBook {
  readonly #taken: TakenFiling[] = [];

  take(infno: TakenFiling['infno'], { input, msgid, insuplc_admdvs }: CheckedEnvelope): FilingAnswer {
    const message = nodeOf(input, NODE[infno]);
    const complaint = complaintAbout(infno, message);
    if (complaint !== undefined) return { complaint };
    const person = syntheticResidents.find(({ insured }) => insured?.personNumber === message['psn_no']);
    if (person?.insured === undefined) return { complaint: '人员编号不存在' };
    if (!person.insured.covers.some((cover) => cover.insuplc_admdvs === insuplc_admdvs))
      return { complaint: '参保地医保区划不正确' };
    const sn = `${infno}${String(this.#taken.length + 1).padStart(12, '0')}`;
    this.#taken.push({ sn, infno, msgid, message, undone: false });
    return { output: { result: { trt_dcla_detl_sn: sn } } };
  }

  undo(infno: keyof typeof UNDOES, { input }: CheckedEnvelope): FilingAnswer {
    const { trt_dcla_detl_sn: sn, psn_no } = nodeOf(input, 'data');
    const filing = this.#taken.find(
      (taken) => taken.sn === sn && taken.infno === UNDOES[infno] && taken.message['psn_no'] === psn_no,
    );
    if (filing === undefined || filing.undone) return { complaint: '没有可撤销的备案' };
    filing.undone = true;
    return { output: {} };
  }

  list(infno: keyof typeof LISTS, { input }: CheckedEnvelope): FilingAnswer {
    const { psn_no, begntime, endtime } = nodeOf(input, 'data');
    const { infno: of, node } = LISTS[infno];
    const inSpan = (day: unknown): boolean =>
      infno !== '5304' || (String(begntime) <= String(day) && String(day) <= String(endtime));
    const items = this.#taken
      .filter((taken) => taken.infno === of && !taken.undone && taken.message['psn_no'] === psn_no)
      .filter(({ message }) => inSpan(message['refl_date']))
      .map(({ sn, message }) => ({ ...message, trt_dcla_detl_sn: sn }));
    // Empty lists are left out, as platforms do.
    return { output: items.length === 0 ? {} : { [node]: items } };
  }

  all(): readonly TakenFiling[] {
    return this.#taken;
  }
}
