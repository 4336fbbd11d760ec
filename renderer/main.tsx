import '../resources/fonts/text-fonts.css';
import './theme/global.css.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { hostClient } from './client/host.ts';

const place = document.querySelector('#root');
if (place === null) throw new Error('The page has no root');

// A long touch must not open the browser's own menu.
document.addEventListener('contextmenu', (event) => event.preventDefault());

createRoot(place).render(<App client={hostClient(window)} />);
