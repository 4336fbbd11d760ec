import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CaseRoute, FilingNumber } from '../../../electron/contract/case-route.ts';
import { serviceId, visitId } from '../../../electron/contract/ids.ts';
import type { Clock } from '../../../electron/core/ports/clock.ts';
import type { OutboxRow } from '../../../electron/core/ports/store.ts';
import type { Upstream } from '../../../electron/core/ports/upstream.ts';
import { undoing } from '../../../electron/upstream/numbered-filing.ts';
import { SETTLES_WITHIN_MS } from '../../../electron/upstream/numbered-sending.ts';
import { withdrawalOf } from '../../../electron/upstream/withdrawal.ts';
import type { Behaviour } from '../../simulators/upstream/behaviour.ts';
import { syntheticResident } from '../../simulators/upstream/synthetic-residents.ts';
import { realClock } from '../../unit/electron/upstream/support/real-clock.ts';
import { kioskUpstream, shippedProfile } from './support/kiosk-upstream.ts';
import { type SandboxProcess, startSandboxProcess } from './support/sandbox-process.ts';

/** The platform's own numbers over the real wire: each of them once, whatever becomes of the answer. */

const NUMBERS: readonly FilingNumber[] = ['2501', '2503', '2505'];
const QUERIES: Readonly<Record<FilingNumber, string>> = { '2501': '5304', '2503': '5301', '2505': '5302' };
const { insured } = syntheticResident('dongzhi-1');
const PLACE = insured?.covers[0]?.insuplc_admdvs ?? '';
const day = '2026-11-23';

/** Whole messages by number: the fields the tables ask for. */
const FIELDS: Readonly<Record<FilingNumber, Readonly<Record<string, string>>>> = {
  '2501': {
    diag_code: 'I63900',
    diag_name: '脑梗死',
    reflin_medins_no: 'H34010000001',
    reflin_medins_name: '示例省立医院',
    mdtrtarea_admdvs: '340100',
    refl_type: '1',
    refl_date: day,
    refl_rea: '本院没有条件治疗',
    refl_opnn: '医院医保办已审核盖章',
    begndate: day,
  },
  '2503': {
    insutype: '390',
    opsp_dise_code: 'M03900',
    opsp_dise_name: '高血压',
    insu_optins: PLACE,
    ide_fixmedins_no: 'H34172100001',
    ide_fixmedins_name: '示例县人民医院',
    hosp_ide_date: day,
    diag_dr_codg: 'D341721000001',
    diag_dr_name: '示例医生',
    begndate: day,
  },
  '2505': {
    biz_appy_type: '01',
    begndate: day,
    fix_srt_no: '1',
    fixmedins_code: 'H34172100001',
    fixmedins_name: '示例县人民医院',
  },
};

let sandbox: SandboxProcess;
let upstream: Upstream;
let ahead = 0;
const clock: Clock = { ...realClock, now: () => realClock.now() + ahead };
const profile = {
  ...shippedProfile,
  filings: {
    ...shippedProfile.filings,
    ...Object.fromEntries(
      NUMBERS.map((number) => {
        const own = shippedProfile.filings?.[number];
        if (own === undefined) throw new Error(`${number} is not in the shipped profile`);
        return [number, { ...own, codes: { refl_type: '1' } }];
      }),
    ),
  },
};

beforeAll(async () => {
  sandbox = await startSandboxProcess();
  upstream = kioskUpstream(sandbox.url, {}, undefined, undefined, { profile, clock });
});
afterEach(async () => {
  ahead = 0;
  await sandbox.reset();
});
afterAll(async () => {
  await upstream.close();
  await sandbox.stop();
});

let rows = 0;
function rowOf(filing: FilingNumber, name: string = filing, more: Record<string, unknown> = {}): OutboxRow {
  rows += 1;
  const route: CaseRoute = {
    interface: filing,
    message: {
      psn_no: { person: 'psn_no' },
      ...Object.fromEntries(Object.keys(FIELDS[filing]).map((field) => [field, { field }])),
    },
  };
  const person = { psn_no: insured?.personNumber };
  const made = upstream.numbered?.(route, { person, fields: FIELDS[filing], acceptedOn: day });
  if (made === undefined) throw new Error('the message is not whole');
  const numbers = { certno: syntheticResident('dongzhi-1').card.number, insuplc_admdvs: PLACE };
  return {
    id: rows,
    attempts: 0,
    key: `key-${rows}`,
    messageId: `H3417210000120261123093000${String(rows).padStart(4, '0')}`,
    interface: name,
    visit: visitId('v'),
    service: serviceId('referral-transfer'),
    receiptNumber: `R${rows}`,
    input: JSON.stringify({ case: { person: numbers }, message: made.message, ...more }),
    madeAt: clock.now(),
  };
}

