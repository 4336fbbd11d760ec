import type { ReactElement } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { StationStatus } from '../../../electron/contract/status.ts';
import type { StationClient } from '../../../renderer/client/station-client.ts';
import { drawPage, FIRST_STATUS_WAIT_MS } from '../../../renderer/draw-page.tsx';
import { statusAtRest } from '../../support/status-at-rest.ts';

const drawn = vi.hoisted(() => [] as { place: unknown; element: ReactElement<{ first?: unknown }> }[]);
vi.mock('react-dom/client', () => ({
  createRoot: (place: unknown) => ({
    render: (element: ReactElement<{ first?: unknown }>) => drawn.push({ place, element }),
  }),
}));

const place = {} as Element;
const client = {} as StationClient;
const status = statusAtRest({ name: 'welcome' });

/** A clock that stands until the test lets the wait end. */
function handPause() {
  const waits: number[] = [];
  let end = (): void => undefined;
  const pause = (ms: number): Promise<void> => {
    waits.push(ms);
    return new Promise((resolve) => {
      end = resolve;
    });
  };
  return { waits, pause, end: () => end() };
}

beforeEach(() => {
  drawn.length = 0;
});

describe('drawing the page', () => {
  it('shows the first status in the first drawing, however long the wait may be', async () => {
    const { waits, pause } = handPause();
    await drawPage(place, { client, first: Promise.resolve(status) }, { pause });
    expect(waits).toEqual([FIRST_STATUS_WAIT_MS]);
    expect(drawn).toHaveLength(1);
    expect(drawn[0]).toMatchObject({ place, element: { props: { client, first: status } } });
  });

  it('draws nothing while the station may still speak', async () => {
    const { pause } = handPause();
    void drawPage(place, { client, first: new Promise<StationStatus>(() => undefined) }, { pause });
    await Promise.resolve();
    expect(drawn).toEqual([]);
  });

  it('draws without a status once the wait is over', async () => {
    const { pause, end } = handPause();
    const page = drawPage(place, { client, first: new Promise<StationStatus>(() => undefined) }, { pause });
    end();
    await page;
    expect(drawn).toHaveLength(1);
    expect(drawn[0]?.element.props.first).toBeUndefined();
  });
});
