import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { PreferencesChange, TextSize, ThemeName } from '../../electron/contract/status.ts';
import { settingsWords } from '../copy/settings.ts';
import { words } from '../copy/words.ts';
import { columnWidth } from '../layout/frame-plan.ts';
import { readScreen } from '../speech/use-speech.ts';
import { seatedUse } from '../theme/millimetres.ts';
import { paragraphBlock } from './blocks.tsx';
import { type Action, type Block, Frame } from './frame.tsx';
import type { LeafProps } from './leaf.tsx';
import { type Option, optionGrid } from './option-grid.tsx';
import { type Scene, type SettingsPage, useScene } from './scene.ts';

const SIZES: readonly TextSize[] = [56, 72, 90, 112];
const THEMES: readonly ThemeName[] = ['standard', 'black-on-white', 'white-on-black', 'yellow-on-black'];
const LOUDEST = 10;
const FASTEST = 7;

type PageProps = Pick<LeafProps, 'onClose'>;

/** What is behind 字大小: larger or smaller at once, everything else one tap further, one question a page. */
export function SettingsLeaf({ page, onClose }: PageProps & { readonly page: SettingsPage }): ReactElement {
  switch (page) {
    case 'menu':
      return <MenuPage onClose={onClose} />;
    case 'colours':
      return <ColoursPage onClose={onClose} />;
    case 'edition':
      return <EditionPage onClose={onClose} />;
    case 'sound':
      return <SoundPage onClose={onClose} />;
    case 'ease':
      return <EasePage onClose={onClose} />;
  }
}

/** A step up or down a scale; past its end it only says so. */
interface Stepping {
  readonly at: number;
  readonly least: number;
  readonly most: number;
  readonly go: (to: number) => void;
  readonly say: (words: string | undefined) => void;
}

function step(
  by: 1 | -1,
  end: string,
  { at, least, most, go, say }: Stepping,
): Pick<Option, 'off' | 'onPress'> {
  const to = at + by;
  const past = to < least || to > most;
  return {
    off: past,
    onPress: () => {
      say(past ? end : undefined);
      if (!past) go(to);
    },
  };
}

/** 字小些 and 字大些 work at once; the other four lead to their page. */
function MenuPage({ onClose }: PageProps) {
  const { client, status, showLeaf } = useScene();
  const [said, say] = useState<string>();
  const at = SIZES.indexOf(status.preferences.textSize);
  const go = (to: number) => client.setPreferences({ textSize: SIZES[to] });
  const stepping: Stepping = { at, least: 0, most: SIZES.length - 1, go, say };
  const leading = (page: 'colours' | 'edition' | 'sound' | 'ease'): Option => ({
    key: page,
    label: settingsWords[page],
    icon: page === 'sound' ? 'read' : page,
    onPress: () => showLeaf({ kind: 'settings', page }),
  });
  const { smaller, larger, smallest, largest } = settingsWords;
  const options: Option[] = [
    { key: 'smaller', label: smaller, icon: 'smaller', ...step(-1, smallest, stepping) },
    { key: 'larger', label: larger, icon: 'larger', ...step(1, largest, stepping) },
    ...(['colours', 'edition', 'sound', 'ease'] as const).map(leading),
  ];
  const reset: Action = {
    label: settingsWords.reset,
    onPress: () => {
      say(undefined);
      client.resetPreferences();
    },
    kind: 'quiet',
  };
  return (
    <OptionsPage
      heading={settingsWords.heading}
      said={said}
      options={options}
      besides={reset}
      onClose={onClose}
    />
  );
}

function ColoursPage({ onClose }: PageProps) {
  const { client, status } = useScene();
  const options = THEMES.map(
    (theme): Option => ({
      key: theme,
      label: words.sizes.themes[theme],
      on: status.preferences.theme === theme,
      onPress: () => client.setPreferences({ theme }),
    }),
  );
  return <OptionsPage heading={words.sizes.themesHeading} options={options} onClose={onClose} />;
}

function EditionPage({ onClose }: PageProps) {
  const { client, status } = useScene();
  const options = (['elder', 'standard'] as const).map(
    (edition): Option => ({
      key: edition,
      ...settingsWords.editions[edition],
      on: status.preferences.edition === edition,
      onPress: () => client.setPreferences({ edition }),
    }),
  );
  return <OptionsPage heading={settingsWords.editions.heading} options={options} onClose={onClose} />;
}

