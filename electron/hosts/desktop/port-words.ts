/** Channel on which the preload asks the main process for a port; the only one the main process listens on. */
export const PORT_WANTED_CHANNEL = 'station-port-wanted';
/** Channel on which the main process hands a port to the preload. */
export const PORT_CHANNEL = 'station-port';
/** `kind` of the page's message to itself that asks for a port. */
export const PORT_WANTED = 'station-port-wanted';
/** `kind` of the preload's message to the page that carries the port. */
export const PORT_HERE = 'station-port';
