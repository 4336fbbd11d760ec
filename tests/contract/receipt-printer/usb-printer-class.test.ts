import { printingBehaviour, troubleBehaviour } from './behaviour.ts';

printingBehaviour('usb printer class');
troubleBehaviour('usb printer class');
