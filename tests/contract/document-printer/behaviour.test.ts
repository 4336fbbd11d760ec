import { expect, it } from 'vitest';
import { sheetsBeyondHands } from './behaviour.ts';
import { sheetsByHand } from './by-hand.ts';
import { deskOfSuite } from './desk-of-the-suite.ts';

/** What the A4 printer and its driver do together, over the simulator's real HTTP. */

const desk = deskOfSuite();
const deed = (path: string, body: object) => async () => void (await desk.order(path, body));

sheetsByHand(it, async () => ({
  at: await desk.sit(),
  newJob: desk.newJob,
  hands: {
    takePaper: deed('/hinder', { by: 'paper', on: true }),
    loadPaper: deed('/hinder', { by: 'paper', on: false }),
    openCover: deed('/hinder', { by: 'cover', on: true }),
    shutCover: deed('/hinder', { by: 'cover', on: false }),
    switchOff: deed('/cable', { connected: false }),
    switchOn: deed('/cable', { connected: true }),
    cameOut: async (job, times) => expect(await desk.printedTimes(job)).toBe(times),
  },
}));
sheetsBeyondHands(it, desk);
