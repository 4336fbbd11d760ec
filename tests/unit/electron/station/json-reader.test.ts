import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt } from '../../../../electron/station/json-positions.ts';
import { readMarked } from '../../../../electron/station/json-reader.ts';

function read(text: string): unknown {
  const reading = readMarked(text);
  if (!reading.ok) throw new Error(`${reading.kind} at ${reading.offset}`);
  return reading.value;
}

function faultIn(text: string) {
  const reading = readMarked(text);
  if (reading.ok) throw new Error('read without a fault');
  return { ...reading, ...positionAt(text, reading.offset) };
}

/** JSON.parse is the referee: what it takes we take with the same value, what it refuses we refuse. */
function parsed(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

describe('values', () => {
  it('are those of JSON.parse, however the text is laid out', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('are taken or refused exactly as JSON.parse does after any one-character change', () => {
    const character = fc.constantFrom(...Array.from('{}[],:"\'\\/ \n\t-+.eE0123nultrfsa#；，“”x\u0000'));
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 3 }),
        fc.nat(),
        character,
        fc.boolean(),
        (value, at, put, insert) => {
          const text = JSON.stringify(value, undefined, 1);
          const where = at % (text.length + 1);
          const changed = text.slice(0, where) + put + text.slice(insert ? where : where + 1);
          const reading = readMarked(changed);
          const referee = parsed(changed);
          if (!reading.ok && reading.kind === 'duplicate-key') return;
          expect(reading.ok).toBe(referee.ok);
          if (reading.ok && referee.ok) expect(reading.value).toEqual(referee.value);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('are refused as JSON.parse does for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readMarked(text).ok).toBe(parsed(text).ok);
      }),
      { numRuns: 1000 },
    );
  });

  it('keep a field named __proto__ as a field', () => {
    const value = read('{"__proto__": {"polluted": true}}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect((value as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('faults', () => {
  it.each([
    ['', 'ends-too-early', 1, 1],
    ['{"a": 1', 'ends-too-early', 1, 8],
    ['{\n  "a": "x\n}', 'text-not-closed', 2, 8],
    ['{"a": "x', 'text-not-closed', 1, 7],
    ['["a\tb"]', 'control-character', 1, 4],
    ['["C:\\dev"]', 'bad-escape', 1, 5],
    ['["\\u12G4"]', 'bad-escape', 1, 3],
    ['[01]', 'bad-number', 1, 2],
    ['[1.]', 'bad-number', 1, 2],
    ['[+1]', 'bad-number', 1, 2],
    ['{a: 1}', 'key-expected', 1, 2],
    ['{"a" 1}', 'colon-expected', 1, 6],
    ['{"a": 1\n "b": 2}', 'comma-expected', 2, 2],
    ['[1,\n]', 'trailing-comma', 1, 3],
    ['{"a": 1,}', 'trailing-comma', 1, 8],
    ['{"a": }', 'value-expected', 1, 7],
    ['{"a": yes}', 'value-expected', 1, 7],
    ['{"a": 1, // why\n "b": 2}', 'comment', 1, 10],
    ["{'a': 1}", 'single-quotes', 1, 2],
    ['{“a”: 1}', 'chinese-punctuation', 1, 2],
    ['{"a"： 1}', 'chinese-punctuation', 1, 5],
    ['{"a": 1，"b": 2}', 'chinese-punctuation', 1, 8],
    ['{"a": 1, "a": 2}', 'duplicate-key', 1, 10],
    ['{} {}', 'more-after-the-end', 1, 4],
  ] as const)('%j is %s at %i:%i', (text, kind, line, column) => {
    expect(faultIn(text)).toMatchObject({ kind, line, column });
  });

  it('name the field they stand in', () => {
    expect(faultIn('{"upstream": {"gateway": {"token": "x}}}').path).toEqual([
      'upstream',
      'gateway',
      'token',
    ]);
    expect(faultIn('{"devices": [1, {"kind": }]}').path).toEqual(['devices', 1, 'kind']);
  });

  it('stop a document that is nested without end', () => {
    expect(faultIn('['.repeat(100_000)).kind).toBe('too-deep');
    expect(faultIn('{"a":'.repeat(100_000)).kind).toBe('too-deep');
  });
});
