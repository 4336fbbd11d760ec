import { createContext, useContext, useMemo } from 'react';
import { breakForReading, LONGEST_LINE } from '../layout/measure.ts';
import { Paused } from './paused.tsx';

/** Width of the column that the blocks of a page stand in, px; what stands in none is broken by the browser. */
export const ColumnContext = createContext<number | undefined>(undefined);

interface ReadLinesProps {
  readonly text: string;
  /** Font size, px. */
  readonly px: number;
  /** What stands beside the words in their column, px. */
  readonly beside?: number;
  /** Characters a line at most. */
  readonly most?: number;
}

/** A sentence whose lines end where a reader would pause or between two words: 工作人员 is never torn apart for the sake of a margin. */
export function ReadLines({ text, px, beside = 0, most = LONGEST_LINE }: ReadLinesProps) {
  const column = useContext(ColumnContext);
  const lines = useMemo(
    () => (column === undefined ? text : breakForReading(text, Math.min(column - beside, px * most), px)),
    [text, column, beside, px, most],
  );
  return <Paused text={lines} />;
}
