import { describe, expect, it } from 'vitest';
import { lengthVariables } from '../../../../renderer/theme/length-variables.ts';
import { metricsFor } from '../../../../renderer/theme/millimetres.ts';

describe('lengths as custom properties', () => {
  const variables = lengthVariables(
    metricsFor({ widthMm: 268, heightMm: 476 }, { width: 1080, height: 1920 }, 72),
  );

  it('carry the text size in px', () => {
    expect(variables['--kiosk-length-text']).toBe('72px');
  });

  it('are all whole px', () => {
    expect(Object.keys(variables).length).toBeGreaterThan(15);
    for (const value of Object.values(variables)) expect(value).toMatch(/^\d+px$/);
  });
});
