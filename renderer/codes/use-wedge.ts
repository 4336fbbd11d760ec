import { useEffect } from 'react';
import type { DeviceId } from '../../electron/contract/ids.ts';
import type { StationClient } from '../client/station-client.ts';
import { codeOfText } from './code-of-text.ts';
import { listenToWedge } from './listen-to-wedge.ts';

/** Takes what a wedge types for a code, where the site has one that cannot be told from a keyboard by its device. */
export function useWedge(client: StationClient, device: DeviceId | undefined): void {
  useEffect(() => {
    if (device === undefined) return undefined;
    client.codeDeviceChanged(device, { state: 'ready' });
    return listenToWedge(window, (text) => client.codeSeen(device, codeOfText(text)));
  }, [client, device]);
}
