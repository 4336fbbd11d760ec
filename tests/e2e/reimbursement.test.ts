import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetFilm } from '../support/sheet-film.ts';
import { aScene, type SheetScene } from '../support/sheet-picture.ts';
import { shown } from './support/glass.ts';
import { asked, type } from './support/info-change.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { identify, leave, open, print, showCode } from './support/walk.ts';

/** Nobody's invoices: the tax office gives no code that begins with 0999. */
const INVOICE = '01,10,099900000000,00000001,1234.50,20261008,00000000000000000000,0000';
const ANOTHER = '01,10,099900000000,00000002,265.50,20261009,00000000000000000000,0000';
/** Two cores also encode, draw and sync; a page is taken and sealed well within this, ms. */
const TAKEN_WITHIN_MS = 20_000;
/** How a JPEG of Chromium begins, and the name inside it. */
const JPEG = [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('JFIF')];

/** A quarter of the dots: what is tried here is the way of a page, and a film is decoded without a graphics chip. */
const SCENE: SheetScene = {
  ...aScene,
  width: aScene.width / 2,
  height: aScene.height / 2,
  corners: aScene.corners.map(({ x, y }) => ({ x: x / 2, y: y / 2 })) as unknown as SheetScene['corners'],
};

let kiosk: Kiosk;
beforeAll(async () => {
  kiosk = await startKiosk({
    cameraFilm: sheetFilm([SCENE], 5),
    changeSite: (site) => ({
      ...site,
      site: { ...site.site, level: 'pt-township', place: '350302' },
      devices: [...site.devices, { kind: 'code-scanner', profile: 'camera', transport: { kind: 'camera' } }],
    }),
  });
});
afterAll(() => kiosk.stop());

async function begin(): Promise<void> {
  await open(kiosk, '办住院报销');
  await kiosk.screen('notice');
  await kiosk.touch('继续');
}

/** Choices that lead a resident without other insurance, or with one, to the papers. */
async function toPapers(others: '没有报过' | '报过一部分'): Promise<void> {
  await begin();
  for (const [question, answer] of [
    ['为什么到这里来报？', /^没带证，先付了钱/],
    ['别的保险报过吗？', new RegExp(`^${others}`)],
    ['钱打到哪里？', /^我的社保卡/],
  ] as const) {
    await asked(kiosk, question);
    await kiosk.touch(answer);
    await kiosk.touch('继续');
  }
  await kiosk.screen('materials');
}

const video = () => kiosk.page().locator('video');
const says = (text: string) => shown(kiosk.page().getByText(text).first(), { timeout: TAKEN_WITHIN_MS });

/** Takes one page of a paper and says that it can be read. */
async function photograph(paper: string): Promise<void> {
  await kiosk.touch(`拍${paper}`);
  await expect
    .poll(() => video().evaluate((element: HTMLVideoElement) => element.videoWidth), {
      timeout: TAKEN_WITHIN_MS,
    })
    .toBe(SCENE.width);
  await kiosk.touch('拍照');
  await says('看得清字吗？');
  await kiosk.touch('就用这张');
  await says('第1页');
  await kiosk.touch('拍好了');
  await says('请拍这些材料');
}

/** Every file under the data folder, with what is in it. */
function files(folder: string): readonly Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}

