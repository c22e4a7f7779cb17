import type { Locale } from '../../../../domain/codes/tables';
import { pdfOf } from './pdf';
import type { PictureCache } from './picture-cache';
import type { PictureForm } from './forms';
import { assertChineseFont, pngOf } from './png';

/** Makes pictures of charts for readers who need a file that opens everywhere. */
export interface ChartPictures {
  make(request: PictureRequest): Promise<Buffer>;
}

export interface PictureRequest {
  readonly form: PictureForm;
  /** Says what the picture shows and how it was drawn, so that two pictures of one name are the same. */
  readonly name: string;
  readonly svg: string;
  readonly title: string;
  readonly locale: Locale;
}

/** To be raised when pictures are made in another way, so that none of the old way comes out of a cache. */
const MAKING = 1;

/**
 * Pictures are made once and kept in the cache, across releases. Throws `site.no-chinese-font` where the machine has no font
 * for Chinese: boxes in place of words must not go public.
 */
export function createChartPictures(cache: PictureCache): ChartPictures {
  let font: Promise<void> | undefined;

  async function png(name: string, svg: string): Promise<Buffer> {
    await (font ??= assertChineseFont());
    return cache.get(`${name}-${MAKING}.png`, () => pngOf(svg));
  }

  return {
    async make({ form, name, svg, title, locale }) {
      if (form === 'png') return png(name, svg);
      return cache.get(`${name}-${MAKING}.pdf`, async () =>
        pdfOf({ png: await png(name, svg), title, locale })
      );
    },
  };
}
