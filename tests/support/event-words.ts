import type { DeviceEvent } from '../../electron/contract/device-messages.ts';

const joined = (...words: readonly (string | undefined)[]): string => words.filter(Boolean).join(' ');

/**
 * What a device said, in its own words: `ready`, `trouble reader-lost`, `A interrupted printer-cover-open`, `cardFound`,
 * `cardReadFailed card-rejected`, `codeScanned 424…`, `codeScanFailed`, `next`.
 */
export function eventWords(event: DeviceEvent): string {
  switch (event.kind) {
    case 'deviceChanged':
      return joined(event.state, event.failure);
    case 'printChanged':
    case 'documentChanged':
      return joined(event.job, event.state, event.failure);
    case 'cardReadFailed':
    case 'socialCardReadFailed':
      return joined(event.kind, event.failure);
    case 'codeScanned':
      return joined(event.kind, event.code.text);
    case 'keyPressed':
      return event.key;
    default:
      return event.kind;
  }
}
