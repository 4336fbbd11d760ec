import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../electron/hosts/headless/chromium.ts';

const packageManager = '/usr/bin/apt-get';
const installCommand = 'apt-get update && apt-get install -y --no-install-recommends chromium';

/** What can be done where no Chromium is found. */
export type ChromiumRemedy =
  | { readonly remedy: 'install' }
  | { readonly remedy: 'tell'; readonly sentence: string };

/** Decides between installing and telling: packages can be installed only as root and only where apt-get is. */
export function remedyFor(machine: {
  readonly root: boolean;
  readonly aptGet: boolean;
  readonly named: string | undefined;
}): ChromiumRemedy {
  if (machine.named !== undefined && machine.named !== '') {
    return tell(`CHROMIUM_PATH names ${machine.named}, and there is no such program.`);
  }
  if (!machine.aptGet) {
    return tell(
      'Chromium is needed: install it and set CHROMIUM_PATH to its program, then run the command again.',
    );
  }
  if (!machine.root) {
    return tell(`Chromium is needed: run  sudo sh -c '${installCommand}'  and then the command again.`);
  }
  return { remedy: 'install' };
}

/** The path of a Chromium that is there, installed first if need be; or the sentence that tells what to do. */
export function ensureChromium(): { readonly path: string } | { readonly sentence: string } {
  const found = findChromium(process.env);
  if (found !== undefined) return { path: found };
  const decision = remedyFor({
    root: process.getuid?.() === 0,
    aptGet: existsSync(packageManager),
    named: process.env['CHROMIUM_PATH'],
  });
  if (decision.remedy === 'tell') return { sentence: decision.sentence };
  process.stderr.write('Installing Chromium with apt-get …\n');
  const result = spawnSync('/bin/sh', ['-c', installCommand], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  const installed = findChromium(process.env);
  if (result.status === 0 && installed !== undefined) return { path: installed };
  return {
    sentence: `Chromium could not be installed (apt-get's words are above). The command was: ${installCommand}`,
  };
}

function tell(sentence: string): ChromiumRemedy {
  return { remedy: 'tell', sentence };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outcome = ensureChromium();
  if ('sentence' in outcome) {
    process.stderr.write(`${outcome.sentence}\n`);
    process.exitCode = 1;
  }
}
