import { z } from 'zod';
import type { UpstreamFailure, VoucherFailure } from '../../contract/failures.ts';
import type { VoucherDecoding } from '../../contract/voucher.ts';
import type { VoucherAnswer, VoucherDecoder } from '../../core/ports/voucher-decoder.ts';
import type { HsaExchange } from '../hsa-client.ts';
import { INFCODE_OK } from '../hsa-envelope.ts';
import { explained, failureInWords } from './ec-query.ts';

/** 1101 `baseinfo`, of which the other look-up reads no name and number because a card has them. */
const holderSchema = z.object({
  baseinfo: z.object({
    psn_name: z.string().min(1),
    certno: z.string().min(1),
    psn_cert_type: z.coerce.string().min(1),
  }),
});

const FAILURES: Partial<Record<UpstreamFailure, VoucherFailure>> = {
  'upstream-unreachable': 'voucher-network-down',
  'upstream-timeout': 'voucher-timeout',
  'upstream-busy': 'voucher-timeout',
};

export interface RawStringParts {
  /** 1101 with the code as the certificate number of a voucher. */
  readonly ask: (code: string) => Promise<HsaExchange>;
  readonly decoding: VoucherDecoding;
  /** `site.place`, six digits. */
  readonly place: string;
}

/** Where the region's platform takes the scanned text itself (upstream spec §1.2, C): no library at all. */
export function createRawStringDecoder({ ask, decoding, place }: RawStringParts): VoucherDecoder {
  const byCode = async (code: string): Promise<VoucherAnswer> => {
    const exchange = await ask(code);
    if (!exchange.answered) return { ok: false, failure: FAILURES[exchange.failure] ?? 'voucher-bad-answer' };
    const { infcode, err_msg: message = '', output } = exchange.response;
    if (infcode !== INFCODE_OK)
      return { ok: false, failure: failureInWords(decoding, message) ?? 'voucher-refused' };
    const holder = holderSchema.safeParse(output);
    if (!holder.success) return { ok: false, failure: 'voucher-refused' };
    const { psn_name: name, certno, psn_cert_type: certificateType } = holder.data.baseinfo;
    return { ok: true, value: { kind: 'voucher', name, number: certno.toUpperCase(), certificateType } };
  };
  return {
    // Neither a box nor a face terminal hangs on this way: nothing asks for them, because the site cannot name them.
    decode: async (question) =>
      question.by === 'code'
        ? explained(await byCode(question.code), question.code, place)
        : { ok: false, failure: 'voucher-not-enabled' },
    close: async () => undefined,
  };
}
