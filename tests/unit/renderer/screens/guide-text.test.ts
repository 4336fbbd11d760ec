import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceItemSchema } from '../../../../electron/contract/catalogue.ts';
import { guideFacts } from '../../../../electron/core/guide.ts';
import { piecesOf } from '../../../../renderer/screens/guide-text.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

describe('a fact in pieces', () => {
  it('is left whole where it is short, and cut at its sentences where it has some', () => {
    expect(piecesOf('即时办结', 10)).toEqual(['即时办结']);
    expect(piecesOf('不收费；资料齐全当场受理', 10)).toEqual(['不收费；', '资料齐全当场受理']);
  });

  it('cuts a long sentence at its commas, and fills each piece', () => {
    expect(piecesOf('申请、受理、家庭经济状况核对、公示、审核、审批', 6)).toEqual([
      '申请、受理、',
      '家庭经济状况核对、公示、',
      '审核、审批',
    ]);
  });

  it('loses and adds nothing, whatever it is', () => {
    const text = fc.string({
      unit: fc.constantFrom('医', '保', '，', '、', '；', '。', '（', '0'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (fact, perLine) => {
        expect(piecesOf(fact, perLine).join('')).toBe(fact);
      }),
    );
  });

  it('is two lines at the most at nine characters a line, for every fact of every shipped service', () => {
    const folder = projectPath('resources/services');
    const facts = readdirSync(folder)
      .filter((name) => name !== 'service.schema.json')
      .map((name) => serviceItemSchema.parse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'))))
      .flatMap((service) => guideFacts(service).flatMap(({ text }) => text ?? []));
    expect(facts.length).toBeGreaterThan(150);
    for (const fact of facts)
      for (const piece of piecesOf(fact, 9)) expect(piece.length, piece).toBeLessThanOrEqual(18);
  });
});
