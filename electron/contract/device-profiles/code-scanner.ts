import { z } from 'zod';
import { profileHead } from './attachment.ts';
import { commandHexSchema } from './command-hex.ts';

/** How scans are told apart in what a scanner sends (spec printing-scanning §5.1–§5.3). */
export const scanFramingSchema = z.discriminatedUnion('kind', [
  /** Bytes up to a terminator: CR, LF, CRLF or ETX. */
  z.strictObject({
    kind: z.literal('terminated'),
    terminator: z.enum(['cr', 'lf', 'crlf', 'etx']),
  }),
  /** Bytes up to a silence of so many ms. */
  z.strictObject({ kind: z.literal('gap'), gapMs: z.number().int().min(20).max(500) }),
  /** Vguang frames `55 AA cmd status lenL lenH data xor`. */
  z.strictObject({ kind: z.literal('vguang') }),
  /** Zebra SSI packets. */
  z.strictObject({ kind: z.literal('ssi') }),
  /** HID-POS reports; the layout comes from the report descriptor, the vendor's only where that says nothing. */
  z.strictObject({
    kind: z.literal('hid-pos'),
    fallBack: z.enum(['honeywell', 'newland', 'symbol', 'none']),
  }),
  /** The window reads whole codes itself: by camera, or by the pace of a wedge. */
  z.strictObject({ kind: z.literal('whole-codes') }),
  /** A keyboard wedge recognised by its device: boot-keyboard reports read from its hidraw node. */
  z.strictObject({ kind: z.literal('keyboard-reports') }),
]);
export type ScanFraming = z.infer<typeof scanFramingSchema>;

/**
 * What lights and puts out the aiming pattern: whole commands as they stand on the wire, over HID with the report's id
 * before them. A model without one has none here, and nothing is sent to it.
 */
export const aimCommandsSchema = z.strictObject({
  on: commandHexSchema,
  off: commandHexSchema,
  /** `documented`: read in the maker's manual. `tried`: seen on the device itself. `assumed`: neither. */
  evidence: z.enum(['documented', 'tried', 'assumed']),
});
export type AimCommands = z.infer<typeof aimCommandsSchema>;

/** What is particular to one model of code scanner; a file `resources/devices/<profile>.json`. */
export const codeScannerProfileSchema = z
  .strictObject({
    ...profileHead,
    kind: z.literal('code-scanner'),
    framing: scanFramingSchema,
    /** Whether each scan begins with an AIM identifier such as `]Q1`; never guessed from the payload. */
    aimPrefix: z.boolean(),
    encoding: z.enum(['detect', 'utf-8', 'gb18030']),
    /** Which family's start and stop commands the scanner obeys. */
    commands: z.enum([
      'none',
      'honeywell',
      'newland',
      'newland-single-byte',
      'em3080',
      'ssi',
      'zkteco',
      'vguang',
    ]),
    /** Shows where a code is to be held while one is awaited. */
    aim: aimCommandsSchema.optional(),
    /** The text it sends when it read nothing, e.g. `%%NoRead`. */
    noReadText: z.string().optional(),
    /** The same code again within this time is the same showing of the phone. */
    sameCodeMs: z.number().int().min(0).max(10_000),
    /** A scan in several parts whose rest does not come is dropped after this, ms. An SSI scanner sends a part again after 2 s. */
    partialMs: z.number().int().min(50).max(5000),
  })
  .refine(({ commands, aim }) => aim === undefined || commands !== 'none', {
    path: ['aim'],
    error: 'a scanner that takes no commands cannot be told to aim',
  });
export type CodeScannerProfile = z.infer<typeof codeScannerProfileSchema>;
