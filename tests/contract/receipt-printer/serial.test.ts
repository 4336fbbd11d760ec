import { printingBehaviour, troubleBehaviour } from './behaviour.ts';

printingBehaviour('serial');
troubleBehaviour('serial');
