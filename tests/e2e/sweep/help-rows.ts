import { StationUnderTest } from '../../unit/electron/core/station-fixture.ts';
import { opened, services, stepOn } from './journeys.ts';
import type { RowResult } from './rows.ts';

/** Row 34 as the rules answer it: 帮助 from every screen of every journey, and nothing lost by it. */

/** More steps than any journey has. */
const LONGEST = 30;

/** What of a screen a call must leave alone. */
const workOf = ({ status }: StationUnderTest): string =>
  JSON.stringify([status.screen, status.visit, status.resident]);

/** One call at a screen, taken back again: what went wrong. */
function called(station: StationUnderTest, where: string): readonly string[] {
  const before = workOf(station);
  const call = station.do({ event: 'callHelp' }).status.help.state;
  const kept = workOf(station) === before;
  const takenBack = station.do({ event: 'takeBackHelp' }).status.help.state;
  return [
    ...(call === 'called' ? [] : [`${where}: nobody is called`]),
    ...(kept && workOf(station) === before ? [] : [`${where}: a call changes what stands there`]),
    ...(takenBack === 'none' ? [] : [`${where}: a call cannot be taken back`]),
  ];
}

/** Calls at each step on the usual way through a journey, up to its end. */
function alongJourney(offered: (typeof services)[number]): { calls: number; faults: readonly string[] } {
  const { service } = offered;
  const station = opened(offered);
  const faults: string[] = [];
  let calls = 0;
  for (; calls < LONGEST; ) {
    calls += 1;
    const { name } = station.screen;
    faults.push(...called(station, `${service.id}, ${name}`));
    const before = workOf(station);
    stepOn(station, service);
    if (name === 'result' || workOf(station) === before) break;
  }
  return { calls, faults };
}

export function helpRow(): RowResult {
  const outside = [
    new StationUnderTest(),
    new StationUnderTest().begin(),
    new StationUnderTest().begin().do({ event: 'sayNoCard' }),
    new StationUnderTest().layCard(),
  ];
  const along = services.map(alongJourney);
  const calls = outside.length + along.reduce((sum, one) => sum + one.calls, 0);
  return {
    row: 34,
    criterion: 'help: one tap calls staff from every screen, and can be taken back',
    target: '100 % of screens of every journey, nothing lost',
    measured: `${calls} calls in ${along.length} journeys and before them`,
    faults: [
      ...outside.flatMap((station) => called(station, station.screen.name)),
      ...along.flatMap(({ faults }) => faults),
    ],
  };
}
