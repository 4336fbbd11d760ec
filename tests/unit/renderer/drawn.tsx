import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { StationStatus, TextSize } from '../../../electron/contract/status.ts';
import type { StationClient } from '../../../renderer/client/station-client.ts';
import { contactsOn } from '../../../renderer/parts/contacts.ts';
import { PressGuardContext, pressGuard } from '../../../renderer/parts/press-guard.ts';
import { type Scene, SceneContext } from '../../../renderer/parts/scene.ts';
import { metricsFor } from '../../../renderer/theme/millimetres.ts';

const deaf = new Proxy({}, { get: () => () => undefined }) as StationClient;

/** The words an element shows in a scene, without its tags. */
export function drawn(
  element: ReactElement,
  status: StationStatus,
  window = { width: 1080, height: 1920 },
  textSize: TextSize = 72,
): string {
  return (
    markup(element, status, window, textSize)
      // The lines of one text are no pieces of their own.
      .replaceAll(/<\/span><span [^>]*data-line[^>]*>/g, '')
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
  );
}

/** The markup of an element in a scene. */
export function markup(
  element: ReactElement,
  status: StationStatus,
  window = { width: 1080, height: 1920 },
  textSize: TextSize = 72,
): string {
  const scene: Scene = {
    status,
    client: deaf,
    metrics: metricsFor(status.site.panel, window, textSize, status.preferences),
    now: () => status.at,
    leaf: undefined,
    showLeaf: () => undefined,
    closeLeaf: () => undefined,
    callStaff: () => undefined,
    drafts: new Map(),
  };
  return renderToStaticMarkup(
    <PressGuardContext
      value={pressGuard({ now: () => 0, refusing: () => undefined, contacts: contactsOn(4) })}
    >
      <SceneContext value={scene}>{element}</SceneContext>
    </PressGuardContext>,
  );
}
