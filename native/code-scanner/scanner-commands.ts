import type {
  AimCommands,
  CodeScannerProfile,
} from '../../electron/contract/device-profiles/code-scanner.ts';
import { crcXmodem } from './crc-xmodem.ts';
import { SSI_REVISION } from './ssi-framing.ts';
import { encodeSsi, SSI } from './ssi-packet.ts';
import { encodeVguangCommand, VGUANG_COMMANDS, vguangReplyName } from './vguang-frame.ts';

/** One thing to tell a scanner. */
export interface ScannerCommand {
  /** How its answer names it, where the wire does; see `ScannerInput.of`. */
  readonly name: string;
  /** What is written; over HID the report id first. */
  readonly bytes: Uint8Array;
  /**
   * `none`: never answered. `needed`: silence is a fault. `welcome`: some models do not answer, but a refusal counts.
   * `query`: asked out of curiosity, the answer is text. `courtesy`: said once, and neither silence nor refusal counts.
   */
  readonly reply: 'none' | 'needed' | 'welcome' | 'query' | 'courtesy';
  /** A second way to say it, used when the first was refused or not answered. */
  readonly otherwise?: Uint8Array;
}

/** What a family of scanners obeys. */
export interface CommandSet {
  /** Over HID: a feature report that makes it report at all. */
  readonly feature?: Uint8Array;
  /** Told once after opening; lasts until the scanner loses power, so that its memory is not worn. */
  readonly setup: readonly ScannerCommand[];
  readonly start: readonly ScannerCommand[];
  readonly stop: readonly ScannerCommand[];
  /** A reading that found nothing ends by itself; it is started again this often, ms. Undefined: it goes on for ever. */
  readonly againMs?: number;
}

export type CommandWire = 'stream' | 'hid';

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const silent = (name: string, bytes: readonly number[]): ScannerCommand => ({
  name,
  bytes: Uint8Array.from(bytes),
  reply: 'none',
});

const SYN = 0x16;
const CR = 0x0d;
/** Honeywell's serial trigger stays on for 30 s by default, but less where a hall has set it so. */
const HONEYWELL_AGAIN_MS = 5000;
/** Newland reads for 3 s by default (`ORTSET`). */
const NEWLAND_AGAIN_MS = 3000;
/** EM3080 and its kin read for 5 s by default. */
const EM3080_AGAIN_MS = 5000;
/** SSI: a session lasts at most 9.9 s. */
const SSI_AGAIN_MS = 9000;
const ZKTECO_AGAIN_MS = 3000;

/** Honeywell: over HID every command stands in output report FD with its length (spec §5.2). */
function honeywell(wire: CommandWire): CommandSet {
  const say = (bytes: readonly number[]): Uint8Array =>
    Uint8Array.from(wire === 'hid' ? [0xfd, bytes.length, ...bytes] : bytes);
  const trigger = (name: string, byte: number): ScannerCommand => ({
    name,
    bytes: say([SYN, byte, CR]),
    reply: 'none',
  });
  /** A menu command that ends with `!` is forgotten at power-off, `.` is burnt in. */
  const menu = (name: string, end: '.' | '!', reply: ScannerCommand['reply']): ScannerCommand => ({
    name,
    bytes: say([SYN, 0x4d, CR, ...latin1(name + end)]),
    reply,
  });
  const serialTrigger = menu('TRGMOD0', '!', 'welcome');
  return {
    ...(wire === 'hid' ? { feature: Uint8Array.of(0xfe, 0x01) } : {}),
    // On a serial line the lines of REVINF could not be told from scans.
    setup: wire === 'hid' ? [menu('REVINF', '.', 'query'), serialTrigger] : [serialTrigger],
    start: [trigger('trigger-on', 0x54)],
    stop: [trigger('trigger-off', 0x55)],
    againMs: HONEYWELL_AGAIN_MS,
  };
}

/** Newland unified commands: `~ SOH 0000 # command ; ETX`, `#` until power-off (spec §5.3). */
function newland(wire: CommandWire): CommandSet {
  const say = (name: string): ScannerCommand => {
    const bytes = latin1(`~\u00010000#${name};\u0003`);
    return {
      name,
      bytes: wire === 'hid' ? Uint8Array.of(0x04, bytes.length, ...bytes) : bytes,
      reply: 'needed',
    };
  };
  return {
    setup: [say('SCNMOD0')],
    start: [say('SCNTRG1')],
    stop: [say('SCNTRG0')],
    againMs: NEWLAND_AGAIN_MS,
  };
}

