import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceItemSchema } from '../../../electron/contract/catalogue.ts';
import { pageId, serviceId, stepId } from '../../../electron/contract/ids.ts';
import type { Invoice } from '../../../electron/contract/invoice.ts';
import type { Screen } from '../../../electron/contract/status.ts';

const root = join(import.meta.dirname, '../../..');
const inpatient = serviceItemSchema.parse(
  JSON.parse(readFileSync(join(root, 'resources/services/inpatient-reimbursement.json'), 'utf8')),
);

const journey = {
  service: { id: serviceId(inpatient.id), name: inpatient.unified.name.text },
  progress: { step: 5, of: 8 },
  changing: false,
};

type Materials = Extract<Screen, { name: 'materials' }>;
type Invoices = Extract<Screen, { name: 'invoices' }>;

function stepOf<K extends 'materials' | 'invoices'>(kind: K) {
  const step = inpatient.journey.find((candidate) => candidate.step === kind);
  if (step === undefined) throw new Error(`No ${kind}`);
  return step as Extract<(typeof inpatient.journey)[number], { step: K }>;
}

const page = (n: number) => ({ id: pageId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`) });

/** Papers of the shipped service with so many pages each. */
function materials(pages: readonly number[], change: Partial<Materials> = {}): Materials {
  const step = stepOf('materials');
  let n = 0;
  return {
    name: 'materials',
    ...journey,
    step: step.id,
    title: step.title,
    papers: step.papers.slice(0, pages.length).map((paper, at) => ({
      id: paper.id,
      label: paper.label,
      why: paper.why,
      least: paper.least,
      most: paper.most,
      pages: Array.from({ length: pages[at] ?? 0 }, () => {
        n += 1;
        return page(n);
      }),
      ...(paper.later === true ? { later: 'possible' as const } : {}),
    })),
    camera: {},
    ...change,
  };
}

const invoice = (n: number, amount: string): Invoice => ({
  kind: 'vat',
  code: '034001900104',
  number: `0000${String(n).padStart(4, '0')}`,
  check: '',
  date: '2026-10-08',
  amount,
});

function invoices(list: readonly Invoice[], change: Partial<Invoices> = {}): Invoices {
  const step = stepOf('invoices');
  return {
    name: 'invoices',
    ...journey,
    progress: { step: 6, of: 8 },
    step: step.id,
    title: step.title,
    why: step.why,
    invoices: [...list],
    total: list.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0),
    more: true,
    ...change,
  };
}

const two = [invoice(7, '1234.50'), invoice(1208, '12880.00')];
const draft = { ...invoice(7, '1234.50'), check: '12345678901234567890' };

/** Photographed papers and invoices, as the station shows them. */
export const claimScreens: Readonly<Record<string, Screen>> = {
  'materials-empty': materials([0, 0]),
  'materials-some': materials([2, 0]),
  'materials-injury': materials([2, 3, 1, 0]),
  'materials-complaint': materials([2, 0], { complaint: '还没有拍“费用清单”。请拍好再走下一步。' }),
  'materials-not-kept': materials([2, 0], { failure: 'store-disk-full' }),
  'materials-counter': materials([0, 0, 0, 0], { camera: undefined }),
  'invoices-empty': invoices([]),
  'invoices-two': invoices(two),
  'invoices-many': invoices(Array.from({ length: 9 }, (_, n) => invoice(n + 1, '88.00'))),
  'invoices-already-here': invoices(two, { failure: 'invoice-already-here' }),
  'invoices-draft': invoices(two.slice(1), { draft }),
  'invoices-draft-digital': invoices([], {
    draft: { ...draft, code: '', number: '26342000000001234567' },
  }),
  'invoices-draft-complaint': invoices(two, {
    draft,
    complaint: { line: 'number', text: '这张票刚才加过了。请换一张。' },
  }),
  'invoices-typed': invoices([], {
    draft: { kind: 'paper', code: '', number: '', check: '', date: '', amount: '' },
  }),
  'check-answers-claim': {
    name: 'check-answers',
    ...journey,
    answers: [
      { step: stepId('reason'), label: '来报的原因', shown: '没带证，先付了钱' },
      { step: stepId('account-of'), label: '收钱的账户', shown: '我的社保卡' },
      { step: stepId('papers'), label: '材料', shown: '拍了5页' },
      { step: stepId('invoices'), label: '发票', shown: '2张，共14114.50元' },
    ],
    submitLabel: '提交报销',
  },
};
