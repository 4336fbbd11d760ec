import { useEffect } from 'react';
import type { StationStatus } from '../../electron/contract/status.ts';
import type { StationClient } from '../client/station-client.ts';
import { codeOfBytes } from './code-of-text.ts';

/** Looks again for a camera that is not there, or was refused, ms. */
const AGAIN_MS = 2_000;

/**
 * Reads codes by camera, where the site has one and a resident at the terminal is asked to show a code. At rest the camera is
 * off: it sees nobody who has not come to be served.
 */
export function useCamera(client: StationClient, { codes, visit }: StationStatus): void {
  const device = codes.camera?.device;
  const label = codes.camera?.label;
  const wanted = device !== undefined && codes.awaited && visit !== undefined;
  useEffect(() => {
    if (device === undefined || !wanted) return undefined;
    let stop = (): void => undefined;
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watch = async (): Promise<void> => {
      const { watchCamera } = await import('./watch-camera.ts');
      if (over) return;
      stop = watchCamera(label, {
        opened: () => client.codeDeviceChanged(device, { state: 'ready' }),
        code: (bytes) => client.codeSeen(device, codeOfBytes(bytes)),
        failed: (failure) => {
          client.codeDeviceChanged(device, { state: 'trouble', failure });
          timer = setTimeout(() => void watch(), AGAIN_MS);
        },
      });
    };
    void watch();
    return () => {
      over = true;
      clearTimeout(timer);
      stop();
    };
  }, [client, device, label, wanted]);
}
