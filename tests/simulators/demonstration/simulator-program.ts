import { fileURLToPath } from 'node:url';
import { type ChildProgram, firstJsonLine, startProgram } from '../../../scripts/child-program.ts';

export type SimulatorName = 'id-card-reader' | 'receipt-printer' | 'code-scanner' | 'upstream' | 'voucher';

/** A simulator that runs as a program of its own, and the line it said when it was ready. */
export interface SimulatorProgram<Line> {
  readonly line: Line;
  readonly program: ChildProgram;
}

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Starts a simulator and waits until it says where it is. Throws when it ends without a word. */
export async function startSimulator<Line>(
  name: SimulatorName,
  args: readonly string[],
): Promise<SimulatorProgram<Line>> {
  const program = startProgram({
    program: process.execPath,
    args: ['--import', pathOf('end-with-parent.ts'), pathOf(`../${name}/main.ts`), ...args],
    stdout: 'pipe',
  });
  const line = await firstJsonLine(program.process.stdout);
  if (line === undefined) throw new Error(`the ${name} simulator ended before it was ready`);
  return { line: line as Line, program };
}
