import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../../electron/station/nearest-name.ts';

const known = ['baudRate', 'path', 'port', 'flowControl', 'dz-grassroots', 'cz-school'];

describe('nearestName', () => {
  it.each([
    ['baudrate', 'baudRate'],
    ['baud_rate', 'baudRate'],
    ['bautRate', 'baudRate'],
    ['pat', 'path'],
    ['ports', 'port'],
    ['flow-control', 'flowControl'],
    ['dz-grasroot', 'dz-grassroots'],
  ])('%s was meant to be %s', (written, meant) => {
    expect(nearestName(written, known)).toBe(meant);
  });

  it.each(['colour', 'x', '', 'speed', '波特率'])('%s is like none of them', (written) => {
    expect(nearestName(written, known)).toBeUndefined();
  });

  it('chooses the nearer of two', () => {
    expect(nearestName('prot', ['profile', 'port'])).toBe('port');
  });

  it('finds every name itself, and nothing in an empty list', () => {
    fc.assert(fc.property(fc.constantFrom(...known), (name) => nearestName(name, known) === name));
    expect(nearestName('path', [])).toBeUndefined();
  });

  it('answers with a known name or none, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const meant = nearestName(written, known);
        expect(meant === undefined || known.includes(meant)).toBe(true);
      }),
    );
  });
});
