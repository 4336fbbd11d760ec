const SAM_ID_BYTES = 16;

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

/**
 * Prints the module's serial number as vendors do, `AA.BB-DDDDDDDD-NNNNNNNNNN-NNNNNNNNNN`: two u16, then three u32, all
 * little-endian (§1.5, vendor sample). Undefined for data that cannot be one: a module just powered up sometimes sends
 * another size or an erased number.
 */
export function samIdOf(data: Uint8Array): string | undefined {
  if (data.length !== SAM_ID_BYTES) return undefined;
  if (data.every((byte) => byte === 0) || data.every((byte) => byte === 0xff)) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const head = `${padded(view.getUint16(0, true), 2)}.${padded(view.getUint16(2, true), 2)}`;
  const made = padded(view.getUint32(4, true), 8);
  return `${head}-${made}-${padded(view.getUint32(8, true), 10)}-${padded(view.getUint32(12, true), 10)}`;
}