describe('reimbursement of a stay in hospital', { timeout: 120_000 }, () => {
  it('keeps answers and a photographed page through a sudden end, sealed and nowhere else', async () => {
    await identify(kiosk);
    await toPapers('报过一部分');
    await photograph('出院记录');
    await kiosk.restart('killed');
    const plain = files(kiosk.dataFolder).filter((bytes) => JPEG.some((mark) => bytes.includes(mark)));
    expect(plain).toEqual([]);
    await kiosk.screen('home').catch(() => identify(kiosk));
    await begin();
    for (const [question, answer] of [
      ['为什么到这里来报？', '没带证，先付了钱'],
      ['别的保险报过吗？', '报过一部分'],
      ['钱打到哪里？', '我的社保卡'],
    ] as const) {
      await asked(kiosk, question);
      await says('您填过这个，请看对不对。');
      await says(answer);
      await kiosk.touch('对的');
    }
    await kiosk.screen('materials');
    await says('拍了1页');
  });

  it('adds invoices by their codes, each once, and says which amount is wrong', async () => {
    await photograph('费用清单');
    await kiosk.touch('都好了');
    await kiosk.screen('invoices');
    await showCode(kiosk, INVOICE);
    await says('请对着票看一遍');
    await says('1,234.50元');
    await kiosk.touch('对的，加上');
    await says('一共1张');
    // The scanner itself keeps quiet about the same code twice in a row.
    await showCode(kiosk, 'https://example.invalid/ticket');
    await says('这个码不是发票上的。');
    await showCode(kiosk, INVOICE);
    await says('这张票刚才加过了。');
    await showCode(kiosk, ANOTHER);
    await says('265.50元');
    await kiosk.touch('对的，加上');
    await says('1,500.00元');
    await kiosk.touch('都加好了');
    await asked(kiosk, '别处一共报了多少？');
    await type(kiosk, '1600');
    await kiosk.touch('继续');
    await says('比发票合计还多。');
    await kiosk.touch('清空');
    await type(kiosk, '500');
    await kiosk.touch('继续');
    await asked(kiosk, '您自己付了多少？');
    await type(kiosk, '900');
    await kiosk.touch('继续');
    await says('加起来不等于发票合计。');
    await kiosk.touch('清空');
    await type(kiosk, '1000');
    await kiosk.touch('继续');
    await kiosk.screen('check-answers');
  });

  it('sends the case, then its pages with the hashes it named, and keeps none of them', async () => {
    let said = '';
    while (await kiosk.page().getByRole('button', { name: '下一页' }).isVisible()) {
      said += await (await kiosk.screen('check-answers')).innerText();
      await kiosk.touch('下一页');
    }
    said += await (await kiosk.screen('check-answers')).innerText();
    expect(said).toContain('拍了2页');
    expect(said).toContain('2张，共1500.00元');
    await kiosk.touch('提交报销');
    const result = await kiosk.screen('result');
    await shown(result.getByText('已经提交成功'));
    await shown(result.getByText('最晚办好'));
    await kiosk.until('both pages', async () => (await kiosk.upstream.pages()).length === 2);
    const applied = (await kiosk.upstream.cases()).at(-1)?.input['case'] as {
      papers: { paper: string; pages: { sha256: string }[] }[];
    };
    expect(applied).toMatchObject({
      service: 'inpatient-reimbursement',
      promised_by: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      fields: { manual_claim_reason: 'no-card', other_paid: '500.00', own_paid: '1000.00' },
      invoice_total: '1500.00',
      invoices: [
        { code: '099900000000', number: '00000001', amount: '1234.50', issue_date: '2026-10-08' },
        { number: '00000002' },
      ],
    });
    const announced = applied.papers.flatMap(({ pages }) => pages.map(({ sha256 }) => sha256));
    expect((await kiosk.upstream.pages()).map(({ sha256 }) => sha256)).toEqual(announced);
    const slip = await print(kiosk);
    expect(slip).toContain('拍了1页');
    expect(slip).toContain('共1500.00元');
    await leave(kiosk);
    expect(kiosk.complaints).toEqual([]);
  });

  it('refuses an invoice that an earlier case had, and wipes what was not submitted', async () => {
    await identify(kiosk);
    await toPapers('没有报过');
    await photograph('出院记录');
    await photograph('费用清单');
    await kiosk.touch('都好了');
    await kiosk.screen('invoices');
    await showCode(kiosk, ANOTHER);
    await says('请对着票看一遍');
    await kiosk.touch('对的，加上');
    await says('这张票以前用过了。');
    await kiosk.touch('不要这张');
    await kiosk.screen('invoices');
    await kiosk.touch('首页');
    await leave(kiosk);
    await kiosk.until('the wipe', () =>
      files(kiosk.dataFolder).every((bytes) => !JPEG.some((mark) => bytes.includes(mark))),
    );
  });
});
