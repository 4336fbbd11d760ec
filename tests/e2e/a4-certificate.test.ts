import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureWords } from '../../renderer/copy/failures.ts';
import { type PrinterProgram, startProgram } from '../contract/document-printer/printer-at-the-desk.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { answerCertificate, identify, open } from './support/walk.ts';

/** A sheet takes the printer so long, ms. */
const PAGE_MS = 200;

let sheets: PrinterProgram;
let kiosk: Kiosk;

beforeAll(async () => {
  sheets = await startProgram(PAGE_MS);
  kiosk = await startKiosk({
    changeSite: (site) => ({
      ...site,
      site: { ...site.site, level: 'cz-township', place: '431002' },
      devices: [
        ...site.devices,
        { kind: 'document-printer', profile: 'ipp-a4', transport: { kind: 'ipp', url: sheets.url } },
      ],
    }),
  });
  await kiosk.screen('welcome');
});
afterAll(async () => {
  await kiosk.stop();
  await sheets.end();
});

const says = (sentence: string) =>
  kiosk.until(sentence, async () =>
    (await kiosk.page().locator('[data-screen]').innerText()).replaceAll(/\s/g, '').includes(sentence),
  );
const printedSheets = async (): Promise<number> => (await sheets.state()).printed.length;

describe('a hall with an A4 printer', () => {
  test('prints the certificate on a sheet, and no slip', async () => {
    await identify(kiosk);
    await open(kiosk, '打凭证样张');
    await answerCertificate(kiosk);
    await kiosk.screen('result');
    await kiosk.touch('打印');
    await says('打印好了，请取大纸。');
    const { printed } = await sheets.state();
    expect(printed).toHaveLength(1);
    expect(printed[0]?.name).toContain('kiosk-');
    expect(await kiosk.printer.slips()).toEqual([]);
  });

  test('waits for paper with the resident, and goes on by itself', async () => {
    // With the sheet on its way: before that an empty printer would send the resident to the slip printer.
    await sheets.order('/behave', { held: true });
    await kiosk.touch('补打');
    await kiosk.until('the sheet to be sent', async () => (await sheets.state()).jobs.length === 2);
    await sheets.order('/paper', { state: 'out' });
    await sheets.order('/behave', { held: false });
    await says(failureWords['document-printer-paper-out'].resident);
    await sheets.order('/paper', { state: 'enough' });
    await says('打印好了，请取大纸。');
    expect(await printedSheets()).toBe(2);
  });

  test('prints a slip instead while the A4 printer is away', async () => {
    await sheets.order('/cable', { connected: false });
    const trouble = () =>
      kiosk.page().evaluate(() => document.querySelector('[data-screen]')?.getAttribute('data-revision'));
    const before = await trouble();
    await kiosk.until('the printer is missed', async () => (await trouble()) !== before);
    await kiosk.touch('补打');
    const [slip] = await kiosk.slips(1);
    expect(slip?.text).toContain('样张');
    expect(await printedSheets()).toBe(2);
    expect(kiosk.complaints).toEqual([]);
  });
});
