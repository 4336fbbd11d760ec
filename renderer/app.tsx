import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Panel } from '../electron/contract/site.ts';
import type { Preferences, StationStatus } from '../electron/contract/status.ts';
import * as css from './app.css.ts';
import type { StationClient } from './client/station-client.ts';
import { useCamera } from './codes/use-camera.ts';
import { useWedge } from './codes/use-wedge.ts';
import { words } from './copy/words.ts';
import { Bar } from './parts/bar.tsx';
import { CalmPage, Covered, Warned } from './parts/cover.tsx';
import { useKeypad } from './parts/key-navigation.ts';
import { goBackFrom, LeafPage, leafName } from './parts/leaf.tsx';
import { useClientWithOwnBack } from './parts/own-back.ts';
import { Passing } from './parts/passing.tsx';
import { PlaceLine } from './parts/place-line.tsx';
import { PressGuardContext, useFace, useGuardOf } from './parts/press-guard.ts';
import { type Leaf, type Scene, SceneContext } from './parts/scene.ts';
import { screenFor } from './screen-for.tsx';
import { under } from './speech/curtain.css.ts';
import { Curtain } from './speech/curtain.tsx';
import { hush, useSpeech } from './speech/use-speech.ts';
import { lengthVariables } from './theme/length-variables.ts';
import { type Box, type Metrics, metricsFor } from './theme/millimetres.ts';
import { type StationView, useStation } from './use-station.ts';

/** The panel of the reference machine, until the station says which one this is. */
const REFERENCE_PANEL: Panel = { widthMm: 268, heightMm: 476 };
/** Every visit starts in the large-text edition (elderly-ui §1.5). */
const FIRST_PREFERENCES: Preferences = {
  textSize: 72,
  theme: 'standard',
  edition: 'elder',
  hand: 'right',
  reach: 'standing',
  calm: false,
  autoRead: true,
  rate: 4,
  volume: 5,
  privateListening: false,
  spokenPrivate: false,
};

interface AppProps {
  readonly client: StationClient;
  /** A status heard before there was a page to show it. */
  readonly first?: StationStatus | undefined;
}

/** The kiosk's page: a pure function of the station's status, of the window's size, and of the leaf that is open. */
export function App({ client, first }: AppProps) {
  const view = useStation(client, first);
  const size = useWindowSize();
  const { status } = view;
  const preferences = status?.preferences ?? FIRST_PREFERENCES;
  const panel = status?.site.panel ?? REFERENCE_PANEL;
  const metrics = useMetrics(panel, size, preferences);
  const lengths = useMemo(() => lengthVariables(metrics), [metrics]);
  const root = useRef<HTMLDivElement>(null);
  const guard = useGuardOf(root, metrics.pxPerMm);
  useSignOfLife(client);
  return (
    <div
      ref={root}
      className={css.root}
      data-screen={status?.screen.name}
      data-revision={status?.revision}
      data-theme={preferences.theme}
      data-orientation={metrics.orientation}
      data-text-size={metrics.textSize}
      data-edition={preferences.edition}
      data-hand={preferences.hand}
      data-calm={preferences.calm}
      data-reach={metrics.reachTop > 0 ? 'seated' : 'standing'}
      data-connection={view.recovering ? 'lost' : 'connected'}
      style={lengths}
    >
      {status === undefined ? (
        <CalmPage heading={view.recovering ? words.connection.recovering : words.connection.opening} />
      ) : (
        <PressGuardContext value={guard}>
          <Stage key={status.visit?.id ?? ''} client={client} status={status} view={view} metrics={metrics} />
        </PressGuardContext>
      )}
    </div>
  );
}

/** What makes one screen another: its name, its step, and the page of a step that has several. */
function faceOf(screen: StationStatus['screen']): string {
  const step = 'step' in screen ? screen.step : '';
  return screen.name === 'activation' ? `${screen.name}:${step}:${screen.page}` : `${screen.name}:${step}`;
}

interface StageProps {
  readonly client: StationClient;
  readonly status: StationStatus;
  readonly view: StationView;
  readonly metrics: Metrics;
}

