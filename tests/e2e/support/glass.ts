import type { Locator } from 'playwright-core';

/** How long anything on the glass may take to come or go, ms: a loaded machine, and never a wait for nothing. */
const GLASS_WAIT_MS = 30_000;
/** How often to look, ms. The browser library itself looks less and less often, up to half a second apart. */
const LOOK_EVERY_MS = 25;

/** Waits until something stands on the glass; fails with its description. */
export async function shown(part: Locator, { timeout = GLASS_WAIT_MS } = {}): Promise<void> {
  await look(part, timeout, 'to be shown', () => part.isVisible());
}

/** Waits until something is no more on the glass. */
export async function gone(part: Locator): Promise<void> {
  await look(part, GLASS_WAIT_MS, 'to be gone', async () => (await part.count()) === 0);
}

async function look(
  part: Locator,
  timeout: number,
  what: string,
  condition: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + timeout;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${part.toString()} ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
