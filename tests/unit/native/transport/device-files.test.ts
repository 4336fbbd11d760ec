import { describe, expect, it, onTestFinished } from 'vitest';
import { deviceFiles, errorCodeOf } from '../../../../native/transport/device-files.ts';
import { openPseudoTerminal } from '../../../simulators/support/pty.ts';

describe('a device file', () => {
  it('never waits: nothing to read and no room to write are told at once', async () => {
    const terminal = openPseudoTerminal();
    onTestFinished(() => terminal.close());
    terminal.pause();
    const file = await deviceFiles.open(terminal.path);
    onTestFinished(() => file.close());
    const reading = file.read(new Uint8Array(8)).catch(errorCodeOf);
    expect(await reading).toBe('EAGAIN');
    let written = 0;
    for (;;) {
      const outcome = await file.write(new Uint8Array(4096)).catch(errorCodeOf);
      if (typeof outcome !== 'number') {
        expect(outcome).toBe('EAGAIN');
        break;
      }
      written += outcome;
    }
    expect(written).toBeGreaterThan(0);
  });

  it('that is not there is told by the system’s name of the error', async () => {
    expect(await deviceFiles.open('/dev/usb/lp-nobody').catch(errorCodeOf)).toBe('ENOENT');
  });
});

it.each([
  [Object.assign(new Error('x'), { code: 'ENODEV' }), 'ENODEV'],
  [Object.assign(new Error('x'), { code: 5 }), undefined],
  [new Error('x'), undefined],
  ['ENODEV', undefined],
])('the code of %s is %s', (error, code) => {
  expect(errorCodeOf(error)).toBe(code);
});
