import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { serviceItemSchema, siteLevelSchema } from '../../../electron/contract/catalogue.ts';
import { deviceId, serviceId, stepId, visitId } from '../../../electron/contract/ids.ts';
import { ratingReasons } from '../../../electron/contract/rating.ts';
import type { Screen, Slip, StationStatus, Tile } from '../../../electron/contract/status.ts';
import { NOON, statusAtRest } from '../../support/status-at-rest.ts';
import { attendantVariants } from './attendant-fixtures.ts';
import { caseScreens } from './case-fixtures.ts';
import { claimScreens } from './claim-fixtures.ts';
import { dutyVariants } from './duty-fixtures.ts';
import { enquiryScreens } from './enquiry-fixtures.ts';
import { entryScreens } from './entry-fixtures.ts';
import { guideScreens } from './guide-fixtures.ts';
import { activationScreens, voucherIdentifyScreens } from './voucher-fixtures.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

const filing = serviceItemSchema.parse(read('resources/services/offsite-long-term-filing.json'));
const levels = z.array(siteLevelSchema).parse(read('resources/sites/levels.json'));

const base = statusAtRest(
  { name: 'welcome' },
  {
    site: {
      name: '胜利镇便民服务中心',
      terminal: 'DZ-SL-01',
      phone: '0566-0000000',
      readerSide: 'right',
      panel: { widthMm: 268, heightMm: 476, bottomHeightMm: 800 },
    },
    devices: [{ id: deviceId('id-card-reader-1'), kind: 'id-card-reader', state: 'ready' }],
  },
);

/** A resident that nobody can be: the name is a joke, the number masked. */
const visiting: Partial<StationStatus> = {
  visit: { id: visitId('visit-1') },
  resident: { name: '试验甲', idNumber: '999***********0010', idNumberShown: false },
};

const kinds: Record<string, NonNullable<Tile['kind']>> = {
  'insured-info-query': 'query',
  'offsite-long-term-filing': 'filing',
  'transfer-out-certificate': 'certificate',
};
const tilesOf = (level: string): Tile[] => {
  const here: Record<string, string> = {
    'insured-info-query': '查参保',
    'offsite-long-term-filing': filing.action,
    'transfer-out-certificate': '开凭证',
  };
  const entries = levels.find((candidate) => candidate.id === level)?.entries ?? [];
  return entries.flatMap(({ no, name, services }): Tile[] => {
    const done = services.filter((id) => here[id] !== undefined);
    if (done.length === 0) return [{ entry: no, name }];
    return done.map((service) => ({ entry: no, name, service, action: here[service], kind: kinds[service] }));
  });
};

