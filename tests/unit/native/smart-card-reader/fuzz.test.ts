import { expect, it } from 'vitest';
import { fuzz, name } from '../../../fuzz/social-card.ts';

/** Ten million are fed by `npm run fuzz`, with another seed every time. */
const BYTES = 200_000;
const SEED = 20_261_122;

it('records under damage: every good one found, none made up', async () => {
  const result = await fuzz(BYTES, SEED);
  process.stdout.write(
    `${name}: ${result.framesFound} of ${result.framesSent} found in ${result.bytes} bytes, ${result.falseFrames} false, ${result.millis.toFixed(0)} ms\n`,
  );
  expect(result.framesSent).toBeGreaterThan(500);
  expect(result).toMatchObject({ framesFound: result.framesSent, falseFrames: 0 });
});
