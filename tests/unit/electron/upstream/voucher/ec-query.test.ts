import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VoucherDecoding } from '../../../../../electron/contract/voucher.ts';
import {
  ecRequest,
  explained,
  failureOf,
  provinceOf,
  readAuthNumber,
  readIdentity,
  readReply,
} from '../../../../../electron/upstream/voucher/ec-query.ts';

const TERMINAL = {
  orgId: 'S34172100001',
  operator: { no: 'T1', name: '自助终端' },
  settings: { businessType: '01101', office: { id: 'A', name: '便民中心' } },
};
const DECODING: VoucherDecoding = {
  source: 'fixture',
  codes: [{ code: -2, means: 'voucher-cancelled', evidence: 'verified' }],
  words: [
    { part: '过期', means: 'voucher-expired', evidence: 'assumed' },
    { part: '期', means: 'voucher-used', evidence: 'assumed' },
  ],
};
const PERSON = {
  userName: '测试甲',
  idNo: '11010519491231002x',
  idType: '01',
  ecToken: 't',
  insuOrg: '341721',
};

describe('a request', () => {
  it('says outside and inside whose it is, and that a self-service machine asks', () => {
    expect(JSON.parse(ecRequest('ec.query', TERMINAL, { ecQrCode: '424' }))).toEqual({
      transType: 'ec.query',
      orgId: 'S34172100001',
      data: {
        orgId: 'S34172100001',
        businessType: '01101',
        operatorId: 'T1',
        operatorName: '自助终端',
        officeId: 'A',
        officeName: '便民中心',
        deviceType: 'SelfService',
        ecQrCode: '424',
      },
    });
  });
});

describe('a reply', () => {
  it('is read as JSON or JSON text, its data too', () => {
    const outer = { code: '0', type: 'x', message: 'ok', data: JSON.stringify(PERSON) };
    for (const given of [outer, JSON.stringify(outer), { ...outer, data: PERSON }]) {
      const reply = readReply(given);
      expect(reply?.code).toBe(0);
      expect(readIdentity(reply!)).toEqual({
        ok: true,
        value: {
          kind: 'voucher',
          name: '测试甲',
          number: '11010519491231002X',
          certificateType: '01',
          token: 't',
          insuredPlace: '341721',
        },
      });
    }
  });

  it('without a token, a type or a place has none of them', () => {
    const data = { userName: '测试甲', idNo: '1', idType: null, ecToken: '', insuOrg: '34' };
    expect(readIdentity({ code: 0, data })).toEqual({
      ok: true,
      value: { kind: 'voucher', name: '测试甲', number: '1', certificateType: '01' },
    });
  });

  it.each([{}, { userName: '' }, { userName: '甲' }, null, '{', 7])('%j is nobody', (data) => {
    expect(readIdentity({ code: 0, data })).toEqual({ ok: false, failure: 'voucher-bad-answer' });
  });

  it('never throws, whatever came', () => {
    fc.assert(
      fc.property(fc.anything(), (given) => {
        const reply = readReply(given);
        if (reply === undefined) return;
        expect(readIdentity(reply).ok).toBeTypeOf('boolean');
        readAuthNumber(reply);
      }),
    );
    expect(readReply('not json')).toBeUndefined();
    expect(readReply('{"code":"x"}')).toBeUndefined();
  });

  it('of a face check holds the number that is swapped for a person', () => {
    expect(readAuthNumber({ code: 0, data: { authNo: 'A1' } })).toBe('A1');
    expect(readAuthNumber({ code: 0, data: {} })).toBeUndefined();
  });
});

describe('a code other than 0', () => {
  it('means what the table says, without its number', () => {
    expect(failureOf(DECODING, { code: -2, message: '过期' })).toEqual({
      ok: false,
      failure: 'voucher-cancelled',
    });
  });

  it('means what its words say, the first that fit', () => {
    const answer = { ok: false, failure: 'voucher-expired', platformCode: 5 };
    expect(failureOf(DECODING, { code: 5, message: '二维码过期' })).toEqual(answer);
  });

  it('else is refused, with its number for the log and none of its words', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.string(), (code, message) => {
        fc.pre(!message.includes('期'));
        const answer = failureOf(DECODING, { code, message });
        expect(answer).toEqual({ ok: false, failure: 'voucher-refused', platformCode: code });
      }),
    );
  });
});

describe('the province of a code', () => {
  const code = `424${'0'.repeat(19)}430000`;

  it('is its 23rd and 24th digit', () => expect(provinceOf(code)).toBe('43'));

  it('explains a refusal, and nothing else', () => {
    const refused = { ok: false, failure: 'voucher-refused', platformCode: 9 } as const;
    expect(explained(refused, code, '341721')).toEqual({ ...refused, failure: 'voucher-other-province' });
    expect(explained(refused, code, '431000')).toEqual(refused);
    const expired = { ok: false, failure: 'voucher-expired' } as const;
    expect(explained(expired, code, '341721')).toEqual(expired);
  });
});
