import { describe, expect, it } from 'vitest';
import { hasValidCheckCharacter } from '../../../../electron/contract/id-number.ts';
import { cardNamed, cardNames, presetHolders } from '../../../simulators/smart-card/preset-cards.ts';
import { SimulatedSocialCard } from '../../../simulators/smart-card/social-card.ts';

const SSSE = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';

function asked(card: { answer(apdu: Uint8Array): Uint8Array }, ...commands: readonly string[]): string[] {
  return commands.map((command) =>
    Buffer.from(card.answer(Uint8Array.from(Buffer.from(command, 'hex'))))
      .toString('hex')
      .toUpperCase(),
  );
}

describe('a simulated card', () => {
  it('wants SSSE before a file, and a file before a record', () => {
    const card = new SimulatedSocialCard(presetHolders.v2);
    expect(asked(card, '00B2010400', '00A4020002EF05', SSSE, '00B2010400', '00A4020002EF07')).toEqual([
      '6986',
      '6986',
      '6F0284009000',
      '6986',
      '6A82',
    ]);
    expect(asked(card, '00A4020002EF05', '00B2030400', '00B2030000', '00B2990400', '00B2990000')).toEqual([
      '9000',
      '0304322E30309000',
      '0304322E30309000',
      '6A83',
      '6A88',
    ]);
  });

  it('numbers EF06 by its version: sex at record 3, then at record 4', () => {
    for (const [holder, record] of [
      [presetHolders.v1, '03'],
      [presetHolders.v2, '04'],
    ] as const) {
      const card = new SimulatedSocialCard(holder);
      expect(asked(card, SSSE, '00A4020002EF06', `00B2${record}0400`).at(-1)).toBe('0A01329000');
    }
  });

  it('forgets its selection when it is reset', () => {
    const card = new SimulatedSocialCard(presetHolders.v2);
    asked(card, SSSE, '00A4020002EF05');
    card.reset();
    expect(asked(card, '00B2030400')).toEqual(['6986']);
  });

  it('counts tries of a PIN, and is locked after three', () => {
    const card = new SimulatedSocialCard(presetHolders.v2);
    const verify = '0020000003123456';
    expect(asked(card, verify, verify, verify)).toEqual(['63C2', '63C1', '6983']);
    expect(card.pinTries).toBe(3);
  });
});

describe('the cards by name', () => {
  it('are all there, and no other', () => {
    for (const name of cardNames()) expect(cardNamed(name), name).toBeDefined();
    expect(cardNamed('nobody')).toBeUndefined();
    expect(cardNames()).toContain('dongzhi-1');
  });

  it('belong to nobody: numbers that check, in a division that is none, with a sequence that is not given out', () => {
    for (const { number, birth } of Object.values(presetHolders)) {
      expect(hasValidCheckCharacter(number)).toBe(true);
      expect(number).toMatch(new RegExp(`^990101${birth}99\\d`));
    }
  });
});
