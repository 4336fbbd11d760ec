import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PageId } from '../../electron/contract/ids.ts';
import { failureWords } from '../copy/failures.ts';
import { papersWords } from '../copy/papers.ts';
import { frameRoom } from '../layout/frame-room.ts';
import type { Photo } from '../papers/paper-camera.ts';
import { keepThumbnail } from '../papers/thumbnails.ts';
import { usePaperCamera } from '../papers/use-paper-camera.ts';
import { type Action, Frame, type FrameProps } from '../parts/frame.tsx';
import { useOwnBack } from '../parts/own-back.ts';
import { useScene } from '../parts/scene.ts';
import type { ShownPaper } from './materials.tsx';
import type { ScreenOf, ScreenProps } from './screen-of.ts';
import * as css from './take-page.css.ts';

const { take: say, review } = papersWords;
/** A picture lower than this shows no page, mm; where there is less, the words above give way. */
const LEAST_MM = 95;

interface TakePageProps extends ScreenProps<'materials'> {
  readonly paper: ShownPaper;
  readonly camera: NonNullable<ScreenOf<'materials'>['camera']>;
  /** The page that is photographed again. */
  readonly instead: PageId | undefined;
  readonly onBack: () => void;
  /** The station keeps the page; `count` pages of the paper are there now. */
  readonly onKept: (count: number) => void;
}

/** The live picture with 拍照, then the picture that was taken: 就用这张 or 重拍. */
export function TakePage(props: TakePageProps) {
  const { client, status } = useScene();
  const [photo, setPhoto] = useState<Photo>();
  const [waiting, setWaiting] = useState(false);
  const [failed, setFailed] = useState(false);
  const device = status.codes.camera?.device;
  const camera = usePaperCamera(props.camera.label, (failure) => {
    if (device !== undefined) client.codeDeviceChanged(device, { state: 'trouble', failure });
  });
  useOwnBack(photo === undefined ? props.onBack : () => setPhoto(undefined));
  if (photo !== undefined) return <Review {...props} photo={photo} onAgain={() => setPhoto(undefined)} />;
  const shoot = async (): Promise<void> => {
    if (camera === undefined || waiting) return;
    setWaiting(true);
    const taken = await camera.take();
    setWaiting(false);
    setFailed(taken === undefined);
    setPhoto(taken);
  };
  const number = numberOf(props);
  const lead = camera === undefined ? say.opening : waiting ? say.waiting : say.lead({ number });
  return (
    <PictureFrame
      heading={say.heading({ paper: props.paper.label })}
      lead={lead}
      notice={failed ? { text: failureWords['picture-incomplete'].resident, tone: 'trouble' } : undefined}
      actions={[{ label: say.shoot, onPress: () => void shoot(), kind: 'main' }]}
    >
      {(box) => <Live stream={camera?.live} box={box} />}
    </PictureFrame>
  );
}

/** Which page it will be. */
function numberOf({ paper, instead }: Pick<TakePageProps, 'paper' | 'instead'>): number {
  const at = paper.pages.findIndex(({ id }) => id === instead);
  return at < 0 ? paper.pages.length + 1 : at + 1;
}

interface ReviewProps extends TakePageProps {
  readonly photo: Photo;
  readonly onAgain: () => void;
}

/** What is wrong with a picture, in plain words. */
function warningOf({ blurred, glaring }: Photo): string | undefined {
  if (glaring) return review.glaring;
  return blurred ? review.blurred : undefined;
}

