/** One line as it is read: a heading, a sentence, the words of a button. */
export interface SpokenLine {
  readonly text: string;
  /** Somebody's name: its first characters are a surname. */
  readonly name: boolean;
  /** Says something of a person: heard only by consent or through a headset. */
  readonly private: boolean;
}

/** Elements whose text is one line, whatever stands inside them. */
const LINES = 'h1, h2, h3, p, output, time, li';
/** Keys of pads and boards: whoever needs them hears each as it is pressed, not all of them at each arrival. */
const SILENT =
  '[aria-hidden="true"], [data-kind="key"], [data-kind="letter"], [data-kind="candidate"], [data-silent]';

/** Numbers of cards, telephones and accounts, whole or with stars: nobody's to overhear, whatever the element says. */
const PERSONAL = /(?<![A-Z\d])(1\d{2} ?\d{4} ?\d{4}|\d{6} ?\d{8} ?\d{3}[\dXx]|\d{12,}|\d*\*{3,}\d*)/;

const joined = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/**
 * What a reader hears of a part of the page, in the order of the page: what is in sight, icons by their label, and where an
 * element says `data-spoken` those words instead of its own.
 */
export function linesOf(root: Element): readonly SpokenLine[] {
  const lines: SpokenLine[] = [];
  walk(root, { private: false, name: false }, (text, marks) => {
    if (text !== '') lines.push({ text, ...marks, private: marks.private || PERSONAL.test(text) });
  });
  return lines;
}

interface Marks {
  readonly private: boolean;
  readonly name: boolean;
}

function walk(element: Element, above: Marks, say: (text: string, marks: Marks) => void): void {
  if (element.matches(SILENT) || !element.checkVisibility({ visibilityProperty: true })) return;
  const marks = {
    private: above.private || element.getAttribute('data-private') === 'true',
    name: above.name || element.getAttribute('data-says') === 'name',
  };
  const instead = element.getAttribute('data-spoken') ?? element.getAttribute('aria-label');
  if (instead !== null) return say(joined(instead), marks);
  if (element.localName === 'svg') return;
  if (isLine(element)) return say(joined(lineText(element)), marks);
  for (const node of element.childNodes) {
    if (node instanceof Element) walk(node, marks, say);
    else if (node.nodeType === Node.TEXT_NODE) say(joined(node.textContent), marks);
  }
}

/** A line is a paragraph, or whatever holds nothing but text, broken or not; one with a private part inside is taken apart. */
function isLine(element: Element): boolean {
  if (element.matches(LINES)) return element.querySelector('[data-private], [data-spoken], button') === null;
  return [...element.children].every((child) => child.matches('br, [data-line]'));
}

function lineText(element: Element): string {
  return [...element.childNodes]
    .map((node) => {
      if (!(node instanceof Element)) return node.textContent ?? '';
      return node.matches(SILENT) || node.localName === 'svg' ? '' : lineText(node);
    })
    .join('');
}