const inForce = async () => (await sandbox.filings()).filter(({ undone }) => !undone);

/** Sends until there is a certain end, as the outbox does; the settling time passes between tries. */
async function sendUntilCertain(row: OutboxRow) {
  for (let tries = 1; tries <= 6; tries += 1) {
    const outcome = await upstream.send(row);
    if (outcome.outcome !== 'unknown') return { outcome, tries };
    ahead += SETTLES_WITHIN_MS;
  }
  throw new Error('no certain end');
}

describe.each(NUMBERS)('%s', (number) => {
  it('is taken, and acknowledged by the number of the filing', async () => {
    const { outcome } = await sendUntilCertain(rowOf(number));
    const [filing] = await inForce();
    expect(outcome).toEqual({ outcome: 'acknowledged', reference: filing?.sn });
    expect(filing?.message).toEqual({ psn_no: insured?.personNumber, ...FIELDS[number] });
  });

  it.each<Behaviour>([
    { mode: 'drop-reply', interface: number, times: 1 },
    { mode: 'half-close', interface: number, times: 1 },
    { mode: 'wrong-json', interface: number, times: 1 },
    { mode: 'slow', interface: number, times: 1, ms: 4_000 },
    { mode: 'html', interface: number, times: 1 },
    { mode: 'busy', interface: number, times: 1 },
    { mode: 'system-error', interface: number, times: 1 },
    { mode: 'drop-reply', interface: QUERIES[number], times: 2 } as Behaviour,
  ])('is in force once and no more after $mode of $interface', async (behaviour) => {
    await sandbox.behave(behaviour);
    const { outcome, tries } = await sendUntilCertain(rowOf(number));
    expect(outcome.outcome).toBe('acknowledged');
    expect(tries).toBeGreaterThan(1);
    expect(await sandbox.filings()).toHaveLength(1);
  });

  it('is not sent again while the platform may still be at work on it', async () => {
    await sandbox.behave({ mode: 'html', interface: number, times: 1 });
    const row = rowOf(number);
    expect(await upstream.send(row)).toMatchObject({ outcome: 'unknown' });
    const again = await upstream.send(row);
    expect(again).toMatchObject({ outcome: 'unknown', failure: 'upstream-timeout' });
    const sent = (await sandbox.counters()).byInterface[number];
    expect(sent).toBe(1);
  });

  it('is refused with the platform’s reason', async () => {
    await sandbox.behave({ mode: 'refuse', interface: number });
    expect(await upstream.send(rowOf(number))).toEqual({ outcome: 'refused', reason: '业务校验未通过' });
    expect(await sandbox.filings()).toEqual([]);
  });

  it('is taken back once, also when the answer to that is lost', async () => {
    const { outcome } = await sendUntilCertain(rowOf(number));
    if (outcome.outcome !== 'acknowledged') throw new Error('not filed');
    const { message } = JSON.parse(rowOf(number).input) as { message: Record<string, string> };
    const undo = undoing(number, message, outcome.reference, '本人撤回');
    await sandbox.behave({ mode: 'drop-reply', interface: undo.interface as FilingNumber, times: 1 });
    const row = rowOf(number, undo.interface, { undo: undo.undo });
    expect(await sendUntilCertain(row)).toMatchObject({
      outcome: { outcome: 'acknowledged', reference: outcome.reference },
      tries: 2,
    });
    expect(await inForce()).toEqual([]);
    expect((await sandbox.counters()).byInterface[undo.interface]).toBe(1);
  });

  it('is taken back by the row the kiosk makes, which knows no serial number', async () => {
    const filed = rowOf(number);
    const { outcome } = await sendUntilCertain(filed);
    if (outcome.outcome !== 'acknowledged') throw new Error('not filed');
    const input: unknown = JSON.parse(filed.input);
    const whole = { ...(input as object), case: { receipt_number: 'R1', person: { certno: 'resident-1' } } };
    const taking = withdrawalOf({ ...filed, input: JSON.stringify(whole) }, Date.now());
    const row = { ...filed, ...taking, key: 'withdrawal', messageId: `${filed.messageId.slice(0, -4)}9999` };
    expect((await sendUntilCertain(row)).outcome).toMatchObject({ outcome: 'acknowledged' });
    expect(await inForce()).toEqual([]);
  });
});

it('asks again after a restart before it sends what the last run may have sent', async () => {
  const row = rowOf('2501');
  await sandbox.behave({ mode: 'drop-reply', interface: '2501', times: 1 });
  await upstream.send(row);
  const next = kioskUpstream(sandbox.url, {}, undefined, undefined, { profile, clock });
  try {
    expect((await next.send(row)).outcome).toBe('acknowledged');
    expect(await sandbox.filings()).toHaveLength(1);
  } finally {
    await next.close();
  }
});
