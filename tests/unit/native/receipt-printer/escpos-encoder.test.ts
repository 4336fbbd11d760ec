import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { ReceiptPrinterProfile } from '../../../../electron/contract/device-profiles/receipt-printer.ts';
import type { ReceiptDocument } from '../../../../electron/contract/receipt.ts';
import { createSlipEncoder, PROCESS_IDS } from '../../../../native/receipt-printer/escpos-encoder.ts';
import { clearBytes } from '../../../../native/receipt-printer/slip-frame.ts';
import { layOutSlip } from '../../../../native/receipt-printer/slip-layout.ts';
import { logoOf } from '../../../../native/receipt-printer/slip-logo.ts';
import { heightOf, slipText } from '../../../simulators/receipt-printer/paper.ts';
import { VirtualPrinter, WIDTH_DOTS } from '../../../simulators/receipt-printer/virtual-printer.ts';
import { anyProfile, anySlip, firmwareFont, glyphs, shippedProfile } from './arbitrary-slips.ts';

const encode = (profile: ReceiptPrinterProfile, document: ReceiptDocument, duplicate = 0, serial = 0) =>
  createSlipEncoder(profile, glyphs).encode(document, duplicate, serial);

function printed(profile: ReceiptPrinterProfile, chunks: readonly Uint8Array[]): VirtualPrinter {
  const printer = new VirtualPrinter({
    paperMm: profile.paperMm,
    font: firmwareFont,
    reply: () => undefined,
  });
  for (const chunk of chunks) printer.receive(chunk);
  return printer;
}

const profile80 = shippedProfile('escpos-80');
const slip = (...blocks: ReceiptDocument['blocks']): ReceiptDocument => ({ blocks, cut: 'partial' });

describe('bytes', () => {
  test('a small slip, byte for byte', () => {
    const { chunks, markers } = encode(profile80, slip({ kind: 'text', text: '医保 1' }));
    expect(markers).toEqual(['gs-r']);
    expect(chunks.map((chunk) => Buffer.from(chunk).toString('hex'))).toEqual([
      // ESC @, FS &, 医保 1, LF, GS V 66 96, GS r 1
      '1b401c26d2bdb1a320310a1d5642601d7201',
    ]);
  });

  test('styles are sent when they change and not again', () => {
    const heading = { kind: 'heading', text: '一', size: 'large' } as const;
    const bytes = Buffer.concat(
      encode(profile80, slip(heading, heading, { kind: 'text', text: '二' }, { kind: 'text', text: '三' }))
        .chunks,
    );
    const count = (hex: string): number => bytes.toString('hex').split(hex).length - 1;
    expect(count('1d21111c210c')).toBe(1);
    expect(count('1d21001c2100')).toBe(1);
    expect(count('1b4501')).toBe(1);
    expect(count('1b6100')).toBe(1);
  });

  test.each([
    ['feed-and-partial', 'full', '1d564260'],
    ['feed-and-full', 'full', '1d564160'],
    ['feed-and-full', 'partial', '1d564260'],
    ['none', 'partial', '1b6405'],
  ] as const)('a printer that can %s asked for %s', (cut, wanted, hex) => {
    const document: ReceiptDocument = { blocks: [{ kind: 'text', text: '一' }], cut: wanted };
    const bytes = Buffer.concat(encode({ ...profile80, cut }, document).chunks).toString('hex');
    expect(bytes.endsWith(`0a${hex}1d7201`)).toBe(true);
  });

  test('nothing is cut that shall not be', () => {
    const bytes = Buffer.concat(encode(profile80, { blocks: [{ kind: 'rule' }], cut: 'none' }).chunks);
    expect(bytes.toString('hex')).not.toContain('1d56');
  });

  test('process ids count on and never meet those of the next slip', () => {
    const profile = { ...shippedProfile('epson-tm-80'), chunkBytes: 128 };
    const document = slip(...Array.from({ length: 6 }, () => ({ kind: 'rule' as const })));
    const { chunks, markers } = encode(profile, document, 0, PROCESS_IDS - 1);
    expect(markers.length).toBe(chunks.length);
    expect(markers.slice(0, 2)).toEqual(['ZZZZ', '0000']);
    expect(new Set(markers).size).toBe(markers.length);
    chunks.forEach((chunk, n) => {
      expect(Buffer.from(chunk.subarray(-11)).toString('latin1')).toBe(`\x1d(H\x06\x0000${markers[n]}`);
    });
  });

  test('what clears a printer goes at once, what cuts follows', () => {
    const { drop, cutOff } = clearBytes(profile80);
    expect(Buffer.from(drop).toString('hex')).toBe('100502');
    expect(Buffer.from(cutOff).toString('hex')).toBe('1b401d564260');
  });
});

