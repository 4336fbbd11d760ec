import { runSteps, staticSteps } from './steps.ts';

process.exitCode = runSteps([
  ...staticSteps,
  {
    name: 'unit tests and architecture rules',
    command: ['vitest', 'run', '--project', 'unit'],
    remedy: 'The failed tests are named above.',
  },
]);
