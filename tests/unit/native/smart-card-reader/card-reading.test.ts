import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CardClient } from '../../../../native/smart-card-reader/card-client.ts';
import { readSocialCard } from '../../../../native/smart-card-reader/card-reading.ts';
import type { SmartCardAnswer } from '../../../../native/transport/transport.ts';
import { cardNamed, presetHolders } from '../../../simulators/smart-card/preset-cards.ts';
import { SimulatedSocialCard } from '../../../simulators/smart-card/social-card.ts';

type Answer = (apdu: Uint8Array) => SmartCardAnswer;

async function read(answer: Answer, p1: '02' | '00' = '02') {
  const sent: string[] = [];
  const client = new CardClient(
    {
      transmit: async (apdu) => {
        sent.push(Buffer.from(apdu).toString('hex'));
        return answer(apdu);
      },
    },
    1000,
  );
  return { outcome: await readSocialCard(client, p1), sent };
}

const readNamed = (name: string, p1: '02' | '00' = '02') => {
  const card = cardNamed(name);
  return read((apdu) => ({ ok: true, answer: card?.answer(apdu) ?? new Uint8Array() }), p1);
};

describe('the way of a reading', () => {
  it('of a version 1 card selects SSSE, EF05, EF06 and asks by tag', async () => {
    const { outcome, sent } = await readNamed('v1');
    expect(outcome).toMatchObject({ ok: true, value: { name: '测试甲', version: '1.00', sex: 'female' } });
    expect(sent).toEqual([
      '00a404000f7378312e73682ec9e7bbe1b1a3d5cf',
      '00a4020002ef05',
      ...['03', '01', '06', '07'].map((tag) => `00b2${tag}0000`),
      '00a4020002ef06',
      ...['08', '09', '0a', '0d'].map((tag) => `00b2${tag}0000`),
    ]);
  });

  it('of a version 2 card asks for the name’s extension too', async () => {
    const { sent } = await readNamed('v2');
    expect(sent).toContain('00b24e0000');
  });

  it('of a card that knows no tags goes by record numbers, which depend on the version', async () => {
    const first = await readNamed('v1-by-number');
    expect(first.outcome).toMatchObject({ value: { sex: 'female', birth: '1956-05-04' } });
    expect(first.sent.filter((apdu) => /^00b2..0400/.test(apdu)).slice(-4)).toEqual(
      ['01', '02', '03', '06'].map((record) => `00b2${record}0400`),
    );
    const second = await readNamed('v2-by-number');
    expect(second.outcome).toMatchObject({ value: { sex: 'female', birth: '1962-02-28' } });
    expect(second.sent.slice(-5)).toEqual(
      ['01', '02', '03', '04', '07'].map((record) => `00b2${record}0400`),
    );
  });

  it('never takes a value from under another tag, whatever version the card claims', async () => {
    // Numbered like version 1, claiming 2.00: record 4 is the nation there, not the sex.
    const card = new SimulatedSocialCard({ ...presetHolders.v1 }, { byTag: false });
    const { outcome } = await read((apdu) => {
      const answer = card.answer(apdu);
      const isVersion = answer[0] === 0x03 && answer[1] === 0x04;
      return { ok: true, answer: isVersion ? Uint8Array.of(3, 4, 0x32, 0x2e, 0x30, 0x30, 0x90, 0) : answer };
    });
    expect(outcome).toMatchObject({ ok: true, value: { version: '2.00', sex: 'female' } });
  });

  it.each([
    ['02', 'v2-p1-00'],
    ['00', 'v2-p1-02'],
  ] as const)('with P1 %s first reads %s as well', async (p1, name) => {
    expect((await readNamed(name, p1)).outcome).toMatchObject({ ok: true, value: { name: '测试乙' } });
  });

  it.each(['v2-61xx', 'v2-61xx-in-two', 'v2-6cxx', 'v3-open', 'rare-name', 'long-name', 'dongzhi-1'])(
    'reads %s',
    async (name) => {
      expect((await readNamed(name)).outcome).toMatchObject({ ok: true });
    },
  );
});

