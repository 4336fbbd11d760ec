import { expect, it } from 'vitest';
import { noSigner } from '../../../../electron/upstream/signer.ts';

it('gateway none adds no header', () => {
  expect(noSigner({ at: Date.UTC(2026, 0, 1) })).toEqual({});
});
