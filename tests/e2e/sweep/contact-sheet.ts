import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';

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

const takenAt = (file: string): number => statSync(file).mtimeMs;

/** The sheets of one kind that stand, unless a print was taken since. */
function standing(prints: string, place: string, kind: string): readonly string[] {
  const sheets = readdirSync(place).filter((name) => name.startsWith(`sheet-${kind}-`));
  const newest = Math.max(
    ...readdirSync(join(prints, kind)).map((name) => takenAt(join(prints, kind, name))),
  );
  if (sheets.every((name) => takenAt(join(place, name)) > newest)) return sheets;
  for (const name of sheets) rmSync(join(place, name));
  return [];
}

async function sheetsOf(
  page: Page,
  folder: string,
  names: readonly string[],
  sheet: string,
): Promise<number> {
  let sheets = 0;
  for (let at = 0; at < names.length; at += A_SHEET) {
    sheets += 1;
    await page.setContent(sheetOf(folder, names.slice(at, at + A_SHEET)));
    const picture = await page.screenshot({ fullPage: true });
    writeFileSync(`${sheet}-${String(sheets).padStart(2, '0')}.png`, picture);
  }
  return sheets;
}

/** Lays the prints of every way of hanging and every size out on sheets, each a PNG beside its folder; their number. */
export async function contactSheets(browser: Browser, prints: string, place: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: WIDTH, height: 800 } });
  const page = await context.newPage();
  let sheets = 0;
  for (const kind of readdirSync(prints).toSorted()) {
    const folder = join(prints, kind);
    const stand = standing(prints, place, kind).length;
    const names = readdirSync(folder).toSorted();
    sheets += stand > 0 ? stand : await sheetsOf(page, folder, names, join(place, `sheet-${kind}`));
  }
  await context.close();
  return sheets;
}
