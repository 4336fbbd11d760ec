import { describe, expect, it } from 'vitest';
import type { StationStatus } from '../../../../electron/contract/status.ts';
import type { Connection, StationClient } from '../../../../renderer/client/station-client.ts';
import { watchedAhead } from '../../../../renderer/client/watched-ahead.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';

const status = (revision: number): StationStatus => statusAtRest({ name: 'welcome' }, { revision });

/** A client whose station is played by the test. */
function handClient() {
  const begun: string[] = [];
  const watchers: Parameters<StationClient['watch']>[] = [];
  const client = {
    begin: () => void begun.push('begin'),
    watch: (...watcher: Parameters<StationClient['watch']>) => {
      watchers.push(watcher);
      return () => undefined;
    },
  } as Partial<StationClient> as StationClient;
  return {
    client,
    begun,
    watchers,
    say: (revision: number) => watchers[0]?.[0](status(revision)),
    connection: (state: Connection) => watchers[0]?.[1](state),
  };
}

function listener() {
  const seen: number[] = [];
  const connections: Connection[] = [];
  return {
    seen,
    connections,
    onStatus: ({ revision }: StationStatus) => void seen.push(revision),
    onConnection: (connection: Connection) => void connections.push(connection),
  };
}

describe('a client watched ahead', () => {
  it('asks the station at once, and once for all who watch', () => {
    const station = handClient();
    const { client } = watchedAhead(station.client);
    expect(station.watchers).toHaveLength(1);
    for (const { onStatus, onConnection } of [listener(), listener()]) client.watch(onStatus, onConnection);
    expect(station.watchers).toHaveLength(1);
  });

  it('resolves with the first status, not with a later one', async () => {
    const station = handClient();
    const { first } = watchedAhead(station.client);
    station.say(3);
    station.say(4);
    expect((await first).revision).toBe(3);
  });

  it('tells a late watcher the newest status and connection, then all that follows in order', () => {
    const station = handClient();
    const { client } = watchedAhead(station.client);
    station.connection('connected');
    station.say(1);
    station.say(2);
    const late = listener();
    client.watch(late.onStatus, late.onConnection);
    expect(late.seen).toEqual([2]);
    expect(late.connections).toEqual(['connected']);
    station.say(3);
    station.connection('lost');
    expect(late.seen).toEqual([2, 3]);
    expect(late.connections).toEqual(['connected', 'lost']);
  });

  it('tells an early watcher nothing before there is anything', () => {
    const station = handClient();
    const early = listener();
    watchedAhead(station.client).client.watch(early.onStatus, early.onConnection);
    expect(early).toMatchObject({ seen: [], connections: [] });
    station.say(1);
    expect(early.seen).toEqual([1]);
  });

  it('is silent to whoever stopped, and goes on for the others', () => {
    const station = handClient();
    const { client } = watchedAhead(station.client);
    const [one, other] = [listener(), listener()];
    const stop = client.watch(one.onStatus, one.onConnection);
    client.watch(other.onStatus, other.onConnection);
    stop();
    station.say(1);
    station.connection('lost');
    expect(one).toMatchObject({ seen: [], connections: [] });
    expect(other).toMatchObject({ seen: [1], connections: ['lost'] });
  });

  it('sends commands as the client does', () => {
    const station = handClient();
    watchedAhead(station.client).client.begin();
    expect(station.begun).toEqual(['begin']);
  });
});
