import type { Clock } from '../../core/ports/clock.ts';
import { type BridgeLine, type BridgeMessage, type BridgeReply, unanswered } from './bridge-line.ts';
import { keepProgram, type ProgramSettings } from './kept-program.ts';
import { questionLine } from './program-lines.ts';

/**
 * A library in a process of its own: a call that hangs cannot be called off inside a process, so the whole program is killed and
 * started again, and nothing of it reaches the station (the pattern of the device process).
 */
export function createProgramLine(settings: ProgramSettings, clock: Clock): BridgeLine {
  let waiting: { readonly id: number; readonly settle: (reply: BridgeReply) => void } | undefined;
  let lastId = 0;

  const settle = (reply: BridgeReply): void => {
    const asked = waiting;
    waiting = undefined;
    asked?.settle(reply);
  };
  const program = keepProgram({
    settings,
    clock,
    onLine: (line) => {
      // A reply to a question that was given up is nobody's.
      if (line.id !== waiting?.id) return;
      settle('failed' in line ? unanswered('voucher-decoder-lost') : { answered: true, reply: line.outdata });
    },
    onEnd: () => settle(unanswered('voucher-decoder-lost')),
  });
  const ask = (message: BridgeMessage, waitMs: number): Promise<BridgeReply> =>
    new Promise((resolve) => {
      lastId += 1;
      const cancel = clock.after(waitMs, () => {
        settle(unanswered('voucher-timeout'));
        program.kill();
      });
      waiting = {
        id: lastId,
        settle: (reply) => {
          cancel();
          resolve(reply);
        },
      };
      program.write(questionLine(lastId, message));
    });
  return {
    // The library serves one call at a time, and so does the desk that asks.
    exchange: async (message, waitMs) =>
      program.isReady() && waiting === undefined
        ? ask(message, waitMs)
        : unanswered('voucher-decoder-unreachable'),
    close: () => program.close(),
  };
}
