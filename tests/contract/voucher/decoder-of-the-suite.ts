import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type VoucherDecoderSettings, voucherDecodingSchema } from '../../../electron/contract/voucher.ts';
import type { VoucherDecoder } from '../../../electron/core/ports/voucher-decoder.ts';
import { createVoucherDecoder } from '../../../electron/upstream/voucher/create-voucher-decoder.ts';
import { realClock } from '../../unit/electron/upstream/support/real-clock.ts';

export const decoding = voucherDecodingSchema.parse(
  JSON.parse(readFileSync(new URL('../../../resources/voucher/decoding.json', import.meta.url), 'utf8')),
);
/** Short, so that a silent bridge costs a test little. */
export const DECODE_WAIT_MS = 1_000;
export const MIDDLE_PLATFORM = 'http://middle-platform.example';
export const LIBRARY_PROGRAM = fileURLToPath(
  new URL('../../simulators/voucher/library-program.ts', import.meta.url),
);

let number = 0;

/** The kiosk's side as the station makes it, at Dongzhi. */
export function decoderFor(
  decoder: VoucherDecoderSettings,
  more: Partial<Parameters<typeof createVoucherDecoder>[0]> = {},
): VoucherDecoder {
  return createVoucherDecoder({
    settings: {
      decoder,
      businessType: '01101',
      office: { id: 'SL', name: '胜利镇便民服务中心' },
      lookUpBy: 'ec-token',
      timeoutMs: DECODE_WAIT_MS,
    },
    upstream: {
      institution: { code: 'S34172100001', name: '胜利镇便民服务中心' },
      operator: { no: 'DZSL01', name: '自助终端' },
    },
    place: '341721',
    decoding,
    clock: realClock,
    askPlatform: async () => ({ answered: false, failure: 'upstream-unreachable' }),
    newNumber: () => {
      number += 1;
      return `number-${number}`;
    },
    ...more,
  });
}
