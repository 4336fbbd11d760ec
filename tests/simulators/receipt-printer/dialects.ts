/** How makes of printers tell the same trouble, from their manuals' tables. */
export const DIALECTS = ['epson', 'snbc', 'zijiang', 'hwasung', 'custom'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What the sensors see. */
export interface Sensors {
  readonly online: boolean;
  readonly paper: 'enough' | 'low' | 'out';
  readonly coverOpen: boolean;
  readonly cutterError: boolean;
  readonly slipInMouth: boolean;
  readonly working: boolean;
}

const bits = (...pairs: readonly (readonly [seen: boolean, bit: number])[]): number =>
  pairs.reduce((sum, [seen, bit]) => sum | (seen ? bit : 0), 0);

const FIXED = 0x12;

function commonAnswer(sensors: Sensors, question: number): number[] {
  const { online, paper, coverOpen, cutterError } = sensors;
  const out = paper === 'out';
  const answers = [
    bits([!online, 0x08]),
    bits([coverOpen, 0x04], [out, 0x20], [cutterError, 0x40]),
    bits([cutterError, 0x08]),
    bits([paper === 'low', 0x0c], [out, 0x60]),
  ];
  const answer = answers[question - 1];
  return answer === undefined ? [] : [FIXED | answer];
}

function hwasungState({ paper, coverOpen, cutterError, slipInMouth, working }: Sensors): number {
  return bits(
    [paper === 'out', 0x01],
    [coverOpen, 0x02],
    [paper === 'low', 0x08],
    [working, 0x10],
    [cutterError, 0x20],
    [slipInMouth, 0x80],
  );
}

function customFullStatus({ paper, coverOpen, cutterError, slipInMouth, working }: Sensors): number[] {
  return [
    0x10,
    0x0f,
    bits([paper === 'out', 0x01], [paper === 'low', 0x04], [slipInMouth, 0x20]),
    bits([coverOpen, 0x02], [working, 0x04]),
    0,
    bits([cutterError, 0x01]),
  ];
}

/** The answer to `DLE EOT n`; nothing for an n the make does not know. */
export function statusAnswer(dialect: Dialect, sensors: Sensors, question: number): number[] {
  if (dialect === 'hwasung' && question === 2) return [hwasungState(sensors)];
  if (dialect === 'custom' && question === 0x14) return customFullStatus(sensors);
  return commonAnswer(sensors, question);
}

/** The four bytes of `GS a`, for the changes a mask asks for; nothing where the make has no automatic status. */
export function automaticAnswer(dialect: Dialect, sensors: Sensors): number[] {
  if (dialect === 'hwasung' || dialect === 'custom') return [];
  const { online, paper, coverOpen, cutterError } = sensors;
  const tellsOffline = dialect !== 'zijiang';
  return [
    0x10 | bits([!online && tellsOffline, 0x08], [coverOpen, 0x20]),
    bits([cutterError, 0x08]),
    paper === 'enough' ? 0 : paper === 'low' ? 0x03 : 0x0f,
    dialect === 'snbc' ? 0x0f : 0,
  ];
}
