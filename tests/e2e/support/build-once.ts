import { buildIfStale } from '../../../scripts/build.ts';

/** Before the first end-to-end test: the programs under test are those of the present sources. */
export default async function setup(): Promise<void> {
  await buildIfStale();
}
