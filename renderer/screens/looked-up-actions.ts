import { words } from '../copy/words.ts';
import type { Action } from '../parts/frame.tsx';
import { printLabel } from '../parts/slip-words.ts';
import type { ScreenOf } from './screen-of.ts';

/**
 * What can be done with something that was looked up: print it, and go on or end.
 * @param there whether anything was found to print
 */
export function lookedUpActions(
  screen: Pick<ScreenOf<'record'>, 'slip' | 'last'>,
  there: boolean,
  client: { printReceipt(): void; finish(): void; proceed(): void },
): Action[] {
  const print = there ? printLabel(screen.slip) : undefined;
  const printed = screen.slip.state === 'printed';
  const onward: Action = screen.last
    ? { label: words.common.done, onPress: () => client.finish(), kind: printed ? 'main' : 'quiet' }
    : { label: words.common.carryOn, onPress: () => client.proceed(), kind: 'main' };
  if (print === undefined) return [{ ...onward, kind: 'main' }];
  const printing: Action = {
    label: print,
    onPress: () => client.printReceipt(),
    kind: onward.kind === 'main' ? 'quiet' : 'main',
  };
  return onward.kind === 'main' ? [printing, onward] : [onward, printing];
}
