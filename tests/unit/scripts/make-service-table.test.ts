import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SERVICE_TABLE_PATH, shippedServiceTable } from '../../../scripts/make-service-table.ts';
import { projectPath } from '../../../scripts/write-data.ts';

it('the table of services in the documents is what the catalogue makes', () => {
  const shipped = readFileSync(projectPath(SERVICE_TABLE_PATH), 'utf8');
  expect(shipped).toBe(shippedServiceTable());
  expect(shipped).toContain('12 levels, 105 entries');
  for (const name of ['住院费用报销', '负责参保人员死亡信息的报送', '异地安置退休人员备案'])
    expect(shipped).toContain(name);
});
