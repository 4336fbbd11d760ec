import { dirname, resolve } from 'node:path';
import { type SiteFile, siteFileSchema } from '../contract/site.ts';
import { readChecked } from './checked-json.ts';
import { inReadingOrder, type SiteProblem } from './problems.ts';
import type { SchemaHints } from './schema-problems.ts';
import { readInstallation, siteProblems } from './site-checks.ts';

/** A site file that can be used, with the absolute folder it lies in; or everything that is wrong with it. */
export type SiteReading =
  | { readonly ok: true; readonly site: SiteFile; readonly folder: string }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/** What to write in the fields whose rule is hard to guess. */
const SITE_HINTS: SchemaHints = {
  remedies: {
    'site.place': '请写六位行政区划代码，加引号，例如 "341721"',
    'site.terminal': '只用英文字母、数字和横线，最多 30 个，例如 "DZ-SL-01"',
    'upstream.baseUrl': '请写 http:// 或 https:// 开头的完整地址',
    'voucher.businessType': '请写五位数字，加引号，例如 "01101"；用哪一个由医保局定',
    'voucher.decoder.address': '请写 ws:// 或 http:// 开头的本机地址，例如 "ws://127.0.0.1:8899"',
    'voucher.decoder.middlePlatform': '请写电子凭证中台的地址，http:// 或 https:// 开头',
    'upstream.gateway.token': '请写口令，或 { "env": 环境变量名 }，或 { "file": 文件路径 }',
  },
  secrets: ['upstream.gateway.token'],
};

/**
 * Reads and checks `site.json`: its writing, its fields, and that every name in it exists in this installation.
 * Never throws for anything a file can hold, and never repeats what stands in the file.
 * @param path the site file
 * @param resources the folder `resources/` of this installation
 */
export function readSiteFile(path: string, resources: string): SiteReading {
  const checked = readChecked(path, siteFileSchema, SITE_HINTS);
  if (!checked.ok) return checked;
  const { value: site, document } = checked;
  const reading = readInstallation(resources);
  if (!reading.ok) return reading;
  const problems = siteProblems(path, document, site, reading.installation);
  if (problems.length > 0) return { ok: false, problems: inReadingOrder(problems) };
  return { ok: true, site, folder: dirname(resolve(path)) };
}
