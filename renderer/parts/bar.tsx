import { memo } from 'react';
import type { ScreenName } from '../../electron/contract/status.ts';
import { words } from '../copy/words.ts';
import { bar } from './bar.css.ts';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';
import { type Scene, useScene } from './scene.ts';
import { canSpeakChinese, speak } from './voice.ts';

/** Screens with nothing behind them. */
const WITHOUT_BACK: ReadonlySet<ScreenName> = new Set(['welcome', 'home', 'farewell', 'out-of-service']);
/** Screens that are the first already, or past the end. */
const WITHOUT_HOME: ReadonlySet<ScreenName> = new Set(['welcome', 'home', 'out-of-service']);

/** 返回 · 首页 · 帮助 · 读一遍 · 字大小: on every screen, always the same pixels (elderly-ui row 16). */
export function Bar() {
  const { status, client, showLeaf } = useScene();
  const name = status.screen.name;
  const scene = { client, showLeaf };
  return (
    <nav className={bar} data-part="bar">
      <BarKey {...scene} name="back" off={WITHOUT_BACK.has(name)} />
      <BarKey {...scene} name="home" off={WITHOUT_HOME.has(name)} />
      <BarKey {...scene} name="help" off={false} />
      <BarKey {...scene} name="read" off={false} />
      <BarKey {...scene} name="size" off={false} />
    </nav>
  );
}

/** The words on view, as a reader would meet them; the fixed bar is left out. */
function screenText(): string {
  return document.querySelector<HTMLElement>('[data-part="screen"]')?.innerText ?? '';
}

type BarKeyName = keyof typeof WORK;

/** What each key does where it has something to do. */
const WORK = {
  back: ({ client }: Reach) => client.goBack(),
  home: ({ client }: Reach) => client.goHome(),
  help: ({ client }: Reach) => client.callHelp(),
  read: ({ showLeaf }: Reach) => (canSpeakChinese() ? speak(screenText()) : showLeaf({ kind: 'voice' })),
  size: ({ showLeaf }: Reach) => showLeaf({ kind: 'sizes' }),
};

/** What a key can reach; the same for the whole visit. */
type Reach = Pick<Scene, 'client' | 'showLeaf'>;

interface BarKeyProps extends Reach {
  readonly name: BarKeyName;
  readonly off: boolean;
}

/** Drawn again only when it goes off or on, not with every screen. */
const BarKey = memo(function BarKey({ name, off, client, showLeaf }: BarKeyProps) {
  const label = words.bar[name];
  const work = () => {
    if (off && (name === 'back' || name === 'home')) {
      showLeaf({ kind: 'words', heading: words.disabled.heading, lines: [words.disabled[name]] });
    } else WORK[name]({ client, showLeaf });
  };
  return (
    <Press kind="bar" onPress={work} off={off} {...(off ? { label: `${label}，${words.bar.notNow}` } : {})}>
      <Icon name={name} />
      <span>{label}</span>
    </Press>
  );
});
