import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The smallest target of every screen but the pinyin keyboard, whose letters are narrower (elderly-ui rows 9 and 36). */
const LEAST_TARGET_PX = 88;
const LEAST_LETTER_PX = 83;
interface CheckOfAxe {
  readonly id: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/**
 * `axe.configure` replaces the options of a check whole, and one that lacks an option reports everything as incomplete:
 * so each is changed on a full copy of its own defaults.
 */
function changed(id: string, change: Readonly<Record<string, unknown>>): CheckOfAxe {
  const audit = (axe as unknown as { _audit: { defaultConfig: { checks: readonly CheckOfAxe[] } } })._audit;
  const check = audit.defaultConfig.checks.find((candidate) => candidate.id === id);
  if (check?.options === undefined) throw new Error(`axe has no check ${id} with options`);
  return { id, options: { ...check.options, ...change } };
}

const checksFor = (leastTarget: number): readonly CheckOfAxe[] => [
  changed('color-contrast', { ignoreLength: true }),
  changed('color-contrast-enhanced', { ignoreLength: true }),
  changed('target-size', { minSize: leastTarget }),
  // Across: a smaller target passes only where a circle of that width around its middle is its own.
  changed('target-offset', { minOffset: leastTarget }),
];
const CHECKS = checksFor(LEAST_TARGET_PX);
const CHECKS_OF_LETTERS = checksFor(LEAST_LETTER_PX);

/** The stricter rule of contrast finds whatever the milder one does. */
const RULES = {
  'target-size': { enabled: true },
  'color-contrast-enhanced': { enabled: true },
  'color-contrast': { enabled: false },
};

interface Run {
  readonly checks: readonly CheckOfAxe[];
  readonly only: readonly string[];
  readonly rules: typeof RULES;
}

/** Runs in the page, where axe stays between two looks. */
async function runInPage({ checks, only, rules }: Run): Promise<string[]> {
  const { axe: resident } = globalThis as unknown as { axe: typeof axe };
  resident.configure({ checks: [...checks] });
  const found = await resident.run(document, {
    resultTypes: ['violations', 'incomplete'],
    ...(only.length > 0 ? { runOnly: [...only] } : { rules }),
  });
  const told = (kind: string, { id, nodes }: (typeof found.violations)[number]): string =>
    `axe ${kind} ${id}: ${nodes.map((node) => node.html.slice(0, 80)).join(' / ')}`;
  return [
    ...found.violations.map((rule) => told('broken', rule)),
    ...found.incomplete.map((rule) => told('undecided', rule)),
  ];
}

/**
 * Every rule that axe finds broken, and every one it could not decide: one line each, empty when there is none.
 * @param only the rules to look at, all if not said
 */
export async function axeFaults(
  page: Page,
  letterKeys: boolean,
  only: readonly string[] = [],
): Promise<readonly string[]> {
  // Its source is half a megabyte: put into the page once, and again after the page was loaded anew.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const run: Run = { checks: letterKeys ? CHECKS_OF_LETTERS : CHECKS, only, rules: RULES };
  return page.evaluate(runInPage, run);
}
