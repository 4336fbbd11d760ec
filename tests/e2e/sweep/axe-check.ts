import { AxeBuilder } from '@axe-core/playwright';
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The smallest target of every screen but the pinyin keyboard, whose letters are narrower (elderly-ui rows 9 and 36). */
const LEAST_TARGET_PX = 88;
const LEAST_LETTER_PX = 83;
/** 10 mm from the middle of one target to the edge of the next is always there with these sizes and gaps. */
const LEAST_OFFSET_PX = LEAST_TARGET_PX / 2;

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

function sourceFor(leastTarget: number): string {
  const checks = [
    changed('color-contrast', { ignoreLength: true }),
    changed('color-contrast-enhanced', { ignoreLength: true }),
    changed('target-size', { minSize: leastTarget }),
    changed('target-offset', { minOffset: LEAST_OFFSET_PX }),
  ];
  return `${axe.source};axe.configure(${JSON.stringify({ checks })});`;
}

const source = sourceFor(LEAST_TARGET_PX);
const sourceOfLetters = sourceFor(LEAST_LETTER_PX);

/** Every rule that axe finds broken, and every one it could not decide: one line each, empty when there is none. */
export async function axeFaults(page: Page, letterKeys: boolean): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page, axeSource: letterKeys ? sourceOfLetters : source })
    // The page has no frames of other origins: nothing is gathered from elsewhere, which takes as long as the check itself.
    .setLegacyMode()
    .options({
      resultTypes: ['violations', 'incomplete'],
      rules: { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } },
    })
    .analyze();
  const told = (kind: string, { id, nodes }: (typeof found.violations)[number]): string =>
    `axe ${kind} ${id}: ${nodes.map((node) => node.html.slice(0, 80)).join(' / ')}`;
  return [
    ...found.violations.map((rule) => told('broken', rule)),
    ...found.incomplete.map((rule) => told('undecided', rule)),
  ];
}
