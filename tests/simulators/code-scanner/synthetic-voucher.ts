const SEVENTEEN = 17;

/**
 * The text of a synthetic e-voucher: `424`, 17 digits that begin with zeros, as no issued one does, `00`, the place's
 * first two digits, and `0000`.
 */
export function syntheticVoucher(serial: number, province = '14'): string {
  return `424${String(serial).padStart(SEVENTEEN, '0')}00${province}0000`;
}
