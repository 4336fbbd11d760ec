/** What sound systems call a headset. */
export const HEADSET_LABEL = /headphone|headset|earphone|earbud|耳机|头戴/i;

/** Whether one of the machine's sound outputs is a headset, by its label. Without labels, no. */
export function hasHeadset(devices: readonly Pick<MediaDeviceInfo, 'kind' | 'label'>[]): boolean {
  return devices.some(({ kind, label }) => kind === 'audiooutput' && HEADSET_LABEL.test(label));
}

/**
 * Tells when a headset is put in or taken out, until the returned function is called. Nothing is told of one that was there
 * from the start, and nothing on a machine whose outputs have no labels: there the resident says so in the settings.
 */
export function watchHeadset(media: MediaDevices | undefined, changed: (there: boolean) => void): () => void {
  if (media === undefined) return () => undefined;
  let there: boolean | undefined;
  const look = async (): Promise<void> => {
    const now = hasHeadset(await media.enumerateDevices());
    if (there !== undefined && now !== there) changed(now);
    there = now;
  };
  const looking = (): void => void look().catch(() => undefined);
  looking();
  media.addEventListener('devicechange', looking);
  return () => media.removeEventListener('devicechange', looking);
}
