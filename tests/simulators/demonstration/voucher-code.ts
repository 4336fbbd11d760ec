import { encode } from 'uqr';
import { codeOf } from '../voucher/synthetic-codes.ts';

/** Dark squares are drawn this many units wide; the quiet zone of four squares is the standard's. */
const QUIET_ZONE = 4;

/** A resident's code: what stands in it, and its picture for a scanner. */
export interface VoucherCode {
  readonly text: string;
  /** A QR code as an SVG data address. */
  readonly picture: string;
}

/**
 * The electronic voucher of a synthetic resident: of the real shape, with a number that no issued one has.
 * @param nth another code for each, as a telephone makes a new one every minute
 */
export function voucherCodeOf(resident: string, nth = 0): VoucherCode {
  const text = codeOf(resident, nth);
  return { text, picture: `data:image/svg+xml;base64,${Buffer.from(svgOf(text)).toString('base64')}` };
}

function svgOf(text: string): string {
  const { data, size } = encode(text, { border: QUIET_ZONE });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">`,
    `<rect width="${size}" height="${size}" fill="#fff"/><path d="${squares.join('')}"/></svg>`,
  ].join('');
}
