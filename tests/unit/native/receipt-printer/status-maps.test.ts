import { describe, expect, test } from 'vitest';
import type { PrinterStatus } from '../../../../native/receipt-printer/printer-status.ts';
import { STATUS_MAPS } from '../../../../native/receipt-printer/status-maps.ts';

const well = { printer: 0x12, offlineCause: 0x12, errorCause: 0x12, paper: 0x12 };
const healthy: PrinterStatus = {
  online: true,
  coverOpen: false,
  paper: 'enough',
  cutterError: false,
  fault: false,
};
const asked = (map: keyof typeof STATUS_MAPS): string[] =>
  STATUS_MAPS[map].questions.map(({ ask, shape }) => `${Buffer.from(ask).toString('hex')} ${shape}`);

describe('the Epson map', () => {
  test.each([
    ['idle', {}, {}],
    ['off line', { printer: 0x1a }, { online: false }],
    ['cover open', { offlineCause: 0x16 }, { coverOpen: true }],
    ['feed button held', { offlineCause: 0x1a }, {}],
    ['stopped by paper end', { offlineCause: 0x32 }, { paper: 'out' }],
    ['cutter', { errorCause: 0x1a }, { cutterError: true }],
    ['mechanical', { errorCause: 0x16 }, { fault: true }],
    ['unrecoverable', { errorCause: 0x32 }, { fault: true }],
    ['head too hot', { errorCause: 0x52 }, { fault: true }],
    ['near end', { paper: 0x1e }, { paper: 'low' }],
    ['near end, one bit', { paper: 0x16 }, { paper: 'low' }],
    ['paper end 72', { paper: 0x72 }, { paper: 'out' }],
    ['paper end 7E', { paper: 0x7e }, { paper: 'out' }],
    ['paper end, one bit', { paper: 0x32 }, { paper: 'out' }],
    ['drawer open', { printer: 0x16 }, {}],
  ])('%s', (_, bytes, wanted) => {
    const { printer, offlineCause, errorCause, paper } = { ...well, ...bytes };
    const answers = [[printer], [offlineCause], [errorCause], [paper]];
    for (const map of ['epson', 'snbc', 'zijiang'] as const)
      expect(STATUS_MAPS[map].read(answers)).toEqual({ ...healthy, ...wanted });
  });
});

describe('Hwasung HMK-830', () => {
  test('is asked for its state by a byte without fixed bits', () => {
    expect(asked('hwasung')).toEqual(['100401 masked', '100402 raw']);
  });

  test.each([
    ['idle', 0x00, {}],
    ['no paper', 0x01, { paper: 'out' }],
    ['head up', 0x02, { coverOpen: true }],
    ['jam', 0x04, { fault: true }],
    ['low', 0x08, { paper: 'low' }],
    ['printing', 0x10, {}],
    ['cutter', 0x20, { cutterError: true }],
    ['slip in the presenter', 0x80, { slipInMouth: true }],
    [
      'everything',
      0xff,
      { paper: 'out', coverOpen: true, fault: true, cutterError: true, slipInMouth: true },
    ],
  ])('%s', (_, state, wanted) => {
    expect(STATUS_MAPS.hwasung.read([[0x12], [state]])).toEqual({
      ...healthy,
      slipInMouth: false,
      ...wanted,
    });
  });

  test('a state left out says nothing of the mouth', () => {
    expect(STATUS_MAPS.hwasung.read([[0x1a], undefined])).toEqual({ ...healthy, online: false });
  });
});

describe('Custom KPM150', () => {
  test('is asked for its full status', () => {
    expect(asked('custom')).toEqual(['100414 full']);
  });

  test.each([
    ['idle', [0, 0, 0, 0], {}],
    ['no paper', [0x01, 0, 0, 0], { paper: 'out' }],
    ['near end', [0x04, 0, 0, 0], { paper: 'low' }],
    ['length counted down', [0x40, 0, 0, 0], { paper: 'low' }],
    ['ticket in output', [0x20, 0, 0, 0], { slipInMouth: true }],
    ['head up', [0, 0x01, 0, 0], { coverOpen: true }],
    ['cover', [0, 0x02, 0, 0], { coverOpen: true }],
    ['spooling, keys', [0, 0x64, 0, 0], {}],
    ['too hot', [0, 0, 0x01, 0], { fault: true }],
    ['supply voltage', [0, 0, 0x08, 0], { fault: true }],
    ['jam', [0, 0, 0x40, 0], { fault: true }],
    ['mark not found', [0, 0, 0x80, 0], { fault: true }],
    ['command not acknowledged', [0, 0, 0x20, 0], {}],
    ['cutter', [0, 0, 0, 0x01], { cutterError: true }],
    ['cutter cover', [0, 0, 0, 0x02], { coverOpen: true }],
    ['memory', [0, 0, 0, 0x0c], { fault: true }],
  ])('%s', (_, four, wanted) => {
    expect(STATUS_MAPS.custom.read([[0x10, 0x0f, ...four]])).toEqual({
      ...healthy,
      slipInMouth: false,
      ...wanted,
    });
  });
});

describe('automatic status', () => {
  test('what is asked for and how its blocks end', () => {
    expect(STATUS_MAPS.epson.automatic).toEqual({ mask: 0x0f, lastByte: 0x00 });
    expect(STATUS_MAPS.snbc.automatic).toEqual({ mask: 0x0f, lastByte: 0x0f });
    expect(STATUS_MAPS.zijiang.automatic).toEqual({ mask: 0x0d, lastByte: 0x00 });
    expect(STATUS_MAPS.hwasung.automatic).toBeUndefined();
    expect(STATUS_MAPS.custom.automatic).toBeUndefined();
  });
});
