import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JsonPosition, readJson } from '../../../../electron/station/json-positions.ts';
import type { JsonPath } from '../../../../electron/station/json-reader.ts';
import { formatSiteProblems, type SiteProblem } from '../../../../electron/station/problems.ts';
import { readSiteFile } from '../../../../electron/station/site-file.ts';
import { projectPath } from '../../../../scripts/write-data.ts';
import { simulatedSite } from '../../../simulators/demonstration/site.ts';
import { goodSite, SECRET, TemporaryInstallation } from './support/installation.ts';
import { edited, pathsIn, REMOVED } from './support/json-edit.ts';

let installation: TemporaryInstallation;
beforeAll(() => {
  installation = new TemporaryInstallation();
});
afterAll(() => installation.remove());

function reading(content: unknown) {
  installation.writeSite(content);
  return readSiteFile(installation.sitePath, installation.resources);
}

function problemsOf(content: unknown): readonly SiteProblem[] {
  const result = reading(content);
  return result.ok ? [] : result.problems;
}

/** The one problem of the good site file changed in one place. */
function onlyProblem(path: JsonPath, put: unknown): SiteProblem {
  const problems = problemsOf(edited(goodSite(), path, put));
  expect(problems.map(({ field, what }) => `${field} ${what}`)).toHaveLength(1);
  return problems[0]!;
}

/** Where a field stands in the good site file after a change. */
function positionAfter(path: JsonPath, put: unknown, field: JsonPath = path): JsonPosition {
  const text = JSON.stringify(edited(goodSite(), path, put), undefined, 2);
  const written = readJson(text);
  if (!written.ok) throw new Error('the changed site file is no JSON');
  return written.document.positionOf(field);
}

describe('a right site file', () => {
  it('is read as it stands, with its folder', () => {
    expect(reading(goodSite())).toEqual({ ok: true, site: goodSite(), folder: installation.folder });
  });

  it('may begin with a byte order mark and end its lines as Windows does', () => {
    const text = JSON.stringify(goodSite(), undefined, 2).replaceAll('\n', '\r\n');
    expect(reading(`\ufeff${text}`).ok).toBe(true);
  });

  it('may leave a reader’s rate to be detected', () => {
    expect(reading(edited(goodSite(), ['devices', 0, 'transport', 'baudRate'], REMOVED)).ok).toBe(true);
  });

  it.each([
    ['a county of the place', '431021', 'cz-village'],
    ['the place itself', '431000', 'cz-township'],
    ['another place', '350322', 'pt-township'],
  ])('may stand in %s', (_, place, level) => {
    expect(reading(edited(edited(goodSite(), ['site', 'place'], place), ['site', 'level'], level)).ok).toBe(
      true,
    );
  });

  it.each([
    ['a variable', { env: 'TIF_TOKEN' }],
    ['a file', { file: 'token.txt' }],
  ])('may keep its secret in %s', (_, secret) => {
    expect(reading(edited(goodSite(), ['upstream', 'gateway', 'token'], secret)).ok).toBe(true);
  });
});

describe('the demonstration’s site file', () => {
  it('is right in the shipped installation', () => {
    const demonstration = simulatedSite({
      readerPath: '/dev/pts/90',
      printerPath: '/dev/pts/91',
      scannerPath: '/dev/serial/by-id/scanner',
      upstreamUrl: 'http://127.0.0.1:40000',
      data: '/var/lib/kiosk',
    });
    installation.writeSite(demonstration);
    expect(readSiteFile(installation.sitePath, projectPath('resources'))).toMatchObject({
      ok: true,
      site: demonstration,
    });
  });
});

