import { makesBehaviour, printingBehaviour } from './behaviour.ts';

makesBehaviour('serial');
printingBehaviour('serial with xon/xoff');
