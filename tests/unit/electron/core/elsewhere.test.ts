import { describe, expect, it } from 'vitest';
import type { SiteLevel } from '../../../../electron/contract/catalogue.ts';
import type { Offices } from '../../../../electron/contract/elsewhere.ts';
import { serviceId } from '../../../../electron/contract/ids.ts';
import { servicesElsewhere } from '../../../../electron/core/elsewhere.ts';
import { atDuties } from './duty-fixture.ts';
import { CONTEXT, ENTRIES, StationUnderTest } from './station-fixture.ts';

const level = (id: string, place: string, ...services: string[]): SiteLevel => ({
  id,
  place,
  title: id,
  entries: services.map((service, at) => ({ no: at + 1, name: service, services: [serviceId(service)] })),
});
const HERE = level('here', '341721', 'query');
const LEVELS = [
  level('town', '341721', 'query', 'filing'),
  HERE,
  level('clinic', '341721', 'filing', 'aid'),
  level('far', '431000', 'only-far'),
];
const OFFICES: Offices = {
  source: 'test',
  levels: {
    here: { name: '这里', evidence: 'verified' },
    town: { name: '乡镇', evidence: 'verified' },
    clinic: { name: '卫生室', evidence: 'second-hand' },
    far: { name: '远处', evidence: 'verified' },
  },
  counters: [
    { place: 'any', name: '县窗口', evidence: 'assumed' },
    { place: '431000', name: '市窗口', evidence: 'assumed' },
  ],
};
const known = (...ids: string[]) => ids.map((id) => ({ id: serviceId(id), action: `办${id}` }));
const named = (...ids: string[]) =>
  servicesElsewhere(LEVELS, HERE, known(...ids), OFFICES).map(({ service, offices }) => [
    service,
    offices.map(({ name }) => name),
  ]);

describe('what a level has not', () => {
  it('is at the other levels of its place, in the document’s order, and at the counter where none has it', () => {
    expect(named('query', 'filing', 'aid', 'only-far', 'nowhere')).toEqual([
      ['filing', ['乡镇', '卫生室']],
      ['aid', ['卫生室']],
      ['only-far', ['县窗口']],
      ['nowhere', ['县窗口']],
    ]);
  });

  it('keeps how sure the place is, and takes the place’s own counter', () => {
    const far = LEVELS.at(-1)!;
    expect(servicesElsewhere(LEVELS, far, known('aid'), OFFICES)).toEqual([
      { service: 'aid', action: '办aid', offices: [{ name: '市窗口', evidence: 'assumed' }] },
    ]);
  });

  it('throws where the data do not say it', () => {
    const { town: _town, ...others } = OFFICES.levels;
    const nameless = { ...OFFICES, levels: others };
    expect(() => servicesElsewhere(LEVELS, HERE, known('filing'), nameless)).toThrow('town');
    const counters = OFFICES.counters.filter(({ place }) => place !== 'any');
    expect(() => servicesElsewhere(LEVELS, HERE, known('x'), { ...OFFICES, counters })).toThrow('341721');
  });
});

describe('the page that says where', () => {
  const elsewhere = servicesElsewhere(LEVELS, HERE, known('filing', 'nowhere'), OFFICES);
  const station = (): StationUnderTest =>
    new StationUnderTest({ ...CONTEXT, catalogue: { ...CONTEXT.catalogue, elsewhere } }).layCard();

  it('opens from home alone and leads back there', () => {
    const open = station();
    expect(open.screen).toMatchObject({ name: 'home', elsewhere: true });
    expect(open.do({ event: 'openElsewhere' }).screen).toEqual({
      name: 'elsewhere',
      services: [
        { action: '办filing', where: ['乡镇', '卫生室'] },
        { action: '办nowhere', where: ['县窗口'] },
      ],
    });
    expect(open.do({ event: 'goBack' }).screen.name).toBe('home');
    open.do({ event: 'openEntry', entry: ENTRIES.filing }).do({ event: 'openElsewhere' });
    expect(open.screen.name).toBe('notice');
    const nobody = new StationUnderTest().begin().do({ event: 'openElsewhere' });
    expect(nobody.screen.name).toBe('identify');
  });

  it('is not offered where there is nothing to say, nor to an attendant at a duty', () => {
    const nothing = new StationUnderTest().layCard();
    expect(nothing.screen).not.toHaveProperty('elsewhere');
    expect(nothing.do({ event: 'openElsewhere' }).screen.name).toBe('home');
    const duty = atDuties();
    expect(duty.screen).not.toHaveProperty('elsewhere');
    expect(duty.do({ event: 'openElsewhere' }).screen.name).toBe('home');
  });
});
