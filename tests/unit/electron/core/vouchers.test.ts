import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { voucherFailures } from '../../../../electron/contract/failures.ts';
import { deviceId } from '../../../../electron/contract/ids.ts';
import { AssistedStation } from './assist-fixture.ts';
import { CARD, READER } from './station-fixture.ts';
import { CODE, HOLDER, OTHER_CODE, VOUCHER_CONTEXT, VoucherStation } from './voucher-fixture.ts';

const OWN_SCANNER = { ...VOUCHER_CONTEXT, voucher: { reads: 'own-scanner', faceTerminal: false } } as const;

describe('a voucher at the identify screen', () => {
  it('is offered beside the card, as long as something reads it', () => {
    const station = new VoucherStation().begin();
    expect(station.screen).toMatchObject({ name: 'identify', voucher: 'kiosk-scanner', ways: ['id-card'] });
    station.scannerLost();
    expect(station.screen).not.toHaveProperty('voucher');
  });

  it('is the one way left where no card can be read', () => {
    const station = new VoucherStation();
    const lost = { state: 'trouble', failure: 'reader-lost', facts: {} } as const;
    station.device({ kind: 'deviceChanged', device: READER, ...lost });
    expect(station.screen.name).toBe('welcome');
    expect(station.begin().screen).toMatchObject({ name: 'identify', ways: [], voucher: 'kiosk-scanner' });
    expect(station.scan(CODE).decoded().screen.name).toBe('home');
    const without = new VoucherStation().begin().scannerLost();
    without.device({ kind: 'deviceChanged', device: READER, ...lost });
    expect(without.screen).toMatchObject({ name: 'device-trouble', failure: 'reader-lost' });
  });

  it('is decoded while the screen says so, with the moment it was seen', () => {
    const station = new VoucherStation().begin().scan(` ${CODE}\r\n`);
    expect(station.screen).toMatchObject({ name: 'identify', phase: 'checking-code' });
    expect(station.taken('decodeVoucher')).toEqual([
      {
        effect: 'decodeVoucher',
        visit: 'visit-5',
        question: { by: 'code', code: CODE },
        seenMono: station.at.mono,
      },
    ]);
  });

  it('begins a visit where it is the first thing that happens', () => {
    const station = new VoucherStation().scan(CODE).decoded();
    expect(station.screen.name).toBe('home');
    expect(station.status.resident).toMatchObject({ name: CARD.name, idNumber: '110***********002X' });
  });

  it('identifies like a card, and the platform is asked by its token', () => {
    const station = new VoucherStation().begin().scan(CODE).decoded();
    expect(station.taken('lookUpInsured')).toMatchObject([
      {
        person: {
          certificateType: '01',
          certificateNumber: CARD.number,
          name: CARD.name,
          voucherToken: HOLDER.token,
        },
      },
    ]);
    expect(station.journal()).toEqual(['visit-began', 'visit-identified']);
  });

  it('is named to the platform without a token where the decoder gave none', () => {
    const { token: _token, ...holder } = HOLDER;
    const [asked] = new VoucherStation().begin().scan(CODE).decoded(holder).taken('lookUpInsured');
    expect(asked?.person).not.toHaveProperty('voucherToken');
  });

  it('ends with nothing to take away', () => {
    const station = new VoucherStation().begin().scan(CODE).decoded().do({ event: 'finish' });
    expect(station.screen).toEqual({ name: 'farewell', takeCard: false, takeSlip: false });
    expect(JSON.stringify(Object.values(station.state.visit!))).not.toContain(HOLDER.token);
  });
});