describe('a wrong field', () => {
  it.each([
    [['site', 'place'], '34172', 'site.place', '六位'],
    [['site', 'terminal'], '一号机', 'site.terminal', '字母'],
    [['site', 'name'], '', 'site.name', '至少 1 个字'],
    [['upstream', 'baseUrl'], 'ftp://192.0.2.1', 'upstream.baseUrl', 'http://'],
    [['upstream', 'baseUrl'], 'http://u:p@192.0.2.1', 'upstream.baseUrl', 'gateway'],
    [['upstream', 'profile'], 'nowhere', 'upstream.profile', 'platform-a'],
    [['upstream', 'gateway', 'kind'], 'vpn', 'upstream.gateway.kind', 'tif、none'],
    [['devices', 0, 'kind'], 'scanner', 'devices[0].kind', 'id-card-reader、receipt-printer'],
    [['devices', 0, 'transport', 'kind'], 'usb', 'devices[0].transport.kind', 'serial、tcp'],
    [['devices', 0, 'transport', 'baudRate'], '115200', 'devices[0].transport.baudRate', '不加引号'],
    [['devices', 0, 'transport', 'baudRate'], 115_201, 'devices[0].transport.baudRate', '115200'],
    [['devices', 1, 'transport', 'baudRate'], 9600.5, 'devices[1].transport.baudRate', '整数'],
    [['devices', 2, 'transport', 'port'], 70_000, 'devices[2].transport.port', '最多 65535'],
    [['data'], 5, 'data', '文字'],
    [['devices'], {}, 'devices', '[ ]'],
  ] as const)('%j = %j is found, with its remedy', (path, put, field, remedy) => {
    const problem = onlyProblem(path, put);
    expect(problem.field).toBe(field);
    expect(problem.remedy).toContain(remedy);
    expect(problem).toMatchObject(positionAfter(path, put));
    expect(problem.file).toBe(installation.sitePath);
  });

  it('is named with the line and column of its value', () => {
    expect(onlyProblem(['site', 'place'], '999999')).toMatchObject({ line: 4, column: 14 });
  });

  it('that is missing is named with what surrounds it', () => {
    const problem = onlyProblem(['upstream', 'operator', 'no'], REMOVED);
    expect(problem).toMatchObject({ field: 'upstream.operator.no', what: '缺少这一项' });
    expect(problem).toMatchObject(positionAfter([], goodSite(), ['upstream', 'operator']));
    expect(problem.remedy).toContain('"no"');
  });

  it('that is unknown is named at its key, with the name that was meant', () => {
    const problem = onlyProblem(['devices', 2, 'transport', 'ports'], 1);
    expect(problem).toMatchObject({ field: 'devices[2].transport.ports', what: '没有这个字段', column: 9 });
    expect(problem.remedy).toContain('"port"');
    expect(problem.line).toBe(positionAfter(['devices', 2, 'transport', 'ports'], 1).line);
  });

  it('that is unknown and like no other lists what may stand there', () => {
    expect(onlyProblem(['site', 'colour'], 'red').remedy).toContain('name、place、level、terminal');
    expect(onlyProblem(['devices', 0, 'transport', 'speed'], 1).remedy).toContain(
      'path、baudRate、flowControl',
    );
  });

  it('does not hide the others', () => {
    const twice = edited(edited(goodSite(), ['site', 'name'], ''), ['upstream', 'infver'], '');
    expect(problemsOf(twice).map(({ field }) => field)).toEqual(['site.name', 'upstream.infver']);
  });
});

describe('names that must exist here', () => {
  it('a level of another place is refused with the levels of this one', () => {
    const problem = onlyProblem(['site', 'level'], 'cz-township');
    expect(problem.field).toBe('site.level');
    expect(problem.remedy).toContain('东至县');
    expect(problem.remedy).toContain('dz-grassroots');
    expect(problem.remedy).not.toContain('cz-');
  });

  it('a mistyped level is answered with the one that was meant', () => {
    expect(onlyProblem(['site', 'level'], 'dz-grasroots').remedy).toContain('是不是想写 "dz-grassroots"');
  });

  it('a place without levels is answered with the places that have some', () => {
    const problem = onlyProblem(['site', 'place'], '110101');
    expect(problem.field).toBe('site.place');
    for (const code of ['431000', '341721', '350300', '140405', '140828']) {
      expect(problem.remedy).toContain(code);
    }
  });

  it('an unknown profile is answered with the profiles of that kind', () => {
    const problem = onlyProblem(['devices', 1, 'profile'], 'printer-aa');
    expect(problem).toMatchObject({ field: 'devices[1].profile', what: '没有这个设备型号档案' });
    expect(problem.remedy).toContain('请选一个：printer-a');
    expect(problem.remedy).not.toContain('reader-a');
  });

  it('a profile of another kind of device is refused', () => {
    expect(onlyProblem(['devices', 1, 'profile'], 'reader-a').what).toBe('这个型号档案是别的设备的');
  });

  it('a profile file that is broken itself is named', () => {
    const own = new TemporaryInstallation();
    own.write('devices/printer-a.json', '{\n  "profile": "printer-a",\n}');
    own.writeSite(goodSite());
    const result = readSiteFile(own.sitePath, own.resources);
    expect(result).toMatchObject({
      ok: false,
      problems: [
        { file: join(own.resources, 'devices/printer-a.json'), line: 2, what: '最后一项后面多了逗号' },
      ],
    });
    own.remove();
  });
});

describe('lines to devices', () => {
  it('a printer on a serial line needs its rate', () => {
    const problem = onlyProblem(['devices', 1, 'transport', 'baudRate'], REMOVED);
    expect(problem).toMatchObject({ field: 'devices[1].transport.baudRate', what: '打印机的串口缺少波特率' });
  });

  it('two devices on one serial line are found at the second', () => {
    const problem = onlyProblem(['devices', 1, 'transport', 'path'], '/dev/reader');
    expect(problem.field).toBe('devices[1].transport.path');
    expect(problem.what).toContain('第 1 个设备');
  });

  it('two printers at one address are found, two at different ports are not', () => {
    const tcp = (port: number) => ({ kind: 'tcp', host: '192.0.2.7', port });
    const problem = onlyProblem(['devices', 1, 'transport'], tcp(9100));
    expect(problem).toMatchObject({ field: 'devices[2].transport.host' });
    expect(problemsOf(edited(goodSite(), ['devices', 1, 'transport'], tcp(9101)))).toEqual([]);
  });
});

