import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Secret } from '../contract/site.ts';

/** A secret's file as it lies on the disk. */
export interface SecretFile {
  readonly text: string;
  /** Permission bits, e.g. 0o600. */
  readonly mode: number;
}

/** Where secrets come from; a host hands in its environment and the folder of the site file. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; a relative secret file counts from here. */
  readonly folder: string;
  /** Undefined when there is no such file or it cannot be read. */
  readFile(path: string): SecretFile | undefined;
}

export type SecretTrouble = 'variable-missing' | 'file-missing' | 'file-exposed' | 'file-empty';

/** The secret, or why it is not at hand: in words that hold the name of its place, never the secret. */
export type ResolvedSecret =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly trouble: SecretTrouble; readonly what: string; readonly remedy: string };

/** Anybody but the owner may do something with the file. */
const OPEN_TO_OTHERS = 0o077;

/**
 * Finds a secret's text. A file must belong to its owner alone (0600) and may end with a line end, which is not part of it.
 * Done once at start; what comes back goes to the one who signs with it and nowhere else.
 */
export function resolveSecret(secret: Secret, sources: SecretSources): ResolvedSecret {
  if (typeof secret === 'string') return { ok: true, value: secret };
  if ('env' in secret) return fromEnvironment(secret.env, sources);
  return fromFile(resolve(sources.folder, secret.file), sources);
}

function fromEnvironment(name: string, { env }: SecretSources): ResolvedSecret {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (value !== undefined && value !== '') return { ok: true, value };
  return {
    ok: false,
    trouble: 'variable-missing',
    what: `没有环境变量 ${name}`,
    remedy: `启动前设好 ${name}，例如写进服务的 Environment 文件`,
  };
}

function fromFile(path: string, sources: SecretSources): ResolvedSecret {
  const file = sources.readFile(path);
  if (file === undefined) {
    const remedy = '建好这个文件，让运行本程序的用户能读它';
    return { ok: false, trouble: 'file-missing', what: `读不到口令文件 ${path}`, remedy };
  }
  if ((file.mode & OPEN_TO_OTHERS) !== 0) {
    const what = `口令文件 ${path} 别人也能打开`;
    return { ok: false, trouble: 'file-exposed', what, remedy: `执行 chmod 600 ${path}` };
  }
  const value = file.text.replace(/[\r\n]+$/u, '');
  if (value === '') {
    return { ok: false, trouble: 'file-empty', what: `口令文件 ${path} 是空的`, remedy: '把口令写进去' };
  }
  return { ok: true, value };
}

/**
 * The sources of a running station.
 * @param folder the folder of the site file
 */
export function secretSources(folder: string, env: SecretSources['env']): SecretSources {
  return { env, folder, readFile: readSecretFile };
}

function readSecretFile(path: string): SecretFile | undefined {
  try {
    return { text: readFileSync(path, 'utf8'), mode: statSync(path).mode & 0o777 };
  } catch {
    return undefined;
  }
}
