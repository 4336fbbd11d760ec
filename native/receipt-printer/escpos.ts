/**
 * ESC/POS command bytes as Chinese receipt printers understand them; the names are the manuals' own. What a command
 * does, and which firmware deviates, is told where it is used.
 */

export const ESC = 0x1b;
export const FS = 0x1c;
export const GS = 0x1d;
export const DLE = 0x10;
export const LF = 0x0a;

/** Initialise: styles, user-defined characters and the stored QR data are gone. */
export const ESC_INIT: readonly number[] = [ESC, 0x40];
/** Enter Chinese mode. Firmware may or may not fall back to it after `ESC @`, so both are always sent. */
export const FS_CHINESE: readonly number[] = [FS, 0x26];

const ALIGNMENTS = { left: 0, centre: 1, right: 2 } as const;

/** `ESC a n`; takes effect at a line's start only. */
export const escAlign = (align: keyof typeof ALIGNMENTS): readonly number[] => [ESC, 0x61, ALIGNMENTS[align]];

/** `ESC E n`, bold. */
export const escBold = (on: boolean): readonly number[] => [ESC, 0x45, on ? 1 : 0];

/**
 * Character size for ASCII and hanzi: `GS ! n` (high nibble width−1, low nibble height−1), then `FS ! n` (bit 2 wide,
 * bit 3 high) for firmware that honours only the latter for hanzi. The last one received wins where both are known.
 */
export const characterSize = (wide: 1 | 2, high: 1 | 2): readonly number[] => [
  GS,
  0x21,
  ((wide - 1) << 4) | (high - 1),
  FS,
  0x21,
  (wide === 2 ? 4 : 0) | (high === 2 ? 8 : 0),
];

/** `ESC d n`, feed n lines. */
export const escFeedLines = (lines: number): readonly number[] => [ESC, 0x64, lines];

/** `ESC J n`, feed n dots. */
export const escFeedDots = (dots: number): readonly number[] => [ESC, 0x4a, dots];

/** `FS 2 c1 c2 d1…d72`, without the data: a 24 × 24 user-defined hanzi, printed by its code afterwards. */
export const fsDefineHanzi = (code: number): readonly number[] => [FS, 0x32, code >> 8, code & 0xff];

/** `ESC * 33`, without the data: a picture of 24 dots' height within the line, three bytes a column, top dot highest. */
export const escLinePicture = (columns: number): readonly number[] => [
  ESC,
  0x2a,
  33,
  columns & 0xff,
  columns >> 8,
];

/** `FS p n 0`: prints the picture stored under a number. */
export const fsPrintStored = (number: number): readonly number[] => [FS, 0x70, number, 0];
/** `GS ( L` fn 69: prints the picture stored under a key of two characters, in its own size. */
export const gsPrintStored = (key: string): readonly number[] => [
  GS,
  0x28,
  0x4c,
  6,
  0,
  0x30,
  0x45,
  key.charCodeAt(0),
  key.charCodeAt(1),
  1,
  1,
];
/** `GS FF`: feeds to the next black mark (EC-PM). */
export const GS_SEEK_MARK: readonly number[] = [GS, 0x0c];

/** `GS v 0`, without the data: a raster band; x in bytes, y in dots, 1 is black, the highest bit is leftmost. */
export const gsRaster = (rowBytes: number, rows: number): readonly number[] => [
  GS,
  0x76,
  0x30,
  0,
  rowBytes & 0xff,
  rowBytes >> 8,
  rows & 0xff,
  rows >> 8,
];

const gsQr = (length: number, ...body: readonly number[]): readonly number[] => [
  GS,
  0x28,
  0x6b,
  length & 0xff,
  length >> 8,
  0x31,
  ...body,
];

/** `GS ( k` fn 65, QR model 2. */
export const GS_QR_MODEL_2 = gsQr(4, 0x41, 0x32, 0);
/** `GS ( k` fn 67, dots per module. */
export const gsQrModule = (dots: number): readonly number[] => gsQr(3, 0x43, dots);
/** `GS ( k` fn 69, error correction M. */
export const GS_QR_CORRECTION_M = gsQr(3, 0x45, 0x31);
/** `GS ( k` fn 80, without the data: store `bytes` bytes in the symbol storage. */
export const gsQrStore = (bytes: number): readonly number[] => gsQr(bytes + 3, 0x50, 0x30);
/** `GS ( k` fn 81, print the stored symbol; at a line's start only. */
export const GS_QR_PRINT = gsQr(3, 0x51, 0x30);

/** `GS V 65|66 n`: feed to the cutter and `n` motion units on, then cut; the safest form on Chinese units. */
export const gsFeedAndCut = (kind: 'partial' | 'full', units: number): readonly number[] => [
  GS,
  0x56,
  kind === 'full' ? 0x41 : 0x42,
  units,
];

/** `GS r 1`: goes through the buffer; one byte comes back when everything before it was consumed. */
export const GS_TRANSMIT_PAPER_STATUS: readonly number[] = [GS, 0x72, 1];

/** `GS ( H` fn 48: `37 22 d1 d2 d3 d4 00` comes back when the data before it was printed. Ids are 4 characters. */
export const gsProcessId = (id: string): readonly number[] => [
  GS,
  0x28,
  0x48,
  6,
  0,
  0x30,
  0x30,
  ...[0, 1, 2, 3].map((at) => id.charCodeAt(at)),
];

/** What the answer to `GS r 1` is awaited under: it carries no id. Process ids are four characters of another kind. */
export const GS_R_MARKER = 'gs-r';

/** `GS a n`: which changes are told without being asked; none for 0. Goes through the buffer. */
export const gsAutomaticStatus = (mask: number): readonly number[] => [GS, 0x61, mask];
/** `DLE EOT n`: answered at once, even offline; only ever sent between whole commands. */
export const dleStatus = (question: number): Uint8Array => Uint8Array.of(DLE, 0x04, question);
/** `DLE ENQ 2`: drop the receive and print buffers and recover from a recoverable error (not from paper end). */
export const DLE_CLEAR: readonly number[] = [DLE, 0x05, 2];

/**
 * Whether a printer would take two bytes for the head of a real-time command (`DLE EOT`, `DLE ENQ`, `DLE DC4`), which
 * is recognised anywhere in a serial stream, also inside picture and QR data.
 */
export const startsRealTimeCommand = (first: number, second: number): boolean =>
  first === DLE && (second === 0x04 || second === 0x05 || second === 0x14);
