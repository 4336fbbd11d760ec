import { afterEach, expect, it, vi } from 'vitest';
import { startOwnWorker } from '../../../../renderer/client/own-worker.ts';

afterEach(() => vi.unstubAllGlobals());

it('starts a module worker at its own address, and lets no other address pass', () => {
  const policies: [string, { createScriptURL: (asked: string) => string }][] = [];
  const started: unknown[][] = [];
  vi.stubGlobal('trustedTypes', {
    createPolicy: (name: string, rules: { createScriptURL: (asked: string) => string }) => {
      policies.push([name, rules]);
      return { createScriptURL: (asked: string) => `trusted ${rules.createScriptURL(asked)}` };
    },
  });
  vi.stubGlobal(
    'Worker',
    vi.fn(function (...given: unknown[]) {
      started.push(given);
    }),
  );
  startOwnWorker('a-worker', '/assets/workers/a-1.js');
  expect(started).toEqual([['trusted /assets/workers/a-1.js', { type: 'module' }]]);
  expect(policies[0]?.[0]).toBe('a-worker');
  expect(policies[0]?.[1].createScriptURL('/elsewhere.js')).toBe('/assets/workers/a-1.js');
});
