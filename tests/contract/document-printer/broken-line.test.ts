import { it } from 'vitest';
import { brokenLines } from './broken-line.ts';
import { deskOfSuite } from './desk-of-the-suite.ts';

brokenLines(it, deskOfSuite());
