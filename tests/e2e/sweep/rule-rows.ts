import { DEFAULT_PREFERENCES } from '../../../electron/core/state.ts';
import { ENTRIES, StationUnderTest } from '../../unit/electron/core/station-fixture.ts';
import type { RowResult } from './rows.ts';

/** Rows that the rules of a visit answer, with a clock moved by hand and no screen. */

const MINUTE_MS = 60_000;
/** As many as anybody could want; WCAG asks for ten. */
const EXTENSIONS = 50;

/** A row whose figures are statements that hold or not. */
function statements(
  row: number,
  criterion: string,
  target: string,
  held: readonly (readonly [statement: string, holds: boolean])[],
): RowResult {
  const faults = held.filter(([, holds]) => !holds).map(([statement]) => statement);
  return {
    row,
    criterion,
    target,
    measured: `${held.length - faults.length} of ${held.length} hold`,
    faults,
  };
}

const inRecord = (): StationUnderTest =>
  new StationUnderTest().layCard().findRecord().do({ event: 'openEntry', entry: ENTRIES.query });

/** Row 17. */
function idleLimit(): RowResult {
  const stageAfter = (station: StationUnderTest, ms: number) => station.wait(ms).status.idle.stage;
  const extended = inRecord();
  for (let times = 0; times < EXTENSIONS; times += 1) extended.wait(3 * MINUTE_MS - 1).do({ event: 'stay' });
  const ended = inRecord().wait(3 * MINUTE_MS);
  const printing = inRecord().print();
  const working = printing.wait(10 * MINUTE_MS).status;
  const kept = inRecord()
    .wait(3 * MINUTE_MS - 1)
    .do({ event: 'stay' });
  return statements(17, 'idle: covered, warned, ended; work kept', '1, 2 and 3 min; unlimited extensions', [
    ['nothing happens before a minute', stageAfter(inRecord(), MINUTE_MS - 1) === 'active'],
    ['private data is covered at one minute', stageAfter(inRecord(), MINUTE_MS) === 'covered'],
    ['the warning comes at two', stageAfter(inRecord(), 2 * MINUTE_MS) === 'warned'],
    ['the visit lasts until three', stageAfter(inRecord(), 3 * MINUTE_MS - 1) === 'warned'],
    ['the visit ends at three', ended.state.visit === undefined],
    [`${EXTENSIONS} extensions are granted`, extended.state.visit !== undefined],
    [
      'it never counts while a slip is printed',
      working.idle.stage === 'active' && working.visit !== undefined,
    ],
    ['an extension keeps the work', kept.screen.name === 'record'],
  ]);
}

/** Row 18: without a touch nothing that was shown goes, up to the cover. */
function nothingVanishes(): RowResult {
  const stations = [
    new StationUnderTest(),
    new StationUnderTest().begin(),
    new StationUnderTest().begin().do({ event: 'sayNoCard' }),
    inRecord(),
    new StationUnderTest().layCard().do({ event: 'openEntry', entry: ENTRIES.filing }),
    new StationUnderTest().layCard().do({ event: 'callHelp' }),
  ];
  return statements(
    18,
    'nothing vanishes by itself',
    '0 timed toasts; farewell apart, only the cover comes by time',
    stations.map((station) => {
      const before = station.status;
      const after = station.wait(MINUTE_MS - 1).status;
      const same = JSON.stringify([before.screen, before.passing, before.help]);
      return [
        `${before.screen.name} stays`,
        same === JSON.stringify([after.screen, after.passing, after.help]),
      ];
    }),
  );
}

/** Row 35. */
function settingsReset(): RowResult {
  const changed = {
    textSize: 112,
    theme: 'yellow-on-black',
    edition: 'standard',
    hand: 'left',
    reach: 'seated',
    calm: true,
  } as const;
  const set = (): StationUnderTest => inRecord().do({ event: 'setPreferences', preferences: changed });
  const isDefault = (station: StationUnderTest): boolean =>
    JSON.stringify(station.status.preferences) === JSON.stringify(DEFAULT_PREFERENCES);
  const reset = set().do({ event: 'resetPreferences' });
  return statements(35, 'settings go back', 'default at the end of a visit; a reset keeps the work', [
    ['they are taken', !isDefault(set())],
    [
      'they end with the visit',
      isDefault(set().do({ event: 'finish' }).do({ event: 'finish' }).wait(MINUTE_MS)),
    ],
    ['they end with the idle end', isDefault(set().wait(3 * MINUTE_MS))],
    ['a reset by the resident works', isDefault(reset)],
    ['a reset keeps the work', reset.screen.name === 'record'],
  ]);
}

/** All rows that need no browser. */
export function ruleRows(): readonly RowResult[] {
  return [idleLimit(), nothingVanishes(), settingsReset()];
}
