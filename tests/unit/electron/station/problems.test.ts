import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../electron/station/json-positions.ts';
import {
  dotted,
  formatSiteProblems,
  inReadingOrder,
  problemAt,
  problemOfFault,
  problemOfFile,
  type SiteProblem,
  WHOLE_FILE,
} from '../../../../electron/station/problems.ts';

const at = (file: string, line: number, column: number): SiteProblem => ({
  file,
  line,
  column,
  field: 'site.name',
  what: '没有写内容',
  remedy: '写上名字',
});

describe('dotted', () => {
  it.each([
    [['site', 'name'], 'site.name'],
    [['devices', 1, 'transport', 'baudRate'], 'devices[1].transport.baudRate'],
    [[0, 'id'], '[0].id'],
    [['words', '11'], 'words.11'],
    [['a b'], '["a b"]'],
    [[], WHOLE_FILE],
  ] as const)('%j is %s', (path, field) => {
    expect(dotted(path)).toBe(field);
  });
});

describe('a problem', () => {
  it('stands where its field begins', () => {
    const reading = readJson('{\n  "site": { "name": "" }\n}');
    if (!reading.ok) throw new Error('no JSON');
    expect(problemAt('s.json', reading.document, ['site', 'name'], '空', '补')).toEqual({
      file: 's.json',
      line: 2,
      column: 21,
      field: 'site.name',
      what: '空',
      remedy: '补',
    });
  });

  it('of a file that could not be read stands at its beginning', () => {
    expect(problemOfFile('s.json', '找不到', '建好')).toMatchObject({
      line: 1,
      column: 1,
      field: WHOLE_FILE,
    });
  });

  it('of the writing keeps the fault’s line and shows only the field it is told', () => {
    const reading = readJson('{"token": {"x" 1}}');
    if (reading.ok) throw new Error('read without a fault');
    expect(problemOfFault('s.json', reading.fault, ['token'])).toMatchObject({
      line: 1,
      column: 16,
      field: 'token',
      what: '字段名后面缺少冒号',
    });
  });
});

describe('formatSiteProblems', () => {
  it('counts, then names line, field and remedy in reading order', () => {
    const text = formatSiteProblems('/etc/kiosk/site.json', [
      at('/etc/kiosk/site.json', 9, 2),
      at('/etc/kiosk/site.json', 3, 5),
    ]);
    expect(text.split('\n')).toEqual([
      '/etc/kiosk/site.json：有 2 处要改，改好后再启动。(2 to correct)',
      '  site.json:3:5  第 3 行  site.name：没有写内容',
      '      怎么改：写上名字',
      '  site.json:9:2  第 9 行  site.name：没有写内容',
      '      怎么改：写上名字',
    ]);
  });

  it('keeps the problems of one file together', () => {
    const mixed = [at('b.json', 1, 1), at('a.json', 2, 9), at('a.json', 2, 3)];
    expect(inReadingOrder(mixed).map(({ file, column }) => `${file} ${column}`)).toEqual([
      'a.json 3',
      'a.json 9',
      'b.json 1',
    ]);
  });
});
