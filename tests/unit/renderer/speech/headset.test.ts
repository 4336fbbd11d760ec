import { describe, expect, it } from 'vitest';
import { hasHeadset, watchHeadset } from '../../../../renderer/speech/headset.ts';

type Device = Pick<MediaDeviceInfo, 'kind' | 'label'>;
const speakers: Device = { kind: 'audiooutput', label: 'Built-in Audio Analog Stereo' };
const headset: Device = { kind: 'audiooutput', label: 'USB Headset' };

describe('a headset', () => {
  it.each([
    ['Headphones', true],
    ['USB Headset Mono', true],
    ['前面板耳机', true],
    ['HDMI 1', false],
    ['', false],
  ])('called %j: %s', (label, there) => expect(hasHeadset([{ kind: 'audiooutput', label }])).toBe(there));

  it('is an output, not its microphone', () => {
    expect(hasHeadset([{ kind: 'audioinput', label: 'USB Headset' }])).toBe(false);
  });
});

/** The machine's sound devices, in the test's hand. */
class HandMedia extends EventTarget {
  devices: readonly Device[] = [speakers];
  fails = false;
  enumerateDevices(): Promise<readonly Device[]> {
    return this.fails ? Promise.reject(new Error('no sound system')) : Promise.resolve(this.devices);
  }
  async become(devices: readonly Device[]): Promise<void> {
    this.devices = devices;
    this.dispatchEvent(new Event('devicechange'));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function watched(first: readonly Device[] = [speakers]) {
  const media = new HandMedia();
  media.devices = first;
  const told: boolean[] = [];
  const stop = watchHeadset(media as unknown as MediaDevices, (there) => told.push(there));
  await new Promise((resolve) => setImmediate(resolve));
  return { media, told, stop };
}

describe('watching for one', () => {
  it('tells when it is put in and when it is taken out, once each', async () => {
    const { media, told } = await watched();
    await media.become([speakers, headset]);
    await media.become([speakers, headset]);
    await media.become([speakers]);
    expect(told).toEqual([true, false]);
  });

  it('tells nothing of one that was there from the start, until it is gone', async () => {
    const { media, told } = await watched([headset]);
    expect(told).toEqual([]);
    await media.become([speakers]);
    expect(told).toEqual([false]);
  });

  it('ends when nobody wants to know any more', async () => {
    const { media, told, stop } = await watched();
    stop();
    await media.become([headset]);
    expect(told).toEqual([]);
  });

  it('gets by without a sound system', async () => {
    const { media, told } = await watched();
    media.fails = true;
    await media.become([headset]);
    expect(told).toEqual([]);
    expect(watchHeadset(undefined, () => expect.unreachable())()).toBeUndefined();
  });
});
