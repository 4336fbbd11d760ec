import { vanillaExtractPlugin } from '@vanilla-extract/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { guestPrograms, isInstalled } from './scripts/debian-packages.ts';

/** Where there is no virtual machine the project is absent, and the run says so. */
const hidVm = {
  test: {
    name: 'hid-vm',
    include: ['tests/hid-vm/**/*.test.ts'],
    testTimeout: 40_000,
    hookTimeout: 40_000,
    // After everything else: an emulated machine wants the processors for itself.
    sequence: { groupOrder: 1 },
  },
};
const guestProjects = guestPrograms.every((program) => isInstalled(program)) ? [hidVm] : [];

/** One runner for everything, so that one summary tells the whole truth. */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        plugins: [react(), vanillaExtractPlugin()],
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'] },
      },
      {
        test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], testTimeout: 20_000 },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          globalSetup: ['tests/e2e/support/build-once.ts'],
        },
      },
      ...guestProjects,
    ],
  },
});
