import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeviceEvent } from '../../../../electron/contract/device-messages.ts';
import { deviceId, printJobId } from '../../../../electron/contract/ids.ts';
import { eventWords } from '../../../../scripts/devices/trial-words.ts';
import { idCard } from '../../../arbitraries/id-card.ts';

const device = deviceId('device-1');
const code = (text: string): DeviceEvent => ({
  kind: 'codeScanned',
  device,
  code: { text, bytes: Buffer.from(text).toString('base64'), encoding: 'utf-8', aim: ']Q1' },
});

describe('an event for the installer’s eyes', () => {
  test('no card shows its whole name, its whole number or its address', () => {
    fc.assert(
      fc.property(idCard, (card) => {
        const words = eventWords({ kind: 'cardRead', device, card });
        const secrets = [card.number, ...('address' in card ? [card.address] : [])];
        const shown = secrets.filter((secret) => secret.length > 4 && words.includes(secret));
        return shown.length === 0 && !words.includes(`姓名 ${card.name}，`);
      }),
    );
  });

  test('no code shows more than its first three characters', () => {
    expect(eventWords(code('4241234567890123456789012345'))).toBe(
      '扫到医保码：28 个字符，开头“424…”，AIM ]Q1',
    );
    expect(eventWords(code('龚一'))).toBe('扫到认不出的码：2 个字符，开头“…”，AIM ]Q1');
  });

  test.each<readonly [DeviceEvent, string]>([
    [{ kind: 'deviceChanged', device, state: 'opening', facts: {} }, '正在打开设备'],
    [
      {
        kind: 'deviceChanged',
        device,
        state: 'ready',
        facts: { baudRate: 115_200, samId: '05.03', firmware: '1', paper: 'low' },
      },
      '设备就绪（波特率 115200，安全模块 05.03，固件 1，纸快用完）',
    ],
    [{ kind: 'cardFound', device }, '有卡，正在读，请不要拿走'],
    [{ kind: 'cardRemoved', device }, '卡拿走了'],
    [{ kind: 'keyPressed', device, key: 'activate' }, '按键：确认'],
    [{ kind: 'printChanged', device, job: printJobId('j'), state: 'printed' }, '打印完成'],
    [{ kind: 'documentChanged', device, job: printJobId('j'), state: 'sent' }, '已经发给打印机'],
  ])('%j', (event, words) => expect(eventWords(event)).toBe(words));

  test('a failure comes with what to do and its code', () => {
    expect(eventWords({ kind: 'cardReadFailed', device, failure: 'card-rejected' })).toMatch(
      /^没有读到：.+［card-rejected］$/,
    );
  });
});
