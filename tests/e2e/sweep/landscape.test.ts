import { describe } from 'vitest';
import { describeSweep } from './describe-sweep.ts';

describe('the acceptance table, landscape', () => describeSweep('landscape'));
