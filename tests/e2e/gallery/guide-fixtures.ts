import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServiceItem, serviceItemSchema } from '../../../electron/contract/catalogue.ts';
import type { Screen, Slip } from '../../../electron/contract/status.ts';
import { guideFacts } from '../../../electron/core/guide.ts';

const folder = join(import.meta.dirname, '../../../resources/services');
const shipped = (id: string): ServiceItem =>
  serviceItemSchema.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')));

const NO_SLIP: Slip = { state: 'none', duplicate: 0, paper: 'slip' };
const PRINTED: Slip = { ...NO_SLIP, state: 'printed' };

/** The guide of a shipped service, with the words of its own file. */
const guide = (id: string, slip: Slip): Screen => {
  const service = shipped(id);
  return {
    name: 'guide',
    service: { id: service.id, name: service.unified.name.text },
    progress: { step: 1, of: 9 },
    facts: guideFacts(service),
    slip,
  };
};

const notice = (id: string, slip: Slip): Screen => {
  const service = shipped(id);
  const step = service.journey.find((candidate) => candidate.step === 'notice');
  if (step === undefined) throw new Error(`No notice in ${id}`);
  return {
    name: 'notice',
    service: { id: service.id, name: service.unified.name.text },
    progress: { step: 1, of: 9 },
    title: step.title,
    items: step.items.map(({ text }) => text),
    slip,
  };
};

/** Guides and notices: the longest fields, those that nobody knows, and what became of their paper. */
export const guideScreens: Readonly<Record<string, Screen>> = {
  guide: guide('offsite-worker-filing', NO_SLIP),
  'guide-long': guide('inpatient-reimbursement', NO_SLIP),
  'guide-unknown': guide('aid-hardship', PRINTED),
  'notice-on-paper': notice('aid-hardship', NO_SLIP),
  'notice-printed': notice('offsite-worker-filing', PRINTED),
};
