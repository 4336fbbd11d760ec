import { useEffect, useState } from 'react';
import { type Metrics, textHeight } from '../theme/millimetres.ts';
import type { Block } from './frame.tsx';
import * as css from './qr-block.css.ts';

/** Width of the code on screen, in em of the body text: some 45 mm at the reference panel, which phones read at arm's length. */
const WIDTH_EM = 4.5;

/** A QR code with what to do about it beside it. */
export function qrBlock(metrics: Metrics, data: string, caption: string): Block {
  const side = Math.max(Math.ceil(metrics.text * WIDTH_EM), textHeight(metrics.small, 2));
  return {
    key: 'qr',
    still: true,
    height: () => side,
    node: (
      <div className={css.block} style={{ height: side }}>
        <Code data={data} caption={caption} />
        <p className={css.caption}>{caption}</p>
      </div>
    ),
  };
}

interface Drawing {
  /** Squares to a side, with the light border. */
  readonly size: number;
  readonly path: string;
}

/** The encoder is loaded when there is a code to draw: most visits draw none. */
async function drawingOf(data: string): Promise<Drawing> {
  const { encode } = await import('uqr');
  const { data: rows, size } = encode(data, { border: QUIET_ZONE });
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join('') };
}

/** Black on white whatever the colours are: telephones read nothing else well. */
function Code({ data, caption }: { readonly data: string; readonly caption: string }) {
  const [drawn, setDrawn] = useState<Drawing>();
  useEffect(() => {
    let wanted = true;
    const draw = async (): Promise<void> => {
      const drawing = await drawingOf(data);
      if (wanted) setDrawn(drawing);
    };
    void draw();
    return () => {
      wanted = false;
    };
  }, [data]);
  return (
    <svg
      className={css.code}
      viewBox={`0 0 ${drawn?.size ?? 1} ${drawn?.size ?? 1}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={caption}
    >
      <rect width="100%" height="100%" className={css.light} />
      <path d={drawn?.path ?? ''} className={css.dark} />
    </svg>
  );
}

/** Light squares round the code, as the standard wants. */
const QUIET_ZONE = 4;
