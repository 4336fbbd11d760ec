import { encode } from 'uqr';

/** Bytes that fit QR versions 1 to 40 at error correction M in byte mode (ISO/IEC 18004, table of capacities). */
const BYTES_OF_VERSION = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666, 711, 779,
  857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
];
/** Light modules a reader needs on each side. */
const QUIET_MODULES = 4;
/** 0.75 mm at 203 dpi: read by a phone at arm's length; larger wastes paper. */
const LARGEST_MODULE = 6;

/** Modules along a side for `bytes` bytes of data; the printer may find a smaller form but never needs a larger. */
function modulesFor(bytes: number): number {
  const version = BYTES_OF_VERSION.findIndex((capacity) => bytes <= capacity) + 1;
  if (version === 0) throw new RangeError(`${bytes} bytes do not fit a QR code`);
  return 17 + 4 * version;
}

/** Dots per module, so that the symbol and its quiet zone fit the printable width. */
export function moduleDots(bytes: number, widthDots: number): number {
  return Math.min(LARGEST_MODULE, Math.floor(widthDots / (modulesFor(bytes) + 2 * QUIET_MODULES)));
}

/** A picture, rows of whole bytes, 1 is black, the highest bit is leftmost. */
export interface DotRows {
  readonly rowBytes: number;
  readonly rows: readonly Uint8Array[];
}

/** Draws a QR code (error correction M, UTF-8) for a printable width; the quiet zone is left to the caller. */
export function drawQrCode(data: string, widthDots: number): DotRows {
  const { size, data: modules } = encode(data, { ecc: 'M', border: 0, boostEcc: false });
  const dots = Math.min(LARGEST_MODULE, Math.floor(widthDots / (size + 2 * QUIET_MODULES)));
  const rowBytes = Math.ceil((size * dots) / 8);
  const rows = modules.flatMap((line) => {
    const row = new Uint8Array(rowBytes);
    for (let dot = 0; dot < size * dots; dot++) {
      if (line[Math.floor(dot / dots)] === true) row[dot >> 3] = (row[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
    }
    return Array.from({ length: dots }, () => row);
  });
  return { rowBytes, rows };
}
