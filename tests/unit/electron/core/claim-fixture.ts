import type { ServiceItem } from '../../../../electron/contract/catalogue.ts';
import { deviceId, type PageId, pageId, serviceId, stepId } from '../../../../electron/contract/ids.ts';
import type { InvoiceDraft } from '../../../../electron/contract/invoice.ts';
import type { StationContext } from '../../../../electron/core/state.ts';
import { CONTEXT, FILING, READER, StationUnderTest } from './station-fixture.ts';

/** A claim with a paper of two pages, one that may come later, one that hangs on a choice, and invoices that must add up. */
export const CAMERA = deviceId('code-scanner-9');
export const RECORD_PAPER = stepId('record');
export const PROOF_PAPER = stepId('proof');
export const POLICE_PAPER = stepId('police');
export const INJURY = stepId('injury');
export const PAPERS = stepId('papers');
export const INVOICES = stepId('invoices');
export const OTHERS_PAID = stepId('others-paid');
export const OWN_PAID = stepId('own-paid');
export const CLAIM_ENTRY = 8;

const paper = { why: '审核要看。', evidence: 'assumed' as const };
const amount = {
  step: 'question' as const,
  answer: { form: 'amount' as const },
  why: '算钱要用。',
  privacy: 'plain' as const,
};

export const CLAIM: ServiceItem = {
  ...FILING,
  id: serviceId('a-claim'),
  action: '报医药费',
  journey: [
    {
      id: INJURY,
      step: 'question',
      question: '是受伤吗？',
      label: '受伤',
      why: '受伤要看责任。',
      answer: {
        form: 'choice',
        options: [
          { value: 'no', label: '不是' },
          { value: 'yes', label: '是' },
          { value: 'work', label: '工伤' },
        ],
      },
      rules: [{ rule: 'none-of', values: ['work'], message: '工伤这里不能报。请找工伤保险。' }],
      privacy: 'plain',
      field: 'injury',
    },
    {
      id: PAPERS,
      step: 'materials',
      title: '请拍材料',
      label: '材料',
      papers: [
        { ...paper, id: RECORD_PAPER, label: '出院记录', least: 2, most: 3 },
        { ...paper, id: PROOF_PAPER, label: '关系证明', least: 1, most: 1, later: true },
        {
          ...paper,
          id: POLICE_PAPER,
          label: '警方证明',
          least: 1,
          most: 1,
          when: { step: INJURY, is: ['yes'] },
        },
      ],
    },
    { id: INVOICES, step: 'invoices', title: '请加发票', label: '发票', why: '按票报销。', most: 3 },
    {
      ...amount,
      id: OTHERS_PAID,
      question: '别处报了多少？',
      label: '别处已报',
      rules: [{ rule: 'within-invoices', message: '比发票还多。请重填。' }],
      field: 'others_paid',
    },
    {
      ...amount,
      id: OWN_PAID,
      question: '自己付了多少？',
      label: '自己付的',
      rules: [{ rule: 'adds-up-to-invoices', with: [OTHERS_PAID], message: '加起来不等于发票。请重填。' }],
      field: 'own_paid',
    },
    { id: stepId('check'), step: 'check-answers', submitLabel: '提交' },
    { id: stepId('done'), step: 'result', next: ['请等消息。'] },
  ],
  receipt: { title: '收件单', parts: ['person', 'answers', 'materials', 'invoices', 'next-steps'] },
};

const catalogue: StationContext['catalogue'] = {
  ...CONTEXT.catalogue,
  level: {
    ...CONTEXT.catalogue.level,
    entries: [
      ...CONTEXT.catalogue.level.entries,
      { no: CLAIM_ENTRY, name: '医疗费用报销', services: [CLAIM.id] },
    ],
  },
  services: new Map(CONTEXT.catalogue.services).set(CLAIM.id, CLAIM),
};

export const CLAIM_CONTEXT: StationContext = {
  ...CONTEXT,
  catalogue,
  devices: [
    ...CONTEXT.devices,
    { id: CAMERA, kind: 'code-scanner', page: { kind: 'camera', label: 'desk' } },
  ],
};

/** A hall without a camera. */
export const CAMERALESS_CONTEXT: StationContext = { ...CONTEXT, catalogue };

/** `page(3)` is always the same page. */
export const page = (n: number): PageId => pageId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
export const DIGEST = 'a'.repeat(64);

export const anInvoice = (n: number, yuan = '100.00'): InvoiceDraft => ({
  kind: 'vat',
  code: '034000000000',
  number: String(n).padStart(8, '0'),
  check: '',
  date: '2026-10-01',
  amount: yuan,
});

/** A resident in front of the claim. */
export class ClaimUnderTest extends StationUnderTest {
  constructor(context: StationContext = CLAIM_CONTEXT) {
    super(context);
    this.layCard().findRecord().do({ event: 'openEntry', entry: CLAIM_ENTRY });
  }

  injured(answer: 'no' | 'yes' | 'work'): this {
    return this.do({ event: 'answerStep', step: INJURY, answer });
  }

  /** Takes a page and lets the store seal it. */
  photograph(paperId: typeof RECORD_PAPER, n: number, instead?: PageId): this {
    this.do({ event: 'keepPage', step: PAPERS, paper: paperId, page: page(n), digest: DIGEST, instead });
    for (const asked of this.taken('keepPage'))
      this.report({
        event: 'pageKept',
        visit: asked.visit,
        service: asked.service,
        page: { id: asked.page, paper: asked.paper, digest: asked.digest, bytes: 1_000 },
        ...(asked.instead === undefined ? {} : { instead: asked.instead }),
      });
    return this;
  }

  /** Both papers, as a resident does who has everything. */
  photographAll(): this {
    return this.photograph(RECORD_PAPER, 1).photograph(RECORD_PAPER, 2).photograph(PROOF_PAPER, 3);
  }

  scan(text: string): this {
    const bytes = Buffer.from(text).toString('base64');
    return this.device({ kind: 'codeScanned', device: READER, code: { text, bytes, encoding: 'utf-8' } });
  }

  /** Confirms what is on the screen, or another reading of it; the store answers. */
  confirm(invoice?: InvoiceDraft, usedBefore = false): this {
    const { screen } = this;
    const draft = invoice ?? (screen.name === 'invoices' ? screen.draft : undefined);
    if (draft === undefined) throw new Error('no invoice is being confirmed');
    this.do({ event: 'confirmInvoice', step: INVOICES, invoice: draft });
    for (const asked of this.taken('lookUpInvoice'))
      this.report({
        event: 'invoiceLookedUp',
        visit: asked.visit,
        service: asked.service,
        invoice: asked.invoice,
        usedBefore,
      });
    return this;
  }

  addInvoice(n: number, yuan = '100.00'): this {
    return this.do({ event: 'typeInvoice', step: INVOICES }).confirm(anInvoice(n, yuan));
  }

  proceed(): this {
    return this.do({ event: 'proceed' });
  }

  amounts(others: string, own: string): this {
    return this.do({ event: 'answerStep', step: OTHERS_PAID, answer: others }).do({
      event: 'answerStep',
      step: OWN_PAID,
      answer: own,
    });
  }

  /** Up to the check page, with two invoices of 150 yuan together. */
  filled(): this {
    this.injured('no').photographAll().proceed();
    return this.addInvoice(1).addInvoice(2, '50.00').proceed().amounts('30.00', '120.00');
  }
}
