import { makesBehaviour } from './behaviour.ts';

makesBehaviour('usb printer class');
