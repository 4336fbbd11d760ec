import { openStation } from '../../station/open-station.ts';
import { createSystemClock } from '../shared/system-clock.ts';
import { runStationProgram } from './station-program.ts';

/** What nobody expected ends the process; its words may quote a resident, so its class and its places are all that is said. */
function die(error: unknown): never {
  const { name, stack = '' } = error instanceof Error ? error : new Error(typeof error);
  const places = stack.split('\n').filter((line) => line.startsWith('    at '));
  process.stderr.write(`The station process ended unexpectedly: ${name}\n${places.join('\n')}\n`);
  process.exit(70);
}

process.on('uncaughtException', die);
process.on('unhandledRejection', die);

const { parentPort } = process;

runStationProgram({
  parent: parentPort,
  tell: parentPort.postMessage.bind(parentPort),
  clock: createSystemClock(),
  env: process.env,
  random: Math.random,
  open: openStation,
  exit: (code) => process.exit(code),
});
