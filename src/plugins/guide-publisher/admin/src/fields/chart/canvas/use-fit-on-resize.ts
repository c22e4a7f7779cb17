import { useEffect, useRef, type RefObject } from 'react';

/** A change of width above this, in px, is another view (the whole window, a turned tablet), not a scroll bar. */
const OTHER_VIEW = 60;

/** Shows the whole drawing again when its frame has become much wider or narrower. */
export function useFitOnResize(frame: RefObject<HTMLElement>, fit: () => void): void {
  const latest = useRef(fit);
  latest.current = fit;
  useEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    let width = box.clientWidth;
    const observer = new ResizeObserver(() => {
      if (Math.abs(box.clientWidth - width) < OTHER_VIEW) return;
      width = box.clientWidth;
      // After the drawing has measured itself.
      window.requestAnimationFrame(() => latest.current());
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame]);
}
