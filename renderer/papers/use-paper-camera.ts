import { useEffect, useEffectEvent, useState } from 'react';
import type { CameraFailure } from '../codes/open-camera.ts';
import type { PaperCamera } from './paper-camera.ts';

/**
 * The camera for pages, open for as long as the screen that shows its picture stands.
 * @param label part of its name, where there are several
 * @param onFailed it is not there, refused, or was unplugged
 */
export function usePaperCamera(
  label: string | undefined,
  onFailed: (failure: CameraFailure) => void,
): PaperCamera | undefined {
  const [camera, setCamera] = useState<PaperCamera>();
  // What to do on a failure may change with each drawing; the camera is opened for its name alone.
  const failed = useEffectEvent(onFailed);
  useEffect(() => {
    let over = false;
    let opened: PaperCamera | undefined;
    const open = async (): Promise<void> => {
      const { openPaperCamera } = await import('./paper-camera.ts');
      const opening = await openPaperCamera(label, () => {
        if (!over) failed('scanner-lost');
      });
      if (!opening.ok) {
        if (!over) failed(opening.failure);
        return;
      }
      if (over) return opening.camera.close();
      opened = opening.camera;
      setCamera(opened);
    };
    void open();
    return () => {
      over = true;
      opened?.close();
      setCamera(undefined);
    };
  }, [label]);
  return camera;
}
