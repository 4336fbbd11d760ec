import { bound } from './bind.ts';
import { helpWords as helpZh, settingsWords as settingsZh } from './zh/settings.ts';

/** Words of the settings behind 字大小 and of a call for staff. The texts stand in `zh/settings.ts`. */
export const settingsWords = bound(settingsZh);
export const helpWords = bound(helpZh);
