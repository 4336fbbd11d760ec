import { describe, expect, test } from 'vitest';
import { demonstrationAttendant } from '../../../simulators/demonstration/attendant.ts';
import { createDesk } from '../../../simulators/demonstration/desk.ts';
import type { PanelAction } from '../../../simulators/demonstration/panel-server.ts';
import type { PrintedSlip, PrinterLook } from '../../../simulators/demonstration/printer-control.ts';

const look: PrinterLook = {
  power: true,
  online: true,
  paper: 'low',
  coverOpen: true,
  cutterError: false,
  buffered: 0,
  unknownCommands: [],
};
const slip = (id: number, changes: Partial<PrintedSlip> = {}): PrintedSlip => ({
  id,
  text: '',
  complete: true,
  cut: 'partial',
  taken: false,
  ...changes,
});

/** A desk whose simulators only note what they were told. */
function desk(slips: readonly PrintedSlip[] = []) {
  const told: unknown[] = [];
  const note =
    (what: string) =>
    async (...args: unknown[]): Promise<PrinterLook> => {
      told.push([what, ...args]);
      return look;
    };
  const made = createDesk({
    reader: {
      lay: note('lay'),
      lift: note('lift'),
      fault: note('fault'),
      garble: note('garble'),
      behave: note('reader-behave'),
      setCable: note('cable'),
      state: async () => ({ readAnsweredAt: null, now: 0 }),
    },
    printer: {
      look: async () => look,
      slips: async () => slips,
      slipPicture: async (id) => new Uint8Array([id]),
      setPaper: note('paper'),
      setCover: note('cover'),
      setCutterError: note('cutter'),
      setPower: note('power'),
      setCable: note('printer-cable'),
      stopAfter: note('stop-after'),
      takeSlips: note('take'),
    },
    scanner: {
      show: async (text) => {
        told.push(['show', text]);
        return { reading: true, commands: [], sentAt: null, now: 0 };
      },
      state: async () => ({ reading: true, commands: [], sentAt: null, now: 0 }),
      flood: note('flood'),
      setCable: note('scanner-cable'),
    },
    upstream: {
      behave: note('behave'),
      cases: async () => [],
      pages: async () => [],
      review: note('review'),
      withdrawals: async () => [],
      counters: async () => ({
        requests: 9,
        signatureRefused: 0,
        envelopeRefused: 0,
        byInterface: {},
        cases: { attempts: 3, applied: 2, conflicts: 0 },
      }),
      reset: note('reset'),
    },
    voucher: {
      behave: note('voucher'),
      setListening: note('listening'),
      state: async () => ({ mode: 'normal', questions: 0 }),
      reset: note('voucher-reset'),
    },
  });
  const actAll = async (...actions: PanelAction[]): Promise<void> => {
    for (const action of actions) await made.act(action);
  };
  return { made, told, actAll };
}

describe('the desk behind the panel', () => {
  test('shows what the simulators say of themselves', async () => {
    expect(await desk().made.state()).toEqual({
      card: null,
      paper: 'low',
      cover: 'open',
      platform: 'normal',
      voucher: 'normal',
      cases: 2,
      slips: [],
    });
  });

  test('remembers whose card lies there; another card takes the place of the first', async () => {
    const { actAll, made, told } = desk();
    await actAll({ action: 'lay', resident: 'dongzhi-1' }, { action: 'lay', resident: 'dongzhi-2' });
    expect((await made.state()).card).toBe('dongzhi-2');
    await actAll({ action: 'lift' });
    expect((await made.state()).card).toBeNull();
    expect(told).toEqual([['lay', 'dongzhi-1'], ['lift'], ['lay', 'dongzhi-2'], ['lift']]);
  });

  test('lays the attendant’s card', async () => {
    const { actAll, made, told } = desk();
    await actAll({ action: 'lay', resident: demonstrationAttendant.id });
    expect((await made.state()).card).toBe('attendant-1');
    expect(told).toEqual([['lay', demonstrationAttendant.card]]);
  });

  test('hands paper, cover and slips to the printer', async () => {
    const { actAll, told } = desk();
    await actAll(
      { action: 'paper', paper: 'out' },
      { action: 'cover', cover: 'closed' },
      { action: 'take-slips' },
    );
    expect(told).toEqual([['paper', 'out'], ['cover', false], ['take']]);
  });

  test('tells the platform how to behave, for as long as nothing else is said', async () => {
    const { actAll, made, told } = desk();
    await actAll({ action: 'platform', mode: 'down' }, { action: 'platform', mode: 'slow' });
    expect(told).toEqual([
      ['behave', { mode: 'down' }],
      ['behave', { mode: 'slow', ms: expect.any(Number) }],
    ]);
    expect((await made.state()).platform).toBe('slow');
  });

  test('shows codes one after another, and takes the decoder down and up again', async () => {
    const { actAll, made, told } = desk();
    await actAll(
      { action: 'show-code', resident: 'dongzhi-1', nth: 1 },
      { action: 'show-code', resident: 'dongzhi-1', nth: 2 },
      { action: 'voucher', mode: 'down' },
    );
    expect((await made.state()).voucher).toBe('down');
    await actAll({ action: 'voucher', mode: 'expired' });
    const [first, second, ...rest] = told as [string, string][];
    expect(first?.[1]).not.toBe(second?.[1]);
    expect(rest).toEqual([
      ['listening', false],
      ['listening', true],
      ['voucher', 'expired'],
    ]);
  });

  test('shows the slips that were not taken; one still being printed has another address than when it is done', async () => {
    const { made } = desk([slip(1, { taken: true }), slip(2), slip(3, { complete: false })]);
    expect((await made.state()).slips).toEqual(['/slips/2', '/slips/3?printing']);
    expect(await made.slipPicture(2)).toEqual(new Uint8Array([2]));
  });
});
