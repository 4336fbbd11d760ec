import { root } from '../../../scripts/build.ts';
import { findElectron } from '../../../scripts/electron-binary.ts';

/** The path of Electron's binary where it is installed; looks at files only, so nothing is ever downloaded. */
export function electronBinary(): string | undefined {
  return findElectron(root, process.env);
}
