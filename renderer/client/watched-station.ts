import { hostClient } from './host.ts';
import { watchedAhead } from './watched-ahead.ts';

/**
 * The station, asked from the moment this module runs. The bundler makes a program of its own of it, a tenth of the screens in
 * size, which the page starts first: so the first status is on its way while the browser still reads the screens.
 */
export const watchedStation = watchedAhead(hostClient(window));
