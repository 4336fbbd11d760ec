import {
  type CodeScannerProfile,
  codeScannerProfileSchema,
} from '../../../electron/contract/device-profiles/code-scanner.ts';
import em3080 from '../../../resources/devices/em3080-serial.json' with { type: 'json' };
import serialCr from '../../../resources/devices/generic-serial-cr.json' with { type: 'json' };
import serialGap from '../../../resources/devices/generic-serial-gap.json' with { type: 'json' };
import honeywellHid from '../../../resources/devices/honeywell-hid-pos.json' with { type: 'json' };
import honeywellSerial from '../../../resources/devices/honeywell-serial.json' with { type: 'json' };
import wedge from '../../../resources/devices/keyboard-wedge.json' with { type: 'json' };
import newlandHid from '../../../resources/devices/newland-hid-pos.json' with { type: 'json' };
import newlandSerial from '../../../resources/devices/newland-serial.json' with { type: 'json' };
import singleByte from '../../../resources/devices/newland-single-byte.json' with { type: 'json' };
import symbolHid from '../../../resources/devices/symbol-hid-pos.json' with { type: 'json' };
import vguangHid from '../../../resources/devices/vguang-hid.json' with { type: 'json' };
import vguangSerial from '../../../resources/devices/vguang-serial.json' with { type: 'json' };
import zebraSsi from '../../../resources/devices/zebra-ssi.json' with { type: 'json' };
import zkteco from '../../../resources/devices/zkteco-serial.json' with { type: 'json' };
import type { ScannerFamilyName } from '../../simulators/code-scanner/families.ts';

const parsed = (profile: unknown): CodeScannerProfile => codeScannerProfileSchema.parse(profile);
const terminated = (terminator: 'lf' | 'crlf' | 'etx'): CodeScannerProfile => ({
  ...parsed(serialCr),
  framing: { kind: 'terminated', terminator },
});

/** The shipped profile (or a site's own variant of it) for every simulated scanner. */
export const profileOf: Record<ScannerFamilyName, CodeScannerProfile> = {
  'serial-cr': parsed(serialCr),
  'serial-lf': terminated('lf'),
  'serial-crlf': terminated('crlf'),
  'serial-etx': terminated('etx'),
  'serial-gap': parsed(serialGap),
  'serial-aim': { ...parsed(serialCr), aimPrefix: true },
  'honeywell-serial': parsed(honeywellSerial),
  'newland-serial': parsed(newlandSerial),
  'newland-single-byte': parsed(singleByte),
  'em3080-serial': parsed(em3080),
  'em3080-clone': parsed(em3080),
  'zkteco-serial': parsed(zkteco),
  'zebra-ssi': parsed(zebraSsi),
  'vguang-serial': parsed(vguangSerial),
  'vguang-hid': parsed(vguangHid),
  'honeywell-hid-pos': parsed(honeywellHid),
  'honeywell-undescribed': parsed(honeywellHid),
  'newland-hid-pos': parsed(newlandHid),
  'newland-short': parsed(newlandHid),
  'symbol-undescribed': parsed(symbolHid),
  'uncounted-hid-pos': parsed(symbolHid),
  wedge: parsed(wedge),
  'numbered-wedge': parsed(wedge),
};
