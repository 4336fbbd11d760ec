import type { IpcMain, IpcMainEvent, MessageChannelMain, MessagePortMain, WebContents } from 'electron';
import type { MessageFailure } from '../../contract/failures.ts';
import { isKioskAddress, KIOSK_ORIGIN } from './kiosk-origin.ts';
import { PORT_CHANNEL, PORT_WANTED_CHANNEL } from './port-words.ts';

export interface StationDoorOptions {
  readonly ipcMain: Pick<IpcMain, 'on' | 'off'>;
  readonly MessageChannelMain: new () => MessageChannelMain;
  /** The one page that may ask. */
  readonly contents: WebContents;
  /** Hands the station its end of a fresh channel; false while there is no station. */
  readonly giveToStation: (port: MessagePortMain) => boolean;
  readonly onRefused: (code: Extract<MessageFailure, 'message-foreign-origin'>) => void;
}

export interface StationDoor {
  /** The station is up: whoever waits gets a port. */
  stationReady(): void;
  close(): void;
}

/**
 * The only place that listens to pages. A page asks on one channel, is checked, and gets a message port whose other end
 * is the station's; what is said on it never passes through here. A page that asks before the station is up waits.
 */
export function openStationDoor(options: StationDoorOptions): StationDoor {
  const { ipcMain, contents } = options;
  let waiting = false;
  const handOver = (): void => {
    const { port1, port2 } = new options.MessageChannelMain();
    waiting = !options.giveToStation(port1);
    if (waiting) {
      port1.close();
      port2.close();
      return;
    }
    contents.postMessage(PORT_CHANNEL, null, [port2]);
  };
  const asked = (event: IpcMainEvent): void => {
    if (isOwnPage(event, contents)) handOver();
    else options.onRefused('message-foreign-origin');
  };
  ipcMain.on(PORT_WANTED_CHANNEL, asked);
  return {
    stationReady: () => {
      if (waiting && !contents.isDestroyed()) handOver();
    },
    close: () => ipcMain.off(PORT_WANTED_CHANNEL, asked),
  };
}

/** Our window's main frame, showing our page. A frame that has navigated away in the meantime is gone (`null`). */
function isOwnPage({ sender, senderFrame }: IpcMainEvent, contents: WebContents): boolean {
  return (
    sender.id === contents.id &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    senderFrame.origin === KIOSK_ORIGIN &&
    isKioskAddress(senderFrame.url)
  );
}
