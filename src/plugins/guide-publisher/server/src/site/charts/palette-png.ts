/** A PNG that was taken apart, its pixels still compressed. */
export interface PalettePng {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Of each pixel, which is an index into the palette. */
  readonly bits: number;
  /** Red, green, blue of each colour. */
  readonly palette: Buffer;
  /** The rows, each behind the number of its filter, deflated (PNG, 7 to 10). */
  readonly data: Buffer;
}

const SIGNATURE_LENGTH = 8;
/** Length and type before the data of a chunk, checksum after it. */
const HEAD_LENGTH = 8;
const CHECKSUM_LENGTH = 4;
const PALETTE_COLOUR = 3;

/** Reads a PNG with a palette, without transparency and interlacing, as `pngOf` makes them; throws on any other. */
export function readPalettePng(png: Buffer): PalettePng {
  const chunks = [...chunksOf(png)];
  const [header] = chunks;
  const palette = chunks.find(({ type }) => type === 'PLTE');
  const plain = header?.data[9] === PALETTE_COLOUR && header.data[12] === 0;
  if (!header || !plain || !palette || chunks.some(({ type }) => type === 'tRNS'))
    throw new TypeError('Not a plain PNG with a palette');
  return {
    width: header.data.readUInt32BE(0),
    height: header.data.readUInt32BE(4),
    bits: header.data[8]!,
    palette: palette.data,
    data: Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
  };
}

function* chunksOf(png: Buffer): Generator<{ readonly type: string; readonly data: Buffer }> {
  let at = SIGNATURE_LENGTH;
  while (at + HEAD_LENGTH <= png.length) {
    const end = at + HEAD_LENGTH + png.readUInt32BE(at);
    yield {
      type: png.toString('latin1', at + 4, at + HEAD_LENGTH),
      data: png.subarray(at + HEAD_LENGTH, end),
    };
    at = end + CHECKSUM_LENGTH;
  }
}
