import { z } from 'zod';
import type { CaseRoute, FilingNumber, MessageSource } from '../contract/case-route.ts';
import type { FiledCase, NumberedCase } from '../core/ports/upstream.ts';
import type { UpstreamProfile } from './upstream-profile.ts';

/** A field of so many characters that must be there. */
const must = (longest: number) => z.string().min(1).max(longest);
const may = (longest: number) => z.string().max(longest).optional();
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** 2501 `refmedin` (upstream spec §4.4). */
const transferSchema = z.strictObject({
  psn_no: must(30),
  insutype: may(6),
  tel: may(50),
  addr: may(200),
  insu_optins: may(6),
  diag_code: must(20),
  diag_name: must(100),
  dise_cond_dscr: may(2000),
  reflin_medins_no: must(12),
  reflin_medins_name: must(200),
  mdtrtarea_admdvs: must(6),
  hosp_agre_refl_flag: may(3),
  refl_type: must(6),
  refl_date: day,
  refl_rea: must(100),
  refl_opnn: must(200),
  begndate: day.optional(),
  enddate: day.optional(),
  refl_used_flag: may(3),
});

/** 2503 `data` (upstream spec §4.5). */
const diseaseSchema = z.strictObject({
  psn_no: must(30),
  insutype: must(6),
  opsp_dise_code: must(30),
  opsp_dise_name: must(300),
  tel: may(50),
  addr: may(200),
  insu_optins: must(6),
  ide_fixmedins_no: must(30),
  ide_fixmedins_name: must(200),
  hosp_ide_date: day,
  diag_dr_codg: must(30),
  diag_dr_name: must(50),
  begndate: day,
  enddate: day.optional(),
});

/** 2505 `data` (upstream spec §4.6). */
const institutionSchema = z.strictObject({
  psn_no: must(30),
  tel: may(50),
  addr: may(200),
  biz_appy_type: must(3),
  begndate: day,
  enddate: day.optional(),
  agnter_name: may(50),
  agnter_cert_type: may(6),
  agnter_certno: may(50),
  agnter_tel: may(30),
  agnter_addr: may(200),
  agnter_rlts: may(3),
  fix_srt_no: must(3),
  fixmedins_code: must(12),
  fixmedins_name: must(200),
  memo: may(500),
});

/** What a number is undone by, what tells whether it took effect, and by which fields its own filing is known again. */
export interface NumberedFiling {
  readonly node: string;
  readonly undo: string;
  readonly query: string;
  readonly same: readonly string[];
}

export const NUMBERED_FILINGS: Readonly<Record<FilingNumber, NumberedFiling>> = {
  '2501': {
    node: 'refmedin',
    undo: '2502',
    query: '5304',
    same: ['reflin_medins_no', 'diag_code', 'refl_date'],
  },
  '2503': { node: 'data', undo: '2504', query: '5301', same: ['opsp_dise_code', 'begndate'] },
  '2505': {
    node: 'data',
    undo: '2506',
    query: '5302',
    same: ['fixmedins_code', 'biz_appy_type', 'begndate'],
  },
};
const MESSAGES = { '2501': transferSchema, '2503': diseaseSchema, '2505': institutionSchema } as const;

export const messageSchema = z.record(z.string(), z.string());
/** The fields of a message, all of them text. */
export type Message = z.infer<typeof messageSchema>;

function valueOf(source: MessageSource, filed: FiledCase, code: string | undefined): string | undefined {
  if ('field' in source) return filed.fields[source.field];
  if ('person' in source) return filed.person[source.person];
  if ('text' in source) return source.text;
  if ('day' in source) return filed.acceptedOn;
  return code;
}

/**
 * A case as the platform's own number wants it; undefined where this platform's profile does not have the number, or the case
 * does not fill its message. What is empty is left out.
 */
export function numberedCase(
  { filings }: UpstreamProfile,
  route: CaseRoute,
  filed: FiledCase,
): NumberedCase | undefined {
  const own = filings?.[route.interface];
  if (own === undefined) return undefined;
  const fields = Object.entries(route.message).flatMap(([name, source]) => {
    const value = valueOf(source, filed, own.codes[name]);
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const message = MESSAGES[route.interface].safeParse(Object.fromEntries(fields));
  if (!message.success) return undefined;
  return {
    interface: route.interface,
    message: messageSchema.parse(JSON.parse(JSON.stringify(message.data))),
  };
}

/** The number a row goes out under, and whether it takes a filing back; undefined for any other row. */
export function numberOf(
  name: string,
): { readonly filing: FilingNumber; readonly undoes: boolean } | undefined {
  for (const filing of Object.keys(MESSAGES)) {
    if (filing !== '2501' && filing !== '2503' && filing !== '2505') continue;
    if (name === filing) return { filing, undoes: false };
    if (name === NUMBERED_FILINGS[filing].undo) return { filing, undoes: true };
  }
  return undefined;
}

/**
 * What takes a numbered filing back (2502, 2504, 2506): its interface, and what its row carries beside the case.
 * @param reference `trt_dcla_detl_sn`, as the platform acknowledged the filing by; undefined where it is read when the row is sent
 * @param memo the reason, at most 500 characters
 */
export function undoing(
  filing: FilingNumber,
  message: Message,
  reference: string | undefined,
  memo: string,
): { readonly interface: string; readonly message: Message; readonly undo: Message } {
  const psn_no = message['psn_no'] ?? '';
  return {
    interface: NUMBERED_FILINGS[filing].undo,
    message,
    undo: { ...(reference === undefined ? {} : { trt_dcla_detl_sn: reference }), psn_no, memo },
  };
}
