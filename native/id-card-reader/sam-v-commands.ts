import type { IdCardReaderProfile } from '../../electron/contract/device-profiles/id-card-reader.ts';
import { encodeRequest, type SamVAnswer } from './sam-v-frame.ts';

/** A command of the module together with what may come back. */
export interface SamVCommand {
  readonly name: string;
  readonly request: Uint8Array;
  /** Whole frame of the largest answer, bytes: its wire time is added to the time-out. */
  readonly largestAnswer: number;
  /** Which base time-out of the profile applies. */
  readonly timeout: keyof IdCardReaderProfile['timeoutsMs'];
  /**
   * Whether an answer can belong to this command. Success answers differ in status and size; one that does not fit is the
   * late answer of an earlier command. Refusals carry nothing to tell them apart by.
   */
  fits(answer: SamVAnswer): boolean;
}

const DONE = 0x90;
const FOUND = 0x9f;
const EMPTY = 0x91;
/** Sizes of §1.5–§1.6: SAM id, appended address, text plus photo. */
const SAM_ID_BYTES = 16;
const ADDRESS_BYTES = 70;
const TEXT_AND_PHOTO_BYTES = 1280;

const isSuccess = ({ sw3 }: SamVAnswer): boolean => sw3 === DONE || sw3 === FOUND || sw3 === EMPTY;

function command(
  name: string,
  [code, parameter]: readonly [number, number],
  largestAnswer: number,
  timeout: SamVCommand['timeout'],
  success: (answer: SamVAnswer) => boolean,
): SamVCommand {
  const request = encodeRequest(code, parameter);
  return { name, request, largestAnswer, timeout, fits: (answer) => !isSuccess(answer) || success(answer) };
}

/** The commands a kiosk needs (§1.3). The rate command 60 xx is left out on purpose: it would strand other software. */
export const samVCommands = {
  status: command('status', [0x11, 0xff], 11, 'status', ({ sw3, data }) => sw3 === DONE && data.length === 0),
  samId: command(
    'sam-id',
    [0x12, 0xff],
    27,
    'status',
    ({ sw3, data }) => sw3 === DONE && data.length === SAM_ID_BYTES,
  ),
  find: command('find', [0x20, 0x01], 15, 'find', ({ sw3 }) => sw3 === FOUND),
  // The serial number is 8 bytes, often zero; some modules may leave it out.
  select: command(
    'select',
    [0x20, 0x02],
    19,
    'select',
    ({ sw3, data }) => sw3 === DONE && data.length < SAM_ID_BYTES,
  ),
  readTextAndPhoto: command(
    'read',
    [0x30, 0x01],
    1295,
    'read',
    ({ sw3, data }) => sw3 === DONE && data.length >= TEXT_AND_PHOTO_BYTES,
  ),
  readTextPhotoAndFingerprint: command(
    'read-with-fingerprint',
    [0x30, 0x10],
    2321,
    'readWithFingerprint',
    ({ sw3, data }) => sw3 === DONE && data.length >= TEXT_AND_PHOTO_BYTES,
  ),
  appendedAddress: command(
    'appended-address',
    [0x30, 0x03],
    81,
    'appendedAddress',
    ({ sw3, data }) => sw3 === EMPTY || (sw3 === DONE && data.length === ADDRESS_BYTES),
  ),
} as const satisfies Record<string, SamVCommand>;
