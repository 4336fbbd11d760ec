import type { ScreenName } from '../../electron/contract/status.ts';
import { words } from '../copy/words.ts';
import { bar } from './bar.css.ts';
import { Icon, type IconName } from './icon.tsx';
import { Press } from './press.tsx';
import { useScene } from './scene.ts';
import { canSpeakChinese, speak } from './voice.ts';

/** Screens with nothing behind them. */
const WITHOUT_BACK: ReadonlySet<ScreenName> = new Set(['welcome', 'home', 'farewell', 'out-of-service']);
/** Screens that are the first already, or past the end. */
const WITHOUT_HOME: ReadonlySet<ScreenName> = new Set(['welcome', 'home', 'out-of-service']);

/** 返回 · 首页 · 帮助 · 读一遍 · 字大小: on every screen, always the same pixels (elderly-ui row 16). */
export function Bar() {
  const { status, client, showLeaf } = useScene();
  const name = status.screen.name;
  const sayOff = (line: string) =>
    showLeaf({ kind: 'words', heading: words.disabled.heading, lines: [line] });
  const noBack = WITHOUT_BACK.has(name);
  const noHome = WITHOUT_HOME.has(name);
  return (
    <nav className={bar} data-part="bar">
      <BarKey
        icon="back"
        words={words.bar.back}
        off={noBack}
        onPress={() => (noBack ? sayOff(words.disabled.back) : client.goBack())}
      />
      <BarKey
        icon="home"
        words={words.bar.home}
        off={noHome}
        onPress={() => (noHome ? sayOff(words.disabled.home) : client.goHome())}
      />
      <BarKey icon="help" words={words.bar.help} onPress={() => client.callHelp()} />
      <BarKey
        icon="read"
        words={words.bar.read}
        onPress={() => (canSpeakChinese() ? speak(screenText()) : showLeaf({ kind: 'voice' }))}
      />
      <BarKey icon="size" words={words.bar.size} onPress={() => showLeaf({ kind: 'sizes' })} />
    </nav>
  );
}

/** The words on view, as a reader would meet them; the fixed bar is left out. */
function screenText(): string {
  return document.querySelector<HTMLElement>('[data-part="screen"]')?.innerText ?? '';
}

interface BarKeyProps {
  readonly icon: IconName;
  readonly words: string;
  readonly onPress: () => void;
  readonly off?: boolean;
}

function BarKey({ icon, words: label, onPress, off = false }: BarKeyProps) {
  return (
    <Press
      kind="bar"
      onPress={onPress}
      off={off}
      {...(off ? { label: `${label}，${words.bar.notNow}` } : {})}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </Press>
  );
}
