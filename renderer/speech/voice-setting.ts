import type { Preferences, ScreenName, StationStatus } from '../../electron/contract/status.ts';

/** What the voice goes by. */
export interface VoiceSetting
  extends Pick<Preferences, 'autoRead' | 'rate' | 'volume' | 'privateListening' | 'spokenPrivate'> {
  /** Another name for every screen, leaf and cover. */
  readonly face: string;
  /** Somebody is at the terminal, as far as its screen tells. */
  readonly attended: boolean;
  /** The station takes somebody for present: neither covered nor warned. */
  readonly awake: boolean;
}

/** Screens that wait for somebody to come: read to nobody, they would only be noise in the hall. */
const WAITING: ReadonlySet<ScreenName> = new Set(['welcome', 'out-of-service']);

/** Of a status, and of what the page shows of it. */
export function voiceSetting({ preferences, screen, idle }: StationStatus, face: string): VoiceSetting {
  const { autoRead, rate, volume, privateListening, spokenPrivate } = preferences;
  return {
    autoRead,
    rate,
    volume,
    privateListening,
    spokenPrivate,
    face,
    attended: !WAITING.has(screen.name),
    awake: idle.stage === 'active',
  };
}
