import type { Locale } from '../../../../domain/codes/tables';
import { readPalettePng } from './palette-png';

/** A4 in points, portrait. */
const A4 = { short: 595.28, long: 841.89 };
/** What every office printer leaves blank: 10 mm. */
const MARGIN = 28.35;

export interface PdfParams {
  /** With a palette, as `pngOf` makes them. */
  readonly png: Buffer;
  readonly title: string;
  readonly locale: Locale;
}

/**
 * A picture on one page of A4, upright or across as it fits better. The same picture gives the same bytes: no time, no id.
 * The picture goes in as it is compressed already, because PDF knows the way of PNG: nothing is unpacked, nothing grows.
 */
export async function pdfOf({ png, title, locale }: PdfParams): Promise<Buffer> {
  const {
    PDFDocument,
    PDFName,
    PDFRawStream,
    drawObject,
    popGraphicsState,
    pushGraphicsState,
    scale,
    translate,
  } = await import('pdf-lib');
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setLanguage(locale);
  const { width, height, bits, palette, data } = readPalettePng(png);
  const { context } = document;
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: bits,
    ColorSpace: [
      'Indexed',
      'DeviceRGB',
      palette.length / 3 - 1,
      context.register(context.stream(palette)),
    ],
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: PNG_PREDICTOR, Colors: 1, BitsPerComponent: bits, Columns: width },
  });
  const image = context.register(PDFRawStream.of(dict, data));
  const across = width > height;
  const page = document.addPage(across ? [A4.long, A4.short] : [A4.short, A4.long]);
  page.node.setXObject(PDFName.of('Chart'), image);
  const room = page.getSize();
  const shrink = Math.min((room.width - 2 * MARGIN) / width, (room.height - 2 * MARGIN) / height);
  // At the top, where a reader looks first.
  const at = [(room.width - width * shrink) / 2, room.height - MARGIN - height * shrink] as const;
  page.pushOperators(
    pushGraphicsState(),
    translate(...at),
    scale(width * shrink, height * shrink),
    drawObject('Chart'),
    popGraphicsState()
  );
  return Buffer.from(await document.save());
}

/** PDF 32000-1, table 8: each row begins with the filter of PNG that it was made with. */
const PNG_PREDICTOR = 15;
