import type { Locator, Page } from 'playwright-core';

/** How long anything on the glass may take to come or go, ms: a loaded machine, and never a wait for nothing. */
const GLASS_WAIT_MS = 30_000;
/** What is out of sight may come into sight without any change of the page's parts: so often it is looked at anyway, ms. */
const LOOK_AGAIN_MS = 250;
/** Between two looks at a page that changes all the time, ms. */
const BETWEEN_LOOKS_MS = 15;

/** Waits until something stands on the glass; fails with its description. */
export async function shown(part: Locator, { timeout = GLASS_WAIT_MS } = {}): Promise<void> {
  await look(part.page(), () => part.isVisible(), `${part.toString()} to be shown`, timeout);
}

/** Waits until something is no more on the glass. */
export async function gone(part: Locator): Promise<void> {
  await look(part.page(), async () => (await part.count()) === 0, `${part.toString()} to be gone`);
}

/**
 * Looks whether something is so whenever the page has changed, and fails with `what` was waited for. To look costs the page
 * far more than to wait for its next change.
 */
export async function look(
  page: Page,
  condition: () => Promise<boolean>,
  what: string,
  timeout = GLASS_WAIT_MS,
): Promise<void> {
  const deadline = performance.now() + timeout;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
    // A page that is being left does not answer.
    await page.evaluate(nextChange, LOOK_AGAIN_MS).catch(() => undefined);
  }
}

/** Runs in the page. */
function nextChange(patience: number): Promise<void> {
  return new Promise((resolve) => {
    const watching = new MutationObserver(() => end());
    const timer = setTimeout(() => end(), patience);
    const end = (): void => {
      watching.disconnect();
      clearTimeout(timer);
      resolve();
    };
    watching.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
  });
}
