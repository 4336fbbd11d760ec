import { splitBaseRead } from '../../native/id-card-reader/base-read.ts';
import { CARD_TEXT_BYTES, parseCardText } from '../../native/id-card-reader/card-text.ts';
import { samIdOf } from '../../native/id-card-reader/sam-id.ts';
import { xorOf } from '../../native/id-card-reader/sam-v-frame.ts';
import { firstSafe, isMaleNumber, type Secrets, sameClasses, syntheticPerson } from './synthetic-text.ts';

/** SAM_V frames (spec id-card-reader §1.2): preamble, length, three status bytes, data, check byte. */
const PREAMBLE = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]);
const SAM_V_HEAD = 10;
/** The 02…03 dialect (§1.9): STX, length, two status bytes, data, check byte, ETX. */
const STX_ETX_HEAD = 5;
const ADDRESS_BYTES = 70;
const SAM_ID_BYTES = 16;

const textAt = (block: Uint8Array, at: number, size: number): string =>
  Buffer.from(block.subarray(at, at + size)).toString('utf16le');

/** A text block of somebody invented, laid out as the real one; undefined for layouts that are not replaced. */
export function scrubTextBlock(block: Uint8Array, more: Secrets = []): Uint8Array | undefined {
  const parsed = parseCardText(block);
  if (!parsed.ok) return undefined;
  const { value: card } = parsed;
  if (card.kind !== 'resident' && card.kind !== 'hk-macao-taiwan') return undefined;
  const permit = card.kind === 'hk-macao-taiwan' ? card.travelPermitNumber : '';
  const secrets = [card.name, card.number, card.address, card.authority, permit, ...more];
  const make = (attempt: number): Buffer => {
    const person = syntheticPerson(attempt, isMaleNumber(card.number));
    const made = Buffer.from(' '.repeat(CARD_TEXT_BYTES / 2), 'utf16le');
    const put = (at: number, text: string): void => void made.write(text, at, 'utf16le');
    put(0, sameClasses(card.name, attempt));
    put(30, textAt(block, 30, 2));
    if (card.kind === 'resident') put(32, '01');
    put(36, person.birth);
    put(52, sameClasses(card.address, attempt + 1));
    put(122, person.number);
    put(158, sameClasses(card.authority, attempt + 2));
    put(188, person.validFrom);
    put(204, card.validUntil === 'long-term' ? '长期' : person.validUntil);
    put(220, sameClasses(permit, attempt + 3));
    put(248, textAt(block, 248, 2));
    return made;
  };
  return firstSafe(make, (made) => made.toString('utf16le'), secrets);
}

/** The data of an answer without anybody in it; undefined when it cannot be told what it holds. */
function scrubAnswer(data: Uint8Array, secrets: Secrets): Uint8Array | undefined {
  // The module's own number says nothing of a card.
  if (data.length === SAM_ID_BYTES && samIdOf(data) !== undefined) return data;
  if (data.length < SAM_ID_BYTES) return new Uint8Array(data.length);
  const made = new Uint8Array(data.length);
  if (data.length === ADDRESS_BYTES) {
    const address = textAt(data, 0, ADDRESS_BYTES);
    const text = firstSafe(
      (attempt) => sameClasses(address, attempt),
      (one) => one,
      [address, ...secrets],
    );
    if (text === undefined) return undefined;
    made.set(Buffer.from(text, 'utf16le'));
    return made;
  }
  for (const withFingerprint of [false, true]) {
    const parts = splitBaseRead(data, withFingerprint);
    const text = parts === undefined ? undefined : scrubTextBlock(parts.text, secrets);
    if (text === undefined) continue;
    const head = withFingerprint ? 6 : 4;
    // What follows the text, photo and fingerprint, stays zero.
    made.set(data.subarray(0, head));
    made.set(text, head);
    return made;
  }
  return undefined;
}

function samVFrame(stream: Buffer, at: number, secrets: Secrets): Uint8Array | undefined {
  if (!stream.subarray(at, at + PREAMBLE.length).equals(PREAMBLE) || at + SAM_V_HEAD > stream.length)
    return undefined;
  const frame = stream.subarray(at, at + PREAMBLE.length + 2 + stream.readUInt16BE(at + PREAMBLE.length));
  const last = frame.length - 1;
  if (last < SAM_V_HEAD || xorOf(frame, PREAMBLE.length, last) !== frame[last]) return undefined;
  const data = scrubAnswer(frame.subarray(SAM_V_HEAD, last), secrets);
  if (data === undefined) return undefined;
  const made = Uint8Array.from(frame);
  made.set(data, SAM_V_HEAD);
  made[last] = xorOf(made, PREAMBLE.length, last);
  return made;
}

function stxEtxFrame(stream: Buffer, at: number, secrets: Secrets): Uint8Array | undefined {
  if (stream[at] !== 0x02 || at + STX_ETX_HEAD > stream.length) return undefined;
  const frame = stream.subarray(at, at + 3 + stream.readUInt16BE(at + 1) + 2);
  const last = frame.length - 1;
  if (last < STX_ETX_HEAD + 1 || frame[last] !== 0x03 || xorOf(frame, 3, last - 1) !== frame[last - 1])
    return undefined;
  const data = scrubAnswer(frame.subarray(STX_ETX_HEAD, last - 1), secrets);
  if (data === undefined) return undefined;
  const made = Uint8Array.from(frame);
  made.set(data, STX_ETX_HEAD);
  made[last - 1] = xorOf(made, 3, last - 1);
  return made;
}

/**
 * What a module answered between two requests, with somebody invented on the card, the photo and the fingerprint zeroed
 * and the check bytes right again. Undefined unless the bytes are whole good frames and nothing else.
 */
export function scrubReaderAnswers(bytes: Uint8Array, secrets: Secrets): Uint8Array | undefined {
  const stream = Buffer.from(bytes);
  for (const scrubFrame of [samVFrame, stxEtxFrame]) {
    const made: Uint8Array[] = [];
    let at = 0;
    while (at < stream.length) {
      const frame = scrubFrame(stream, at, secrets);
      if (frame === undefined) break;
      made.push(frame);
      at += frame.length;
    }
    if (at === stream.length) return Buffer.concat(made);
  }
  return undefined;
}
