import { genericLines, scannerBehaviour } from './behaviour.ts';

scannerBehaviour(genericLines);
