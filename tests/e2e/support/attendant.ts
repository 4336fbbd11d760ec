import { demonstrationAttendant } from '../../simulators/demonstration/attendant.ts';
import { gone } from './glass.ts';
import { asked, signName, type } from './info-change.ts';
import type { Kiosk } from './kiosk.ts';
import { liftNoticed, RESIDENT } from './walk.ts';

export const ATTENDANT = demonstrationAttendant;

/** Takes away what lies on the reader, and waits until the kiosk has seen that it is gone. */
async function lift(kiosk: Kiosk): Promise<void> {
  // The words are not there yet while the reader has not looked again: their absence alone tells nothing.
  await liftNoticed(kiosk);
  await gone(kiosk.page().getByText('请先拿走上面的证。'));
}

/** 帮助 → 我是工作人员 → the attendant's card, up to the PIN. */
export async function showStaffCard(kiosk: Kiosk): Promise<void> {
  await kiosk.touch('帮助');
  await kiosk.touch('我是工作人员');
  await kiosk.screen('attendant-card');
  await lift(kiosk);
  await kiosk.reader.lay(ATTENDANT.card);
  await kiosk.screen('attendant-pin');
}

/** Types a PIN and sends it in. */
export async function enterPin(kiosk: Kiosk, pin = ATTENDANT.pin): Promise<void> {
  await type(kiosk, pin);
  await kiosk.touch(/^登录$/);
}

/** All of it, up to the attendant's page; the card is taken away again. */
export async function signIn(kiosk: Kiosk): Promise<void> {
  await showStaffCard(kiosk);
  await enterPin(kiosk);
  await kiosk.screen('attendant-desk');
  await liftNoticed(kiosk);
}

/** The words that say who operates for whom. */
export const operatorLine = (kiosk: Kiosk) => kiosk.page().locator('[data-part="operator"]');

/** Lays the resident's card where it is asked for, after whatever lay there before is gone. */
export async function layResident(kiosk: Kiosk): Promise<void> {
  await kiosk.screen('identify');
  await kiosk.reader.lay(RESIDENT.card);
}

/** 代人办 by the attendant, with the person's card, agreed and signed. */
export async function actForResident(kiosk: Kiosk): Promise<void> {
  await kiosk.touch(/^代人办/);
  await asked(kiosk, '谁来代办？');
  await kiosk.touch('工作人员代办');
  await kiosk.touch('继续');
  await asked(kiosk, '要办的人带证来了吗？');
  await kiosk.touch('带来了');
  await kiosk.touch('继续');
  await layResident(kiosk);
  await kiosk.screen('commitment');
  await kiosk.touch('我同意');
  await kiosk.screen('signature');
  await signName(kiosk);
  await kiosk.touch('确认');
  await kiosk.screen('home');
}
