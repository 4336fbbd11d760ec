import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  ATTENDANT,
  actForResident,
  enterPin,
  layResident,
  operatorLine,
  showStaffCard,
  signIn,
} from './support/attendant.ts';
import { gone, shown } from './support/glass.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { answerFiling, leave, open, print, RESIDENT } from './support/walk.ts';

let kiosk: Kiosk;
beforeAll(async () => {
  kiosk = await startKiosk();
});
afterAll(() => kiosk.stop());

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** Everybody's name and number, and the PIN. */
const TRACES = [
  RESIDENT.card.name,
  RESIDENT.card.number,
  ATTENDANT.card.name,
  ATTENDANT.card.number,
  ATTENDANT.pin,
];

describe('an attendant at the terminal', () => {
  it('signs in by card and PIN, sees the machine, and goes again', async () => {
    await kiosk.screen('welcome');
    await signIn(kiosk);
    await shown(operatorLine(kiosk).getByText('示例工'));
    await kiosk.touch('看机器');
    const machine = await kiosk.screen('attendant-machine');
    await shown(machine.getByText('身份证读卡'));
    await shown(machine.getByText('已应答'));
    await kiosk.touch('好的');
    await kiosk.touch('退出');
    await kiosk.screen('identify');
    expect(await operatorLine(kiosk).count()).toBe(0);
    await kiosk.touch('首页');
    await kiosk.screen('welcome');
  });

  it('带人办: the resident’s own card, record and slip, with both on it', async () => {
    await signIn(kiosk);
    await kiosk.touch(/^带人办/);
    await layResident(kiosk);
    await kiosk.screen('home');
    await shown(operatorLine(kiosk).getByText(`工作人员示例工正在帮${RESIDENT.card.name}办理`));
    await open(kiosk, '查参保');
    await shown((await kiosk.screen('record')).getByText('正常参保').first());
    expect(await operatorLine(kiosk).innerText()).toContain(RESIDENT.card.name);
    const slip = await print(kiosk);
    expect(slip).toContain('示例工（带人办）');
    for (const secret of [RESIDENT.card.number, RESIDENT.card.name]) expect(slip).not.toContain(secret);
    await leave(kiosk);
    expect(await operatorLine(kiosk).count()).toBe(0);
  });

  it('leaves the resident’s visit as it was, and the resident alone after laying the card again', async () => {
    await kiosk.reader.lay(RESIDENT.card);
    await kiosk.screen('home');
    await open(kiosk, '办外地长住');
    await kiosk.screen('notice');
    await kiosk.touch('继续');
    await kiosk.touch(/^北京市/);
    await kiosk.touch('继续');
    await shown(kiosk.page().getByText('您从哪天开始住？'));
    await signIn(kiosk);
    expect(await kiosk.page().content()).not.toContain(RESIDENT.card.name);
    await kiosk.touch(/^带人办/);
    await shown(kiosk.page().getByText('您从哪天开始住？'));
    await shown(operatorLine(kiosk).getByText(RESIDENT.card.name));
    await kiosk.touch('返回');
    expect(
      await kiosk
        .page()
        .getByRole('button', { name: /^北京市/ })
        .innerText(),
    ).toContain('已选');
    await kiosk.reader.lay(ATTENDANT.card);
    await gone(operatorLine(kiosk));
    await kiosk.screen('question');
    await kiosk.reader.lift();
    await kiosk.touch('首页');
    await leave(kiosk);
  });

  it('代人办: authority, signature, a filing that names both, and the end with the attendant', async () => {
    await signIn(kiosk);
    await actForResident(kiosk);
    await shown(operatorLine(kiosk).getByText(`代${RESIDENT.card.name}办理`));
    await open(kiosk, '办外地长住');
    await answerFiling(kiosk);
    await kiosk.touch(/^提交/);
    await shown((await kiosk.screen('result')).getByText('已经提交成功'));
    const applied = (await kiosk.upstream.cases()).at(-1);
    expect(applied?.input['case']).toMatchObject({
      person: { certno: RESIDENT.card.number },
      operator: { mode: 'on-behalf', attendant: ATTENDANT.id },
      agent: {
        by: 'attendant',
        agnter_certno: ATTENDANT.card.number,
        authority: 'act-for-somebody',
        signature: { by: 'hand', strokes: expect.any(Array) },
      },
    });
    const slip = await print(kiosk);
    for (const line of ['示例工（代人办）', '示例工（工作人员）', '代办人签字']) expect(slip).toContain(line);
    await kiosk.reader.lift();
    await kiosk.touch('办完了');
    await kiosk.screen('farewell');
    expect(await operatorLine(kiosk).count()).toBe(0);
    await kiosk.touch('好的');
    await kiosk.screen('welcome');
  });

  it('leaves no trace of either in the page, on the disk or in the log', async () => {
    const page = kiosk.page();
    const dom = await page.content();
    const kept = await page.evaluate(() =>
      [localStorage, sessionStorage].flatMap((storage) => Object.entries(storage).flat()).join(' '),
    );
    for (const trace of TRACES) expect(dom + kept, `${trace.length} characters`).not.toContain(trace);
    for (const file of filesBelow(kiosk.dataFolder)) {
      const bytes = readFileSync(file);
      for (const trace of TRACES)
        expect(bytes.includes(trace), `${trace.length} characters in ${file}`).toBe(false);
    }
    const staff = readFileSync(join(kiosk.siteFile, '../staff.json'), 'utf8');
    for (const secret of [ATTENDANT.card.number, ATTENDANT.pin]) expect(staff).not.toContain(secret);
    expect(kiosk.complaints).toEqual([]);
  });

  it('is locked out by five wrong PINs, also after the power went', async () => {
    await showStaffCard(kiosk);
    for (const tries of [1, 2, 3, 4]) {
      await enterPin(kiosk, '864209');
      await shown(kiosk.page().getByText('密码不对，请再输一次。'));
      expect(await kiosk.shownScreen(), String(tries)).toBe('attendant-pin');
    }
    await enterPin(kiosk, '864209');
    await shown(kiosk.page().getByText('先锁住了'));
    await kiosk.reader.lift();
    await kiosk.restart('killed');
    await kiosk.screen('welcome');
    await showStaffCard(kiosk);
    await shown(kiosk.page().getByText('先锁住了'));
    await enterPin(kiosk);
    expect(await kiosk.shownScreen()).toBe('attendant-pin');
    await shown(kiosk.page().getByText('先锁住了'));
  });
});
