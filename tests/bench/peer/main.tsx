import { useState } from 'react';
import { createRoot } from 'react-dom/client';

/** As little as a React page can be that a hand can use. */
function BarePage() {
  const [touches, setTouches] = useState(0);
  return (
    <button type="button" onClick={() => setTouches(touches + 1)}>
      点这里开始 {touches}
    </button>
  );
}

const place = document.querySelector('#root');
if (place !== null) createRoot(place).render(<BarePage />);