const service = { id: serviceId('offsite-long-term-filing'), name: '异地长期居住人员备案' };
const journey = { service, progress: { step: 2, of: 5 } };
const noSlip: Slip = { state: 'none', duplicate: 0, paper: 'slip' };
const cover = {
  standing: 'normal' as const,
  since: '2019-01-01',
  insurance: '城乡居民基本医疗保险',
  insuredPlace: '安徽省池州市',
  personType: '成年居民',
};
const record = {
  covers: [cover],
  accumulations: [
    { year: '2026', insurance: '城乡居民基本医疗保险', kind: '门诊统筹累计', amount: 23_450 },
    { year: '2026', insurance: '城乡居民基本医疗保险', kind: '住院统筹累计', amount: 1_234_500 },
    { year: '2025', insurance: '城乡居民基本医疗保险', kind: '大病保险累计', amount: 0 },
  ],
};
const recordScreen = (change: Partial<Extract<Screen, { name: 'record' }>>): Screen => ({
  name: 'record',
  service: { id: serviceId('insured-info-query'), name: '参保人员参保信息查询' },
  progress: { step: 1, of: 1 },
  title: '您的医保信息',
  record,
  origin: { from: 'upstream' },
  slip: noSlip,
  last: true,
  ...change,
});
const question = (id: string, change: Partial<Extract<Screen, { name: 'question' }>> = {}): Screen => {
  const step = filing.journey.find((candidate) => candidate.id === id);
  if (step?.step !== 'question') throw new Error(`No question ${id}`);
  return {
    name: 'question',
    ...journey,
    step: step.id,
    question: step.question,
    why: step.why,
    form: step.answer,
    ...(step.unsure === undefined ? {} : { unsure: step.unsure }),
    today: '2026-11-22',
    changing: false,
    ...change,
  };
};
const stepOf = <K extends 'notice' | 'commitment' | 'result'>(kind: K) => {
  const step = filing.journey.find((candidate) => candidate.step === kind);
  if (step === undefined) throw new Error(`No ${kind}`);
  return step as Extract<(typeof filing.journey)[number], { step: K }>;
};
const result = (change: Partial<Extract<Screen, { name: 'result' }>>): Screen => ({
  name: 'result',
  ...journey,
  progress: { step: 5, of: 5 },
  outcome: 'sent',
  receiptNumber: 'DZSL01-20261122-0007',
  next: stepOf('result').next,
  slip: noSlip,
  ...change,
});
const inVisit = (screen: Screen, change: Partial<StationStatus> = {}): StationStatus => ({
  ...base,
  ...visiting,
  ...change,
  screen,
});

