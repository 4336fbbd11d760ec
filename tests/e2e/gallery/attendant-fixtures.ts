import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type QuestionStep, serviceItemSchema } from '../../../electron/contract/catalogue.ts';
import type { DeviceHealth } from '../../../electron/contract/device-health.ts';
import { deviceId, visitId } from '../../../electron/contract/ids.ts';
import type { Screen, StationStatus } from '../../../electron/contract/status.ts';
import { NOON } from '../../support/status-at-rest.ts';

/** Pages of attendants, and screens that somebody else operates. */

const root = join(import.meta.dirname, '../../..');
const mandate = serviceItemSchema.parse(
  JSON.parse(readFileSync(join(root, 'resources/assisted/mandate.json'), 'utf8')),
);
const common = { service: { id: mandate.id, name: '代人办理' }, progress: { step: 2, of: 5 } };
const questionOf = (id: string, change: object = {}): Screen => {
  const step = mandate.journey.find((candidate): candidate is QuestionStep => candidate.id === id);
  if (step === undefined) throw new Error(`No question ${id}`);
  const { question, why, answer } = step;
  const shown = { name: 'question' as const, ...common, step: step.id, question, why, form: answer };
  return { ...shown, today: '2026-11-22', changing: false, ...change };
};
const authority = mandate.journey.find((step) => step.step === 'commitment');
const signature = mandate.journey.find((step) => step.step === 'signature');

/** What the machine's page is told of its devices. */
export const deviceHealthShown: readonly DeviceHealth[] = [
  {
    device: deviceId('id-card-reader-1'),
    kind: 'id-card-reader',
    profile: 'sam-v',
    state: 'ready',
    opens: 2,
    done: 17,
    failures: 1,
    lastFailure: { failure: 'card-removed-early', at: NOON - 3_600_000 },
    facts: {},
  },
  {
    device: deviceId('receipt-printer-1'),
    kind: 'receipt-printer',
    profile: 'escpos-80',
    state: 'trouble',
    opens: 1,
    done: 9,
    failures: 2,
    lastFailure: { failure: 'printer-paper-out', at: NOON - 60_000 },
    facts: {},
  },
  {
    device: deviceId('code-scanner-1'),
    kind: 'code-scanner',
    profile: 'newland-serial',
    state: 'ready',
    opens: 1,
    done: 0,
    failures: 0,
    facts: {},
  },
];

const facts = ['事项名称', '事项编码', '办理材料', '办理时限', '办理环节', '服务标准'];
const marks = ['verified', 'locally-unknown', 'second-hand', 'assumed'] as const;

/**
 * The cases, by picture name.
 * @param base a status at rest in a hall
 * @param home a home screen
 */
export function attendantVariants(base: StationStatus, home: Screen): Record<string, StationStatus> {
  const staffed: StationStatus = {
    ...base,
    site: { ...base.site, attendants: true },
    visit: { id: visitId('visit-1') },
  };
  const none = { mode: 'none', attendantName: '示例工' } as const;
  const on = (screen: Screen, operator?: StationStatus['operator'], more: object = {}): StationStatus => ({
    ...staffed,
    ...(operator === undefined ? {} : { operator }),
    ...more,
    screen,
  });
  const beside = { mode: 'beside', attendantName: '示例工', residentName: '试验甲' } as const;
  const onBehalf = { ...beside, mode: 'on-behalf' } as const;
  const card = { name: 'attendant-card', phase: 'waiting-for-card', ways: ['id-card'] } as const;
  const pin = { name: 'attendant-pin', attendantName: '示例工', checking: false, tries: 0 } as const;
  const resident = { resident: { name: '试验甲', idNumber: '999***********0010', idNumberShown: false } };
  const deskRoles: Extract<Screen, { name: 'attendant-desk' }>['roles'] = ['beside', 'on-behalf', 'machine'];
  const mandatePending = { mode: 'on-behalf', attendantName: '示例工' } as const;
  return {
    'attendant-card': on({ ...card, ways: ['id-card'], cardInTheWay: false }),
    'attendant-card-in-the-way': on({ ...card, ways: ['id-card'], cardInTheWay: true }),
    'attendant-card-not-known': on({
      ...card,
      ways: ['id-card'],
      cardInTheWay: false,
      failure: 'attendant-not-known',
    }),
    'attendant-pin': on(pin),
    'attendant-pin-wrong': on({ ...pin, tries: 1, failure: 'attendant-pin-wrong' }),
    'attendant-pin-locked': on({
      ...pin,
      tries: 5,
      failure: 'attendant-locked-out',
      lockedUntil: NOON + 900_000,
    }),
    'attendant-pin-checking': on({ ...pin, tries: 1, checking: true }),
    'attendant-desk': on({ name: 'attendant-desk', roles: deskRoles }, none),
    'attendant-desk-beside': on({ name: 'attendant-desk', roles: deskRoles }, { ...none, mode: 'beside' }),
    'attendant-desk-role-missing': on(
      { name: 'attendant-desk', roles: ['beside'], failure: 'attendant-role-missing' },
      none,
    ),
    'attendant-machine': on(
      {
        name: 'attendant-machine',
        calledAt: NOON - 120_000,
        evidence: {
          service: '异地长期居住人员备案',
          facts: facts.map((label, at) => ({ label, evidence: marks[at % marks.length] ?? 'assumed' })),
        },
      },
      none,
      { outbox: { pending: 3, oldestAt: NOON } },
    ),
    'operator-beside-home': on(home, beside, resident),
    'operator-beside-covered': on(home, beside, { ...resident, idle: { stage: 'covered' } }),
    'operator-on-behalf-home': on(home, onBehalf, resident),
    'operator-relative-long-names': on(
      home,
      { ...onBehalf, agentName: '古丽娜尔·试验提依明', residentName: '阿卜杜热合曼·试验提依明' },
      resident,
    ),
    'mandate-agent': on(questionOf('agent'), mandatePending),
    'mandate-relation': on(questionOf('relation'), mandatePending),
    'mandate-person': on(questionOf('person'), mandatePending),
    'mandate-person-number': on(questionOf('person-number', { private: true }), mandatePending),
    'mandate-agent-card': on(
      { name: 'identify', phase: 'waiting-for-card', ways: ['id-card'], whose: 'agent' },
      mandatePending,
    ),
    'mandate-person-card': on(
      {
        name: 'identify',
        phase: 'waiting-for-card',
        ways: ['id-card'],
        whose: 'person',
        failure: 'agent-is-the-person',
      },
      mandatePending,
    ),
    ...(authority?.step === 'commitment'
      ? {
          'mandate-authority': on(
            { name: 'commitment', ...common, title: authority.title, lines: authority.lines },
            mandatePending,
          ),
        }
      : {}),
    ...(signature?.step === 'signature'
      ? {
          'mandate-signature': on(
            {
              name: 'signature',
              ...common,
              step: signature.id,
              question: signature.question,
              why: signature.why,
              changing: false,
            },
            mandatePending,
          ),
        }
      : {}),
  };
}