describe('what was read', () => {
  it('is overwritten, in every answer that held it', async () => {
    for (const name of ['v2', 'v2-61xx-in-two', 'wrong-number']) {
      const card = cardNamed(name)!;
      const answers: Uint8Array[] = [];
      await read((apdu) => {
        const answer = card.answer(apdu);
        answers.push(answer);
        return { ok: true, answer };
      });
      for (const answer of answers)
        expect([...answer.subarray(0, -2)].every((byte) => byte === 0)).toBe(true);
    }
  });
});

describe('what goes wrong', () => {
  it.each([
    ['foreign', 'social-card-not-recognised'],
    ['wordless', 'social-card-not-recognised'],
    ['v3-without-module', 'social-card-needs-module'],
    ['v3-refusing', 'social-card-needs-module'],
    ['wrong-number', 'social-card-number-invalid'],
    ['other-birth', 'social-card-number-invalid'],
    ['without-end', 'social-card-read-failed'],
    ['cut-records', 'social-card-read-failed'],
  ])('%s: %s', async (name, failure) => {
    expect((await readNamed(name)).outcome).toEqual({ ok: false, failure });
  });

  it('a guarded name on any card means that a module is needed', async () => {
    const card = new SimulatedSocialCard(presetHolders.v2, { guarded: { tags: [0x09], by: 'refusal' } });
    const { outcome } = await read((apdu) => ({ ok: true, answer: card.answer(apdu) }));
    expect(outcome).toEqual({ ok: false, failure: 'social-card-needs-module' });
  });

  it.each([
    ['lost', 'social-card-removed-early'],
    ['silent', 'smart-card-silent'],
    ['busy', 'smart-card-reader-busy'],
  ] as const)('a slot that says %s at any command: %s', async (failure, code) => {
    const whole = (await readNamed('v2')).sent.length;
    for (let at = 1; at <= whole; at += 1) {
      const card = cardNamed('v2')!;
      let count = 0;
      const { outcome, sent } = await read((apdu) => {
        count += 1;
        return count === at ? { ok: false, failure } : { ok: true, answer: card.answer(apdu) };
      });
      expect(outcome).toEqual({ ok: false, failure: code });
      expect(sent).toHaveLength(at);
    }
  });

  it('a file that cannot be selected either way: not read', async () => {
    const card = cardNamed('v2')!;
    const { outcome, sent } = await read((apdu) =>
      apdu.length === 7
        ? { ok: true, answer: Uint8Array.of(0x6a, 0x82) }
        : { ok: true, answer: card.answer(apdu) },
    );
    expect(outcome).toEqual({ ok: false, failure: 'social-card-read-failed' });
    expect(sent.slice(-2)).toEqual(['00a4020002ef05', '00a4000002ef05']);
  });
});

describe('against a card that answers anything at all', () => {
  it('ends, sends nothing but looks, and never believes a number without its check', async () => {
    const answers = fc.infiniteStream(
      fc.oneof(
        { weight: 4, arbitrary: fc.uint8Array({ maxLength: 40 }) },
        {
          weight: 4,
          arbitrary: fc.uint8Array({ maxLength: 40 }).map((data) => Uint8Array.of(...data, 0x90, 0)),
        },
        {
          weight: 1,
          arbitrary: fc.integer({ min: 0, max: 255 }).map((length) => Uint8Array.of(0x61, length)),
        },
        {
          weight: 1,
          arbitrary: fc.integer({ min: 0, max: 255 }).map((length) => Uint8Array.of(0x6c, length)),
        },
        { weight: 6, arbitrary: fc.constant(Uint8Array.of(0x90, 0x00)) },
      ),
    );
    await fc.assert(
      fc.asyncProperty(answers, async (stream) => {
        const { outcome, sent } = await read(() => ({ ok: true, answer: stream.next().value }));
        expect(sent.length).toBeLessThan(200);
        for (const apdu of sent) expect(apdu).toMatch(/^00(a4|b2|c0)/);
        if (outcome.ok) expect(outcome.value.number).toMatch(/^\d{17}[\dX]$/);
      }),
      { numRuns: 300 },
    );
  });
});
