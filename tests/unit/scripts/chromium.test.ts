import { describe, expect, test } from 'vitest';
import { remedyFor } from '../../../scripts/chromium.ts';

describe('a machine without Chromium', () => {
  test('root on Debian: it is installed', () => {
    expect(remedyFor({ root: true, aptGet: true, named: undefined })).toEqual({ remedy: 'install' });
    expect(remedyFor({ root: true, aptGet: true, named: '' })).toEqual({ remedy: 'install' });
  });

  test('anyone else on Debian is told the very command', () => {
    const remedy = remedyFor({ root: false, aptGet: true, named: undefined });
    expect(remedy).toMatchObject({ remedy: 'tell', sentence: expect.stringContaining('apt-get install -y') });
  });

  test('on another system the name of the thing is told', () => {
    const remedy = remedyFor({ root: true, aptGet: false, named: undefined });
    expect(remedy).toMatchObject({ sentence: expect.stringContaining('CHROMIUM_PATH') });
  });

  test('a wrong name is told, and nothing is installed behind it', () => {
    const remedy = remedyFor({ root: true, aptGet: true, named: '/opt/none' });
    expect(remedy).toMatchObject({ remedy: 'tell', sentence: expect.stringContaining('/opt/none') });
  });
});
