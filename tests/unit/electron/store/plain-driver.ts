import { createRequire } from 'node:module';
import type { StoreDatabase } from '../../../../electron/store/open-database.ts';

/** The driver as it comes, without cipher, key or settings: what the store is compared with. */
export function openPlain(path: string): StoreDatabase {
  const Driver = createRequire(import.meta.url)('better-sqlite3') as new (file: string) => StoreDatabase;
  return new Driver(path);
}
