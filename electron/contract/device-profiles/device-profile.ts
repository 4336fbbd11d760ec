import { z } from 'zod';
import { codeScannerProfileSchema } from './code-scanner.ts';
import { documentPrinterProfileSchema } from './document-printer.ts';
import { idCardReaderProfileSchema } from './id-card-reader.ts';
import { keypadProfileSchema } from './keypad.ts';
import { receiptPrinterProfileSchema } from './receipt-printer.ts';
import { smartCardReaderProfileSchema } from './smart-card-reader.ts';

/** What is particular to one model of device, whatever its kind. */
export const deviceProfileSchema = z.discriminatedUnion('kind', [
  idCardReaderProfileSchema,
  receiptPrinterProfileSchema,
  codeScannerProfileSchema,
  documentPrinterProfileSchema,
  smartCardReaderProfileSchema,
  keypadProfileSchema,
]);
export type DeviceProfile = z.infer<typeof deviceProfileSchema>;
