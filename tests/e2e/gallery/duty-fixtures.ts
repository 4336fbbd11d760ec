import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type QuestionStep, serviceItemSchema } from '../../../electron/contract/catalogue.ts';
import { serviceId, stepId, visitId } from '../../../electron/contract/ids.ts';
import type { RosterPerson, ShownRoster } from '../../../electron/contract/roster.ts';
import type { Screen, StationStatus } from '../../../electron/contract/status.ts';

const shipped = (id: string) => {
  const path = join(import.meta.dirname, `../../../resources/services/${id}.json`);
  return serviceItemSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
};

const mobilisation = shipped('enrolment-mobilisation');
const report = shipped('death-report');
const who = mobilisation.journey.find((step): step is QuestionStep => step.id === 'person');
const check = report.journey.find((step) => step.step === 'second-check');

/** Surnames of people who do not exist, as a list shows them. */
const people: readonly RosterPerson[] = Array.from('赵钱孙李周吴郑王', (surname, at) => ({
  ref: `r-${at}`,
  name: `${surname}*`,
  numberEnd: String(9001 + at),
  insured: at % 4 !== 0,
  chronic: at % 3 === 0,
}));

function question(roster: ShownRoster): Screen {
  if (who === undefined) throw new Error('The duty asks for nobody');
  return {
    name: 'question',
    service: { id: mobilisation.id, name: '城乡居民医保参保发动和组织' },
    progress: { step: 2, of: 5 },
    step: who.id,
    question: who.question,
    why: who.why,
    form: who.answer,
    ...(who.unsure === undefined ? {} : { unsure: who.unsure }),
    today: '2026-11-22',
    changing: false,
    private: true,
    roster,
  };
}

function secondCheck(): Screen {
  if (check?.step !== 'second-check') throw new Error('The duty has no second check');
  return {
    name: 'second-check',
    service: { id: report.id, name: '负责参保人员死亡信息的报送' },
    progress: { step: 7, of: 10 },
    title: check.title,
    lines: check.lines,
    answers: [
      { step: stepId('name'), label: '姓名', shown: '示例亡' },
      { step: stepId('number'), label: '身份证号', shown: '341***********9991' },
      { step: stepId('day'), label: '去世日期', shown: '2026年11月20日' },
      { step: stepId('proof'), label: '证明', shown: '医学证明' },
      { step: stepId('reporter'), label: '报告人', shown: '家里人' },
    ],
  };
}

const tile = (entry: number, name: string, id: string, action: string) => ({
  entry,
  name,
  service: serviceId(id),
  action,
  kind: 'filing' as const,
});

/** The duties of staff, by picture name. */
export function dutyVariants(base: StationStatus): Record<string, StationStatus> {
  const operator = { mode: 'duty', attendantName: '示例工' } as const;
  const atWork = (screen: Screen): StationStatus => ({
    ...base,
    site: { ...base.site, attendants: true },
    visit: { id: visitId('visit-1') },
    operator,
    screen,
  });
  return {
    'duty-desk': {
      ...atWork({ name: 'attendant-desk', roles: ['beside', 'on-behalf', 'duty', 'machine'] }),
      operator: { mode: 'none', attendantName: '示例工' },
    },
    'duty-home': atWork({
      name: 'home',
      tiles: [
        tile(1, '指导辖区内参保人员网上登记', 'online-registration-guidance', '记指导'),
        tile(2, '指导辖区内参保人员异地就医备案的业务操作', 'offsite-filing-guidance', '记备案指导'),
        tile(3, '负责参保人员死亡信息的报送', 'death-report', '报死亡'),
        tile(4, '负责对参保人员进行医保政策宣传', 'policy-publicity', '记宣传'),
        tile(5, '掌握本行政村参保人员信息及慢性病人员等信息情况', 'village-roster', '看名册'),
      ],
    }),
    'duty-roster-asked': atWork(question({ state: 'asked' })),
    'duty-roster': atWork(question({ state: 'found', people: [...people] })),
    'duty-roster-unavailable': atWork(question({ state: 'unavailable', failure: 'upstream-unreachable' })),
    'duty-second-check': atWork(secondCheck()),
  };
}
