/**
 * Makes `docs/services.md`: which service each level of each place offers, and under which number of the place's own list.
 * Run: `node scripts/make-service-table.ts`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  type ServiceItem,
  type SiteLevel,
  serviceItemSchema,
  siteLevelSchema,
} from '../electron/contract/catalogue.ts';
import { LEVELS_PATH } from './make-site-levels.ts';
import { projectPath, writeData } from './write-data.ts';

export const SERVICE_TABLE_PATH = 'docs/services.md';
const SERVICES = 'resources/services';

const KINDS: Readonly<Record<ServiceItem['kind'], string>> = {
  query: '查',
  certificate: '出凭证',
  filing: '办',
};

/** The newest version of every service, residents' first, in the order of their ids. */
function shippedServices(): readonly ServiceItem[] {
  const all = readdirSync(projectPath(SERVICES))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
    .map((file) =>
      serviceItemSchema.parse(JSON.parse(readFileSync(projectPath(`${SERVICES}/${file}`), 'utf8'))),
    )
    .toSorted((a, b) => a.version - b.version);
  const newest = new Map(all.map((service) => [service.id, service]));
  return [...newest.values()].toSorted(
    (a, b) =>
      Number(a.audience === 'attendant') - Number(b.audience === 'attendant') || a.id.localeCompare(b.id),
  );
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The table's text: a row for each service, a column for each level; a cell holds the entry's number there. */
export function serviceTable(services: readonly ServiceItem[], levels: readonly SiteLevel[]): string {
  const numberAt = ({ entries }: SiteLevel, { id }: ServiceItem): string =>
    entries
      .filter((entry) => entry.services.includes(id))
      .map(({ no }) => String(no))
      .join('、');
  const rows = services.map((service) =>
    line([
      service.unified.name.text,
      service.audience === 'attendant' ? '工作人员' : KINDS[service.kind],
      ...levels.map((level) => numberAt(level, service)),
    ]),
  );
  const entries = levels.reduce((sum, level) => sum + level.entries.length, 0);
  return [
    '# Services by place and level · 各地各级能办什么',
    '',
    `${levels.length} levels, ${entries} entries, ${services.length} services and duties of staff. A cell holds the entry’s number in the place’s own list.`,
    'Made by `scripts/make-service-table.ts` from `resources/`.',
    '',
    line(['事项', '', ...levels.map(({ id }) => id)]),
    line(['---', '---', ...levels.map(() => '---')]),
    ...rows,
    '',
  ].join('\n');
}

/** The table of the shipped catalogue. */
export function shippedServiceTable(): string {
  const levels = z.array(siteLevelSchema).parse(JSON.parse(readFileSync(projectPath(LEVELS_PATH), 'utf8')));
  return serviceTable(shippedServices(), levels);
}

if (import.meta.main) writeData(SERVICE_TABLE_PATH, shippedServiceTable());
