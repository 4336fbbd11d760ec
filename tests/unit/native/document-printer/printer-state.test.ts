import { describe, expect, it } from 'vitest';
import { readPrinterState, troubleIn } from '../../../../native/document-printer/printer-state.ts';

describe('reasons', () => {
  it.each([
    ['media-empty', 'document-printer-paper-out'],
    ['media-empty-error', 'document-printer-paper-out'],
    ['media-needed-error', 'document-printer-paper-out'],
    ['input-tray-missing', 'document-printer-paper-out'],
    ['cover-open', 'document-printer-cover-open'],
    ['door-open-error', 'document-printer-cover-open'],
    ['interlock-open', 'document-printer-cover-open'],
    ['media-jam', 'document-printer-jam'],
    ['fuser-jam-error', 'document-printer-jam'],
    ['toner-empty-error', 'document-printer-supplies-out'],
    ['marker-supply-empty', 'document-printer-supplies-out'],
    ['marker-ink-supply-empty-error', 'document-printer-supplies-out'],
    ['marker-toner-missing', 'document-printer-supplies-out'],
    ['marker-waste-full', 'document-printer-supplies-out'],
    ['opc-life-over', 'document-printer-supplies-out'],
    ['output-area-full', 'document-printer-fault'],
    ['fuser-over-temp-error', 'document-printer-fault'],
    ['offline-report', 'document-printer-lost'],
    ['shutdown', 'document-printer-lost'],
  ])('%s → %s', (reason, failure) => {
    expect(troubleIn([reason], false)).toBe(failure);
    expect(readPrinterState({ 'printer-state-reasons': ['none', reason] }).trouble).toBe(failure);
  });

  it.each([
    'none',
    'media-low',
    'media-low-warning',
    'toner-low-report',
    'com.example-odd',
    'moving-to-paused',
  ])('%s is no trouble', (reason) => expect(troubleIn([reason], false)).toBeUndefined());

  it('a warning counts only when the printer stands', () => {
    expect(troubleIn(['media-empty-warning'], false)).toBeUndefined();
    expect(troubleIn(['media-empty-warning'], true)).toBe('document-printer-paper-out');
  });

  it('of several the one that must be mended first is told', () => {
    expect(troubleIn(['media-empty', 'cover-open'], false)).toBe('document-printer-cover-open');
    expect(troubleIn(['cover-open', 'media-jam'], false)).toBe('document-printer-jam');
  });
});

describe('a printer’s account of itself', () => {
  it('in order', () => {
    expect(
      readPrinterState({
        'printer-state': 'idle',
        'printer-state-reasons': 'none',
        'printer-make-and-model': 'Example A4',
        'document-format-supported': ['image/urf', 'application/pdf'],
      }),
    ).toEqual({ trouble: undefined, suspected: undefined, paper: 'enough', model: 'Example A4' });
  });

  it('standing without a reason is a fault', () => {
    expect(readPrinterState({ 'printer-state': 'stopped' }).trouble).toBe('document-printer-fault');
    expect(readPrinterState({ 'printer-state': 'stopped', 'printer-state-reasons': 'paused' }).trouble).toBe(
      'document-printer-fault',
    );
  });

  it('without PDF it takes none of our documents; one that lists nothing is believed able', () => {
    expect(readPrinterState({ 'document-format-supported': 'image/urf' }).trouble).toBe('document-refused');
    expect(readPrinterState({}).trouble).toBeUndefined();
  });

  it.each([
    [['none'], 'enough'],
    [['media-low-warning'], 'low'],
    [['media-low-report'], 'enough'],
    [['media-empty-warning', 'media-low-warning'], 'out'],
    [['media-needed'], 'out'],
  ])('%j: paper %s', (reasons, paper) => {
    expect(readPrinterState({ 'printer-state-reasons': reasons }).paper).toBe(paper);
  });
});
