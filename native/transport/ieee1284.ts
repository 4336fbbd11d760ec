/** What a printer says of itself (IEEE 1284 device id). */
export interface Ieee1284Id {
  readonly manufacturer: string | undefined;
  readonly model: string | undefined;
  readonly serialNumber: string | undefined;
  /** The languages it understands, e.g. `ESC/POS`; informative. */
  readonly commandSet: string | undefined;
}

/** Short and long names of the fields; makers use either. */
const FIELD_NAMES: Readonly<Record<keyof Ieee1284Id, readonly string[]>> = {
  manufacturer: ['MFG', 'MANUFACTURER'],
  model: ['MDL', 'MODEL'],
  serialNumber: ['SN', 'SERN', 'SERIALNUMBER'],
  commandSet: ['CMD', 'COMMAND SET'],
};

/**
 * Reads `MFG:EPSON;CMD:ESC/POS;MDL:TM-T82X;SN:…;` as `/sys/class/usbmisc/lpN/device/ieee1284_id` shows it. Names are
 * compared without regard to case; of a field given twice the first counts, an empty one does not.
 */
export function parseIeee1284Id(text: string): Ieee1284Id {
  const fields = new Map<string, string>();
  for (const part of text.split(';')) {
    const colon = part.indexOf(':');
    const name = part.slice(0, Math.max(0, colon)).trim().toUpperCase();
    const value = part.slice(colon + 1).trim();
    if (name !== '' && value !== '' && !fields.has(name)) fields.set(name, value);
  }
  const of = (field: keyof Ieee1284Id): string | undefined =>
    FIELD_NAMES[field].map((name) => fields.get(name)).find((value) => value !== undefined);
  return {
    manufacturer: of('manufacturer'),
    model: of('model'),
    serialNumber: of('serialNumber'),
    commandSet: of('commandSet'),
  };
}
