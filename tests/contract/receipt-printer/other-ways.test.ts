import { afterEach, it } from 'vitest';
import { leaveOtherWays, otherWaysOfPrinting } from './other-ways.ts';

afterEach(leaveOtherWays);
otherWaysOfPrinting(it);
