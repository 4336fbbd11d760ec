import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageId } from '../../../../electron/upstream/message-id.ts';

const AT = Date.UTC(2026, 10, 22, 1, 2, 3);

describe('messageId', () => {
  it('is institution, Beijing second and sequence', () => {
    expect(messageId('H34172100001', AT, 7)).toBe('H34172100001202611220902030007');
  });

  it('fills a short institution code up and cuts a long one', () => {
    expect(messageId('H341', AT, 1)).toBe('H34100000000202611220902030001');
    expect(messageId('H34172100001-BRANCH-EAST', AT, 1)).toBe('H34172100001202611220902030001');
  });

  it('starts the sequence again after 9999', () => {
    expect(messageId('H34172100001', AT, 9_999).slice(-4)).toBe('9999');
    expect(messageId('H34172100001', AT, 10_000).slice(-4)).toBe('0000');
  });

  it('always has 30 characters, and differs for any two numbers less than 10,000 apart', () => {
    const code = fc.stringMatching(/^[A-Z0-9]{1,30}$/);
    const sequence = fc.integer({ min: 0, max: 10_000_000 });
    const apart = fc.integer({ min: 1, max: 9_999 });
    fc.assert(
      fc.property(code, sequence, apart, (institution, first, distance) => {
        const one = messageId(institution, AT, first);
        expect(one).toHaveLength(30);
        expect(messageId(institution, AT, first + distance)).not.toBe(one);
      }),
    );
  });
});
