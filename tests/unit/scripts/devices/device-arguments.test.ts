import { describe, expect, test } from 'vitest';
import { parseDeviceArguments } from '../../../../scripts/devices/device-arguments.ts';

const parse = (line: string) => parseDeviceArguments(line === '' ? [] : line.split(' '));
const serial = '{"kind":"serial","path":"/dev/ttyS0"}';

describe('what npm run devices was asked to do', () => {
  test('list, alone, with a site file, for machines', () => {
    expect(parse('list')).toEqual({ verb: 'list', json: false });
    expect(parse('list --site hall.json --json')).toEqual({ verb: 'list', json: true, site: 'hall.json' });
  });

  test('test by site file: kind, position and time', () => {
    expect(parse('test keypad --site hall.json')).toEqual({
      verb: 'test',
      choice: { from: 'site', site: 'hall.json', kind: 'keypad' },
      waitMs: 60_000,
    });
    expect(parse('test --site hall.json --device 3 --wait 5')).toEqual({
      verb: 'test',
      choice: { from: 'site', site: 'hall.json', position: 3 },
      waitMs: 5000,
    });
  });

  test('test by profile and transport', () => {
    expect(parse(`test --profile sam-v --transport ${serial}`)).toMatchObject({
      choice: { from: 'options', profile: 'sam-v', transport: { kind: 'serial', path: '/dev/ttyS0' } },
    });
  });

  test.each(['', '--help', 'list -h'])('“%s” asks for the usage', (line) => {
    expect(parse(line)).toEqual({ verb: 'help' });
  });

  test.each([
    ['print', 'print'],
    ['list keypad', 'keypad'],
    ['list --profile sam-v', 'list 只认'],
    ['list --colour', '不认识的选项'],
    ['test scale --site hall.json', 'scale'],
    ['test keypad', '--profile'],
    ['test keypad --profile sam-v', '--transport'],
    ['test --profile sam-v --transport {}', '--transport'],
    ['test --profile sam-v --transport nothing', '--transport'],
    [`test --site hall.json --profile sam-v`, '只用一种'],
    [`test --profile sam-v --transport ${serial} --device 1`, '--site'],
    ['test --site hall.json --device 0', '--device'],
    ['test --site hall.json --device 17', '--device'],
    ['test keypad --site hall.json --wait 0', '--wait'],
    ['test keypad --site hall.json --wait soon', '--wait'],
    ['test keypad more --site hall.json', 'more'],
    ['test keypad --site hall.json --json', '--json'],
  ])('“%s” is refused with a word about it', (line, word) => {
    const parsed = parse(line);
    expect(parsed.verb).toBe('refused');
    expect(parsed.verb === 'refused' && parsed.sentence).toContain(word);
  });
});

describe('record', () => {
  test('takes a file and a device', () => {
    expect(parse('record reader.jsonl --site hall.json --device 2')).toEqual({
      verb: 'record',
      file: 'reader.jsonl',
      choice: { from: 'site', site: 'hall.json', position: 2 },
      waitMs: 60_000,
    });
  });

  test('without a file it is refused', () => {
    expect(parse('record --site hall.json')).toMatchObject({ verb: 'refused' });
  });
});