describe('any slip on any printer', () => {
  test('arrives as laid out, with no unknown command, whatever the pieces', () => {
    fc.assert(
      fc.property(anySlip, anyProfile, fc.nat(3), (document, profile, duplicate) => {
        const { chunks, markers } = encode(profile, document, duplicate);
        const wantedMarkers = profile.completion === 'none' ? 0 : chunks.length;
        expect(markers.length).toBe(wantedMarkers);
        const printer = printed(profile, chunks);
        expect(printer.state()).toMatchObject({ unknownCommands: [], buffered: 0 });
        const text = printer
          .slips()
          .map((one) => slipText(one, WIDTH_DOTS[profile.paperMm]))
          .join('\n');
        const wanted = layOutSlip(document, profile.paperMm, duplicate).flatMap((line) =>
          line.kind === 'text' ? [line.text] : [],
        );
        const shown = text.replaceAll(/\[(QR .*|picture)\]/gs, '').replaceAll(/\s/g, '');
        if (!document.blocks.some(({ kind }) => kind === 'qr'))
          expect(shown).toBe(asPrinted(wanted.join(''), profile).replaceAll(/\s/g, ''));
      }),
      { numRuns: 300 },
    );
  });

  test('no piece is larger than the printer takes, and none holds the head of a real-time command', () => {
    fc.assert(
      fc.property(anySlip, anyProfile, (document, profile) => {
        const { chunks } = encode(profile, document);
        for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(profile.chunkBytes);
        const stream = Buffer.concat(chunks).toString('hex').replaceAll(/../g, '$& ');
        expect(stream).not.toMatch(/10 (04|05|14) /);
      }),
      { numRuns: 300 },
    );
  });
});

/** A rare character stays when the printer can be taught it, and becomes a visible question mark otherwise. */
function asPrinted(text: string, profile: ReceiptPrinterProfile): string {
  const drawable = profile.rareCharacters !== 'substitute';
  return Array.from(text)
    .map((character) => {
      if (character === '🙂') return '？';
      if ('㛃𬱖鿏𠮷'.includes(character)) return drawable ? character : '？';
      return character;
    })
    .join('');
}

describe('rare characters', () => {
  test('are taught once and printed inline', () => {
    const row = { kind: 'row', label: '姓名', value: '䶮㛃𬱖' } as const;
    const bytes = Buffer.concat(encode(profile80, slip(row, row)).chunks).toString('hex');
    expect(bytes.split('1c32fea1').length).toBe(2);
    expect(bytes.split('1c32fea2').length).toBe(2);
    expect(bytes.split('fe9ffea1fea2').length).toBe(3);
  });

  test('more than a printer holds comfortably are taught anew, each line right', () => {
    const rare = '㐀㐁㐂㐃㐄㐅㐆㐇㐈㐉㐊㐋㐌㐍㐎㐏㐐㐑㐒㐓㐔㐕';
    const printer = printed(
      profile80,
      encode(profile80, slip({ kind: 'text', text: rare }, { kind: 'text', text: `${rare.slice(3)}㛃` }))
        .chunks,
    );
    const text = slipText(printer.slips()[0]!, 576);
    expect(text).toBe(`${rare}\n${rare.slice(3)}㛃`);
  });

  test('never reach the wire as four bytes', () => {
    const bytes = Buffer.concat(encode(profile80, slip({ kind: 'text', text: '𠮷🙂' })).chunks);
    expect(bytes.includes(iconv.encode('𠮷', 'gb18030'))).toBe(false);
    expect(bytes.includes(iconv.encode('？', 'gb18030'))).toBe(true);
  });
});

