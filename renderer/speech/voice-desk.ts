import { arrived, type Seen, seen } from './arrivals.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { createPlayer, type PlayedLine, type Player, type PlayerEvents } from './player.ts';
import { learn, soundsOf } from './pronounce.ts';
import { linesOf, type SpokenLine } from './screen-lines.ts';
import { speechOf } from './speech-of.ts';
import type { VoiceSetting } from './voice-setting.ts';
import { openVoices, type VoiceStore } from './voice-store.ts';

/** A new screen is looked at when it has been drawn and its small changes are over; far below the second it may take. */
const SETTLED_MS = 100;

/** Keys of pads and boards, and the characters that they offer. */
const KEYS = 'button[data-kind="key"], button[data-kind="letter"], button[data-kind="candidate"]';

/** Everything that speaks on this page. */
export interface VoiceDesk {
  /** What the resident chose, and where they are; a new face is read by itself where that is wanted. */
  set(setting: VoiceSetting): void;
  /** 读一遍: all of the screen. `asks`: nothing yet, the resident has to be asked about values of their own; once a screen. */
  read(): 'reading' | 'asks';
  /** Reads the next screen in any case. */
  readNext(): void;
  /** Stops at once. */
  hush(): void;
}

/** Opens the voices and begins to watch the page. Rejects where the packs cannot be had. */
export async function openVoiceDesk(first: VoiceSetting, stay: () => void): Promise<VoiceDesk> {
  const { store, pronunciations } = await openVoices();
  learn(pronunciations);
  return new Desk(store, first, stay);
}

class Desk implements VoiceDesk {
  readonly #lexicon: Lexicon;
  readonly #player: Player;
  #setting: VoiceSetting;
  #seen: Seen | undefined;
  /** The face on which the resident was asked about their own values. */
  #askedOn = '';
  #wantsNext = false;
  #aboutToLook = false;

  constructor(store: VoiceStore, first: VoiceSetting, stay: () => void) {
    this.#setting = first;
    const lexicon = lexiconOf(store.manifest);
    this.#lexicon = lexicon;
    this.#player = createPlayer({
      speaker: new Audio(),
      samplesOf: (key) => {
        const clip = lexicon.clip(key);
        return clip === undefined ? Promise.resolve(new Float32Array()) : store.samplesOf(clip);
      },
      addressOf: (sound) => URL.createObjectURL(sound),
      forget: (address) => URL.revokeObjectURL(address),
      events: told(() => {
        // Who is read to is there (elderly-ui row 17); but a warning that nobody is there must not take itself for somebody.
        if (this.#setting.awake) stay();
      }),
    });
    document.documentElement.setAttribute('data-voice', 'ready');
    this.#watch();
    this.#look();
  }

  set(setting: VoiceSetting): void {
    const before = this.#setting;
    this.#setting = setting;
    if (before.rate !== setting.rate || before.volume !== setting.volume) this.#player.change(setting);
    // The station says that the resident agreed when the screen may already be read without their own values.
    const agreed = !before.spokenPrivate && setting.spokenPrivate;
    if (agreed) this.#wantsNext = true;
    if (before.face !== setting.face || agreed) {
      this.hush();
      // Even where somebody went away and came back before it was looked at.
      this.#seen = undefined;
      this.#look();
    }
  }

  read(): 'reading' | 'asks' {
    const lines = this.#screenLines();
    if (lines.some((line) => !this.#mayHear(line)) && this.#askedOn !== this.#setting.face) {
      this.#askedOn = this.#setting.face;
      return 'asks';
    }
    this.#play(lines);
    return 'reading';
  }

  readNext(): void {
    this.#wantsNext = true;
  }

  hush(): void {
    this.#player.stop();
  }

  #screen(): Element | undefined {
    return document.querySelector('[data-part="screen"]') ?? undefined;
  }

  #screenLines(): readonly SpokenLine[] {
    const screen = this.#screen();
    return screen === undefined ? [] : linesOf(screen);
  }

  /** What somebody may hear: private values by consent, or when nobody else hears. */
  #play(lines: readonly SpokenLine[]): void {
    const heard = lines.filter((line) => this.#mayHear(line));
    this.#player.play(
      heard.map((line) => this.#played(line)),
      this.#setting,
    );
  }

  #mayHear(line: SpokenLine): boolean {
    return !line.private || this.#setting.spokenPrivate || this.#setting.privateListening;
  }

  #played(line: SpokenLine): PlayedLine {
    return { pieces: speechOf(line.text, this.#lexicon, soundsOf, line.name), private: line.private };
  }

  /** Reading by itself: where it is wanted, and where somebody is. A screen that waits for the next resident is silent. */
  #speaksByItself(): boolean {
    const { autoRead, privateListening, attended } = this.#setting;
    return privateListening || (autoRead && (attended || keypadInUse()));
  }

  #watch(): void {
    const observer = new MutationObserver(() => this.#look());
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    document.addEventListener('click', ({ target }) => this.#pressed(target), { capture: true });
    document.addEventListener('focusin', ({ target }) => this.#focused(target));
  }

  /** Once for all changes of a moment. */
  #look(): void {
    if (this.#aboutToLook) return;
    this.#aboutToLook = true;
    setTimeout(() => {
      this.#aboutToLook = false;
      const screen = this.#screen();
      if (screen === undefined) return;
      const now = seen(screen, document, this.#setting.face);
      const news = arrived(this.#seen, now);
      this.#seen = now;
      const wanted = this.#wantsNext && news === 'screen';
      if (!wanted && !this.#speaksByItself()) return;
      if (news === 'screen') {
        this.#wantsNext = false;
        this.#play(this.#screenLines());
      } else if (news.length > 0) this.#play(news.map((text) => ({ text, name: false, private: false })));
    }, SETTLED_MS);
  }

  /** A key of a pad says its name; what is typed in confidence is heard as a click alone. */
  #pressed(target: EventTarget | null): void {
    const key = target instanceof Element ? target.closest(KEYS) : null;
    if (key === null || key.closest(SECRET_PAD) !== null || !this.#speaksByItself()) return;
    const confidential = document.querySelector('[data-part="field"] [data-private="true"]') !== null;
    const text = (key.getAttribute('aria-label') ?? key.textContent).trim();
    this.#play([{ text, name: false, private: confidential }]);
  }

  /** Whoever moves about by keypad hears where they are. */
  #focused(target: EventTarget | null): void {
    if (!keypadInUse() || !this.#speaksByItself() || !(target instanceof HTMLButtonElement)) return;
    this.#play(linesOf(target));
  }
}

/** A PIN is heard by nobody, whatever a resident has agreed to hear. */
const SECRET_PAD = '[data-screen="attendant-pin"]';

const keypadInUse = (): boolean => document.documentElement.hasAttribute('data-keypad');

/** Tells the window what is spoken, by keys and never by words, so that a test can compare it with what stands there. */
function told(sound: () => void): PlayerEvents {
  const tell = (name: string, keys: readonly string[] = []): void => {
    document.documentElement.toggleAttribute('data-speaking', name !== 'ended' && name !== 'stopped');
    dispatchEvent(new CustomEvent(`speech-${name}`, { detail: { keys } }));
  };
  return {
    started: (keys) => tell('started', keys),
    line: (keys) => {
      sound();
      tell('line', keys);
    },
    ended: () => {
      sound();
      tell('ended');
    },
    stopped: () => tell('stopped'),
  };
}
