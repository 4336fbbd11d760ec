import { describe, expect, it } from 'vitest';
import { voiceSetting } from '../../../../renderer/speech/voice-setting.ts';
import { statusAtRest } from '../../../support/status-at-rest.ts';

describe('what the voice goes by', () => {
  it('is what the resident chose', () => {
    const status = statusAtRest();
    const preferences = {
      ...status.preferences,
      rate: 7,
      volume: 2,
      autoRead: false,
      privateListening: true,
    };
    expect(voiceSetting({ ...status, preferences }, 'face')).toMatchObject({
      rate: 7,
      volume: 2,
      autoRead: false,
      privateListening: true,
      spokenPrivate: false,
      face: 'face',
    });
  });

  it('takes nobody for present where a screen waits for somebody to come', () => {
    const attended = (name: 'welcome' | 'no-card' | 'rate') =>
      voiceSetting(statusAtRest({ name }), '').attended;
    expect([attended('welcome'), attended('no-card'), attended('rate')]).toEqual([false, true, true]);
  });

  it('sleeps while the station takes nobody for present', () => {
    const awake = (idle: Parameters<typeof voiceSetting>[0]['idle']) =>
      voiceSetting(statusAtRest({ name: 'no-card' }, { idle }), '').awake;
    expect(awake({ stage: 'active' })).toBe(true);
    expect(awake({ stage: 'covered' })).toBe(false);
    expect(awake({ stage: 'warned', endsAt: 1 })).toBe(false);
  });
});
