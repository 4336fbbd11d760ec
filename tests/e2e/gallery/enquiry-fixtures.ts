import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type QuestionStep, serviceItemSchema } from '../../../electron/contract/catalogue.ts';
import type { Findings } from '../../../electron/contract/enquiry.ts';
import { premiumTableSchema } from '../../../electron/contract/premium.ts';
import type { Screen } from '../../../electron/contract/status.ts';
import { findingsInWords } from '../../../electron/core/findings-words.ts';
import { premiumFor } from '../../../electron/core/premium.ts';
import { readCatalogue } from '../../../electron/station/catalogue-files.ts';
import { SYNTHETIC_EMPLOYER } from '../../simulators/upstream/enquiry-answers.ts';
import { NOON } from '../../support/status-at-rest.ts';

const resources = join(import.meta.dirname, '../../../resources');
const shipped = (id: string) =>
  serviceItemSchema.parse(JSON.parse(readFileSync(join(resources, `services/${id}.json`), 'utf8')));

const rights = shipped('rights-record');
const employer = shipped('employer-info-query');
const premium = shipped('resident-premium-collection');
const reading = readCatalogue({ resources, level: 'tl-township', place: '140405', today: '2026-11-22' });
if (!reading.ok) throw new Error('The catalogue cannot be read');
const { catalogue } = reading;

const DAY_MS = 86_400_000;
type Enquiry = Extract<Screen, { name: 'enquiry' }>;

function enquiry(service: typeof rights, change: Partial<Enquiry>): Enquiry {
  const step = service.journey.find((candidate) => candidate.step === 'enquiry');
  if (step?.step !== 'enquiry') throw new Error(`${service.id} asks for nothing`);
  return {
    name: 'enquiry',
    service: { id: service.id, name: service.unified.name.text },
    progress: { step: service.journey.length, of: service.journey.length },
    title: step.title,
    slip: { state: 'none', duplicate: 0, paper: 'slip' },
    last: true,
    ...change,
  };
}

const RIGHTS: Findings = {
  of: 'rights',
  rights: {
    contributions: [
      { year: '2025', insuranceType: '390', own: 40_000, subsidy: 67_000, paidOn: '2024-11-15' },
      { year: '2026', insuranceType: '390', own: 40_000, subsidy: 70_000, paidOn: '2025-12-02' },
    ],
    benefits: [
      {
        from: '2026-03-02',
        until: '2026-03-09',
        kind: '21',
        total: 386_240,
        fund: 241_765,
        own: 144_475,
      },
    ],
  },
};
const EMPLOYER: Findings = {
  of: 'employer',
  employer: {
    name: SYNTHETIC_EMPLOYER.emp_name,
    creditCode: SYNTHETIC_EMPLOYER.uscc,
    standing: 'normal',
    insuredPlace: '140405',
    insurances: ['310', '510'],
    insured: 23,
    paidUntil: '2026-10',
  },
};

function codeQuestion(change: Partial<Extract<Screen, { name: 'question' }>>): Screen {
  const step = employer.journey.find((candidate): candidate is QuestionStep => candidate.id === 'code');
  if (step === undefined) throw new Error('The query asks for no code');
  return {
    name: 'question',
    service: { id: employer.id, name: employer.unified.name.text },
    progress: { step: 2, of: 4 },
    step: step.id,
    question: step.question,
    why: step.why,
    form: step.answer,
    ...(step.unsure === undefined ? {} : { unsure: step.unsure }),
    today: '2026-11-22',
    changing: false,
    ...change,
  };
}

/** The shipped table, asked on a day of which the sum is known, or not yet. */
function premiumOn(today: string, group: string): Findings {
  const table = premiumTableSchema.parse(
    JSON.parse(readFileSync(join(resources, 'premium/premium.json'), 'utf8')),
  );
  const asked = { group, missed: 2, repaid: 0, exempt: false };
  return { of: 'premium', premium: premiumFor(table, '431000', today, asked) };
}

const found = (findings: Findings) => findingsInWords(catalogue, findings);
const fresh = { from: 'upstream' } as const;

/** What a service asks the platform beyond the record, and the code that an employer is asked for by. */
export const enquiryScreens: Readonly<Record<string, Screen>> = {
  'enquiry-asked': enquiry(rights, {}),
  'enquiry-rights': enquiry(rights, { parts: found(RIGHTS), origin: fresh }),
  'enquiry-rights-kept': enquiry(rights, {
    parts: found(RIGHTS),
    origin: { from: 'cache', keptAt: NOON - 2 * DAY_MS },
  }),
  'enquiry-rights-none': enquiry(rights, {
    parts: found({ of: 'rights', rights: { contributions: [], benefits: [] } }),
    origin: fresh,
  }),
  'enquiry-rights-printed': enquiry(rights, {
    parts: found(RIGHTS),
    origin: fresh,
    slip: { state: 'printed', duplicate: 0, paper: 'a4' },
  }),
  'enquiry-unreachable': enquiry(rights, { failure: 'upstream-unreachable' }),
  'enquiry-employer': enquiry(employer, { parts: found(EMPLOYER), origin: fresh }),
  'enquiry-employer-unknown': enquiry(employer, { failure: 'employer-not-found' }),
  'enquiry-agent-not-authorised': enquiry(employer, { failure: 'agent-not-authorised' }),
  'enquiry-premium-known': enquiry(premium, { parts: found(premiumOn('2025-11-22', 'extreme-poverty')) }),
  'enquiry-premium-awaited': enquiry(premium, { parts: found(premiumOn('2026-11-22', 'minimum-living')) }),
  'question-code': codeQuestion({}),
  'question-code-whole': codeQuestion({ answer: SYNTHETIC_EMPLOYER.uscc }),
  'question-code-complaint': codeQuestion({
    answer: '91350100M000100Y44',
    complaint: '这个代号不对。请看清再填一次。',
  }),
};
