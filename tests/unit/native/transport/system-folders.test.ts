import { expect, it } from 'vitest';
import { bytesOf, namesIn, systemFolders, textOf } from '../../../../native/transport/system-folders.ts';
import { SyntheticSystem } from './synthetic-system.ts';

it('lists names in a steady order, and none of a folder that is not there', () => {
  const system = new SyntheticSystem();
  for (const name of ['b', 'c', 'a']) system.write(`sys/${name}`, '');
  expect(namesIn(system.path('sys'))).toEqual(['a', 'b', 'c']);
  expect(namesIn(system.path('sys/nothing'))).toEqual([]);
});

it('reads text without the line end and bytes as they are, and says undefined of what went', () => {
  const system = new SyntheticSystem();
  system.write('sys/idVendor', '04b8\n');
  system.write('sys/descriptor', Uint8Array.of(0, 0xff, 10));
  expect(textOf(system.path('sys/idVendor'))).toBe('04b8');
  expect(bytesOf(system.path('sys/descriptor'))).toEqual(Uint8Array.of(0, 0xff, 10));
  expect([textOf(system.path('sys/gone')), bytesOf(system.path('sys/gone'))]).toEqual([undefined, undefined]);
  expect(bytesOf(system.path('sys'))).toBeUndefined();
});

it('is the system’s own folders where nothing else is said', () => {
  expect(systemFolders).toEqual({ sys: '/sys', dev: '/dev' });
});
