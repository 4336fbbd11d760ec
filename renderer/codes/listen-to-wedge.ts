import { createWedgeBurst } from './wedge-burst.ts';

/**
 * Listens to every key of the page before any field does, and tells codes from typing.
 * @param onCode a whole code, as it was typed
 * @returns ends the listening; what is held back then is given to the field
 */
export function listenToWedge(page: Window, onCode: (text: string) => void): () => void {
  const burst = createWedgeBurst();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const giveBack = (typed: string | undefined): void => {
    if (typed !== undefined) typeInto(page.document.activeElement, typed);
  };
  const wait = (): void => {
    clearTimeout(timer);
    const due = burst.dueAt();
    if (due === undefined) return;
    timer = setTimeout(
      () => {
        giveBack(burst.look(page.performance.now()).typed);
        wait();
      },
      Math.max(0, due - page.performance.now()),
    );
  };
  const heard = (event: KeyboardEvent): void => {
    const special = event.isComposing || event.ctrlKey || event.altKey || event.metaKey;
    const verdict = burst.press({ key: event.key, at: event.timeStamp, special });
    giveBack(verdict.typed);
    if (verdict.held) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (verdict.code !== undefined) onCode(verdict.code);
    wait();
  };
  page.addEventListener('keydown', heard, { capture: true });
  return () => {
    page.removeEventListener('keydown', heard, { capture: true });
    clearTimeout(timer);
    giveBack(burst.look(Number.POSITIVE_INFINITY).typed);
  };
}

/** Puts text where the caret is, as typing would; an element that takes no text takes none. */
function typeInto(element: Element | null, text: string): void {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  const { selectionStart, selectionEnd, value } = element;
  element.setRangeText(text, selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
  element.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }));
}
