import type { InkAnswer, InkAsked } from './handwriting-messages.ts';
import type { Candidate, InkStroke, Recogniser, WritingContext } from './ink.ts';

/** The worker's end of the line, as the client uses it. */
export interface AskedOf {
  post(question: InkAsked): void;
  end(): void;
}

interface Question {
  readonly asked: InkAsked;
  readonly answer: (candidates: readonly Candidate[]) => void;
}

/**
 * The client of a handwriting worker. One question is with the worker at a time; of those that wait only the newest is
 * asked, since the ink of the others has grown meanwhile: they are answered with nothing.
 * @param listen is given what to do with the worker's answers
 */
export function recogniserOf(
  worker: AskedOf,
  listen: (hear: (answer: InkAnswer) => void) => void,
): Promise<Recogniser> {
  let count = 0;
  let open: Question | undefined;
  let waiting: Question | undefined;
  let closed = false;
  const drop = (question: Question | undefined): void => question?.answer([]);
  const ask = (question: Question | undefined): void => {
    open = question;
    waiting = undefined;
    if (question !== undefined) worker.post(question.asked);
  };
  const close = (): void => {
    if (closed) return;
    closed = true;
    worker.end();
    drop(open);
    drop(waiting);
  };
  const recognise = (strokes: readonly InkStroke[], context: WritingContext) =>
    new Promise<readonly Candidate[]>((answer) => {
      if (closed || strokes.length === 0) return answer([]);
      count += 1;
      const question = { asked: { number: count, strokes, context }, answer };
      if (open === undefined) return ask(question);
      drop(waiting);
      waiting = question;
    });
  return new Promise((resolve, reject) => {
    listen((answer) => {
      if (closed) return;
      if (answer.kind === 'ready') return resolve({ recognise, close });
      if (answer.kind === 'unavailable') {
        close();
        return reject(new Error('The handwriting templates cannot be had'));
      }
      if (answer.number !== open?.asked.number) return;
      open.answer(answer.candidates);
      ask(waiting);
    });
  });
}
