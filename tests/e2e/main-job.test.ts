import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { shown } from './support/glass.ts';
import { availableHosts } from './support/hosts.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import {
  answerCertificate,
  answerFiling,
  identify,
  leave,
  nextPlease,
  open,
  print,
  RESIDENT,
} from './support/walk.ts';

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

describe.each(availableHosts)('the main job on the %s host', (host) => {
  let kiosk: Kiosk;
  beforeAll(async () => {
    kiosk = await startKiosk({
      host,
      browser: 'whole',
      // The township level of Chenzhou offers all three services of this release.
      changeSite: (site) => ({ ...site, site: { ...site.site, level: 'cz-township', place: '431002' } }),
    });
  });
  beforeEach(() => nextPlease(kiosk));
  afterAll(() => kiosk.stop());

  it('shows the record of the card on the reader and prints it', async () => {
    await identify(kiosk);
    await open(kiosk, '查参保');
    const record = await kiosk.screen('record');
    await shown(record.getByText('正常参保').first());
    expect(await record.textContent()).not.toContain(RESIDENT.card.number);
    const slip = await print(kiosk);
    expect(slip).toContain('正常参保');
    expect(slip).toContain(`${RESIDENT.card.name.slice(0, 1)}*`);
    expect(slip).toContain(RESIDENT.card.number.slice(-4));
    for (const secret of [RESIDENT.card.number, RESIDENT.card.name]) expect(slip).not.toContain(secret);
    await shown(kiosk.page().getByText('请取凭条').first());
    await leave(kiosk);
  });

  it('files a long-term stay elsewhere: questions, commitment, check, number, slip, platform', async () => {
    await identify(kiosk);
    await open(kiosk, '办外地长住');
    await answerFiling(kiosk);
    await kiosk.touch(/^提交/);
    const result = await kiosk.screen('result');
    await shown(result.getByText('已经提交成功'));
    const [applied] = await kiosk.upstream.cases();
    expect(applied).toBeDefined();
    const slip = await print(kiosk);
    expect(slip).toContain('已提交');
    expect(slip).toContain('北京市');
    expect(slip).not.toContain('13900000000');
    await leave(kiosk);
    expect((await kiosk.upstream.counters()).cases).toMatchObject({ applied: 1, conflicts: 0 });
  });

  it('makes a certificate that says it is a sample', async () => {
    await identify(kiosk);
    await open(kiosk, '打凭证样张');
    await answerCertificate(kiosk);
    const result = await kiosk.screen('result');
    await shown(result.getByText('已经办好了'));
    expect(await print(kiosk)).toContain('样张');
    await leave(kiosk);
  });

  it('wipes the page at the end of a visit, and keeps no trace on disk or in the log', async () => {
    const page = kiosk.page();
    const traces = [RESIDENT.card.number, RESIDENT.card.name, '13900000000'];
    const dom = await page.content();
    const kept = await page.evaluate(() =>
      [localStorage, sessionStorage]
        .flatMap((storage) => Object.entries(storage).flat())
        .concat(document.cookie)
        .join(' '),
    );
    for (const trace of traces) {
      expect(dom).not.toContain(trace);
      expect(kept).not.toContain(trace);
    }
    const files = filesBelow(kiosk.dataFolder);
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const trace of traces)
        expect(bytes.includes(trace), `${trace.length} characters in ${file}`).toBe(false);
    }
    expect(kiosk.log()).not.toMatch(/\d{17}[\dXx]/);
    expect(kiosk.complaints).toEqual([]);
  });

  it('works on its side as well', async () => {
    await kiosk.page().setViewportSize({ width: 1920, height: 1080 });
    await identify(kiosk);
    await open(kiosk, '查参保');
    await kiosk.screen('record');
    await leave(kiosk);
  });
});
