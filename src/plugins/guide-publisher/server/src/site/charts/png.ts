import { PublisherError } from '../../../../shared/contracts/errors';

/** Pixels for each unit of a drawing: sharp on screens of today, about 220 dots an inch on a page of A4. */
const SCALE = 2;
/** Dots an inch at which one unit of SVG is one pixel. */
const SVG_DENSITY = 72;
/** Longest side. The largest chart that can be stored would take more memory than a small machine has. */
const MAX_SIDE = 8000;
/** Colours of a drawing and the edges of its letters; more than makes a difference to the eye costs three times the space. */
const COLOURS = 64;

/** A drawing as PNG, on white. The same drawing gives the same bytes on the same machine. */
export async function pngOf(svg: string): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return (
    sharp(Buffer.from(svg), { density: SVG_DENSITY * scaleOf(svg), limitInputPixels: false })
      .flatten({ background: '#fff' })
      // Flat colours: dots between them would make the file four times as large.
      .png({ palette: true, colours: COLOURS, dither: 0, effort: 2 })
      .toBuffer()
  );
}

function scaleOf(svg: string): number {
  const sides = [...svg.slice(0, 400).matchAll(/ (?:width|height)="([\d.]+)"/g)].map(([, side]) =>
    Number(side)
  );
  return Math.min(SCALE, MAX_SIDE / Math.max(1, ...sides));
}

/** Throws `site.no-chinese-font`. */
export async function assertChineseFont(): Promise<void> {
  if (!(await hasChineseFont())) throw new PublisherError('site.no-chinese-font', {});
}

const PROBE = 64;

/**
 * Draws 一, one stroke: without a font the place of a character is taken by a box, which is as high as the character.
 * Asking the system for its fonts would differ from system to system.
 */
async function hasChineseFont(): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${PROBE}" height="${PROBE}"><text x="8" y="48" font-size="48" font-family="sans-serif">一</text></svg>`;
  const pixels = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  let rows = 0;
  for (let y = 0; y < PROBE; y += 1) {
    const row = pixels.subarray(y * PROBE * 4, (y + 1) * PROBE * 4);
    if (row.some((value, i) => i % 4 === 3 && value > 64)) rows += 1;
  }
  return rows > 0 && rows < PROBE / 4;
}
