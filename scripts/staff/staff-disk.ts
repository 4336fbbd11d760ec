import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { StaffFile } from '../../electron/contract/attendant.ts';
import { formatSiteProblems } from '../../electron/station/problems.ts';
import { readStaffFile } from '../../electron/station/staff-file.ts';

/** The staff file as it lies on the disk, or why it cannot be read. */
export type StaffOnDisk =
  | { readonly ok: true; readonly staff: StaffFile | undefined }
  | { readonly ok: false; readonly sentence: string };

/** Reads a staff file; one that is not there yet is no fault. */
export function loadStaff(path: string): StaffOnDisk {
  if (!existsSync(path)) return { ok: true, staff: undefined };
  const reading = readStaffFile(path);
  return reading.ok ? reading : { ok: false, sentence: formatSiteProblems(path, reading.problems) };
}

/** Writes it whole under another name first, for its owner alone: a power cut leaves the old one or the new one. */
export function saveStaff(path: string, staff: StaffFile): void {
  const unfinished = `${path}.${process.pid}.new`;
  try {
    writeFileSync(unfinished, `${JSON.stringify(staff, undefined, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
