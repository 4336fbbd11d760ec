import { describe, expect, it } from 'vitest';
import { parseStaffArguments, staffUsage } from '../../../../scripts/staff/staff-arguments.ts';

const parse = (line: string) => parseStaffArguments(line.split(' ').filter((word) => word !== ''));

describe('the words after npm run staff', () => {
  it('add somebody, with all that may be done unless said otherwise', () => {
    expect(parse('add --file staff.json --id wang-1 --name 王某')).toEqual({
      verb: 'add',
      file: 'staff.json',
      id: 'wang-1',
      name: '王某',
      roles: ['beside', 'on-behalf', 'duty', 'machine'],
      from: undefined,
      until: undefined,
    });
    expect(parse('add --file s --id li --name 李某 --roles beside,beside --until 2027-01-31')).toMatchObject({
      roles: ['beside'],
      until: '2027-01-31',
    });
  });

  it.each(['pin', 'disable'] as const)('%s somebody', (verb) => {
    expect(parse(`${verb} --file staff.json --id wang-1`)).toEqual({
      verb,
      file: 'staff.json',
      id: 'wang-1',
    });
  });

  it('list, and help without more', () => {
    expect(parse('list --file staff.json')).toEqual({ verb: 'list', file: 'staff.json' });
    for (const line of ['', '--help', 'list -h']) expect(parse(line)).toEqual({ verb: 'help' });
    expect(staffUsage).toMatch(/add[\s\S]*pin[\s\S]*disable/);
  });

  it.each([
    'list',
    'remove --file s --id a',
    'add --file s --name 王某',
    'add --file s --id 1 --name 王某',
    'add --file s --id a',
    'add --file s --id a --name 很长很长很长很长很长很长很长',
    'add --file s --id a --name 王某 --roles root',
    'add --file s --id a --name 王某 --from 2026-02-30',
    'add --file s --id a --name 王某 --pin 123456',
    'list --file s 274906',
  ])('are refused: %s', (line) => {
    const task = parse(line);
    expect(task.verb).toBe('refused');
    if (task.verb === 'refused') expect(task.sentence).toMatch(/--help/);
  });

  it('never repeat what may be a number or a PIN', () => {
    for (const line of ['add --file s --id a --name 王某 --pin 274906', 'list --file s 341721198805179948'])
      expect(JSON.stringify(parse(line))).not.toMatch(/274906|341721198805179948/);
  });
});
