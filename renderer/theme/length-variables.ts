import { length } from './contract.css.ts';
import type { Metrics } from './millimetres.ts';

type LengthName = keyof typeof length;

/** The metrics as CSS custom properties, `--kiosk-length-text: 72px` and so on, for the root's style. */
export function lengthVariables(metrics: Metrics): Record<`--${string}`, string> {
  const variables: Record<`--${string}`, string> = {};
  for (const name of Object.keys(length) as LengthName[]) {
    const variable = length[name].replace(/^var\((--[^),]+).*$/, '$1') as `--${string}`;
    variables[variable] = `${metrics[name]}px`;
  }
  return variables;
}
