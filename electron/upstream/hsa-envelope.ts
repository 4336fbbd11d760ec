import { z } from 'zod';
import { beijingTime } from './beijing-time.ts';

/** `opter_type`: 1 clerk, 2 self-service terminal, 3 mobile terminal. */
const SELF_SERVICE_TERMINAL = '2';

/** Who speaks: what every envelope of this terminal has in common. All of it is configuration of the region. */
export interface HsaSender {
  readonly institution: { readonly code: string; readonly name: string };
  /** `recer_sys_code`, given by the region. */
  readonly recerSysCode: string;
  /** `infver`, e.g. `V1.0`. */
  readonly infver: string;
  readonly operator: { readonly no: string; readonly name: string };
  /** Sent as `dev_no`. */
  readonly terminal: string;
  /** Division where the service happens, six digits. */
  readonly place: string;
}

/** What one message says. */
export interface HsaMessage {
  readonly infno: string;
  readonly msgid: string;
  /** The moment of sending, epoch ms. */
  readonly at: number;
  /** Division of insurance; must be known where the input holds a person number. */
  readonly insuredPlace?: string;
  /** Keyed by node name. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** The 18 request fields, spelled exactly as the platform spells them (`mdtrtarea_admvs` is no slip of ours). */
export interface HsaEnvelope {
  readonly infno: string;
  readonly msgid: string;
  readonly mdtrtarea_admvs: string;
  readonly insuplc_admdvs: string;
  readonly recer_sys_code: string;
  readonly dev_no: string;
  readonly dev_safe_info: string;
  readonly cainfo: string;
  readonly signtype: string;
  readonly infver: string;
  readonly opter_type: string;
  readonly opter: string;
  readonly opter_name: string;
  readonly inf_time: string;
  readonly fixmedins_code: string;
  readonly fixmedins_name: string;
  readonly sign_no: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Builds the request envelope. Fields this terminal has nothing to say in are sent empty, as the platform's callers do. */
export function hsaEnvelope(sender: HsaSender, message: HsaMessage): HsaEnvelope {
  return {
    infno: message.infno,
    msgid: message.msgid,
    mdtrtarea_admvs: sender.place,
    insuplc_admdvs: message.insuredPlace ?? '',
    recer_sys_code: sender.recerSysCode,
    dev_no: sender.terminal,
    dev_safe_info: '',
    cainfo: '',
    signtype: '',
    infver: sender.infver,
    opter_type: SELF_SERVICE_TERMINAL,
    opter: sender.operator.no,
    opter_name: sender.operator.name,
    inf_time: beijingTime(message.at),
    fixmedins_code: sender.institution.code,
    fixmedins_name: sender.institution.name,
    sign_no: '',
    input: message.input,
  };
}

/** `infcode`: done. */
export const INFCODE_OK = 0;
/** `infcode`: refused for a reason of the business; certain. (-1 is a failure of the system: nothing is certain after it.) */
export const INFCODE_BUSINESS_REFUSAL = -2;

const integerText = z.string().regex(/^\s*[+-]?\d{1,6}\s*$/);
const optionalText = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value === undefined || value === null || value === '' ? undefined : String(value)));

/**
 * The response envelope. `infcode` comes as number or as text and is compared as a number; `output` is keyed by node and
 * may be missing, null or empty text when there is nothing to say. Unknown fields are let through unread.
 * An `output` that is encrypted text does not fit and is a bad envelope.
 */
export const hsaResponseSchema = z.object({
  infcode: z.union([z.number().int(), integerText]).transform(Number),
  inf_refmsgid: optionalText,
  err_msg: optionalText,
  output: z
    .union([z.record(z.string(), z.unknown()), z.literal(''), z.null()])
    .optional()
    .transform((output) => (typeof output === 'object' && output !== null ? output : {})),
});
export type HsaResponse = z.infer<typeof hsaResponseSchema>;
