import { inReports, scannerBehaviour } from './behaviour.ts';

scannerBehaviour(inReports);
