import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isInstalled, smartCardService } from '../../scripts/debian-packages.ts';
import { readRecording } from '../../scripts/devices/recording.ts';
import { replay } from '../recordings/replay.ts';
import { record, scenes } from '../recordings/scenes.ts';

const folder = new URL('../recordings/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));

/** Text as it may stand in a recording: plain, as an ID card has it, as a social card has it. */
const formsOf = (text: string): readonly string[] => [
  Buffer.from(text, 'utf8').toString('hex'),
  Buffer.from(text, 'utf16le').toString('hex'),
];

describe('recordings', () => {
  test('there is one of every sort of device with a wire of its own', () => {
    expect(files.length).toBeGreaterThanOrEqual(6);
  });

  test.each(files)('%s: the driver asks the same and says the same', async (name) => {
    const recording = readRecording(readFileSync(new URL(name, folder), 'utf8'));
    const { verdict, said, problems } = await replay(recording);
    expect(problems).toEqual([]);
    expect(said).toEqual(recording.expected);
    expect(verdict.outcome).toBe('passed');
  });

  const ofCard = () => readRecording(readFileSync(new URL('sam-v-card.jsonl', folder), 'utf8'));

  test('a device that says something else is noticed: the driver asks again', async () => {
    const recording = ofCard();
    const steps = recording.steps.map((step) =>
      'received' in step && step.received.length > 1000
        ? { ...step, received: step.received.replace(/..$/, (sum) => (sum === '00' ? '01' : '00')) }
        : step,
    );
    const { problems } = await replay({ ...recording, steps });
    expect(problems).not.toEqual([]);
  });

  test('a driver that asks for something else is noticed', async () => {
    const recording = ofCard();
    const steps = recording.steps.map((step) =>
      'sent' in step ? { ...step, sent: `${step.sent}00` } : step,
    );
    const { problems } = await replay({ ...recording, steps });
    expect(problems[0]).toMatch(/^sent aaaaaa9669/);
  });
});

describe('the recorder', () => {
  const names = Object.keys(scenes).filter(
    (name) => scenes[name]?.simulator !== 'smart-card' || isInstalled(smartCardService),
  );
  test.each(names)('%s: recorded anew it replays, and holds nothing of the card or code', async (name) => {
    const scene = scenes[name];
    if (scene === undefined) throw new Error(name);
    const { text, verdict, withheld } = await record(scene);
    expect(verdict.outcome).toBe('passed');
    expect(withheld).toBe(0);
    const found = scene.secrets.flatMap(formsOf).filter((form) => text.includes(form));
    expect(found).toEqual([]);
    const recording = readRecording(text);
    const replayed = await replay(recording);
    expect(replayed.problems).toEqual([]);
    expect(replayed.said).toEqual(recording.expected);
  });
});
