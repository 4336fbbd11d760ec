import type { Browser } from 'playwright-core';

/** A small picture of one page, as a JPEG data address, with the words under it. */
export interface Print {
  readonly picture: string;
  readonly words: string;
}

/** Prints a sheet; more would make a picture no viewer opens. */
const A_SHEET = 40;
/** Width of a print, px. */
const WIDTH = 270;
const COLUMNS = 8;

const page = (prints: readonly Print[]): string => `<!doctype html><meta charset="utf-8"><style>
body { margin: 16px; background: #ddd; font: 14px sans-serif; display: grid; gap: 12px;
  grid-template-columns: repeat(${COLUMNS}, ${WIDTH}px); }
img { width: ${WIDTH}px; display: block; }</style>
${prints.map(({ picture, words }) => `<figure style="margin:0"><img src="${picture}">${words}</figure>`).join('')}`;

/** Contact sheets of all prints, each a PNG. */
export async function contactSheets(browser: Browser, prints: readonly Print[]): Promise<readonly Buffer[]> {
  const sheets: Buffer[] = [];
  const context = await browser.newContext({ viewport: { width: COLUMNS * (WIDTH + 12) + 32, height: 800 } });
  const sheet = await context.newPage();
  for (let at = 0; at < prints.length; at += A_SHEET) {
    await sheet.setContent(page(prints.slice(at, at + A_SHEET)));
    sheets.push(await sheet.screenshot({ fullPage: true }));
  }
  await context.close();
  return sheets;
}
