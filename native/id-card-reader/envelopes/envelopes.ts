import type { IdCardReaderProfile } from '../../../electron/contract/device-profiles/id-card-reader.ts';
import { dkUsbNfc } from './dk-usb-nfc.ts';
import type { ReportEnvelope } from './report-envelope.ts';

type EnvelopeName = NonNullable<IdCardReaderProfile['envelope']>;

/** Every envelope a profile can name. */
const envelopes: Record<EnvelopeName, ReportEnvelope> = { 'dk-usb-nfc': dkUsbNfc };

/** The envelope of a profile's `envelope`. */
export const envelopeNamed = (name: EnvelopeName): ReportEnvelope => envelopes[name];
