import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insuredRecordSchema } from '../../../../electron/contract/insured-record.ts';
import { readAccumulations, readPerson } from '../../../../electron/upstream/insured-nodes.ts';

const baseinfo = { psn_no: '34000000990000000001', psn_name: '示例甲一', certno: 'not read' };
const cover = {
  balc: 1286.05,
  insutype: '310',
  psn_type: '1101',
  psn_insu_stas: '1',
  psn_insu_date: '2009-07-01 00:00:00',
  paus_insu_date: null,
  cvlserv_flag: '0',
  insuplc_admdvs: '341799',
  emp_name: ' 示例厂 ',
};
const coverOf = (node: Record<string, unknown>) => {
  const read = readPerson({ baseinfo, insuinfo: [{ ...cover, ...node }] });
  return read.ok ? read.value.covers[0] : read.failure;
};

describe('1101', () => {
  it("becomes the kiosk's words", () => {
    expect(readPerson({ baseinfo, insuinfo: [cover], idetinfo: [{ psn_idet_type: '1' }] })).toEqual({
      ok: true,
      value: {
        personNumber: '34000000990000000001',
        name: '示例甲一',
        covers: [
          {
            insuranceType: '310',
            personType: '1101',
            standing: 'normal',
            since: '2009-07-01',
            insuredPlace: '341799',
            employerName: '示例厂',
            balance: 128_605,
          },
        ],
      },
    });
  });

  it.each([
    ['1', 'normal'],
    [1, 'normal'],
    ['2', 'suspended'],
    ['4', 'terminated'],
    ['0', 'other'],
    ['3', 'other'],
    ['9', 'other'],
    ['11', 'other'],
    [null, 'other'],
    [undefined, 'other'],
  ])('psn_insu_stas %j is %s', (code, standing) => {
    expect(coverOf({ psn_insu_stas: code })).toMatchObject({ standing });
  });

  it('takes codes that come as numbers', () => {
    expect(coverOf({ insutype: 390, psn_type: 16, insuplc_admdvs: 431_099 })).toMatchObject({
      insuranceType: '390',
      personType: '16',
      insuredPlace: '431099',
    });
  });

  it('leaves out what is missing, empty or unreadable', () => {
    const read = coverOf({ balc: '1,286', psn_insu_date: '0000-00-00', emp_name: ' ', psn_type: null });
    expect(read).toEqual({
      insuranceType: '310',
      personType: '',
      standing: 'normal',
      insuredPlace: '341799',
    });
  });

  it.each([{}, { baseinfo: null }, { insuinfo: [cover] }])(
    'without baseinfo nobody is insured: %j',
    (output) => {
      expect(readPerson(output)).toEqual({ ok: false, failure: 'person-not-insured' });
    },
  );

  it('needs no more of a cover than its kind and place', () => {
    expect(coverOf(Object.fromEntries(Object.keys(cover).map((name) => [name, undefined])))).toBe(
      'upstream-bad-envelope',
    );
    const read = readPerson({ baseinfo, insuinfo: [{ insutype: '390', insuplc_admdvs: '341721' }] });
    expect(read.ok && read.value.covers).toEqual([
      { insuranceType: '390', personType: '', standing: 'other', insuredPlace: '341721' },
    ]);
  });

  it.each([undefined, null, []])('insuinfo %j is a person without cover', (insuinfo) => {
    expect(readPerson({ baseinfo, insuinfo })).toMatchObject({ ok: true, value: { covers: [] } });
  });

  it.each([
    { baseinfo: 'text' },
    { baseinfo: { psn_name: '没有编号' } },
    { baseinfo, insuinfo: {} },
    { baseinfo, insuinfo: [{ ...cover, insutype: null }] },
  ])('another shape is a bad envelope: %j', (output) => {
    expect(readPerson(output)).toEqual({ ok: false, failure: 'upstream-bad-envelope' });
  });

  it('gives a record that fits the contract, or a coded failure, for any nodes', () => {
    const node = fc.record(
      {
        balc: fc.oneof(fc.double(), fc.string()),
        insutype: fc.oneof(fc.string(), fc.nat()),
        psn_insu_stas: fc.string(),
        psn_insu_date: fc.oneof(fc.string(), fc.constant(null)),
        insuplc_admdvs: fc.string(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(node), (insuinfo) => {
        const read = readPerson({ baseinfo, insuinfo });
        if (read.ok) insuredRecordSchema.parse({ ...read.value, accumulations: [] });
        else expect(read.failure).toBe('upstream-bad-envelope');
      }),
    );
  });
});

describe('5206', () => {
  const sum = { insutype: '390', year: '2026', cum_ym: '202612', cum_type_code: 'D390101', cum: 1780.35 };

  it('becomes sums in fen', () => {
    expect(readAccumulations({ cuminfo: [sum, { ...sum, year: 2025, cum: '0.10' }] }, [])).toEqual([
      { insuranceType: '390', year: '2026', kind: 'D390101', amount: 178_035 },
      { insuranceType: '390', year: '2025', kind: 'D390101', amount: 10 },
    ]);
  });

  it('never shows a number of visits as money', () => {
    const visits = ['C0000', 'C0000_BIZ11'].map((cum_type_code) => ({ ...sum, cum_type_code, cum: 4 }));
    expect(readAccumulations({ cuminfo: [...visits, sum] }, ['C0000'])).toHaveLength(1);
  });

  it('leaves out a sum that cannot be read exactly', () => {
    expect(
      readAccumulations(
        { cuminfo: [{ ...sum, cum: 1.005 }, { ...sum, cum: null }, { ...sum, cum: undefined }, sum] },
        [],
      ),
    ).toHaveLength(1);
  });

  it.each([{}, { cuminfo: null }, { cuminfo: [] }])('%j is a year without sums', (output) => {
    expect(readAccumulations(output, [])).toEqual([]);
  });

  it.each([{ cuminfo: {} }, { cuminfo: ['text'] }, { cuminfo: [{ ...sum, year: null }] }])(
    '%j is no list',
    (output) => {
      expect(readAccumulations(output, [])).toBeUndefined();
    },
  );
});
