import { join } from 'node:path';
import { vanillaExtractPlugin } from '@vanilla-extract/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { guestPrograms, isInstalled } from './scripts/debian-packages.ts';
import { SlowFirst } from './tests/support/slow-first.ts';

/** Suites on a device's wire mostly wait for the wire, so that more of them than there are processors run side by side. */
const WIRE_WORKERS = 8;

/** Where there is no virtual machine the project is absent, and the run says so. */
const hidVm = {
  test: {
    name: 'hid-vm',
    include: ['tests/hid-vm/**/*.test.ts'],
    // An emulated machine is many times slower where others share its processor; its tests count the guest's own time.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Beside the suites that mostly wait for a wire: it takes one processor, and its clock is its own.
    maxWorkers: WIRE_WORKERS,
  },
};
const guestProjects = guestPrograms.every((program) => isInstalled(program)) ? [hidVm] : [];

/** Simulators and hosts are Node programs, hundreds of them: what was compiled for the first of a kind serves the others. */
const simulatorEnv = { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/simulators') };

/** Tests whose subject is a short time: they run one by one, or they would measure each other. */
const latencyTests = 'tests/contract/**/latency.test.ts';

/** Suites in the browser that say how soon something must happen: one by one as well. */
const timedPages = ['tests/e2e/gallery/speech.test.ts', 'tests/e2e/scanner.test.ts'];

/** A page mostly waits for a face to settle and for a finger, so that more of them than there are processors run side by side. */
const PAGE_WORKERS = 5;

/**
 * A limit is there to end what hangs; how fast something must be is said by the test itself. The slowest of a second or
 * two get many times their time, so that a busy machine fails nothing.
 */
const limits = { testTimeout: 20_000, hookTimeout: 20_000 };

/**
 * Whole programs on real wires, beside each other on a busy machine, meet races that no test is about. Such a test may be tried once
 * more; the run names each that needed it before its summary, and one that fails twice has failed.
 */
const ON_REAL_WIRES = { retry: 1 };

/** One runner for everything, so that one summary tells the whole truth. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        plugins: [react(), vanillaExtractPlugin()],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'],
          // Nothing in them is left behind for the next: a process for each of five hundred files would take half a minute.
          isolate: false,
          maxWorkers: WIRE_WORKERS,
          ...limits,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          exclude: [latencyTests],
          ...limits,
          ...ON_REAL_WIRES,
          maxWorkers: WIRE_WORKERS,
          env: simulatorEnv,
        },
      },
      {
        test: {
          name: 'latency',
          include: [latencyTests],
          ...limits,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: timedPages,
          ...ON_REAL_WIRES,
          testTimeout: 90_000,
          hookTimeout: 90_000,
          maxWorkers: PAGE_WORKERS,
          // What thirty suites load is much the same, and takes each a second to load.
          isolate: false,
          env: simulatorEnv,
          sequence: { groupOrder: 2 },
          globalSetup: ['tests/e2e/support/build-once.ts'],
        },
      },
      {
        test: {
          name: 'e2e-timed',
          include: timedPages,
          ...ON_REAL_WIRES,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          globalSetup: ['tests/e2e/support/build-once.ts'],
        },
      },
      ...guestProjects,
    ],
  },
});
