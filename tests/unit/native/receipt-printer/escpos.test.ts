import { expect, test } from 'vitest';
import * as escpos from '../../../../native/receipt-printer/escpos.ts';

const hex = (bytes: Iterable<number>): string => Buffer.from([...bytes]).toString('hex');

test.each([
  ['ESC @', escpos.ESC_INIT, '1b40'],
  ['FS &', escpos.FS_CHINESE, '1c26'],
  ['ESC a, centred', escpos.escAlign('centre'), '1b6101'],
  ['ESC E', escpos.escBold(true), '1b4501'],
  ['ESC d', escpos.escFeedLines(5), '1b6405'],
  ['ESC J', escpos.escFeedDots(10), '1b4a0a'],
  ['normal size', escpos.characterSize(1, 1), '1d21001c2100'],
  ['double size', escpos.characterSize(2, 2), '1d21111c210c'],
  ['double height', escpos.characterSize(1, 2), '1d21011c2108'],
  ['FS 2', escpos.fsDefineHanzi(0xfea1), '1c32fea1'],
  ['GS v 0', escpos.gsRaster(72, 300), '1d76300048002c01'],
  ['QR model', escpos.GS_QR_MODEL_2, '1d286b040031413200'],
  ['QR module', escpos.gsQrModule(6), '1d286b0300314306'],
  ['QR correction', escpos.GS_QR_CORRECTION_M, '1d286b0300314531'],
  ['QR data', escpos.gsQrStore(300), '1d286b2f01315030'],
  ['QR print', escpos.GS_QR_PRINT, '1d286b0300315130'],
  ['GS V partial', escpos.gsFeedAndCut('partial', 96), '1d564260'],
  ['GS V full', escpos.gsFeedAndCut('full', 0), '1d564100'],
  ['GS r', escpos.GS_TRANSMIT_PAPER_STATUS, '1d7201'],
  ['GS ( H', escpos.gsProcessId('00A7'), '1d28480600303030304137'],
  ['DLE EOT', escpos.dleStatus(4), '100404'],
  ['DLE ENQ', escpos.DLE_CLEAR, '100502'],
])('%s', (_, command, wanted) => {
  expect(hex(command)).toBe(wanted);
});

test('the heads of real-time commands', () => {
  for (const second of [0x04, 0x05, 0x14]) expect(escpos.startsRealTimeCommand(0x10, second)).toBe(true);
  expect(escpos.startsRealTimeCommand(0x10, 0x06)).toBe(false);
  expect(escpos.startsRealTimeCommand(0x11, 0x04)).toBe(false);
});
