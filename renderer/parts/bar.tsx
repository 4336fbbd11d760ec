import { memo } from 'react';
import type { ScreenName } from '../../electron/contract/status.ts';
import { words } from '../copy/words.ts';
import { readScreen } from '../speech/use-speech.ts';
import { bar } from './bar.css.ts';
import { Icon } from './icon.tsx';
import { goBackFrom } from './leaf.tsx';
import { Press } from './press.tsx';
import { type Scene, useScene } from './scene.ts';

/** Screens with nothing behind them. */
const WITHOUT_BACK: ReadonlySet<ScreenName> = new Set(['welcome', 'home', 'farewell', 'out-of-service']);
/** Screens that are the first already, or past the end. */
const WITHOUT_HOME: ReadonlySet<ScreenName> = new Set(['welcome', 'home', 'out-of-service']);

/** 返回 · 首页 · 帮助 · 读一遍 · 字大小: on every screen, always the same pixels (elderly-ui row 16). */
export function Bar() {
  const { status, client, leaf, showLeaf, closeLeaf, callStaff } = useScene();
  const name = status.screen.name;
  const scene = { client, leaf, isHome: WITHOUT_HOME.has(name), showLeaf, closeLeaf, callStaff };
  return (
    <nav className={bar} data-part="bar">
      <BarKey {...scene} name="back" off={leaf === undefined && WITHOUT_BACK.has(name)} />
      <BarKey {...scene} name="home" off={leaf === undefined && WITHOUT_HOME.has(name)} />
      <BarKey {...scene} name="help" off={false} />
      <BarKey {...scene} name="read" off={false} />
      <BarKey {...scene} name="size" off={false} />
    </nav>
  );
}

type BarKeyName = keyof typeof WORK;

/** What each key does where it has something to do. */
const WORK = {
  // A leaf is what one goes back from, not the screen under it.
  back: ({ leaf, ...reach }: Reach) => goBackFrom(leaf, reach),
  home: ({ client, leaf, closeLeaf, isHome }: Reach) => {
    if (leaf !== undefined) closeLeaf();
    if (!isHome) client.goHome();
  },
  help: ({ callStaff }: Reach) => callStaff(),
  read: ({ showLeaf }: Reach) => {
    const outcome = readScreen();
    if (outcome !== 'reading') showLeaf({ kind: outcome === 'asks' ? 'aloud' : 'voice' });
  },
  size: ({ showLeaf }: Reach) => showLeaf({ kind: 'settings', page: 'menu' }),
};

/** What a key can reach; the same until a leaf opens or closes. */
interface Reach extends Pick<Scene, 'client' | 'leaf' | 'showLeaf' | 'closeLeaf' | 'callStaff'> {
  readonly isHome: boolean;
}

interface BarKeyProps extends Reach {
  readonly name: BarKeyName;
  readonly off: boolean;
}

/** Drawn again only when it goes off or on, not with every screen. */
const BarKey = memo(function BarKey({ name, off, ...reach }: BarKeyProps) {
  const label = words.bar[name];
  const work = () => {
    if (off && (name === 'back' || name === 'home')) {
      reach.showLeaf({ kind: 'words', heading: words.disabled.heading, lines: [words.disabled[name]] });
    } else WORK[name](reach);
  };
  return (
    <Press kind="bar" onPress={work} off={off} {...(off ? { label: `${label}，${words.bar.notNow}` } : {})}>
      <Icon name={name} />
      <span>{label}</span>
    </Press>
  );
});
