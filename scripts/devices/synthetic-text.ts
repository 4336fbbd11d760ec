import { hasValidCheckCharacter } from '../../electron/contract/id-number.ts';

/** What is personal and must not be found again, as texts. */
export type Secrets = readonly string[];

/** Runs of this many characters of a secret are looked for; shorter ones occur by chance everywhere. */
const RUN = 4;
/** Ways of replacing that are tried before giving up. */
const ATTEMPTS = 60;

const POOLS: readonly (readonly [RegExp, string])[] = [
  [/[0-9]/, '7038591624'],
  [/[A-Z]/, 'QZVKXJWYBG'],
  [/[a-z]/, 'qzvkxjwybg'],
  [/[\u3040-\ufeff]/, '虚构样张示例仿造测试编写假设借用'],
];

/** Whether any run of four characters of a secret is in a text; runs without a letter, digit or hanzi say nothing. */
export function reveals(text: string, secrets: Secrets): boolean {
  return secrets.some((secret) => {
    for (let at = 0; at + RUN <= secret.length; at += 1) {
      const run = secret.slice(at, at + RUN);
      if (/[\p{L}\p{N}]/u.test(run) && text.includes(run)) return true;
    }
    return false;
  });
}

/** The first of a series that reveals nothing; undefined when all do. */
export function firstSafe<T>(
  make: (attempt: number) => T,
  textOf: (made: T) => string,
  secrets: Secrets,
): T | undefined {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const made = make(attempt);
    if (!reveals(textOf(made), secrets)) return made;
  }
  return undefined;
}

/** Every UTF-16 unit replaced by another of its class (digit, letter, hanzi); marks and spaces stay. */
export function sameClasses(text: string, attempt: number): string {
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text[at] ?? '';
    const pool = POOLS.find(([pattern]) => pattern.test(unit))?.[1];
    return pool === undefined ? unit : pool[(attempt * 3 + at * (1 + (attempt % 7))) % pool.length];
  }).join('');
}

/** A person who is nobody: a number with a right check character, in a division that is none, and the birth in it. */
export interface SyntheticPerson {
  readonly number: string;
  /** `YYYYMMDD`. */
  readonly birth: string;
  /** Validity as it stands on a card, `YYYYMMDD`. */
  readonly validFrom: string;
  readonly validUntil: string;
}

const AREAS = ['990101', '990262', '990385', '990473'] as const;
const BIRTHS = ['19310203', '19420915', '19570711', '19680829', '19740316', '20011107', '20120405'] as const;
const VALIDITIES = [
  ['20230417', '20430417'],
  ['20160529', '20360529'],
  ['20181208', '20381208'],
] as const;
const CHECK_CHARACTERS = '0123456789X';

/** One of many invented people. @param isMale the 17th digit tells the sex, as on a real card */
export function syntheticPerson(attempt: number, isMale: boolean): SyntheticPerson {
  const area = AREAS[attempt % AREAS.length] ?? AREAS[0];
  const birth = BIRTHS[attempt % BIRTHS.length] ?? BIRTHS[0];
  const [validFrom, validUntil] = VALIDITIES[attempt % VALIDITIES.length] ?? VALIDITIES[0];
  const body = `${area}${birth}99${isMale ? '7' : '8'}`;
  const check =
    Array.from(CHECK_CHARACTERS).find((character) => hasValidCheckCharacter(body + character)) ?? '';
  return { number: body + check, birth, validFrom, validUntil };
}

/** Whether the 17th digit of a number says male. */
export const isMaleNumber = (number: string): boolean => Number(number[16]) % 2 === 1;
