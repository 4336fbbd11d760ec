import { describe, expect, it } from 'vitest';
import type { InkAnswer, InkAsked } from '../../../../renderer/handwriting/handwriting-messages.ts';
import type { Candidate, InkStroke } from '../../../../renderer/handwriting/ink.ts';
import { recogniserOf } from '../../../../renderer/handwriting/recogniser-of.ts';

const stroke: InkStroke = [{ x: 1, y: 2 }];
const candidate = (character: string): Candidate => ({ character, score: 0.1 });

/** A worker that answers when the test says so. */
function opened() {
  const asked: InkAsked[] = [];
  let ended = 0;
  let hear: (answer: InkAnswer) => void = () => undefined;
  const recogniser = recogniserOf(
    {
      post: (question) => asked.push(question),
      end: () => {
        ended += 1;
      },
    },
    (listener) => {
      hear = listener;
    },
  );
  return { asked, recogniser, hear: (answer: InkAnswer) => hear(answer), ended: () => ended };
}

async function ready() {
  const worker = opened();
  worker.hear({ kind: 'ready' });
  return { ...worker, recogniser: await worker.recogniser };
}

describe('the client of the handwriting worker', () => {
  it('opens when the templates are read', async () => {
    const { recogniser, asked } = await ready();
    expect(recogniser).toHaveProperty('recognise');
    expect(asked).toEqual([]);
  });

  it('rejects and ends the worker when they cannot be had', async () => {
    const worker = opened();
    worker.hear({ kind: 'unavailable' });
    await expect(worker.recogniser).rejects.toThrow('cannot be had');
    expect(worker.ended()).toBe(1);
  });

  it('asks with the strokes and what is being written, and hands on the answer', async () => {
    const { recogniser, asked, hear } = await ready();
    const answer = recogniser.recognise([stroke], 'place');
    expect(asked).toEqual([{ number: 1, strokes: [stroke], context: 'place' }]);
    hear({ kind: 'candidates', number: 1, candidates: [candidate('村')] });
    expect(await answer).toEqual([candidate('村')]);
  });

  it('answers nothing for no ink without asking', async () => {
    const { recogniser, asked } = await ready();
    expect(await recogniser.recognise([], 'text')).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('has one question with the worker at a time, and skips those that were overtaken', async () => {
    const { recogniser, asked, hear } = await ready();
    const first = recogniser.recognise([stroke], 'text');
    const second = recogniser.recognise([stroke, stroke], 'text');
    const third = recogniser.recognise([stroke, stroke, stroke], 'text');
    expect(asked.map(({ number }) => number)).toEqual([1]);
    expect(await second).toEqual([]);
    hear({ kind: 'candidates', number: 1, candidates: [candidate('一')] });
    expect(await first).toEqual([candidate('一')]);
    expect(asked.map(({ number }) => number)).toEqual([1, 3]);
    hear({ kind: 'candidates', number: 3, candidates: [candidate('三')] });
    expect(await third).toEqual([candidate('三')]);
  });

  it('does not take an answer for another question', async () => {
    const { recogniser, hear } = await ready();
    const answer = recogniser.recognise([stroke], 'text');
    hear({ kind: 'candidates', number: 9, candidates: [candidate('九')] });
    hear({ kind: 'candidates', number: 1, candidates: [candidate('一')] });
    expect(await answer).toEqual([candidate('一')]);
  });

  it('answers what is open with nothing when it is closed, and ends the worker once', async () => {
    const { recogniser, hear, ended } = await ready();
    const open = recogniser.recognise([stroke], 'text');
    const waiting = recogniser.recognise([stroke, stroke], 'text');
    recogniser.close();
    recogniser.close();
    expect(await Promise.all([open, waiting])).toEqual([[], []]);
    expect(ended()).toBe(1);
    hear({ kind: 'candidates', number: 1, candidates: [candidate('一')] });
    expect(await recogniser.recognise([stroke], 'text')).toEqual([]);
  });

  it('survives a worker that dies while it reads', async () => {
    const { recogniser, hear, ended } = await ready();
    const open = recogniser.recognise([stroke], 'text');
    hear({ kind: 'unavailable' });
    expect(await open).toEqual([]);
    expect(ended()).toBe(1);
  });
});
