import { describe, expect, test, vi } from 'vitest';
import { createRefusalNote } from '../../../../../electron/hosts/shared/refusal-note.ts';

describe('refusal note', () => {
  test('tells of a code once a second, of each code for itself', () => {
    let now = 5_000;
    const note = vi.fn();
    const refused = createRefusalNote({ monotonic: () => now }, note);
    for (let knock = 0; knock < 1_000; knock += 1) refused('message-unknown');
    refused('message-oversized');
    expect(note.mock.calls).toEqual([['message-unknown'], ['message-oversized']]);
    now += 999;
    refused('message-unknown');
    expect(note).toHaveBeenCalledTimes(2);
    now += 1;
    refused('message-unknown');
    expect(note).toHaveBeenCalledTimes(3);
  });
});
