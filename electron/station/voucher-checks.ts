import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { SiteFile } from '../contract/site.ts';
import type { JsonPath } from './json-reader.ts';
import type { SiteProblem } from './problems.ts';

type Report = (path: JsonPath, what: string, remedy: string) => SiteProblem;

/** What no schema can see of `voucher`: a scanner to read with, a program to start, and a token that there is. */
export function voucherProblems({ voucher, devices }: SiteFile, problem: Report): readonly SiteProblem[] {
  if (voucher === undefined) return [];
  const { decoder, lookUpBy } = voucher;
  const problems: SiteProblem[] = [];
  const ownScanner = decoder.kind !== 'raw-string' && decoder.reads === 'own-scanner';
  if (!ownScanner && !devices.some(({ kind }) => kind === 'code-scanner')) {
    const remedy = '在 devices 里加上扫码器；解码盒子自己读码的，把 reads 写成 "own-scanner"';
    problems.push(problem(['voucher', 'decoder'], '要用扫码器读医保码，却没有扫码器', remedy));
  }
  if (decoder.kind === 'raw-string' && lookUpBy === 'ec-token') {
    const remedy = '改成 "certificate-number"，这种方式不给令牌';
    problems.push(problem(['voucher', 'lookUpBy'], '直接用码查的地方没有令牌', remedy));
  }
  if (decoder.kind === 'provincial-dll' && !(isAbsolute(decoder.program) && existsSync(decoder.program))) {
    const remedy = '写解码程序的完整路径，从 / 开头，并先装好它';
    problems.push(problem(['voucher', 'decoder', 'program'], '没有这个解码程序', remedy));
  }
  return problems;
}