describe('wrong writing', () => {
  it.each([
    ['{\n  "site": {},\n}', 2, '最后一项后面多了逗号'],
    ['{\n  "site"： {}\n}', 2, '用了中文标点'],
    ['{\n  // 站点\n}', 2, '这里写了注释'],
    ['{\n  "data": "./var",\n  "data": "./var2"\n}', 3, '同一个字段写了两次'],
    ['', 1, '文件没写完就结束了'],
  ])('%j is found on line %i', (text, line, what) => {
    expect(problemsOf(text)).toMatchObject([{ line, what }]);
  });

  it('a file that is not there, a folder, and a foreign encoding are problems like any other', () => {
    const missing = readSiteFile(join(installation.folder, 'none.json'), installation.resources);
    expect(missing).toMatchObject({ ok: false, problems: [{ line: 1, what: '找不到这个文件' }] });
    const folder = join(installation.folder, 'a-folder');
    mkdirSync(folder);
    expect(readSiteFile(folder, installation.resources)).toMatchObject({
      problems: [{ what: '这是一个文件夹' }],
    });
    const gbk = join(installation.folder, 'gbk.json');
    writeFileSync(gbk, Uint8Array.of(0x22, 0xca, 0xa4, 0xc0, 0xfb, 0x22));
    expect(readSiteFile(gbk, installation.resources)).toMatchObject({
      problems: [{ what: '文件的编码不对' }],
    });
  });

  it('whatever else the disk refuses is a problem too', () => {
    installation.writeSite(goodSite());
    expect(readSiteFile(join(installation.sitePath, 'inside'), installation.resources)).toMatchObject({
      problems: [{ what: '读不了这个文件（ENOTDIR）' }],
    });
  });

  it('a field with an odd name is shown in quotes, and never at full length', () => {
    expect(problemsOf({ ...goodSite(), ' ': 1 })).toMatchObject([{ field: '[" "]' }]);
    expect(problemsOf({ ...goodSite(), ['长'.repeat(50)]: 1 })).toMatchObject([
      { field: `["${'长'.repeat(20)}…"]` },
    ]);
  });
});

describe('whatever is done to a right site file', () => {
  const anywhere = fc.constantFrom(...pathsIn(goodSite()));
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(REMOVED, '', null, 0, -1, 1.5, [], {}, 'x'.repeat(300), { kind: 'serial' }),
  );

  function expectUsable(problems: readonly SiteProblem[], lines: number): void {
    expect(problems.length).toBeGreaterThan(0);
    for (const { line, column, field, what, remedy } of problems) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines);
      expect(column).toBeGreaterThanOrEqual(1);
      expect([field, what, remedy].filter((text) => text.trim() === '')).toEqual([]);
    }
  }

  it('a changed value is either right or answered with line, field and remedy; the secret is never told', () => {
    fc.assert(
      fc.property(anywhere, anything, (path, put) => {
        const site = edited(goodSite(), path, put);
        const text = JSON.stringify(site, undefined, 2);
        const result = reading(text);
        if (result.ok) return;
        expectUsable(result.problems, text.split('\n').length);
        expect(formatSiteProblems('site.json', result.problems)).not.toContain(SECRET);
      }),
      { numRuns: 500 },
    );
  });

  it('a changed, lost or added character is answered in the same way', () => {
    const text = JSON.stringify(goodSite(), undefined, 2);
    const character = fc.constantFrom(...Array.from('{}[],:"\'\\/\n 0a，“'));
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), character, fc.boolean(), (at, put, replace) => {
        const changed = text.slice(0, at) + put + text.slice(replace ? at + 1 : at);
        const result = reading(changed);
        if (result.ok) return;
        expectUsable(result.problems, changed.split('\n').length);
        // A cut inside the secret must not bring its halves out either.
        const told = formatSiteProblems('site.json', result.problems);
        expect(told).not.toContain(SECRET.slice(0, 8));
        expect(told).not.toContain(SECRET.slice(-8));
      }),
      { numRuns: 500 },
    );
  });

  it('a secret written as a field name is not told either', () => {
    const problems = problemsOf(edited(goodSite(), ['upstream', 'gateway', 'token'], { [SECRET]: '' }));
    expect(problems).toMatchObject([{ field: 'upstream.gateway.token' }]);
    expect(JSON.stringify(problems)).not.toContain(SECRET);
    const unfinished = `{"upstream": {"gateway": {"token": {"${SECRET}" 1}}}}`;
    expect(JSON.stringify(problemsOf(unfinished))).not.toContain(SECRET);
  });
});
