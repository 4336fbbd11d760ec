import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceItem } from '../contract/catalogue.ts';
import { type ServicePackage, servicePackageSchema } from '../contract/service-package.ts';
import { dataFileNames, readChecked } from './checked-json.ts';
import { problemAt, type SiteProblem } from './problems.ts';

export type PackagesReading =
  | { readonly ok: true; readonly packages: readonly ServicePackage[] }
  | { readonly ok: false; readonly problems: readonly SiteProblem[] };

/** The packages of which the level offers the first part and another; an installation without the folder has none. */
export function readPackages(resources: string, services: ReadonlyMap<string, ServiceItem>): PackagesReading {
  const folder = join(resources, 'packages');
  const packages: ServicePackage[] = [];
  const problems: SiteProblem[] = [];
  for (const name of existsSync(folder) ? dataFileNames(folder) : []) {
    const file = join(folder, `${name}.json`);
    const read = readChecked(file, servicePackageSchema);
    if (!read.ok) {
      problems.push(...read.problems);
      continue;
    }
    const { value, document } = read;
    if (value.id !== name)
      problems.push(problemAt(file, document, ['id'], '和文件名不一样', `改成 "${name}"，或者给文件改名`));
    value.parts.forEach((part, at) => {
      if (value.parts.indexOf(part) < at)
        problems.push(problemAt(file, document, ['parts', at], '这一项写了两次', '删掉一个'));
    });
    const [first, ...others] = value.parts.map((part) => services.has(part));
    if (first === true && others.includes(true)) packages.push(value);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, packages };
}