test('two slips encoded at the same time do not get into each other', () => {
  const encoder = createSlipEncoder({ ...profile80, chunkBytes: 64 }, glyphs);
  const lines = (text: string): ReceiptDocument => slip({ kind: 'text', text: `${text}\n`.repeat(20) });
  const alone = (text: string): string =>
    Buffer.concat(encoder.encode(lines(text), 0, 0).chunks).toString('hex');
  const wanted = [alone('甲'), alone('乙')];
  const [one, two] = [encoder.pieces(lines('甲'), 0, 0), encoder.pieces(lines('乙'), 0, 0)];
  const got: Buffer[][] = [[], []];
  for (let done = false; !done; ) {
    const steps = [one.next(), two.next()];
    done = steps.every((step) => step.done === true);
    steps.forEach(({ value }, n) => value !== undefined && got[n]?.push(Buffer.from(value.bytes)));
  }
  expect(got.map((pieces) => Buffer.concat(pieces).toString('hex'))).toEqual(wanted);
});

describe('particulars of a model', () => {
  const rare = slip({ kind: 'row', label: '姓名', value: '张㛃' });
  const bytesOf = (over: Partial<ReceiptPrinterProfile>, document = rare): Buffer =>
    Buffer.concat(encode({ ...profile80, ...over }, document).chunks);

  test('rare characters by picture: each one inline, and read on paper', () => {
    const bytes = bytesOf({ rareCharacters: 'raster' });
    expect(bytes.toString('hex')).toContain('1b2a211800');
    expect(bytes.toString('hex')).not.toContain('1c32');
    const printer = printed(profile80, [bytes]);
    expect(printer.state().unknownCommands).toEqual([]);
    expect(slipText(printer.slips()[0]!, 576)).toContain('张㛃');
  });

  test('taught or drawn, a rare name takes fewer bytes than its line as a raster band', () => {
    const plain = bytesOf({ rareCharacters: 'substitute' }).length;
    const band = 8 + 72 * 24;
    for (const rareCharacters of ['user-defined', 'raster'] as const) {
      const more = bytesOf({ rareCharacters }).length - plain;
      process.stdout.write(`rare name, ${rareCharacters}: ${more} bytes more; its line as a band: ${band}\n`);
      expect(more).toBeLessThan(band / 10);
    }
  });

  test.each([
    ['by number', { kind: 'stored', number: 1 }, '1c700100'],
    ['by key', { kind: 'stored-by-key', key: 'LG' }, '1d284c060030454c470101'],
  ] as const)('a stored logo %s stands at the head', (_, logo, hex) => {
    const bytes = bytesOf({ logo });
    expect(bytes.toString('hex').startsWith(`1b401c261b6101${hex}`)).toBe(true);
    const printer = printed(profile80, [bytes]);
    expect(printer.state().unknownCommands).toEqual([]);
    expect(slipText(printer.slips()[0]!, 576)).toMatch(/^ *\[logo /);
  });

  test('a logo that is sent stands at the head of every slip, in bands of whole commands', () => {
    const logo = logoOf({ paperMm: 80, logo: { kind: 'picture', file: 'yibao-mark.png' } }, (file) =>
      readFileSync(new URL(`../../../../resources/logos/${file}`, import.meta.url)),
    );
    const { chunks } = createSlipEncoder(profile80, glyphs, 'none', logo).encode(
      slip({ kind: 'text', text: '一' }),
      0,
      0,
    );
    expect(chunks.every(({ length }) => length <= profile80.chunkBytes)).toBe(true);
    expect(Buffer.concat(chunks).toString('hex').startsWith('1b401c261b61011d7630000c00')).toBe(true);
    const printer = printed(
      profile80,
      chunks.map((chunk) => Buffer.from(chunk)),
    );
    expect(printer.state().unknownCommands).toEqual([]);
    expect(slipText(printer.slips()[0]!, 576).trimStart()).toMatch(/^\[picture\]\n/);
  });

  test('no logo where there is none', () => {
    expect(bytesOf({ logo: { kind: 'none' } }).equals(bytesOf({}))).toBe(true);
  });

  test('on paper with black marks every slip ends at one', () => {
    const printer = printed(profile80, [bytesOf({ blackMark: true }), bytesOf({ blackMark: true })]);
    expect(bytesOf({ blackMark: true }).toString('hex')).toContain('1d0c1d564200');
    for (const one of printer.slips())
      expect(one.strips.reduce((sum, strip) => sum + heightOf(strip), 0)).toBe(800);
  });

  test('clearing retracts where the printer can', () => {
    const { cutOff } = clearBytes({ ...profile80, presenter: { eject: '1b65', retract: '1b66' } });
    expect(Buffer.from(cutOff).toString('hex')).toBe('1b401d5642601b66');
  });
});

test('a QR code too long to be stored in one piece, or with DLE in it, is drawn', () => {
  const hex = (data: string): string =>
    Buffer.concat(encode({ ...profile80, chunkBytes: 512 }, slip({ kind: 'qr', data })).chunks).toString(
      'hex',
    );
  expect(hex('a'.repeat(200))).toContain('1d286b');
  expect(hex('a'.repeat(600))).not.toContain('1d286b');
  expect(hex('a'.repeat(600))).toContain('1d7630');
  expect(hex('\u0010\u0004\u0001')).toContain('1d7630');
});

describe('beside a hand-written minimum', () => {
  const rows = Array.from({ length: 20 }, (_, n) => [`险种${n}`, '城乡居民基本医疗保险'] as const);
  const qr = 'https://example.invalid/slip/0001';
  const document: ReceiptDocument = {
    blocks: [
      { kind: 'heading', text: '参保信息查询结果', size: 'large' },
      ...rows.map(([label, value]) => ({ kind: 'row' as const, label, value })),
      { kind: 'text', text: '请妥善保管' },
      { kind: 'qr', data: qr },
    ],
    cut: 'partial',
  };
  const line = (text: string): Buffer => iconv.encode(`${text}\n`, 'gb18030');
  const minimum = Buffer.concat([
    Buffer.from('1b401c261b61011d21111c210c1b4501', 'hex'),
    line('参保信息查询结果'),
    Buffer.from('1b45001d21001c21001b6100', 'hex'),
    ...rows.map(([label, value]) =>
      line(label.padEnd(label.length + 48 - iconv.encode(label + value, 'gbk').length) + value),
    ),
    line('请妥善保管'),
    Buffer.from('1b61011d286b0400314132001d286b03003143061d286b0300314531', 'hex'),
    Buffer.from([0x1d, 0x28, 0x6b, qr.length + 3, 0, 0x31, 0x50, 0x30]),
    Buffer.from(qr),
    Buffer.from('1d286b03003151301d5642001d7201', 'hex'),
  ]);

  test('22 lines, QR and cut take at most 1.05 times its bytes', () => {
    const ours = Buffer.concat(encode(profile80, document).chunks);
    process.stdout.write(`slip of 22 lines: ${ours.length} bytes, by hand ${minimum.length}\n`);
    expect(ours.length).toBeLessThanOrEqual(1.05 * minimum.length);
    expect(new TextDecoder('gb18030').decode(ours)).toContain(`险种19${' '.repeat(22)}城乡居民基本医疗保险`);
  });
});
