import { cruise } from 'dependency-cruiser';
import { type Room, roomOf, rooms } from './rooms.ts';

/** One import of one file. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly kind: 'file' | 'package' | 'node' | 'unresolved';
  readonly typeOnly: boolean;
}

/** Every import of every file below `folders`, resolved. Paths are relative to `baseDir`. */
export async function readImports(
  baseDir: string,
  folders: readonly string[],
): Promise<{ readonly files: readonly string[]; readonly imports: readonly Import[] }> {
  const result = await cruise([...folders], {
    baseDir,
    // TypeScript 7 has no compiler API for the tool's own parser, which would then silently see no file at all.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    moduleSystems: ['es6', 'cjs'],
  });
  const { output } = result;
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text');
  const own = output.modules.filter(({ source }) =>
    folders.some((folder) => source.startsWith(`${folder}/`)),
  );
  const imports = own.flatMap(({ source, dependencies }) =>
    dependencies.map(({ module, resolved, dependencyTypes }): Import => {
      const types = dependencyTypes as readonly string[];
      const typeOnly = types.includes('type-only');
      if (types.includes('core')) return { from: source, to: module, kind: 'node', typeOnly };
      if (types.includes('local')) return { from: source, to: resolved, kind: 'file', typeOnly };
      if (module.startsWith('.')) return { from: source, to: module, kind: 'unresolved', typeOnly };
      return { from: source, to: packageOf(module), kind: 'package', typeOnly };
    }),
  );
  return { files: own.map(({ source }) => source), imports };
}

function packageOf(module: string): string {
  return module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What the table does not allow, one sentence each. */
export function forbiddenImports(imports: readonly Import[], table: readonly Room[] = rooms): string[] {
  return imports.flatMap((one) => {
    const reason = whyForbidden(one, table);
    return reason === undefined ? [] : [`${one.from} → ${one.to}: ${reason}`];
  });
}

function whyForbidden({ from, to, kind, typeOnly }: Import, table: readonly Room[]): string | undefined {
  const room = roomOf(from, table);
  if (room === undefined) return 'this file stands in no room';
  const allows = (list: readonly string[], name: string): boolean =>
    list.includes('*') || list.includes(name);
  switch (kind) {
    case 'unresolved':
      return 'there is no such file';
    case 'node':
      return room.node ? undefined : `${room.name} knows no Node`;
    case 'package':
      return allows(room.packages, to) ? undefined : `${room.name} may not use this package`;
    case 'file': {
      const target = roomOf(to, table);
      // Data files and configurations at the root belong to no room; only tests and scripts read them as modules.
      if (target === undefined) return allows(room.packages, '*') ? undefined : 'it leads out of the house';
      if (target.name === room.name) return undefined;
      if (!allows(room.rooms, target.name)) return `${room.name} may not import ${target.name}`;
      if (room.typesOnly?.includes(target.name) && !typeOnly) return `${room.name} may name its types only`;
      return undefined;
    }
  }
}

/** Circles of files that need each other at run time, each as a path back to its first file. */
export function circles(imports: readonly Import[]): string[] {
  const edges = Map.groupBy(
    imports.filter(({ kind, typeOnly }) => kind === 'file' && !typeOnly),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.push([...path.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const { to } of edges.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}
