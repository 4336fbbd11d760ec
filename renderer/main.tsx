import '../resources/fonts/text-fonts.css';
import './theme/global.css.ts';
import { browserSurroundings } from './client/station-client.ts';
import { watchedStation } from './client/watched-station.ts';
import { drawPage } from './draw-page.tsx';

const place = document.querySelector('#root');
if (place === null) throw new Error('The page has no root');

// A long touch must not open the browser's own menu.
document.addEventListener('contextmenu', (event) => event.preventDefault());

await drawPage(place, watchedStation, browserSurroundings);
