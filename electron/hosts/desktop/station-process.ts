import { openStation } from '../../station/open-station.ts';
import { createSystemClock } from '../shared/system-clock.ts';
import { runStationProgram } from './station-program.ts';
import { endOnUnexpected } from './unexpected-end.ts';

const exit = (code: number): void => process.exit(code);
const { parentPort } = process;

endOnUnexpected(process, 'station process', (sentence) => void process.stderr.write(`${sentence}\n`), exit);
runStationProgram({
  parent: parentPort,
  tell: parentPort.postMessage.bind(parentPort),
  clock: createSystemClock(),
  env: process.env,
  random: Math.random,
  open: openStation,
  exit,
});
