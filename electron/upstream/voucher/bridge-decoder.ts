import type { VoucherDecoding } from '../../contract/voucher.ts';
import type { VoucherAnswer, VoucherDecoder, VoucherQuestion } from '../../core/ports/voucher-decoder.ts';
import type { BridgeLine } from './bridge-line.ts';
import {
  type AskingTerminal,
  DECODED,
  type EcReply,
  ecRequest,
  explained,
  failureOf,
  readAuthNumber,
  readIdentity,
  readReply,
  type TransType,
} from './ec-query.ts';

/** Every region's middle platform hangs this below its own host (upstream spec §1.2). */
const DECODE_PATH = '/localcfc/api/hsecfc/localQrCodeQuery';

export interface BridgeDecoderParts {
  readonly line: BridgeLine;
  /** Scheme and host of the region's middle platform; a whole address ending in the path may be given too. */
  readonly middlePlatform: string;
  readonly terminal: AskingTerminal;
  /** `site.place`, six digits. */
  readonly place: string;
  readonly decoding: VoucherDecoding;
  readonly timeoutMs: number;
  /** A number unlike any before, for a face check's `outBizNo`. */
  readonly newNumber: () => string;
}

type Asked = { readonly ok: true; readonly reply: EcReply } | Extract<VoucherAnswer, { ok: false }>;

/** Decoding through a library that somebody else's program holds: the same messages over whichever line. */
export function createBridgeDecoder(parts: BridgeDecoderParts): VoucherDecoder {
  const { line, terminal, place, decoding, timeoutMs, newNumber } = parts;
  const base = parts.middlePlatform.replace(/\/+$/, '');
  const url = base.endsWith(DECODE_PATH) ? base : `${base}${DECODE_PATH}`;

  const ask = async (transType: TransType, more?: Readonly<Record<string, string>>): Promise<Asked> => {
    const indata = ecRequest(transType, terminal, more);
    const answer = await line.exchange({ url, indata }, timeoutMs);
    if (!answer.answered) return { ok: false, failure: answer.failure };
    const reply = readReply(answer.reply);
    if (reply === undefined) return { ok: false, failure: 'voucher-bad-answer' };
    return reply.code === DECODED ? { ok: true, reply } : failureOf(decoding, reply);
  };
  const identityBy = async (
    transType: TransType,
    more?: Readonly<Record<string, string>>,
  ): Promise<VoucherAnswer> => {
    const asked = await ask(transType, more);
    return asked.ok ? readIdentity(asked.reply) : asked;
  };
  /** The terminal and the middle platform match the face; no picture ever passes through here (upstream spec §1.6). */
  const byFace = async (): Promise<VoucherAnswer> => {
    const checked = await ask('cn.nhsa.ec.auth', { outBizNo: newNumber() });
    if (!checked.ok)
      return checked.failure === 'voucher-refused' ? { ...checked, failure: 'voucher-face-failed' } : checked;
    const authNo = readAuthNumber(checked.reply);
    if (authNo === undefined) return { ok: false, failure: 'voucher-bad-answer' };
    return identityBy('cn.nhsa.auth.check', { authNo, outBizNo: newNumber() });
  };
  const decode = async (question: VoucherQuestion): Promise<VoucherAnswer> => {
    switch (question.by) {
      case 'code':
        return explained(await identityBy('ec.query', { ecQrCode: question.code }), question.code, place);
      case 'own-scanner':
        return identityBy('ec.query');
      case 'face':
        return byFace();
    }
  };
  return { decode, close: () => line.close() };
}
