import { afterEach, it } from 'vitest';
import { leaveAll, scannersOutOfOrder } from './out-of-order.ts';

afterEach(leaveAll);
scannersOutOfOrder(it);
