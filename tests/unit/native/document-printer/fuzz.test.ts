import { expect, it } from 'vitest';
import { fuzz } from '../../../fuzz/ipp-attributes.ts';

it('200 000 bytes of answers, whole, cut, changed and noise', async () => {
  const { framesSent, framesFound, falseFrames } = await fuzz(200_000, 20_261_123);
  expect(framesSent).toBeGreaterThan(100);
  expect({ framesFound, falseFrames }).toEqual({ framesFound: framesSent, falseFrames: 0 });
});