/** Place line, screen and bar; the middle gives way to a cover, a warning, a leaf or words about the connection. */
function Stage({ client: whole, status, view, metrics }: StageProps) {
  const { client, takeBack } = useClientWithOwnBack(whole);
  // Drafts live as long as the visit: the key of the stage is the visit's id.
  const [drafts] = useState(() => new Map<string, string>());
  const leafKey = faceOf(status.screen);
  const { leaf, showLeaf, closeLeaf } = useLeaf(leafKey);
  const callStaff = useCallback(() => {
    client.callHelp();
    showLeaf({ kind: 'help' });
  }, [client, showLeaf]);
  const now = view.now;
  const seen = { status, metrics, now, drafts, takeBack };
  const scene: Scene = { ...seen, client, leaf, showLeaf, closeLeaf, callStaff };
  const privately = status.preferences.privateListening;
  const hidden = view.recovering || status.idle.stage !== 'active';
  const face = [status.visit?.id, leafKey, leafName(leaf), view.recovering, status.idle.stage].join(' ');
  useFace(face);
  useSpeech(client, status, face);
  const goBack = useCallback(
    () => goBackFrom(leaf, { client, showLeaf, closeLeaf }),
    [leaf, client, showLeaf, closeLeaf],
  );
  useKeypad(client, face, { goBack, callStaff });
  useWedge(client, status.codes.keyboard?.device);
  useCamera(client, status);
  return (
    <SceneContext value={scene}>
      <Passing />
      <PlaceLine hidePerson={hidden || privately} />
      <main className={`${css.main} ${under}`} data-part="screen">
        {hidden ? (
          <Hidden recovering={view.recovering} idle={status.idle} />
        ) : leaf === undefined ? (
          screenFor(status.screen)
        ) : (
          <LeafPage leaf={leaf} onClose={closeLeaf} />
        )}
        {privately && !hidden && leaf === undefined && <Curtain />}
      </main>
      <Bar />
    </SceneContext>
  );
}

interface LeafOverScreen {
  readonly leaf: Leaf | undefined;
  readonly showLeaf: (leaf: Leaf) => void;
  readonly closeLeaf: () => void;
}

/**
 * The leaf that is open. It belongs to the screen it was opened over; when the station moves on, so does the page.
 * Both functions stay the same for the whole visit, so that the bar need not be drawn again for them.
 */
function useLeaf(screen: string): LeafOverScreen {
  const [open, setOpen] = useState<{ readonly leaf: Leaf; readonly over: string }>();
  const shown = useRef(screen);
  useLayoutEffect(() => {
    shown.current = screen;
  }, [screen]);
  const showLeaf = useCallback((leaf: Leaf) => setOpen({ leaf, over: shown.current }), []);
  const closeLeaf = useCallback(() => setOpen(undefined), []);
  // Whoever comes to this screen again, the next resident maybe, finds the screen and not what lay over it before.
  if (open !== undefined && open.over !== screen) setOpen(undefined);
  return { leaf: open?.over === screen ? open.leaf : undefined, showLeaf, closeLeaf };
}

interface HiddenProps {
  readonly recovering: boolean;
  readonly idle: StationStatus['idle'];
}

/** What stands in place of a screen whose words are nobody else's business. */
function Hidden({ recovering, idle }: HiddenProps) {
  if (recovering) return <CalmPage heading={words.connection.recovering} />;
  return idle.stage === 'warned' ? <Warned endsAt={idle.endsAt} /> : <Covered />;
}

/** Another object only where a figure is another: every status brings its own panel and settings. */
function useMetrics(panel: Panel, size: Box, { textSize, edition, reach }: Preferences): Metrics {
  const { widthMm, heightMm, bottomHeightMm } = panel;
  return useMemo(
    () => metricsFor({ widthMm, heightMm, bottomHeightMm }, size, textSize, { edition, reach }),
    [widthMm, heightMm, bottomHeightMm, size, textSize, edition, reach],
  );
}

function useWindowSize(): Box {
  const [size, setSize] = useState<Box>({ width: innerWidth, height: innerHeight });
  useEffect(() => {
    const measure = () => setSize({ width: innerWidth, height: innerHeight });
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, []);
  return size;
}

/** Any touch or key tells the station that somebody is here, and stops a reading. */
function useSignOfLife(client: StationClient): void {
  useEffect(() => {
    const touched = () => {
      hush();
      client.stay();
    };
    addEventListener('pointerdown', touched, { capture: true, passive: true });
    addEventListener('keydown', touched, { capture: true, passive: true });
    return () => {
      removeEventListener('pointerdown', touched, { capture: true });
      removeEventListener('keydown', touched, { capture: true });
    };
  }, [client]);
}
