import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

/** Prints a sheet; more would make a picture no viewer opens. */
const A_SHEET = 40;
/** Room for the prints of a row, px. */
const WIDTH = 2240;
const GAP = 12;

const sheetOf = (
  folder: string,
  names: readonly string[],
): string => `<!doctype html><meta charset="utf-8"><style>
body { margin: ${GAP}px; background: #ddd; font: 14px sans-serif; display: flex; flex-wrap: wrap; gap: ${GAP}px }
figure { margin: 0 } img { display: block }</style>
${names
  .map((name) => {
    const jpeg = readFileSync(join(folder, name)).toString('base64');
    return `<figure><img src="data:image/jpeg;base64,${jpeg}">${name.replace('.jpg', '')}</figure>`;
  })
  .join('')}`;

/** Lays the prints of every way of hanging and every size out on sheets, each a PNG beside its folder; their number. */
export async function contactSheets(browser: Browser, prints: string, place: string): Promise<number> {
  for (const old of readdirSync(place)) if (/^sheet-.*\.png$/.test(old)) rmSync(join(place, old));
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 800 } });
  const page = await context.newPage();
  let sheets = 0;
  for (const kind of readdirSync(prints).toSorted()) {
    const folder = join(prints, kind);
    const names = readdirSync(folder).toSorted();
    for (let at = 0; at < names.length; at += A_SHEET) {
      await page.setContent(sheetOf(folder, names.slice(at, at + A_SHEET)));
      const number = String(at / A_SHEET + 1).padStart(2, '0');
      writeFileSync(join(place, `sheet-${kind}-${number}.png`), await page.screenshot({ fullPage: true }));
      sheets += 1;
    }
  }
  await context.close();
  return sheets;
}
