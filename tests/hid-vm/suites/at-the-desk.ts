import { expect } from 'vitest';
import type { GuestDesk, PluggedDevice } from '../guest-desk.ts';

/** What every suite of the guest is given. */
export interface AtTheDesk {
  /** The booted guest's desk; only within a test. */
  readonly desk: () => GuestDesk;
  /** Lines for the end of the run. */
  readonly figures: string[];
}

/** A device that went is told within this, guest's time. */
const LOST_MS = 1000;
/** A device that came back works within this, guest's time. */
const BACK_MS = 3000;

/** Pulls a device's plug and puts it back under another number; the kiosk misses it and has it back in time. */
export async function expectReplugged(at: AtTheDesk, device: PluggedDevice, lost: string): Promise<void> {
  const { before, after, lostMs, backMs } = await at.desk().replug(device, lost);
  at.figures.push(`${device.name} missed after ${lostMs.toFixed(0)} ms, back after ${backMs.toFixed(0)} ms`);
  expect(after).not.toBe(before);
  expect(lostMs).toBeLessThan(LOST_MS);
  expect(backMs).toBeLessThan(BACK_MS);
}
