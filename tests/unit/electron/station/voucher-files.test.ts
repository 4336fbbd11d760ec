import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { voucherChannelsSchema } from '../../../../electron/contract/voucher.ts';
import { readVoucherFiles } from '../../../../electron/station/voucher-files.ts';
import { projectPath } from '../../../../scripts/write-data.ts';

const shipped = projectPath('resources');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A copy of the shipped files with one of them changed. */
function changed(file: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'voucher-files-'));
  folders.push(folder);
  cpSync(join(shipped, 'voucher'), join(folder, 'voucher'), { recursive: true });
  writeFileSync(join(folder, 'voucher', file), text);
  return folder;
}

const channelsAt = (place: string): readonly string[] => {
  const read = readVoucherFiles(shipped, place);
  return read.ok ? read.guide.channels.map(({ id }) => id) : [];
};

describe('what this installation knows of e-vouchers', () => {
  it('offers the channels of the whole country, and of a place its own', () => {
    const everywhere = ['nhsa-app', 'wechat', 'alipay'];
    expect(channelsAt('341721')).toEqual(everywhere);
    expect(channelsAt('431000')).toEqual([...everywhere, 'hunan']);
    expect(channelsAt('350300')).toEqual([...everywhere, 'fujian']);
    expect(channelsAt('140405')).toEqual([...everywhere, 'shanxi']);
  });

  it('knows the codes that are known, and says of each meaning how sure it is', () => {
    const read = readVoucherFiles(shipped, '341721');
    if (!read.ok) throw new Error('not read');
    expect(read.decoding.codes).toContainEqual({
      code: 500_159,
      means: 'voucher-wrong-code',
      evidence: 'second-hand',
    });
    for (const { evidence } of read.decoding.words) expect(evidence).not.toBe('verified');
  });

  it('keeps what the sources disagree on with the rules', () => {
    const read = readVoucherFiles(shipped, '341721');
    expect(read.ok && read.guide.family.conflicts.length).toBeGreaterThan(0);
  });

  it('has no address to photograph that nobody has confirmed', () => {
    const text = readFileSync(join(shipped, 'voucher/channels.json'), 'utf8');
    for (const { address } of voucherChannelsSchema.parse(JSON.parse(text)).channels)
      if (address !== undefined) expect(address.evidence).toBe('verified');
  });

  it.each(['channels.json', 'family.json', 'decoding.json'])('says what is wrong with %s', (file) => {
    const read = readVoucherFiles(changed(file, '{"source": 7}'), '341721');
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problems[0]?.file).toContain(file);
  });
});
