import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Suites that take longest, the longest first: begun last, one of them would keep a processor waiting at the end. Parts of
 * paths below `tests/`; whatever is not named here comes after them, larger files first.
 */
const SLOW: readonly string[] = [
  'hid-vm/',
  'contract/smart-card-reader/',
  'contract/id-card-reader/',
  'contract/hardware-path',
  'e2e/catalogue/',
  'e2e/info-change',
  'e2e/faults',
  'e2e/gallery/behaviour',
  'e2e/gallery/leafs',
  'e2e/reimbursement',
  'e2e/attendant',
  'e2e/sweep/',
  'e2e/gallery/pinyin',
  'e2e/gallery/entries',
  'e2e/main-job',
];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = SLOW.findIndex((part) => moduleId.includes(`/tests/${part}`));
  return at === -1 ? SLOW.length : at;
};

/** Vitest's own order, but for the slow suites, which come first in their group. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
