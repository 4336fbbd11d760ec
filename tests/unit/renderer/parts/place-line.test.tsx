import { describe, expect, it } from 'vitest';
import { PlaceLine } from '../../../../renderer/parts/place-line.tsx';
import { statusAtRest } from '../../../support/status-at-rest.ts';
import { drawn } from '../drawn.tsx';

const resident = { name: '试验甲', idNumber: '999***********0010', idNumberShown: false };
const line = (change: Parameters<typeof statusAtRest>[1] = {}, hidePerson = false) =>
  drawn(<PlaceLine hidePerson={hidePerson} />, statusAtRest({ name: 'welcome' }, change));

describe('the place line', () => {
  it('names the hall, the network and the time', () => {
    expect(line()).toContain('试验镇便民服务中心');
    expect(line()).toContain('已联网');
    expect(line()).toContain('12:00');
    expect(line({ network: 'offline' })).toContain('没联网');
    expect(line({ network: 'unknown' })).not.toMatch(/联网/);
  });

  it.each([
    [Date.UTC(2026, 10, 22, 15, 59, 59, 999), '23:59'],
    [Date.UTC(2026, 10, 22, 16), '00:00'],
    [Date.UTC(2026, 6, 1, 0, 5), '08:05'],
  ])('tells China’s time at %i', (at, shown) => {
    expect(line({ at })).toContain(shown);
  });

  it('names the machine where the hall’s name is too long for the line', () => {
    const site = { ...statusAtRest({ name: 'welcome' }).site, name: '很'.repeat(24) };
    expect(line({ site })).toContain('医保自助服务');
  });

  it('says that help was called', () => {
    expect(line({ help: { state: 'called', at: 0 } })).toContain('已叫工作人员，请稍等');
  });

  it('shows the number as it was given, and in groups when whole', () => {
    expect(line({ resident })).toContain('999***********0010');
    const whole = { ...resident, idNumber: '999999197001010010', idNumberShown: true };
    expect(line({ resident: whole })).toContain('999999 19700101 0010');
  });

  it('shows nobody while the screen is covered', () => {
    expect(line({ resident }, true)).not.toContain('试验甲');
  });

  it('gives a long name the line, and the number when it is asked for', () => {
    const long = { ...resident, name: '阿卜杜热合曼·试验提依明' };
    expect(line({ resident: long })).toContain('阿卜杜热合曼');
    expect(line({ resident: { ...long, idNumberShown: true } })).toContain('999*** ******** 0010');
  });
});
