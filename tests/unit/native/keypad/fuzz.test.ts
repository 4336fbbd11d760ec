import { expect, it } from 'vitest';
import { fuzz } from '../../../fuzz/keypad-reports.ts';

it('reads every press, and none that is no key, whatever reports come between', async () => {
  const result = await fuzz(200_000, 20_261_123);
  process.stdout.write(
    `keypad-reports: ${result.framesFound} of ${result.framesSent} presses in ${result.bytes} bytes\n`,
  );
  expect(result.framesSent).toBeGreaterThan(1000);
  expect(result).toMatchObject({ framesFound: result.framesSent, falseFrames: 0 });
});