const variants: Readonly<Record<string, StationStatus>> = {
  welcome: base,
  'welcome-help-called': { ...base, help: { state: 'called', at: NOON } },
  'welcome-offline-long-name': {
    ...base,
    network: 'offline',
    site: { ...base.site, name: '白马寺镇综合便民服务中心医疗保障经办服务大厅甲' },
  },
  'identify-right': { ...base, screen: { name: 'identify', phase: 'waiting-for-card', ways: ['id-card'] } },
  'identify-left': {
    ...base,
    site: { ...base.site, readerSide: 'left' },
    screen: { name: 'identify', phase: 'waiting-for-card', ways: ['id-card'] },
  },
  'identify-below': {
    ...base,
    site: { ...base.site, readerSide: 'below' },
    screen: { name: 'identify', phase: 'waiting-for-card', ways: ['id-card'] },
  },
  'identify-failure': {
    ...base,
    screen: { name: 'identify', phase: 'waiting-for-card', ways: ['id-card'], failure: 'card-removed-early' },
  },
  'identify-two-ways': {
    ...base,
    screen: { name: 'identify', phase: 'waiting-for-card', ways: ['id-card', 'social-card'] },
  },
  'identify-social-card-only': {
    ...base,
    screen: { name: 'identify', phase: 'waiting-for-card', ways: ['social-card'] },
  },
  'identify-reading': { ...base, screen: { name: 'identify', phase: 'reading', ways: ['id-card'] } },
  'no-card': { ...base, screen: { name: 'no-card' } },
  home: inVisit({ name: 'home', tiles: tilesOf('dz-grassroots') }),
  'home-elsewhere': inVisit({ name: 'home', tiles: tilesOf('tl-village'), elsewhere: true }),
  'home-cases': inVisit({ name: 'home', tiles: tilesOf('tl-village'), elsewhere: true, cases: true }),
  'home-long-entries': inVisit({ name: 'home', tiles: tilesOf('cz-township') }),
  'home-two-services-in-one-entry': inVisit({ name: 'home', tiles: tilesOf('xx-township') }),
  'home-long-name': inVisit(
    { name: 'home', tiles: tilesOf('cz-township') },
    { resident: { name: '阿卜杜热合曼·试验提依明', idNumber: '999***********0010', idNumberShown: false } },
  ),
  'home-number-shown': inVisit(
    { name: 'home', tiles: tilesOf('cz-village') },
    { resident: { name: '试验甲', idNumber: '999999197001010010', idNumberShown: true } },
  ),
  'at-the-counter': inVisit({
    name: 'at-the-counter',
    entryName: '基本医疗保险参保人员享受门诊慢特病病种待遇认定',
  }),
  record: recordStatus(recordScreen({})),
  'record-cached': recordStatus(
    recordScreen({ origin: { from: 'cache', keptAt: Date.UTC(2026, 10, 19, 16) } }),
    { network: 'offline' },
  ),
  'record-two-covers': recordStatus(
    recordScreen({
      record: {
        covers: [
          cover,
          { ...cover, standing: 'suspended', pausedSince: '2018-12-31', insurance: '职工基本医疗保险' },
        ],
        accumulations: record.accumulations,
      },
    }),
  ),
  'record-none': recordStatus(
    recordScreen({ record: undefined, origin: undefined, failure: 'person-not-insured' }),
  ),
  'record-unreachable': recordStatus(
    recordScreen({ record: undefined, origin: undefined, failure: 'upstream-unreachable' }),
    { network: 'offline' },
  ),
  'record-not-last': recordStatus(recordScreen({ last: false })),
  ...Object.fromEntries(
    (['queued', 'sent', 'printed', 'interrupted', 'unknown', 'refused'] as const).map((state) => [
      `record-slip-${state}`,
      recordStatus(
        recordScreen({
          slip: {
            state,
            duplicate: state === 'unknown' ? 1 : 0,
            paper: 'slip',
            ...(state === 'interrupted' ? { failure: 'printer-paper-out' as const } : {}),
            ...(state === 'refused' ? { failure: 'printer-cover-open' as const } : {}),
          },
        }),
      ),
    ]),
  ),
  notice: inVisit({
    name: 'notice',
    ...journey,
    title: stepOf('notice').title,
    items: stepOf('notice').items.map((item) => item.text),
  }),
  'question-city': inVisit(question('destination')),
  'question-city-answered': inVisit(question('destination', { answer: '522300' })),
  'question-city-complaint': inVisit(
    question('destination', { answer: '341700', complaint: '您就在这个城市参保。请选别的城市。' }),
  ),
  'question-day': inVisit(question('begin-day')),
  'question-day-over': inVisit(question('begin-day', { lookingBack: true })),
  'question-day-other': inVisit(
    question('begin-day', { answer: '2026-12-05', complaint: '这一天太远了。请选九十天以内的。' }),
  ),
  'question-choice': inVisit(question('proof', { answer: 'commitment' })),
  'question-digits': inVisit(question('phone')),
  'question-digits-complaint': inVisit(
    question('phone', { answer: '13800000', complaint: '手机号不对。请看清再填一次。' }),
  ),
  commitment: inVisit({
    name: 'commitment',
    ...journey,
    title: stepOf('commitment').title,
    lines: stepOf('commitment').lines,
  }),
  'check-answers': inVisit(checkAnswers()),
  'check-answers-failure': inVisit({ ...checkAnswers(), failure: 'store-disk-full' }),
  'result-sending': inVisit(result({ outcome: 'sending' })),
  'result-sent': inVisit(result({})),
  'result-withdrawable': inVisit(
    result({ withdrawable: true, promised: { by: '2027-01-04', limit: 'latest' } }),
  ),
  'result-promised': inVisit(
    result({ promised: { by: '2027-01-04', limit: 'latest', holidaysUnknown: true } }),
  ),
  'result-package': inVisit(
    result({
      package: {
        name: '参保登记缴费一站式',
        parts: [
          { action: '办居民参保', state: 'done' },
          { action: '查缴费', state: 'next' },
        ],
        next: { entry: 5, service: serviceId('resident-premium-collection'), action: '查缴费' },
      },
    }),
  ),
  'result-package-long': inVisit(
    result({
      slip: { state: 'printed', duplicate: 0, paper: 'slip' },
      package: {
        name: '出生一件事',
        parts: [
          { action: '办新生儿参保', state: 'done' },
          { action: '查缴费', state: 'next' },
          { action: '办医保码', state: 'later' },
        ],
        next: { entry: 5, service: serviceId('resident-premium-collection'), action: '查缴费' },
      },
    }),
  ),
  'result-to-upload': inVisit(
    result({ outcome: 'to-upload', slip: { state: 'printed', duplicate: 0, paper: 'slip' } }),
    {
      network: 'offline',
      outbox: { pending: 1, oldestAt: NOON },
    },
  ),
  'result-made': inVisit(
    result({ outcome: 'made', slip: { state: 'unknown', duplicate: 1, paper: 'slip' } }),
  ),
  'result-refused': inVisit(result({ outcome: 'refused', reason: '该人员已有有效的异地备案' })),
  rate: inVisit({ name: 'rate' }),
  'rate-why': inVisit({ name: 'rate-why', reasons: [...ratingReasons] }),
  'farewell-both': inVisit({ name: 'farewell', takeCard: true, takeSlip: true }, { resident: undefined }),
  'farewell-slip': inVisit({ name: 'farewell', takeCard: false, takeSlip: true }, { resident: undefined }),
  'farewell-none': inVisit({ name: 'farewell', takeCard: false, takeSlip: false }, { resident: undefined }),
  'device-trouble-reader': {
    ...base,
    screen: { name: 'device-trouble', device: 'id-card-reader', failure: 'reader-lost' },
  },
  'device-trouble-printer': inVisit({
    name: 'device-trouble',
    device: 'receipt-printer',
    failure: 'printer-paper-out',
  }),
  'out-of-service': { ...base, screen: { name: 'out-of-service', failure: 'store-corrupt' } },
  'idle-covered': recordStatus(recordScreen({}), { idle: { stage: 'covered' } }),
  'idle-warned': recordStatus(recordScreen({}), { idle: { stage: 'warned', endsAt: NOON + 42_000 } }),
  ...Object.fromEntries(
    Object.entries({
      ...caseScreens,
      ...entryScreens,
      ...claimScreens,
      ...activationScreens,
      ...enquiryScreens,
      ...guideScreens,
    }).map(([name, screen]) => [name, inVisit(screen, { site: { ...base.site, place: '341721' } })]),
  ),
  ...attendantVariants(base, { name: 'home', tiles: tilesOf('dz-grassroots') }),
  ...Object.fromEntries(
    Object.entries(voucherIdentifyScreens).map(([name, screen]) => [name, { ...base, screen }]),
  ),
  ...dutyVariants(base),
  'help-called-with-staff': {
    ...base,
    site: { ...base.site, attendants: true },
    help: { state: 'called', at: NOON },
  },
  'help-called-in-journey': inVisit(question('proof'), { help: { state: 'called', at: NOON } }),
};

/**
 * Every screen with its variants; the name becomes the picture's file name. Each is a visit of its own, so that nothing
 * typed on one is left on the next.
 */
export const fixtures: Readonly<Record<string, StationStatus>> = Object.fromEntries(
  Object.entries(variants).map(([name, status]) => [
    name,
    status.visit === undefined ? status : { ...status, visit: { id: visitId(name) } },
  ]),
);

function recordStatus(screen: Screen, change: Partial<StationStatus> = {}): StationStatus {
  return inVisit(screen, change);
}

function checkAnswers(): Extract<Screen, { name: 'check-answers' }> {
  return {
    name: 'check-answers',
    ...journey,
    progress: { step: 4, of: 5 },
    answers: [
      { step: stepId('destination'), label: '去哪里住', shown: '贵州省黔西南布依族苗族自治州' },
      { step: stepId('begin-day'), label: '哪天开始', shown: '2026年12月5日' },
      { step: stepId('proof'), label: '居住证明', shown: '没有，我承诺' },
      { step: stepId('phone'), label: '手机号', shown: '138 0000 0000' },
    ],
    submitLabel: '提交备案',
  };
}
