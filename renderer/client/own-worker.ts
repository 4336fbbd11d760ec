/** Chromium's guard of what may become a script, not yet in the type library. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createScriptURL: (asked: string) => string },
  ): { createScriptURL(asked: string): string };
};

/**
 * Starts one of our own module workers. The page's policy lets no text become a script; this one address is the exception.
 * @param name of the exception, for whoever looks at the page's policies
 * @param address as the bundler gives it (`?worker&url`)
 */
export function startOwnWorker(name: string, address: string): Worker {
  const policy = trustedTypes.createPolicy(name, { createScriptURL: () => address });
  return new Worker(policy.createScriptURL(address), { type: 'module' });
}
