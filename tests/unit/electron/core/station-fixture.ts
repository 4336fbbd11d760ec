import type { Catalogue, ServiceItem } from '../../../../electron/contract/catalogue.ts';
import type { ResidentCard } from '../../../../electron/contract/id-card.ts';
import { deviceId, printJobId, serviceId, stepId, visitId } from '../../../../electron/contract/ids.ts';
import type { InsuredRecord } from '../../../../electron/contract/insured-record.ts';
import type { StationStatus } from '../../../../electron/contract/status.ts';
import type { Effect } from '../../../../electron/core/effects.ts';
import type { CommandEvent, ReportEvent } from '../../../../electron/core/events.ts';
import { reduce } from '../../../../electron/core/reducer.ts';
import {
  initialState,
  type Moment,
  type StationContext,
  type StationState,
} from '../../../../electron/core/state.ts';
import { statusOf } from '../../../../electron/core/status-of.ts';
import { exampleResident } from '../../../support/example-resident.ts';

export const CARD: ResidentCard = { ...exampleResident, validUntil: 'long-term' };

export const RECORD: InsuredRecord = {
  personNumber: 'P0001',
  name: CARD.name,
  covers: [
    {
      insuranceType: '390',
      personType: '16',
      standing: 'normal',
      since: '2020-01-01',
      insuredPlace: '341721',
    },
    { insuranceType: '310', personType: '1101', standing: 'terminated', insuredPlace: '431099' },
  ],
  accumulations: [{ insuranceType: '390', year: '2026', kind: 'C1', amount: 123_450 }],
};

const unified = {
  name: { text: '测试业务', evidence: 'assumed' as const },
  code: { text: '', evidence: 'locally-unknown' as const },
  materials: { text: '身份证', evidence: 'assumed' as const },
  timeLimit: { text: '当场', evidence: 'assumed' as const },
  stages: { text: '', evidence: 'locally-unknown' as const },
  standard: { text: '', evidence: 'locally-unknown' as const },
};

export const QUERY: ServiceItem = {
  id: serviceId('a-query'),
  version: 1,
  effectiveFrom: '2026-01-01',
  action: '查参保',
  kind: 'query',
  unified,
  source: 'fixture',
  journey: [{ id: stepId('record'), step: 'record', title: '您的参保信息' }],
  receipt: { title: '参保信息', parts: ['person', 'covers', 'accumulations', 'receipt-qr'] },
};

const question = {
  step: 'question' as const,
  why: '备案需要。',
  rules: [],
  privacy: 'plain' as const,
};

export const FILING: ServiceItem = {
  ...QUERY,
  id: serviceId('a-filing'),
  action: '办备案',
  kind: 'filing',
  journey: [
    {
      id: stepId('notice'),
      step: 'notice',
      title: '要准备什么',
      items: [{ text: '身份证', evidence: 'assumed' }],
    },
    {
      ...question,
      id: stepId('city'),
      question: '您要去哪里住？',
      label: '去哪里',
      answer: { form: 'city' },
      rules: [{ rule: 'outside-insured-city', message: '这里不用备案。' }],
      field: 'destination',
    },
    {
      ...question,
      id: stepId('from'),
      question: '从哪天开始？',
      label: '开始日期',
      answer: { form: 'day' },
      rules: [
        { rule: 'not-in-the-past', message: '不能早于今天。' },
        { rule: 'within-days', days: 90, message: '请选三个月以内。' },
      ],
      field: 'begin_date',
    },
    {
      ...question,
      id: stepId('phone'),
      question: '您的手机号是多少？',
      label: '手机号',
      answer: { form: 'digits', groups: [3, 4, 4] },
      rules: [{ rule: 'mobile-number', message: '手机号不对，请重填。' }],
      privacy: 'phone',
      field: 'phone',
    },
    {
      id: stepId('promise'),
      step: 'commitment',
      title: '请您承诺',
      lines: ['我说的都是真的。'],
      evidence: 'assumed',
    },
    { id: stepId('check'), step: 'check-answers', submitLabel: '提交备案' },
    { id: stepId('done'), step: 'result', next: ['您可以在当地看病。'] },
  ],
  receipt: { title: '备案回执', parts: ['person', 'answers', 'next-steps'] },
};

export const CERTIFICATE: ServiceItem = {
  ...QUERY,
  id: serviceId('a-certificate'),
  action: '开凭证',
  kind: 'certificate',
  journey: [
    { id: stepId('record'), step: 'record', title: '您的参保信息' },
    { id: stepId('made'), step: 'result', next: ['三个月内到新地方参保。'] },
  ],
  receipt: {
    title: '参保凭证',
    parts: ['person', 'covers', 'sample-mark', 'next-steps'],
    footer: '请妥善保管。',
  },
};

