import type { ReadStream } from 'node:tty';

/** What comes from the keyboard, one character at a time, as far as asking goes. */
const ENTER = new Set(['\r', '\n']);
const ERASE = new Set(['\u007f', '\b']);
const STOP = new Set(['\u0003', '\u0004']);
/** No number or PIN is longer. */
const LONGEST = 32;

/** Thrown when whoever is asked presses Ctrl-C. */
export class AskingStopped extends Error {}

/**
 * Asks for something nobody may look at: what is typed is not shown, not even as stars, and is in no argument and no history.
 * @param input a terminal; anything else throws, because a pipe would have had to hold the secret somewhere
 */
export function askHidden(question: string, input: ReadStream, say: (text: string) => void): Promise<string> {
  if (!input.isTTY) throw new Error('a secret is read from a terminal only');
  // Before the question is on the screen: nobody can be quicker than the terminal.
  input.setRawMode(true);
  input.resume();
  input.setEncoding('utf8');
  say(question);
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (outcome: () => void): void => {
      input.off('data', take);
      input.setRawMode(false);
      input.pause();
      say('\n');
      outcome();
    };
    const take = (chunk: string | Buffer): void => {
      for (const character of String(chunk)) {
        if (ENTER.has(character)) return end(() => resolve(typed));
        if (STOP.has(character)) return end(() => reject(new AskingStopped()));
        if (ERASE.has(character)) typed = typed.slice(0, -1);
        else if (typed.length < LONGEST) typed += character;
      }
    };
    input.on('data', take);
  });
}
