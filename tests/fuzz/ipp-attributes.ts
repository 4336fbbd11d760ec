import { loadIppCodec } from '../../native/document-printer/ipp-codec.ts';
import { readJobState } from '../../native/document-printer/job-state.ts';
import { readPrinterState } from '../../native/document-printer/printer-state.ts';
import { randomFrom } from '../support/random.ts';
import type { FuzzResult } from './fuzz-result.ts';

export const name = 'ipp-attributes';

const END = 0x03;

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const value = (tag: number, key: string, bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.of(tag), sized(Buffer.from(key)), sized(bytes)]);

function number32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(number);
  return bytes;
}

/** Values of sorts that the library misreads or that we have no use for, as printers send them. */
function asides(upTo: (limit: number) => number): Buffer[] {
  const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, () => upTo(256)));
  const all = [
    value(0x10, 'sides', Buffer.alloc(0)),
    value(0x31, 'printer-current-time', noise(11)),
    value(0x33, 'copies-supported', noise(8)),
    value(0x30, 'printer-alert', noise(upTo(40))),
    value(0x7e, `vendor-${upTo(9)}`, noise(upTo(40))),
    Buffer.concat([
      value(0x34, 'media-col-ready', Buffer.alloc(0)),
      value(0x4a, '', Buffer.from('media-source')),
      value(0x44, '', Buffer.from('tray-1')),
      value(0x4a, '', Buffer.from('media-size')),
      value(0x34, '', Buffer.alloc(0)),
      value(0x4a, '', Buffer.from('x-dimension')),
      value(0x21, '', number32(21_000)),
      value(0x37, '', Buffer.alloc(0)),
      value(0x37, '', Buffer.alloc(0)),
    ]),
    value(0x35, 'printer-info', Buffer.concat([sized(Buffer.from('zh-cn')), sized(Buffer.from('一楼'))])),
  ];
  return all.filter(() => upTo(3) === 0);
}

/**
 * Answers about one job: whole ones among values of every sort, others cut short, with bytes changed, or noise. A whole one must
 * be read as it was sent, one that is cut short must not be read, and none may make the reader throw or go on for ever.
 */
export async function fuzz(bytes: number, seed: number): Promise<FuzzResult> {
  const codec = await loadIppCodec();
  if (codec === undefined) throw new Error('the codec is not installed');
  const random = randomFrom(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const begin = performance.now();
  const total = { bytes: 0, framesSent: 0, framesFound: 0, falseFrames: 0 };
  while (total.bytes < bytes) {
    const request = upTo(0x7fff_ffff);
    const job = upTo(0x7fff_ffff);
    const title = `doc-${upTo(1e6)} 证明`;
    const head = Buffer.from([1, 1, 0, 0, 0, 0, 0, 0, 0x01]);
    head.writeUInt32BE(request, 4);
    const message = Buffer.concat([
      head,
      value(0x47, 'attributes-charset', Buffer.from('utf-8')),
      ...asides(upTo),
      Buffer.of(0x02),
      value(0x21, 'job-id', number32(job)),
      ...asides(upTo),
      value(0x42, 'job-name', Buffer.from(title)),
      value(0x23, 'job-state', number32(3 + upTo(7))),
      value(0x44, 'job-state-reasons', Buffer.from('job-printing')),
      value(0x44, '', Buffer.from('printer-stopped')),
      ...asides(upTo),
      Buffer.of(END),
    ]);
    const kind = upTo(4);
    let sent = message;
    if (kind === 1) sent = message.subarray(0, upTo(message.length));
    if (kind === 2) {
      sent = Buffer.from(message);
      for (let times = 1 + upTo(6); times > 0; times -= 1) sent[upTo(sent.length)] = upTo(256);
    }
    if (kind === 3) sent = Buffer.from(Array.from({ length: upTo(300) }, () => upTo(256)));
    total.bytes += Math.max(1, sent.length);
    const answer = codec.decode(sent, request);
    const [found] = (answer?.jobs ?? []).map(readJobState);
    for (const printer of answer?.printers ?? []) readPrinterState(printer);
    if (kind === 0) total.framesSent += 1;
    if (kind === 0 && found?.id === job && found.name === title) total.framesFound += 1;
    if (kind === 1 && answer !== undefined) total.falseFrames += 1;
  }
  return { ...total, millis: performance.now() - begin };
}
