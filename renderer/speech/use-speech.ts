import { useEffect } from 'react';
import type { StationStatus } from '../../electron/contract/status.ts';
import type { StationClient } from '../client/station-client.ts';
import { createClick } from './click.ts';
import { watchHeadset } from './headset.ts';
import type { VoiceDesk } from './voice-desk.ts';
import { type VoiceSetting, voiceSetting } from './voice-setting.ts';

/** The first screen is up and somebody may have touched it; only then are the voices fetched. */
const AFTER_FIRST_SCREEN_MS = 1_000;
/** Until the first status says otherwise. */
const FIRST_VOLUME = 5;

/** There is one page and one voice, whoever is at the terminal. */
let desk: VoiceDesk | undefined;
let opening: Promise<void> | undefined;
let wanted: VoiceSetting | undefined;
let unavailable = false;
/** 读一遍 was pressed before there was a voice. */
let readLater = false;

function setVoice(setting: VoiceSetting): void {
  wanted = setting;
  desk?.set(setting);
}

async function openDesk(client: StationClient): Promise<void> {
  const { openVoiceDesk } = await import('./voice-desk.ts');
  if (wanted === undefined) return;
  desk = await openVoiceDesk(wanted, () => client.stay());
  desk.set(wanted);
  if (readLater) desk.readNext();
}

function openOnce(client: StationClient): void {
  // Without voices the kiosk works on, silently: 读一遍 says so in words.
  opening ??= openDesk(client).catch(() => {
    unavailable = true;
    document.documentElement.setAttribute('data-voice', 'missing');
  });
}

/** Any touch stops the reading. */
export function hush(): void {
  desk?.hush();
}

/**
 * 读一遍. `asks`: there are values of a person on the screen, and nobody agreed yet that others hear them.
 * `missing`: this machine has no voices. Pressed in the first second, it is read as soon as there is a voice.
 */
export function readScreen(): 'reading' | 'asks' | 'missing' {
  if (desk !== undefined) return desk.read();
  readLater = true;
  return unavailable ? 'missing' : 'reading';
}

/** Reads the screen that comes next, whether or not screens are read by themselves. */
export function readNextScreen(): void {
  desk?.readNext();
}

/**
 * Gives the page its voice: reads each new screen where that is wanted, clicks at each press, and goes over to private
 * listening when a headset is put in.
 * @param face any name that changes with what stands before the resident
 */
export function useSpeech(client: StationClient, status: StationStatus, face: string): void {
  useEffect(() => setVoice(voiceSetting(status, face)), [status, face]);
  useEffect(() => {
    const timer = setTimeout(() => openOnce(client), AFTER_FIRST_SCREEN_MS);
    return () => clearTimeout(timer);
  }, [client]);
  useEffect(() => clickAtPresses(), []);
  useEffect(() => {
    const changed = (there: boolean): void => client.setPreferences({ privateListening: there });
    return watchHeadset(navigator.mediaDevices, changed);
  }, [client]);
}

/** A click under the finger, at the same loudness as the voice, until the returned function is called. */
function clickAtPresses(): () => void {
  const click = createClick();
  const pressed = ({ target }: Event): void => {
    if (target instanceof Element && target.closest('button') !== null) click(wanted?.volume ?? FIRST_VOLUME);
  };
  addEventListener('pointerdown', pressed, { capture: true, passive: true });
  return () => removeEventListener('pointerdown', pressed, { capture: true });
}
