import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { staffFileSchema } from '../../../../electron/contract/attendant.ts';
import { serviceItemSchema } from '../../../../electron/contract/catalogue.ts';
import { MANDATE_STEPS } from '../../../../electron/core/assist-state.ts';
import { jsonSchemaOf, SCHEMA_FILES } from '../../../../scripts/make-schemas.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(projectPath(path), 'utf8'));
const mandate = serviceItemSchema.parse(read('resources/assisted/mandate.json'));
const kinds = mandate.journey.map(({ step }) => step);
const question = (id: string) => {
  const step = mandate.journey.find((candidate) => candidate.id === id);
  if (step?.step !== 'question') throw new Error(`no question ${id}`);
  return step;
};
const valuesOf = (id: string): readonly string[] => {
  const { answer } = question(id);
  return answer.form === 'choice' ? answer.options.map(({ value }) => value) : [];
};

/** Everything somebody reads of the authority. */
const sentences = mandate.journey.flatMap((step): readonly string[] => {
  switch (step.step) {
    case 'question':
      return [
        step.question,
        step.why,
        step.label,
        ...step.rules.map(({ message }) => message),
        ...(step.answer.form === 'choice' ? step.answer.options.map(({ label }) => label) : []),
      ];
    case 'commitment':
      return [step.title, ...step.lines];
    case 'signature':
      return [step.question, step.why, step.label, step.missing];
    default:
      return [];
  }
});

describe('the authority to act for somebody', () => {
  it('has every question that the rules know by name, with the answers they look for', () => {
    for (const id of Object.values(MANDATE_STEPS)) expect(question(id).id).toBe(id);
    expect(valuesOf(MANDATE_STEPS.agent)).toEqual(['attendant', 'relative']);
    expect(valuesOf(MANDATE_STEPS.person)).toEqual(['card', 'stated']);
    expect(valuesOf(MANDATE_STEPS.relation).length).toBeGreaterThan(3);
    for (const code of valuesOf(MANDATE_STEPS.relation)) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('asks for the relation of relatives only, and for number and name only where no card is', () => {
    expect(question(MANDATE_STEPS.relation).when).toEqual({ step: 'agent', is: ['relative'] });
    for (const id of [MANDATE_STEPS.personNumber, MANDATE_STEPS.personName])
      expect(question(id).when).toEqual({ step: 'person', is: ['stated'] });
    expect(question(MANDATE_STEPS.personNumber).answer.form).toBe('id-number');
    expect(question(MANDATE_STEPS.personNumber).privacy).toBe('id-number');
    expect(question(MANDATE_STEPS.personName).privacy).toBe('name');
  });

  it('ends in its words and, last of all, the signature; nothing of it can be sent by itself', () => {
    expect(kinds.slice(-2)).toEqual(['commitment', 'signature']);
    expect(kinds.filter((kind) => kind === 'commitment' || kind === 'signature')).toHaveLength(2);
    expect(kinds).not.toContain('check-answers');
  });

  it('is said in short plain sentences', () => {
    for (const text of sentences)
      for (const sentence of text.split(/[。？！]/u))
        expect(Array.from(sentence).length, text).toBeLessThanOrEqual(20);
    expect(sentences.join('')).not.toMatch(/[a-z]|本人|须|业务|事项|你/i);
  });

  it('says of its own words that they are the product’s', () => {
    const commitment = mandate.journey.find(({ step }) => step === 'commitment');
    expect(commitment).toMatchObject({ evidence: 'assumed' });
  });
});

it('the staff file’s schema is the contract’s', () => {
  const path = 'resources/assisted/staff.schema.json';
  const file = SCHEMA_FILES[path];
  expect(file?.schema).toBe(staffFileSchema);
  if (file !== undefined) expect(read(path)).toEqual(jsonSchemaOf(file));
});
