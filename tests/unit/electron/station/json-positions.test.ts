import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionAt, readJson } from '../../../../electron/station/json-positions.ts';
import type { JsonPath } from '../../../../electron/station/json-reader.ts';

function read(text: string) {
  const reading = readJson(text);
  if (!reading.ok) throw new Error(`${reading.fault.kind} at ${reading.fault.line}:${reading.fault.column}`);
  return reading.document;
}

function faultIn(text: string) {
  const reading = readJson(text);
  if (reading.ok) throw new Error('read without a fault');
  return reading.fault;
}

describe('positions', () => {
  const text = ['{', '  "名称": "胜利镇",', '  "list": [', '    1, { "deep": true }', '  ]', '}'].join('\n');

  it('name line and column of a value and of its key', () => {
    const document = read(text);
    expect(document.positionOf(['名称'])).toEqual({ line: 2, column: 9 });
    expect(document.positionOfKey(['名称'])).toEqual({ line: 2, column: 3 });
    expect(document.positionOf(['list', 1, 'deep'])).toEqual({ line: 4, column: 18 });
    expect(document.positionOfKey(['list', 1])).toEqual({ line: 4, column: 8 });
  });

  it('fall back to the nearest object around a field that is not there', () => {
    const document = read(text);
    expect(document.positionOf(['list', 1, 'missing', 'more'])).toEqual({ line: 4, column: 8 });
    expect(document.positionOf(['missing'])).toEqual({ line: 1, column: 1 });
  });

  it('count columns in characters and know every line end', () => {
    expect(positionAt('𠮷𠮷x', 4)).toEqual({ line: 1, column: 3 });
    expect(positionAt('a\r\nb\rc\nd', 7)).toEqual({ line: 4, column: 1 });
  });

  it('lead back to the text of every value, whatever the document', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const laidOut = JSON.stringify(value, undefined, 2);
        const document = read(laidOut);
        const lines = laidOut.split('\n');
        for (const [path, leaf] of leavesOf(document.value, [])) {
          const { line, column } = document.positionOf(path);
          const rest = Array.from(lines[line - 1]!)
            .slice(column - 1)
            .join('');
          expect(rest.startsWith(JSON.stringify(leaf))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function leavesOf(value: unknown, path: JsonPath): readonly [JsonPath, unknown][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  }
  return [[path, value]];
}

describe('faults', () => {
  it('name their line and the field they stand in', () => {
    expect(faultIn('{\n  "devices": [1, {"kind": }]}')).toEqual({
      kind: 'value-expected',
      line: 2,
      column: 27,
      path: ['devices', 1, 'kind'],
    });
  });
});
