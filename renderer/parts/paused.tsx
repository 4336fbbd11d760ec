import { pausedLine } from './frame.css.ts';

/** Words with the line ends that `breakForReading` chose; the text itself stays in one piece for whoever hears or copies it. */
export function Paused({ text }: { readonly text: string }) {
  const lines = text.split('\n');
  if (lines.length === 1) return text;
  return lines.map((line) => (
    <span key={line} className={pausedLine} data-line="true">
      {line}
    </span>
  ));
}
