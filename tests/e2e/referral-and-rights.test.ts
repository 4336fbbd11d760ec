import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { syntheticResident } from '../simulators/upstream/synthetic-residents.ts';
import { shown } from './support/glass.ts';
import { type Kiosk, startKiosk } from './support/kiosk.ts';
import { choose, identify, leave, nextPlease, open, print } from './support/walk.ts';

/** A township whose list has rights records, with a filing of another township's list beside them. */
const RESIDENT = syntheticResident('tunliu-1');
const PHONE = '13900000000';

async function type(kiosk: Kiosk, digits: string): Promise<void> {
  for (const digit of digits) await kiosk.page().getByRole('button', { name: digit, exact: true }).tap();
}

/** 提交 stands on the last page of what was answered. */
async function toLastPage(kiosk: Kiosk): Promise<void> {
  const later = kiosk.page().locator('[data-ready="true"]').getByRole('button', { name: '下一页' });
  await shown(kiosk.page().locator('[data-screen="check-answers"][data-ready="true"]'));
  while (await later.isVisible()) await kiosk.touch('下一页');
}

describe('filing a referral', () => {
  let kiosk: Kiosk;
  beforeAll(async () => {
    kiosk = await startKiosk();
  });
  beforeEach(() => nextPlease(kiosk));
  afterAll(() => kiosk.stop());

  const toDestination = async (): Promise<void> => {
    await identify(kiosk);
    await open(kiosk, '办转外地看病');
    await kiosk.screen('notice');
    await kiosk.touch('继续');
    await choose(kiosk, '您转到哪个城市看病？', /^北京市/);
    await choose(kiosk, '您哪天去看病？', /^今天/);
  };

  it('says the way out where there is no paper, takes the papers that go to the counter, and is sent once', async () => {
    await toDestination();
    await choose(kiosk, '转诊单在哪里？', /^还没有转诊单/);
    await shown(kiosk.page().getByText('请先找医生开一张。').first());
    await choose(kiosk, '转诊单在哪里？', /^转诊单在手里/);
    await kiosk.screen('materials');
    await kiosk.touch('知道了，继续');
    await shown(kiosk.page().getByText('您的手机号是多少？'));
    await type(kiosk, PHONE);
    await kiosk.touch('继续');
    await kiosk.screen('check-answers');
    await toLastPage(kiosk);
    await kiosk.touch('提交备案');
    const result = await kiosk.screen('result');
    await shown(result.getByText('已经提交成功'));
    const [applied, ...others] = await kiosk.upstream.cases();
    expect(others).toEqual([]);
    expect(applied?.input['case']).toMatchObject({
      service: 'offsite-referral-filing',
      fields: { 'destination-region': '110100', 'referral-paper': 'paper', phone: PHONE },
    });
    await leave(kiosk);
  });
});

describe('asking for one’s rights', () => {
  let kiosk: Kiosk;
  beforeAll(async () => {
    kiosk = await startKiosk({
      changeSite: (site) => ({ ...site, site: { ...site.site, level: 'tl-township', place: '140405' } }),
    });
  });
  beforeEach(() => nextPlease(kiosk));
  afterEach(() => kiosk.upstream.behave({ mode: 'normal' }));
  afterAll(() => kiosk.stop());

  it('shows what was paid without a character typed, treatments on request, and prints both', async () => {
    await identify(kiosk, RESIDENT);
    await open(kiosk, '查权益记录');
    await choose(kiosk, '您要查哪些？', /^保费和报销都查/);
    const enquiry = await kiosk.screen('enquiry');
    await shown(enquiry.getByText('2026年的保费'));
    const slip = await print(kiosk);
    expect(slip).toContain('个人权益记录单');
    expect(slip).toContain('2026年3月2日看病');
    expect(slip).toContain('2417.65元');
    expect(slip).not.toContain(RESIDENT.card.number);
    await leave(kiosk);
  });

  it('shows what was kept, with its day, when the platform cannot be asked; and logs nothing of it', async () => {
    await kiosk.upstream.behave({ mode: 'busy', interface: 'rights.query' });
    await identify(kiosk, RESIDENT);
    await open(kiosk, '查权益记录');
    await choose(kiosk, '您要查哪些？', /^保费和报销都查/);
    const enquiry = await kiosk.screen('enquiry');
    await shown(enquiry.getByText('这是今天早些时候的记录'));
    await shown(enquiry.getByText('2026年的保费'));
    await leave(kiosk);
    const log = kiosk.log();
    for (const trace of [RESIDENT.card.number, RESIDENT.card.name, '2417.65', '241765', '40000'])
      expect(log).not.toContain(trace);
  });
});
