import { printingBehaviour, troubleBehaviour } from './behaviour.ts';

printingBehaviour('tcp');
troubleBehaviour('tcp');
