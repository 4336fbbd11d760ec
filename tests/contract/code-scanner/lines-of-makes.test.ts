import { linesOfMakes, scannerBehaviour } from './behaviour.ts';

scannerBehaviour(linesOfMakes);
