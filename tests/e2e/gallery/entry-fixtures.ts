import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServiceItem, serviceItemSchema } from '../../../electron/contract/catalogue.ts';
import { serviceId, stepId } from '../../../electron/contract/ids.ts';
import type { Screen } from '../../../electron/contract/status.ts';

const root = join(import.meta.dirname, '../../..');
const read = (id: string): ServiceItem =>
  serviceItemSchema.parse(JSON.parse(readFileSync(join(root, `resources/services/${id}.json`), 'utf8')));

const residents = read('resident-info-change');
const workers = read('flexible-worker-info-change');

type Change<N extends Screen['name']> = Partial<Extract<Screen, { name: N }>>;

const journeyOf = ({ id, unified }: ServiceItem) => ({
  service: { id: serviceId(id), name: unified.name.text },
  progress: { step: 3, of: 8 },
});

/** A question of a shipped service, as the station shows it. */
function question(service: ServiceItem, id: string, change: Change<'question'> = {}): Screen {
  const step = service.journey.find((candidate) => candidate.id === id);
  if (step?.step !== 'question') throw new Error(`No question ${id}`);
  return {
    name: 'question',
    ...journeyOf(service),
    step: step.id,
    question: step.question,
    why: step.why,
    form: step.answer,
    ...(step.unsure === undefined ? {} : { unsure: step.unsure }),
    ...(step.optional === undefined ? {} : { optional: true }),
    ...(step.privacy === 'plain' ? {} : { private: true }),
    today: '2026-11-22',
    changing: false,
    ...change,
  };
}

/** The sentence that a rule says of a question; `missing` is the form's own. */
function complaint(service: ServiceItem, id: string, rule: string): string {
  const step = service.journey.find((candidate) => candidate.id === id);
  if (step?.step !== 'question') throw new Error(`No question ${id}`);
  const said = rule === 'missing' ? step.missing : step.rules.find((one) => one.rule === rule)?.message;
  if (said === undefined) throw new Error(`${id} says nothing about ${rule}`);
  return said;
}

function signature(change: Change<'signature'> = {}): Screen {
  const step = residents.journey.find((candidate) => candidate.step === 'signature');
  if (step?.step !== 'signature') throw new Error('No signature');
  return {
    name: 'signature',
    ...journeyOf(residents),
    progress: { step: 7, of: 9 },
    step: step.id,
    question: step.question,
    why: step.why,
    changing: false,
    ...change,
  };
}

/** A number that nobody has: no place begins with 99, the sequence is of the range kept for no one. */
const NUMBER = '99999919700101995X';
const HOME = '341721100200-12-108';

/** The screens on which residents enter something, in their states. */
export const entryScreens: Readonly<Record<string, Screen>> = {
  'entry-choice': question(residents, 'item'),
  'entry-phone-remembered': question(residents, 'phone', {
    answer: '13800000000',
    remembered: { shown: '138 0000 0000' },
  }),
  'entry-phone-complaint': question(residents, 'phone', {
    answer: '12800000000',
    complaint: complaint(residents, 'phone', 'mobile-number'),
    changing: true,
  }),
  'entry-village': question(residents, 'home'),
  'entry-village-complaint': question(residents, 'home', {
    complaint: complaint(residents, 'home', 'missing'),
  }),
  'entry-village-answered': question(residents, 'home', { answer: HOME, changing: true }),
  'entry-place-text': question(residents, 'detail'),
  'entry-place-text-long': question(residents, 'detail', { answer: '东风新村三期二十号楼四单元一零二室' }),
  'entry-place-text-complaint': question(residents, 'detail', {
    answer: '东风新村！',
    complaint: complaint(residents, 'detail', 'text-characters'),
  }),
  'entry-account': question(residents, 'account'),
  'entry-account-filled': question(residents, 'account', { answer: '9999990000000000018' }),
  'entry-account-complaint': question(residents, 'account', {
    answer: '999999000000',
    complaint: complaint(residents, 'account', 'missing'),
  }),
  'entry-name': question(residents, 'holder-name'),
  'entry-name-filled': question(residents, 'holder-name', { answer: '阿卜杜热合曼·试验提依明' }),
  'entry-name-complaint': question(residents, 'holder-name', {
    answer: '试',
    complaint: complaint(residents, 'holder-name', 'text-length'),
  }),
  'entry-number': question(residents, 'holder-number'),
  'entry-number-changing': question(residents, 'holder-number', { answer: NUMBER, changing: true }),
  'entry-number-complaint': question(residents, 'holder-number', {
    answer: '999999197001019951',
    complaint: complaint(residents, 'holder-number', 'citizen-number'),
  }),
  'entry-free-text': question(residents, 'wish'),
  'entry-amount': question(workers, 'base'),
  'entry-amount-filled': question(workers, 'base', { answer: '1234567.89' }),
  'entry-amount-complaint': question(workers, 'base', {
    answer: '0.50',
    complaint: complaint(workers, 'base', 'amount-between'),
  }),
  signature: signature(),
  'signature-complaint': signature({
    complaint: '还没有签好。请在框里写名字。',
  }),
  'signature-given': signature({ given: 'hand', changing: true }),
  'check-answers-entries': {
    name: 'check-answers',
    ...journeyOf(residents),
    progress: { step: 9, of: 10 },
    answers: [
      { step: stepId('item'), label: '改什么', shown: '银行账户' },
      { step: stepId('account'), label: '新账号', shown: '尾号0018' },
      { step: stepId('holder'), label: '账户是谁的', shown: '我家里人的' },
      { step: stepId('holder-name'), label: '开户人姓名', shown: '阿卜杜热合曼·试验提依明' },
      { step: stepId('holder-number'), label: '开户人证号', shown: '999***********995X' },
      { step: stepId('signature'), label: '申请人签字', shown: '已签字' },
    ],
    submitLabel: '提交变更',
  },
};