/** EM3080: write one byte to zone 0002; `AB CD` in place of the checksum is accepted by all clones (spec §5.3). */
function em3080(): CommandSet {
  const write = (name: string, value: number): ScannerCommand => {
    const body = [0x08, 0x01, 0x00, 0x02, value];
    const crc = crcXmodem(Uint8Array.from(body));
    return {
      name,
      bytes: Uint8Array.of(0x7e, 0x00, ...body, crc >> 8, crc & 0xff),
      otherwise: Uint8Array.of(0x7e, 0x00, ...body, 0xab, 0xcd),
      reply: 'needed',
    };
  };
  return {
    setup: [],
    start: [write('read-on', 1)],
    stop: [write('read-off', 0)],
    againMs: EM3080_AGAIN_MS,
  };
}

/** Zebra SSI; a scanner that sleeps needs a 00 before it hears a packet (spec §5.3). */
function ssi(): CommandSet {
  const say = (
    name: string,
    opcode: number,
    reply: ScannerCommand['reply'],
    data: number[] = [],
  ): ScannerCommand => {
    const bytes = encodeSsi(opcode, data);
    return { name, bytes, otherwise: Uint8Array.of(0x00, ...bytes), reply };
  };
  return {
    setup: [
      // No beep, packeted decode data, ACK/NAK handshake.
      say('parameters', SSI.paramSend, 'needed', [0xff, 0xee, 0x01, 0x9f, 0x01]),
      say(SSI_REVISION, SSI.requestRevision, 'query'),
    ],
    start: [say('enable', SSI.scanEnable, 'needed'), say('start', SSI.startSession, 'needed')],
    stop: [say('stop', SSI.stopSession, 'needed'), say('disable', SSI.scanDisable, 'needed')],
    againMs: SSI_AGAIN_MS,
  };
}

/** Vguang; over HID its reports have no number, so a 00 stands before (spec §5.2). */
function vguang(wire: CommandWire): CommandSet {
  const say = (command: number, value: number, reply: ScannerCommand['reply']): ScannerCommand => {
    const frame = encodeVguangCommand(command, value);
    return {
      name: vguangReplyName(command),
      bytes: wire === 'hid' ? Uint8Array.of(0x00, ...frame) : frame,
      reply,
    };
  };
  const { scanning, light } = VGUANG_COMMANDS;
  return {
    setup: [],
    start: [say(scanning, 0, 'needed'), say(light, 1, 'query')],
    stop: [say(scanning, 1, 'needed'), say(light, 0, 'query')],
  };
}

const NO_COMMANDS: CommandSet = { setup: [], start: [], stop: [] };

/** Families whose answers name no command: an aim command's answer is awaited, or it would be taken for the next one's. */
const ANSWERING_NAMELESSLY: ReadonlySet<CodeScannerProfile['commands']> = new Set(['em3080', 'ssi']);

/**
 * Aim goes on as the last thing before reading starts and off as the first after it stopped: an SSI scanner is enabled
 * by then (Symbol SE955 manual, table 10-3: AIM_ON, START_DECODE).
 */
function aiming(
  set: CommandSet,
  family: CodeScannerProfile['commands'],
  aim: Pick<AimCommands, 'on' | 'off'>,
): CommandSet {
  const reply = ANSWERING_NAMELESSLY.has(family) ? 'courtesy' : 'none';
  const say = (name: string, hex: string): ScannerCommand => ({
    name,
    bytes: Uint8Array.from(Buffer.from(hex, 'hex')),
    reply,
  });
  return {
    ...set,
    start: set.start.toSpliced(-1, 0, say('aim-on', aim.on)),
    stop: set.stop.toSpliced(1, 0, say('aim-off', aim.off)),
  };
}

/**
 * The commands a scanner obeys, as bytes for its wire: its family's, and the profile's own for its aiming pattern where
 * it has one.
 */
export function commandSetOf(
  { commands: family, aim }: Pick<CodeScannerProfile, 'commands' | 'aim'>,
  wire: CommandWire,
): CommandSet {
  const set = familySet(family, wire);
  return aim === undefined ? set : aiming(set, family, aim);
}

function familySet(family: CodeScannerProfile['commands'], wire: CommandWire): CommandSet {
  switch (family) {
    case 'none':
      return NO_COMMANDS;
    case 'honeywell':
      return honeywell(wire);
    case 'newland':
      return newland(wire);
    case 'newland-single-byte':
      return {
        setup: [],
        start: [silent('on', [0x1b, 0x31])],
        stop: [silent('off', [0x1b, 0x30])],
        againMs: NEWLAND_AGAIN_MS,
      };
    case 'em3080':
      return em3080();
    case 'ssi':
      return ssi();
    case 'zkteco':
      return {
        setup: [],
        start: [silent('trigger', [0x54])],
        stop: [silent('end', [0x50])],
        againMs: ZKTECO_AGAIN_MS,
      };
    case 'vguang':
      return vguang(wire);
  }
}
