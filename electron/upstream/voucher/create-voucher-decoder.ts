import type { UpstreamSettings } from '../../contract/site.ts';
import type { VoucherDecoderSettings, VoucherDecoding, VoucherSettings } from '../../contract/voucher.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { VoucherDecoder } from '../../core/ports/voucher-decoder.ts';
import { createBridgeDecoder } from './bridge-decoder.ts';
import type { BridgeLine } from './bridge-line.ts';
import { createHttpLine } from './http-line.ts';
import { createProgramLine } from './program-line.ts';
import { createRawStringDecoder, type RawStringParts } from './raw-string-decoder.ts';
import { createWebSocketLine } from './websocket-line.ts';

/** A code lives for a minute; whoever waits longer than this for it may as well show the next one. */
export const DEFAULT_DECODE_TIMEOUT_MS = 15_000;

export interface VoucherDecoderParts {
  readonly settings: VoucherSettings;
  /** The site's own numbers: an agency asks for vouchers under the code it has at the platform. */
  readonly upstream: Pick<UpstreamSettings, 'institution' | 'operator'>;
  readonly place: string;
  readonly decoding: VoucherDecoding;
  readonly clock: Clock;
  readonly askPlatform: RawStringParts['ask'];
  readonly newNumber: () => string;
}

type Bridged = Exclude<VoucherDecoderSettings, { kind: 'raw-string' }>;

function lineOf(settings: Bridged, clock: Clock): BridgeLine {
  if (settings.kind === 'provincial-dll') return createProgramLine(settings, clock);
  const { address } = settings;
  return address.startsWith('ws:') ? createWebSocketLine(address, clock) : createHttpLine(address, clock);
}

/** The decoder a site names, behind the one port. */
export function createVoucherDecoder(parts: VoucherDecoderParts): VoucherDecoder {
  const { settings, upstream, place, decoding, clock, newNumber } = parts;
  const { decoder } = settings;
  if (decoder.kind === 'raw-string')
    return createRawStringDecoder({ ask: parts.askPlatform, decoding, place });
  return createBridgeDecoder({
    line: lineOf(decoder, clock),
    middlePlatform: decoder.middlePlatform,
    terminal: { orgId: upstream.institution.code, operator: upstream.operator, settings },
    place,
    decoding,
    timeoutMs: settings.timeoutMs ?? DEFAULT_DECODE_TIMEOUT_MS,
    newNumber,
  });
}