/** Louder and quieter, faster and slower; whether every screen is read by itself, and for whom. */
function SoundPage({ onClose }: PageProps) {
  const { client, status } = useScene();
  const [said, say] = useState<string>();
  const { volume, rate, autoRead, privateListening } = status.preferences;
  const loud = {
    at: volume,
    least: 1,
    most: LOUDEST,
    go: (to: number) => client.setPreferences({ volume: to }),
    say,
  };
  const pace = {
    at: rate,
    least: 1,
    most: FASTEST,
    go: (to: number) => client.setPreferences({ rate: to }),
    say,
  };
  const { sounds } = settingsWords;
  useHeardAtOnce(volume, rate);
  const toggle = (change: PreferencesChange) => () => client.setPreferences(change);
  const options: Option[] = [
    {
      key: 'quieter',
      label: sounds.quieter,
      icon: 'quieter',
      repeats: true,
      ...step(-1, sounds.quietest, loud),
    },
    { key: 'louder', label: sounds.louder, icon: 'louder', repeats: true, ...step(1, sounds.loudest, loud) },
    { key: 'slower', label: sounds.slower, icon: 'slower', repeats: true, ...step(-1, sounds.slowest, pace) },
    { key: 'faster', label: sounds.faster, icon: 'faster', repeats: true, ...step(1, sounds.fastest, pace) },
    { key: 'alone', label: sounds.alone, on: autoRead, onPress: toggle({ autoRead: !autoRead }) },
    {
      key: 'headset',
      label: sounds.headset,
      on: privateListening,
      onPress: toggle({ privateListening: !privateListening }),
    },
  ];
  return (
    <OptionsPage
      heading={sounds.heading}
      lead={sounds.now({ volume, rate })}
      said={said}
      options={options}
      onClose={onClose}
    />
  );
}

/** A louder or a slower voice shows itself: it reads this page again as soon as the station has taken the change. */
function useHeardAtOnce(volume: number, rate: number): void {
  const before = useRef({ volume, rate });
  useEffect(() => {
    const changed = before.current.volume !== volume || before.current.rate !== rate;
    before.current = { volume, rate };
    if (changed) readScreen();
  }, [volume, rate]);
}

/** Left hand, seated, nothing that moves: each on or off by itself. */
function EasePage({ onClose }: PageProps) {
  const scene = useScene();
  const { metrics } = scene;
  const use = seatedUse(scene.status.site.panel, metrics.window);
  const unseated =
    use === 'helps' ? [] : [paragraphBlock(metrics, 'unseated', settingsWords.eases.unseated[use])];
  return (
    <OptionsPage
      heading={settingsWords.eases.heading}
      options={easeOptions(scene, use === 'helps')}
      more={unseated}
      onClose={onClose}
    />
  );
}

function easeOptions({ client, status, metrics }: Scene, canSit: boolean): Option[] {
  const { hand, reach, calm } = status.preferences;
  const { eases } = settingsWords;
  const left: Option = {
    key: 'left',
    label: eases.left,
    icon: 'leftHand',
    on: hand === 'left',
    onPress: () => client.setPreferences({ hand: hand === 'left' ? 'right' : 'left' }),
  };
  const seated: Option = {
    key: 'seated',
    label: eases.seated,
    icon: 'seated',
    on: reach === 'seated',
    onPress: () => client.setPreferences({ reach: reach === 'seated' ? 'standing' : 'seated' }),
  };
  const still: Option = {
    key: 'calm',
    label: eases.calm,
    icon: 'calm',
    on: calm,
    onPress: () => client.setPreferences({ calm: !calm }),
  };
  // The line with the resident's number is out of a seated person's reach: here it can be asked for as well.
  const number: Option = {
    key: 'number',
    label: eases.number,
    icon: 'number',
    onPress: () => client.showIdNumber(),
  };
  const outOfReach = metrics.reachTop > 0 && status.resident !== undefined;
  return [left, ...(canSit ? [seated] : []), still, ...(outOfReach ? [number] : [])];
}

interface OptionsPageProps extends PageProps {
  readonly heading: string;
  readonly lead?: string;
  /** What an option that has nothing to do answered. */
  readonly said?: string | undefined;
  readonly options: readonly Option[];
  readonly more?: readonly Block[];
  /** The quiet action; 别的设置 if left out. */
  readonly besides?: Action;
}

function OptionsPage({ heading, lead, said, options, more = [], besides, onClose }: OptionsPageProps) {
  const { metrics, showLeaf } = useScene();
  const others: Action = {
    label: settingsWords.others,
    onPress: () => showLeaf({ kind: 'settings', page: 'menu' }),
    kind: 'quiet',
  };
  return (
    <Frame
      heading={heading}
      lead={said === undefined ? lead : undefined}
      notice={said === undefined ? undefined : { text: said, tone: 'notice' }}
      blocks={[...optionGrid(metrics, options, columnWidth(metrics)), ...more]}
      onOnePage
      grows
      actions={[besides ?? others, { label: words.common.good, onPress: onClose, kind: 'main' }]}
    />
  );
}