const catalogue: Catalogue = {
  level: {
    id: 'test-level',
    place: '测试',
    title: '测试清单',
    entries: [
      { no: 1, name: '窗口业务', services: [serviceId('elsewhere')] },
      { no: 2, name: '参保查询', services: [QUERY.id] },
      { no: 3, name: '异地备案', services: [FILING.id] },
      { no: 4, name: '开参保凭证', services: [CERTIFICATE.id] },
    ],
  },
  services: new Map([QUERY, FILING, CERTIFICATE].map((service) => [service.id as string, service])),
  dictionaries: new Map([
    ['insurance-type', { id: 'insurance-type', source: 'fixture', words: { '390': '城乡居民医保' } }],
    ['insured-place', { id: 'insured-place', source: 'fixture', words: { '341721': '东至县' } }],
  ]),
  gazetteer: {
    source: 'fixture',
    provinces: [
      { code: '310000', name: '上海市', cities: [{ code: '310000', name: '上海市' }] },
      {
        code: '340000',
        name: '安徽省',
        cities: [
          { code: '341700', name: '池州市' },
          { code: '340100', name: '合肥市' },
        ],
      },
    ],
  },
};

export const READER = deviceId('id-card-reader-1');
export const PRINTER = deviceId('receipt-printer-1');
export const SPARE_PRINTER = deviceId('receipt-printer-2');

export const CONTEXT: StationContext = {
  catalogue,
  site: {
    name: '测试便民服务中心',
    place: '341721',
    terminal: 'T-01',
    phone: '0566-0000000',
    readerSide: 'below',
    panel: { widthMm: 268, heightMm: 476 },
    institution: '测试机构',
  },
  devices: [
    { id: READER, kind: 'id-card-reader' },
    { id: PRINTER, kind: 'receipt-printer' },
    { id: SPARE_PRINTER, kind: 'receipt-printer' },
  ],
};

export const ENTRIES = { counter: 1, query: 2, filing: 3, certificate: 4 } as const;

/** 2026-11-22 10:00 in China. */
const OPENING: Moment = { wall: Date.UTC(2026, 10, 22, 2), mono: 1_000 };

/** A station of pure rules, driven by hand: what happened, what was asked for, what the screen would see. */
export class StationUnderTest {
  state: StationState;
  at: Moment = OPENING;
  effects: Effect[] = [];
  visits = 0;
  readonly context: StationContext;

  constructor(context: StationContext = CONTEXT) {
    this.context = context;
    this.state = initialState(context, this.at);
    for (const { id } of context.devices)
      this.report({ event: 'deviceReported', newVisit: this.newVisit(), report: ready(id) });
    this.effects = [];
  }

  newVisit() {
    this.visits += 1;
    return visitId(`visit-${this.visits}`);
  }

  /** Another station that goes on from here. */
  again(): StationUnderTest {
    const copy = new StationUnderTest(this.context);
    return Object.assign(copy, { state: this.state, at: this.at, visits: this.visits });
  }

  do(event: CommandEvent): this {
    return this.apply({ ...event, at: this.at });
  }

  begin(): this {
    return this.do({ event: 'begin', newVisit: this.newVisit() });
  }

  report(event: ReportEvent): this {
    return this.apply({ ...event, at: this.at });
  }

  device(report: Extract<ReportEvent, { event: 'deviceReported' }>['report']): this {
    return this.report({ event: 'deviceReported', newVisit: this.newVisit(), report });
  }

  layCard(card = CARD): this {
    return this.device({ kind: 'cardFound', device: READER }).device({
      kind: 'cardRead',
      device: READER,
      card,
    });
  }

  findRecord(): this {
    const visit = this.state.visit?.id ?? visitId('none');
    return this.report({ event: 'recordFound', visit, record: RECORD, origin: { from: 'upstream' } });
  }

  /** Slip news for the job the screen waits for. */
  slip(state: 'sent' | 'printed' | 'interrupted' | 'unknown' | 'refused'): this {
    return this.device({ kind: 'printChanged', device: PRINTER, job: printJobId('job-1'), state });
  }

  print(): this {
    this.do({ event: 'printReceipt' });
    const visit = this.state.visit?.id ?? visitId('none');
    return this.report({ event: 'slipQueued', visit, job: printJobId('job-1') });
  }

  wait(ms: number): this {
    this.at = { wall: this.at.wall + ms, mono: this.at.mono + ms };
    return this.report({ event: 'ticked' });
  }

  get status(): StationStatus {
    return { revision: 0, ...statusOf(this.context, this.state, this.at) };
  }

  get screen(): StationStatus['screen'] {
    return this.status.screen;
  }

  /** Effects since the last call, by name. */
  taken<N extends Effect['effect']>(name: N): Extract<Effect, { effect: N }>[] {
    const found = this.effects.filter(
      (effect): effect is Extract<Effect, { effect: N }> => effect.effect === name,
    );
    this.effects = this.effects.filter((effect) => effect.effect !== name);
    return found;
  }

  journal(): string[] {
    return this.taken('journal').flatMap(({ entries }) =>
      entries.map(({ event, detail }) =>
        detail?.failure === undefined ? event : `${event}:${detail.failure}`,
      ),
    );
  }

  private apply(event: Parameters<typeof reduce>[2]): this {
    const step = reduce(this.context, this.state, event);
    this.state = step.state;
    this.effects.push(...step.effects);
    return this;
  }
}

function ready(device: typeof READER) {
  return { kind: 'deviceChanged', device, state: 'ready', facts: {} } as const;
}
