import { readerBehaviour } from './behaviour.ts';
import { readerBench } from './reader-bench.ts';
import { wirings } from './wirings.ts';

readerBehaviour(readerBench(), wirings.samVTcp);