describe('a voucher that was not decoded', () => {
  it.each(voucherFailures.filter((failure) => failure !== 'voucher-cancelled'))(
    'says %s where the card is waited for, and a card still works',
    (failure) => {
      const station = new VoucherStation().begin().scan(CODE).notDecoded(failure);
      expect(station.screen).toMatchObject({ name: 'identify', phase: 'waiting-for-card', failure });
      expect(station.journal()).toContain(`failure:${failure}`);
      expect(station.layCard().screen.name).toBe('home');
    },
  );

  it('goes on waiting without a word where nobody held one up', () => {
    const station = new VoucherStation().begin().scan(CODE).notDecoded('voucher-cancelled', -2);
    expect(station.screen).not.toHaveProperty('failure');
    expect(station.journal()).toContain('failure:voucher-cancelled');
  });

  it('leaves the platform’s own number in the journal', () => {
    const station = new VoucherStation().begin().scan(CODE).notDecoded('voucher-refused', 500_200);
    const entries = station.taken('journal').flatMap((effect) => effect.entries);
    expect(entries.at(-1)?.detail).toEqual({ failure: 'voucher-refused', reference: '500200' });
  });

  it('is forgotten when the next one is shown', () => {
    const station = new VoucherStation().begin().scan(CODE).notDecoded('voucher-expired').scan(OTHER_CODE);
    expect(station.screen).toMatchObject({ phase: 'checking-code' });
    expect(station.decoded().screen.name).toBe('home');
  });
});

describe('while a voucher is decoded', () => {
  it('the scanner may see it again without a word and without a second decoding', () => {
    const station = new VoucherStation().begin().scan(CODE).scan(CODE).scan(CODE);
    expect(station.taken('decodeVoucher')).toHaveLength(1);
    expect(station.status.passing).toBeUndefined();
    expect(station.decoded().scan(CODE).status.passing).toBeUndefined();
  });

  it('a card that is laid comes first, and the late answer is nobody’s', () => {
    const station = new VoucherStation().begin().scan(CODE);
    const other = { ...HOLDER, name: '测试乙' };
    station.layCard().report({ event: 'voucherDecoded', visit: station.state.visit!.id, identity: other });
    expect(station.status.resident?.name).toBe(CARD.name);
  });

  it('返回 ends the visit, and the answer does not begin one', () => {
    const station = new VoucherStation().begin().scan(CODE);
    const visit = station.state.visit!.id;
    station.do({ event: 'goBack' }).report({ event: 'voucherDecoded', visit, identity: HOLDER });
    expect(station.screen.name).toBe('welcome');
  });
});

describe('a box that reads by itself', () => {
  it('is told when the resident says so', () => {
    const station = new VoucherStation(OWN_SCANNER).begin();
    expect(station.screen).toMatchObject({ voucher: 'own-scanner' });
    station.do({ event: 'showVoucher' });
    expect(station.taken('decodeVoucher')).toMatchObject([{ question: { by: 'own-scanner' } }]);
    expect(station.decoded().screen.name).toBe('home');
  });

  it('is not told where the kiosk’s own scanner reads', () => {
    const station = new VoucherStation().begin().do({ event: 'showVoucher' });
    expect(station.screen).toMatchObject({ phase: 'waiting-for-card' });
    expect(station.journal()).toContain('failure:command-not-expected');
  });
});

describe('a voucher and the attendant', () => {
  it('does not sign anybody in: the attendant’s page takes no code', () => {
    const station = new AssistedStation({ ...VOUCHER_CONTEXT, staffed: true }).openAttendant();
    const text = CODE;
    const code = { text, bytes: Buffer.from(text).toString('base64'), encoding: 'utf-8' } as const;
    station.device({ kind: 'codeScanned', device: deviceId('code-scanner-1'), code });
    expect(station.taken('decodeVoucher')).toEqual([]);
    expect(station.screen.name).toBe('attendant-card');
  });
});

describe('whatever is scanned', () => {
  it('no code stands in state, status or journal', () => {
    const digits = fc.array(fc.constantFrom(...Array.from('0123456789')), { minLength: 25, maxLength: 25 });
    fc.assert(
      fc.property(digits, fc.boolean(), fc.boolean(), (tail, begun, decoded) => {
        const code = `424${tail.join('')}`;
        const station = new VoucherStation();
        if (begun) station.begin();
        station.scan(code);
        const held = station.effects.filter(({ effect }) => effect !== 'decodeVoucher');
        if (decoded) station.decoded();
        else station.notDecoded('voucher-refused', 1);
        expect(JSON.stringify([station.state.visit, station.status, held])).not.toContain(code);
      }),
      { numRuns: 200 },
    );
  });
});
