import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServiceItem, serviceItemSchema } from '../../../electron/contract/catalogue.ts';
import type { Screen, Slip } from '../../../electron/contract/status.ts';
import { guideFacts } from '../../../electron/core/guide.ts';
import { readCatalogue } from '../../../electron/station/catalogue-files.ts';

const resources = join(import.meta.dirname, '../../../resources');
const shipped = (id: string): ServiceItem =>
  serviceItemSchema.parse(JSON.parse(readFileSync(join(resources, `services/${id}.json`), 'utf8')));

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

/** What the shipped catalogue says of a level: the longest list there is, and one with places nearby. */
const elsewhere = (level: string): Screen => {
  const reading = readCatalogue({ resources, level, today: '2026-11-23' });
  if (!reading.ok) throw new Error('The catalogue cannot be read');
  const services = (reading.catalogue.elsewhere ?? []).map(({ action, offices }) => ({
    action,
    where: offices.map(({ name }) => name),
  }));
  return { name: 'elsewhere', services };
};

/** Guides and notices: the longest fields, those that nobody knows, and what became of their paper. */
export const guideScreens: Readonly<Record<string, Screen>> = {
  elsewhere: elsewhere('xx-village-clinic'),
  'elsewhere-near': elsewhere('cz-school'),
  'at-the-counter-duty': { name: 'at-the-counter', entryName: '医保政策宣传', duty: true },
  guide: guide('offsite-worker-filing', NO_SLIP),
  'guide-long': guide('inpatient-reimbursement', NO_SLIP),
  'guide-unknown': guide('aid-hardship', PRINTED),
  'notice-on-paper': notice('aid-hardship', NO_SLIP),
  'notice-printed': notice('offsite-worker-filing', PRINTED),
};
