import { describe, expect, it } from 'vitest';
import { catalogueRows } from './catalogue-rows.ts';
import { clipLoudness } from './figure-rows.ts';
import { helpRow } from './help-rows.ts';
import { ruleRows } from './rule-rows.ts';

describe('the rows that rules and catalogue answer', () => {
  it.each([...ruleRows(), ...catalogueRows(), helpRow(), clipLoudness()])(
    'row $row, $criterion: $measured',
    ({ faults }) => {
      expect(faults).toEqual([]);
    },
  );
});
