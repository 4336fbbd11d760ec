import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type JourneyStep,
  type ServiceItem,
  serviceItemSchema,
} from '../../../../electron/contract/catalogue.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

/** Plain words: what a resident of 75 reads on the screen and on the slip. */
const LONGEST_SENTENCE = 20;
const LONGEST_MEAN = 12;
const MOST_INSTRUCTION_ON_A_SCREEN = 60;
const COMMON_CHARACTERS_SHARE = 0.99;

/** Words of the office and of the machine, and the impolite 你. */
const BANNED = `
  你 点击 上传 登录 登陆 认证 扫码 二维码 终端 系统 接口 网络 数据
  统筹区 参保人员 经办 业务 事项 办结 即时 无效 非法 错误 失败 异常 操作
  请勿 予以 详见 相关 如有 须 本人 贵 逾期 届时 凭此
`
  .trim()
  .split(/\s+/u);

const folder = projectPath('resources/services');
const services: readonly ServiceItem[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'))
  .map((file) => serviceItemSchema.parse(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))));

/** Everything a resident reads of one step. */
function wordsOfStep(step: JourneyStep): readonly string[] {
  switch (step.step) {
    case 'record':
    case 'enquiry':
      return [step.title];
    case 'notice':
      return [step.title, ...step.items.map(({ text }) => text)];
    case 'question':
      return [
        step.question,
        step.label,
        step.why,
        ...(step.unsure === undefined ? [] : [step.unsure]),
        ...(step.missing === undefined ? [] : [step.missing]),
        ...step.rules.map(({ message }) => message),
        ...(step.answer.form === 'choice' ? step.answer.options.map(({ label }) => label) : []),
      ];
    case 'signature':
      return [step.question, step.label, step.why, step.missing];
    case 'materials':
      return [step.title, step.label, ...step.papers.flatMap(({ label, why }) => [label, why])];
    case 'invoices':
      return [step.title, step.label, step.why];
    case 'commitment':
      return [step.title, ...step.lines];
    case 'second-check':
      return [step.title, step.label, ...step.lines];
    case 'activation':
      return [];
    case 'check-answers':
      return [step.submitLabel];
    case 'result':
      return step.next;
  }
}

/** What stands on a question's screen before anything went wrong: the rules' sentences come one at a time. */
const instructionOf = (step: JourneyStep): string =>
  // Why a paper is wanted stands on its own page.
  step.step === 'materials'
    ? step.papers.map(({ label }) => label).join('')
    : step.step === 'question'
      ? [step.question, step.why, step.unsure ?? ''].join('')
      : wordsOfStep(step)
          .slice(step.step === 'result' ? 0 : 1)
          .join('');

const wordsOf = ({ action, journey, receipt }: ServiceItem): readonly string[] => [
  action,
  receipt.title,
  ...(receipt.footer === undefined ? [] : [receipt.footer]),
  ...journey.flatMap(wordsOfStep),
];

const sentencesOf = (text: string): readonly string[] =>
  text.split(/[。！？；]/u).filter((part) => part !== '');
const allWords = services.flatMap(wordsOf);

/** The 3,755 characters of GB 2312 level 1: rows 16 to 55. */
const common = new Set(
  Array.from({ length: 40 }, (_, row) => Array.from({ length: 94 }, (__, cell) => [0xb0 + row, 0xa1 + cell]))
    .flat()
    .map((bytes) => new TextDecoder('gb2312').decode(new Uint8Array(bytes))),
);

describe('the words of the services', () => {
  it('are there to be checked', () => {
    expect(services.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['insured-info-query', 'offsite-long-term-filing', 'transfer-out-certificate']),
    );
    expect(allWords.length).toBeGreaterThan(50);
  });

  it(`have no sentence over ${LONGEST_SENTENCE} characters`, () => {
    const long = allWords
      .flatMap(sentencesOf)
      .filter((sentence) => Array.from(sentence).length > LONGEST_SENTENCE);
    expect(long).toEqual([]);
  });

  it(`have a mean of at most ${LONGEST_MEAN} characters a sentence`, () => {
    const lengths = allWords.flatMap(sentencesOf).map((sentence) => Array.from(sentence).length);
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    process.stdout.write(
      `plain words: ${lengths.length} sentences, mean ${mean.toFixed(1)}, max ${Math.max(...lengths)}\n`,
    );
    expect(mean).toBeLessThanOrEqual(LONGEST_MEAN);
  });

  it(`put at most ${MOST_INSTRUCTION_ON_A_SCREEN} characters of instruction on a screen`, () => {
    const crowded = services.flatMap(({ id, journey }) =>
      journey
        .map((step) => ({ where: `${id}/${step.id}`, length: Array.from(instructionOf(step)).length }))
        .filter(({ length }) => length > MOST_INSTRUCTION_ON_A_SCREEN),
    );
    expect(crowded).toEqual([]);
  });

  it('avoid the words of the office and of the machine', () => {
    const found = allWords.flatMap((text) =>
      BANNED.filter((word) => text.includes(word)).map((word) => ({ text, word })),
    );
    expect(found).toEqual([]);
  });

  it('hold no letters, figures or half-width marks', () => {
    expect(allWords.filter((text) => /[\x20-\x7e]/u.test(text))).toEqual([]);
  });

  it('are written in common characters', () => {
    const han = Array.from(allWords.join('')).filter((character) => /\p{Script=Han}/u.test(character));
    const rare = han.filter((character) => !common.has(character));
    expect(common.size).toBeGreaterThanOrEqual(3755);
    expect(rare.length / han.length, rare.join('')).toBeLessThanOrEqual(1 - COMMON_CHARACTERS_SHARE);
  });

  it('say what is wrong and what to do when a rule complains', () => {
    const messages = services.flatMap(({ journey }) =>
      journey.flatMap((step) => (step.step === 'question' ? step.rules.map(({ message }) => message) : [])),
    );
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      expect(sentencesOf(message), message).toHaveLength(2);
      expect(message).toContain('请');
    }
  });

  it('name every action with a verb of two to six characters', () => {
    for (const { action } of services) expect(action).toMatch(/^[查办打看交改记报写][\p{Script=Han}]{1,5}$/u);
  });
});

describe('the facts of the services', () => {
  it('are marked locally unknown exactly where they are empty', () => {
    for (const { unified } of services) {
      for (const { text, evidence } of Object.values(unified)) {
        expect(text === '').toBe(evidence === 'locally-unknown');
      }
    }
  });

  it('show no national code, because codes differ from place to place', () => {
    expect(services.map(({ unified }) => unified.code.text)).toEqual(services.map(() => ''));
  });

  it('call a certificate that is not connected to the platform a sample, on the screen and on the slip', () => {
    const certificate = services.find(({ id }) => id === 'transfer-out-certificate');
    expect(certificate?.receipt.parts).toContain('sample-mark');
    expect(certificate?.receipt.title).toContain('样张');
    expect(certificate?.journey.flatMap(wordsOfStep).filter((text) => text.includes('样张'))).toHaveLength(2);
  });

  it('let the filing ask, then commit, then check, then end', () => {
    const filing = services.find(({ id }) => id === 'offsite-long-term-filing');
    expect(filing?.journey.map(({ step }) => step)).toEqual([
      'notice',
      ...Array.from({ length: 4 }, () => 'question'),
      'commitment',
      'check-answers',
      'result',
    ]);
  });
});
