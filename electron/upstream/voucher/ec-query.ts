import { z } from 'zod';
import type { VoucherFailure } from '../../contract/failures.ts';
import type { VoucherDecoding, VoucherIdentity, VoucherSettings } from '../../contract/voucher.ts';
import type { VoucherAnswer } from '../../core/ports/voucher-decoder.ts';

/** The messages of the 电子凭证中台 as the decoding libraries take and give them (upstream spec §1.3, §1.4, §1.6). */

/** Jobs of the library: decode what its box or our scanner read, check a face, and swap that for a person. */
export type TransType = 'ec.query' | 'cn.nhsa.ec.auth' | 'cn.nhsa.auth.check';

/** Who asks. `deviceType` is what a self-service machine must say of itself. */
export interface AskingTerminal {
  readonly orgId: string;
  readonly operator: { readonly no: string; readonly name: string };
  readonly settings: Pick<VoucherSettings, 'businessType' | 'office'>;
}

const SELF_SERVICE = 'SelfService';

/**
 * A request as JSON text.
 * @param more fields of this job beside the six that each one needs, e.g. `ecQrCode`
 */
export function ecRequest(
  transType: TransType,
  { orgId, operator, settings }: AskingTerminal,
  more: Readonly<Record<string, string>> = {},
): string {
  return JSON.stringify({
    transType,
    orgId,
    data: {
      orgId,
      businessType: settings.businessType,
      operatorId: operator.no,
      operatorName: operator.name,
      officeId: settings.office.id,
      officeName: settings.office.name,
      deviceType: SELF_SERVICE,
      ...more,
    },
  });
}

/** Libraries put JSON text where others put JSON. */
const jsonOrText = z.preprocess((value) => (typeof value === 'string' ? parsed(value) : value), z.unknown());

const replySchema = z.object({
  code: z.coerce.number().int(),
  message: z.string().nullish(),
  data: jsonOrText.optional(),
});
export type EcReply = z.infer<typeof replySchema>;

const identitySchema = z.object({
  userName: z.string().min(1).max(64),
  idNo: z.string().min(1).max(64),
  idType: z.string().min(1).max(64).nullish(),
  ecToken: z.string().max(64).nullish(),
  insuOrg: z.string().nullish(),
});

const authSchema = z.object({ authNo: z.string().min(1).max(64) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A reply's outer part; undefined for what is none. Nothing of a reply that fits no form goes anywhere: it may name a person. */
export function readReply(text: unknown): EcReply | undefined {
  const value = typeof text === 'string' ? parsed(text) : text;
  const reply = replySchema.safeParse(value);
  return reply.success ? reply.data : undefined;
}

/** The face check's number, to be swapped for a person. */
export function readAuthNumber({ data }: EcReply): string | undefined {
  const auth = authSchema.safeParse(data);
  return auth.success ? auth.data.authNo : undefined;
}

/** The person of a successful reply, or `voucher-bad-answer`. */
export function readIdentity({ data }: EcReply): VoucherAnswer {
  const read = identitySchema.safeParse(data);
  if (!read.success) return { ok: false, failure: 'voucher-bad-answer' };
  const { userName, idNo, idType, ecToken, insuOrg } = read.data;
  const identity: VoucherIdentity = {
    kind: 'voucher',
    name: userName,
    number: idNo.toUpperCase(),
    certificateType: idType ?? RESIDENT_CARD,
    ...(ecToken === undefined || ecToken === null || ecToken === '' ? {} : { token: ecToken }),
    ...(insuOrg !== undefined && insuOrg !== null && /^\d{6}$/.test(insuOrg)
      ? { insuredPlace: insuOrg }
      : {}),
  };
  return { ok: true, value: identity };
}

/** `idType` of a resident's ID card. */
const RESIDENT_CARD = '01';

/** The only code that says a person was found. */
export const DECODED = 0;

/** What a code other than 0 means: by its number where that is known, else by its words; the number goes with what is neither. */
export function failureOf(
  decoding: VoucherDecoding,
  { code, message }: Pick<EcReply, 'code' | 'message'>,
): Extract<VoucherAnswer, { ok: false }> {
  const known = decoding.codes.find((listed) => listed.code === code);
  if (known !== undefined) return { ok: false, failure: known.means };
  const worded = failureInWords(decoding, message ?? '');
  return { ok: false, failure: worded ?? 'voucher-refused', platformCode: code };
}

/** The failure that a message's words name; undefined where they name none we know. */
export function failureInWords({ words }: VoucherDecoding, message: string): VoucherFailure | undefined {
  return words.find(({ part }) => message.includes(part))?.means;
}

/**
 * The province of a code: its 23rd and 24th character (upstream spec §1.1). A traveller's code is decoded like any other; only
 * where that fails does it explain why.
 */
export const provinceOf = (code: string): string => code.slice(22, 24);

/** A refusal of a code that another province issued, said as what it is. */
export function explained(answer: VoucherAnswer, code: string, place: string): VoucherAnswer {
  if (answer.ok || answer.failure !== 'voucher-refused') return answer;
  return provinceOf(code) === place.slice(0, 2) ? answer : { ...answer, failure: 'voucher-other-province' };
}
