import { expect, it, type TestAPI } from 'vitest';
import type { DeviceKind } from '../../electron/contract/device-kind.ts';

/** Prompts and notes of the hardware path go here, so that the table of results stays on the other stream. */
const say = (line: string): boolean => process.stderr.write(`${line}\n`);

/** A title with the values of one case in its places. */
function titleOf(title: string, given: unknown): string {
  const values = Array.isArray(given) ? [...given] : [given];
  return title.replace(/%[sidjf]/g, () => String(values.shift()));
}

/** The titles that a suite would run, without running any; for suites that declare nothing but tests. */
export function titlesOf(declare: (test: TestAPI) => void): readonly string[] {
  const titles: string[] = [];
  const record = (title: string): void => {
    titles.push(title);
  };
  const each = (cases: readonly unknown[]) => (title: string) => {
    for (const one of cases) record(titleOf(title, one));
  };
  // Of a runner's interface a suite uses these two.
  declare(Object.assign(record, { each }) as unknown as TestAPI);
  return titles;
}

/** Stands for the simulator of a suite that is only named. */
export const onlyNamed = (): never => {
  throw new Error('this suite is named here, not run');
};

/** Where real devices are tried, says of each expectation that no hand can bring about that it was not run, and why. */
export function notRunOnHardware(kind: DeviceKind, declare: (test: TestAPI) => void): void {
  it('names what no hand can bring about', () => {
    const titles = titlesOf(declare);
    for (const title of titles) say(`not run on hardware: ${kind}: ${title}`);
    expect(titles.length).toBeGreaterThan(0);
  });
}
