/** What the host needs once its page is being served; `load-station.ts` loads it, and nothing else may, or it would delay the page. */
export { openStation } from '../../station/open-station.ts';
export { createRouter } from '../../station/router.ts';
export { readKeyFile } from '../../store/key-file.ts';
export { createRefusalNote } from '../shared/refusal-note.ts';
export { openHostLog } from './host-log.ts';
export { openStationSocket } from './station-socket.ts';
