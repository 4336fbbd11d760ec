import type { CodeScannerProfile } from '../../electron/contract/device-profiles/code-scanner.ts';
import type { HidDescriptor } from '../transport/hid-descriptor.ts';
import { withoutReplies } from './command-replies.ts';
import { createGapFramer } from './gap-framing.ts';
import { createHidPosFramer } from './hid-pos-framing.ts';
import { layoutFor } from './hid-pos-layout.ts';
import { VENDOR_LAYOUTS } from './hid-pos-report.ts';
import { createKeyboardFramer } from './keyboard-framing.ts';
import { keyboardLayout } from './keyboard-layout.ts';
import type { ScanFramer } from './scan-framer.ts';
import { createSsiFramer } from './ssi-framing.ts';
import { createTerminatedFramer } from './terminated-framing.ts';
import { createVguangFramer } from './vguang-frame.ts';

/** Older Newland engines answer their one-byte commands with a bare ACK or NAK before the next scan. */
const SINGLE_BYTE_ANSWERS: readonly number[] = [0x06, 0x15];

/**
 * Makes the framer a profile asks for. `descriptor` is the HID report descriptor where there is one. Undefined when
 * neither the descriptor nor the profile says how the reports are laid out, and for codes that the window reads by itself.
 */
export function createScanFramer(
  profile: CodeScannerProfile,
  descriptor: HidDescriptor | undefined,
): ScanFramer | undefined {
  const { framing, partialMs, commands } = profile;
  switch (framing.kind) {
    case 'terminated': {
      const alsoLeading = commands === 'newland-single-byte' ? SINGLE_BYTE_ANSWERS : [];
      const scans = createTerminatedFramer({ terminator: framing.terminator, partialMs, alsoLeading });
      return withoutReplies(commands, scans);
    }
    case 'gap':
      return withoutReplies(commands, createGapFramer(framing.gapMs));
    case 'vguang':
      return createVguangFramer(partialMs);
    case 'ssi':
      return createSsiFramer(partialMs);
    case 'hid-pos': {
      const vendor = framing.fallBack === 'none' ? undefined : VENDOR_LAYOUTS[framing.fallBack];
      const layout = layoutFor(descriptor, vendor);
      return layout === undefined ? undefined : createHidPosFramer(layout, commands, partialMs);
    }
    case 'keyboard-reports':
      return createKeyboardFramer(partialMs, keyboardLayout(descriptor));
    case 'whole-codes':
      return undefined;
  }
}