function Review({ screen, paper, photo, instead, onAgain, onKept }: ReviewProps) {
  const { client, status } = useScene();
  const [keeping, setKeeping] = useState<{ readonly page: PageId; readonly lost?: true }>();
  const kept = paper.pages.some(({ id }) => id === keeping?.page);
  useEffect(() => {
    if (kept) onKept(paper.pages.length);
  });
  const failure = keeping?.lost === true ? 'picture-incomplete' : keeping && screen.failure;
  const underWay = keeping !== undefined && failure === undefined;
  const keep = async (): Promise<void> => {
    if (underWay) return;
    const page = crypto.randomUUID() as PageId;
    setKeeping({ page });
    keepThumbnail(status.visit?.id ?? '', page, photo.thumbnail);
    const arrived = await client.sendPicture(page, photo.picture);
    if (arrived) client.keepPage({ step: screen.step, paper: paper.id, page, digest: photo.digest, instead });
    else setKeeping({ page, lost: true });
  };
  const warning = warningOf(photo);
  const fine = warning === undefined;
  const again: Action = { label: review.again, onPress: onAgain, kind: fine ? 'quiet' : 'main' };
  const use: Action = { label: review.keep, onPress: () => void keep(), kind: fine ? 'main' : 'quiet' };
  const said = failure === undefined ? warning : failureWords[failure].resident;
  return (
    <PictureFrame
      heading={review.heading}
      lead={underWay ? review.keeping : review.lead}
      notice={said === undefined ? undefined : { text: said, tone: 'trouble' }}
      actions={fine ? [again, use] : [use, again]}
    >
      {(box) => <Still picture={photo.preview} box={box} />}
    </PictureFrame>
  );
}

interface Box {
  readonly width: number;
  readonly height: number;
}

type PictureFrameProps = Pick<FrameProps, 'heading' | 'lead' | 'notice' | 'actions'> & {
  readonly children: (box: Box) => React.ReactNode;
};

/** A picture in whatever room the words and keys leave it. */
function PictureFrame({ children, ...frame }: PictureFrameProps) {
  const { metrics, status } = useScene();
  const least =
    metrics.composition === 'shelf' ? metrics.actionHeight : Math.ceil(LEAST_MM * metrics.pxPerMm);
  const box = frameRoom({
    metrics,
    hasResident: status.resident !== undefined || status.operator !== undefined,
    head: { heading: frame.heading, lead: frame.lead, notice: frame.notice?.text },
    actions: frame.actions,
    least,
  });
  const height = Math.max(least, box.height);
  return (
    <Frame
      {...frame}
      blocks={[
        { key: 'picture', height: () => least, still: true, node: children({ width: box.width, height }) },
      ]}
    />
  );
}

/** The largest size of a picture's shape that fits the box. */
function fitted(box: Box, width: number, height: number): Box {
  const scale = Math.min(box.width / width, box.height / height);
  return { width: Math.floor(width * scale), height: Math.floor(height * scale) };
}

/** Shape of the picture until the camera has told its own. */
const USUAL_SHAPE = { width: 4, height: 3 };

/** What the camera sees, whole; nothing of it is read aloud. */
function Live({ stream, box }: { readonly stream: MediaStream | undefined; readonly box: Box }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    element.srcObject = stream ?? null;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  const { width = USUAL_SHAPE.width, height = USUAL_SHAPE.height } =
    stream?.getVideoTracks()[0]?.getSettings() ?? USUAL_SHAPE;
  return (
    <div className={css.picture} style={{ ...fitted(box, width, height) }} data-private="true">
      <video ref={video} className={css.live} autoPlay muted playsInline aria-label={say.live} />
      <span className={css.guide} aria-hidden="true" />
    </div>
  );
}

function Still({ picture, box }: { readonly picture: ImageBitmap; readonly box: Box }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const scale = Math.min(1, box.width / picture.width, box.height / picture.height);
    element.width = Math.round(picture.width * scale);
    element.height = Math.round(picture.height * scale);
    const pen = element.getContext('2d');
    if (pen === null) return;
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, 0, 0, element.width, element.height);
  }, [picture, box.width, box.height]);
  return (
    <div className={css.paper} style={box} data-private="true">
      <canvas ref={canvas} className={css.still} role="img" aria-label={review.taken} />
    </div>
  );
}
