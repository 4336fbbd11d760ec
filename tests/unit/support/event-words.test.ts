import { expect, it } from 'vitest';
import { deviceEventSchema } from '../../../electron/contract/device-messages.ts';
import { eventWords } from '../../support/event-words.ts';

it.each([
  [{ kind: 'deviceChanged', state: 'ready', facts: {} }, 'ready'],
  [{ kind: 'deviceChanged', state: 'trouble', failure: 'reader-lost', facts: {} }, 'trouble reader-lost'],
  [{ kind: 'printChanged', job: 'A', state: 'printed' }, 'A printed'],
  [
    { kind: 'documentChanged', job: 'B', state: 'refused', failure: 'document-refused' },
    'B refused document-refused',
  ],
  [{ kind: 'cardReadFailed', failure: 'card-rejected' }, 'cardReadFailed card-rejected'],
  [{ kind: 'socialCardReadFailed', failure: 'smart-card-silent' }, 'socialCardReadFailed smart-card-silent'],
  [{ kind: 'cardRemoved' }, 'cardRemoved'],
  [{ kind: 'codeScanFailed', failure: 'scan-incomplete' }, 'codeScanFailed'],
  [{ kind: 'keyPressed', key: 'next' }, 'next'],
])('%o', (event, words) => {
  expect(eventWords(deviceEventSchema.parse({ device: 'a-1', ...event }))).toBe(words);
});
