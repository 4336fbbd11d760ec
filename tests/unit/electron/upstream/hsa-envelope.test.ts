import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type HsaSender,
  hsaEnvelope,
  hsaResponseSchema,
} from '../../../../electron/upstream/hsa-envelope.ts';

const sender: HsaSender = {
  institution: { code: 'H34172100001', name: '胜利镇便民服务中心' },
  recerSysCode: 'YBXT',
  infver: 'V1.0',
  operator: { no: '0042', name: '自助终端一' },
  terminal: 'DZ-SL-01',
  place: '341721',
};
const message = {
  infno: '5206',
  msgid: 'H34172100001202611220902030007',
  at: Date.UTC(2026, 10, 22, 1, 2, 3),
  insuredPlace: '341799',
  input: { data: { psn_no: '1' } },
};

describe('the request envelope', () => {
  it("has exactly the platform's 18 fields, spelled its way", () => {
    expect(hsaEnvelope(sender, message)).toEqual({
      infno: '5206',
      msgid: 'H34172100001202611220902030007',
      mdtrtarea_admvs: '341721',
      insuplc_admdvs: '341799',
      recer_sys_code: 'YBXT',
      dev_no: 'DZ-SL-01',
      dev_safe_info: '',
      cainfo: '',
      signtype: '',
      infver: 'V1.0',
      opter_type: '2',
      opter: '0042',
      opter_name: '自助终端一',
      inf_time: '2026-11-22 09:02:03',
      fixmedins_code: 'H34172100001',
      fixmedins_name: '胜利镇便民服务中心',
      sign_no: '',
      input: { data: { psn_no: '1' } },
    });
  });

  it('leaves the division of insurance empty while it is not known', () => {
    const { insuredPlace: _, ...without } = message;
    expect(hsaEnvelope(sender, without).insuplc_admdvs).toBe('');
  });
});

describe('the response envelope', () => {
  it.each([
    [0, 0],
    ['0', 0],
    [-1, -1],
    ['-1', -1],
    [' -2 ', -2],
    ['+0', 0],
  ])('infcode %j is %d', (wire, infcode) => {
    expect(hsaResponseSchema.parse({ infcode: wire }).infcode).toBe(infcode);
  });

  it.each([undefined, null, '', 'ok', '0x0', 0.5, true, [], '1e3', '0 0'])(
    'infcode %j is no envelope',
    (wire) => {
      expect(hsaResponseSchema.safeParse({ infcode: wire, output: {} }).success).toBe(false);
    },
  );

  it('reads the nodes and lets unknown fields pass', () => {
    expect(
      hsaResponseSchema.parse({
        infcode: 0,
        inf_refmsgid: '341721202611220902030000000001',
        refmsg_time: '20261122090203123',
        err_msg: null,
        warn_msg: 'later regions have this',
        output: { baseinfo: { psn_no: '1' } },
      }),
    ).toEqual({
      infcode: 0,
      inf_refmsgid: '341721202611220902030000000001',
      err_msg: undefined,
      output: { baseinfo: { psn_no: '1' } },
    });
  });

  it.each([undefined, null, ''])('output %j is no nodes', (output) => {
    expect(hsaResponseSchema.parse({ infcode: -1, output }).output).toEqual({});
  });

  it.each(['4A5F00', [], 7])('output %j (encrypted or nonsense) is no envelope', (output) => {
    expect(hsaResponseSchema.safeParse({ infcode: 0, output }).success).toBe(false);
  });

  it('never throws, whatever JSON comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => typeof hsaResponseSchema.safeParse(value).success === 'boolean'),
    );
  });
});
