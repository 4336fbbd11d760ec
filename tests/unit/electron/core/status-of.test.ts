import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerRule } from '../../../../electron/contract/answer-rule.ts';
import type { Catalogue, SiteLevel } from '../../../../electron/contract/catalogue.ts';
import { serviceId, stepId } from '../../../../electron/contract/ids.ts';
import { stationStatusSchema, type Tile } from '../../../../electron/contract/status.ts';
import { CERTIFICATE, CONTEXT, FILING, QUERY, StationUnderTest } from './station-fixture.ts';

const ELSEWHERE = serviceId('elsewhere');
type Entry = SiteLevel['entries'][number];

/** A station at home, whose place has these entries. */
function atHome(entries: Entry[]): StationUnderTest {
  const catalogue: Catalogue = {
    ...CONTEXT.catalogue,
    level: { ...CONTEXT.catalogue.level, entries },
  };
  return new StationUnderTest({ ...CONTEXT, catalogue }).layCard().findRecord();
}

function tilesOf(station: StationUnderTest): readonly Tile[] {
  const { screen } = station;
  if (screen.name !== 'home') throw new Error(`not at home but at ${screen.name}`);
  return screen.tiles;
}

const entry = (no: number, ...services: Entry['services']): Entry => ({ no, name: `第${no}件事`, services });

describe('the tiles of home', () => {
  it('are one for each service of an entry that is done here, in the place’s own words', () => {
    const station = atHome([entry(1, ELSEWHERE), entry(2, QUERY.id, ELSEWHERE, CERTIFICATE.id)]);
    expect(tilesOf(station)).toEqual([
      { entry: 2, name: '第2件事', service: QUERY.id, action: QUERY.action, kind: QUERY.kind },
      {
        entry: 2,
        name: '第2件事',
        service: CERTIFICATE.id,
        action: CERTIFICATE.action,
        kind: CERTIFICATE.kind,
      },
      { entry: 1, name: '第1件事' },
    ]);
  });

  it('name a service once, however often the entry does', () => {
    expect(tilesOf(atHome([entry(1, QUERY.id, QUERY.id)]))).toHaveLength(1);
  });
});

describe('an entry of several services', () => {
  const station = (): StationUnderTest => atHome([entry(2, QUERY.id, CERTIFICATE.id), entry(3, FILING.id)]);

  it('opens the one that is named', () => {
    const opened = station().do({ event: 'openEntry', entry: 2, service: CERTIFICATE.id });
    expect(opened.screen).toMatchObject({ name: 'record', service: { id: CERTIFICATE.id, name: '第2件事' } });
  });

  it('opens its first when none is named', () => {
    const opened = station().do({ event: 'openEntry', entry: 2 });
    expect(opened.screen).toMatchObject({ name: 'record', service: { id: QUERY.id } });
  });

  it('opens nothing for a service that another entry has, or nobody', () => {
    for (const service of [FILING.id, ELSEWHERE]) {
      const home = station();
      home.taken('journal');
      expect(home.do({ event: 'openEntry', entry: 2, service }).screen.name).toBe('home');
      expect(home.journal()).toEqual(['failure:command-not-expected']);
    }
  });
});

describe('whatever the place’s list', () => {
  const services = fc.array(fc.constantFrom(QUERY.id, FILING.id, CERTIFICATE.id, ELSEWHERE), {
    maxLength: 5,
  });
  const entries = fc
    .array(services, { maxLength: 8 })
    .map((lists) => lists.map((list, at) => entry(at + 1, ...list)));

  it('every pair of entry and service has one tile, every other entry one too, and each opens what it says', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const tiles = tilesOf(atHome(list));
        const pairs = tiles.map(({ entry: no, service }) => `${no} ${service ?? ''}`);
        const expected = list.flatMap(({ no, services: all }) => {
          const here = all.filter((id) => id !== ELSEWHERE);
          return here.length === 0 ? [`${no} `] : here.map((id) => `${no} ${id}`);
        });
        expect(pairs.toSorted()).toEqual([...new Set(expected)].toSorted());
        for (const { entry: no, service } of tiles) {
          const station = atHome(list).do({ event: 'openEntry', entry: no, service });
          stationStatusSchema.parse(station.status);
          if (service === undefined) expect(station.screen.name).toBe('at-the-counter');
          else expect(station.screen).toMatchObject({ service: { id: service } });
        }
      }),
    );
  });
});

describe('the day beside today', () => {
  /** The first question of a service that asks for a day under this rule. */
  const asked = (rule: AnswerRule['rule']) => {
    const day = {
      step: 'question' as const,
      id: stepId('day'),
      question: '哪一天？',
      label: '日子',
      why: '要写日子。',
      answer: { form: 'day' as const },
      rules: [{ rule, days: 90, message: '不行。' } as AnswerRule],
      privacy: 'plain' as const,
      field: 'day',
    };
    const services = new Map(CONTEXT.catalogue.services).set(FILING.id, { ...FILING, journey: [day] });
    const station = new StationUnderTest({ ...CONTEXT, catalogue: { ...CONTEXT.catalogue, services } });
    station.layCard().findRecord().do({ event: 'openEntry', entry: 3, service: FILING.id });
    const { screen } = station;
    if (screen.name !== 'question') throw new Error(`not asked but ${screen.name}`);
    return screen.lookingBack === true;
  };

  it('is yesterday where no day to come can be meant, else tomorrow', () => {
    expect(asked('not-in-the-future')).toBe(true);
    expect(asked('within-past-days')).toBe(true);
    expect(asked('not-in-the-past')).toBe(false);
    expect(asked('within-days')).toBe(false);
  });
});
