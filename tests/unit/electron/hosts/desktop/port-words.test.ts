import { expect, test } from 'vitest';
import * as desktop from '../../../../../electron/hosts/desktop/port-words.ts';
import * as page from '../../../../../renderer/client/port-line.ts';

test('page and preload use the same words', () => {
  expect(desktop.PORT_WANTED).toBe(page.PORT_WANTED);
  expect(desktop.PORT_HERE).toBe(page.PORT_HERE);
});
