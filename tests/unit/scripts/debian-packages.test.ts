import { describe, expect, test } from 'vitest';
import {
  canInstall,
  installCommandFor,
  isInstalled,
  lightBrowser,
  notRun,
  smartCardService,
  testPrograms,
} from '../../../scripts/debian-packages.ts';

describe('programs of the system that tests speak to', () => {
  test('one is installed when all its files are there', () => {
    const [program, driver] = smartCardService.files;
    expect(isInstalled(smartCardService, () => true)).toBe(true);
    expect(isInstalled(smartCardService, (path) => path === program)).toBe(false);
    expect(isInstalled(smartCardService, (path) => path === driver)).toBe(false);
  });

  test('all that is missing comes in one installation', () => {
    const other = { ...smartCardService, packages: ['cups'] };
    expect(installCommandFor([smartCardService, other])).toBe(
      'apt-get update && apt-get install -y --no-install-recommends pcscd vsmartcard-vpcd cups',
    );
  });

  test('only root with apt-get can install', () => {
    expect(canInstall({ root: true, aptGet: true })).toBe(true);
    expect(canInstall({ root: false, aptGet: true })).toBe(false);
    expect(canInstall({ root: true, aptGet: false })).toBe(false);
  });

  test('what cannot be installed is named, with the suite that was not run', () => {
    for (const program of testPrograms.filter(({ instead }) => instead === undefined)) {
      expect(notRun(program)).toContain(`Not run: ${program.suite}`);
      for (const name of program.packages) expect(notRun(program)).toContain(name);
    }
  });

  test('where something serves in its place nothing is said to be not run', () => {
    expect(notRun(lightBrowser)).not.toContain('Not run');
    expect(notRun(lightBrowser)).toContain('with the whole browser');
  });
});
