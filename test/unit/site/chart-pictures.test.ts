import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { chartToSvg } from '../../../src/plugins/guide-publisher/domain/flowchart/svg';
import { createPictureCache } from '../../../src/plugins/guide-publisher/server/src/site/charts/picture-cache';
import { createChartPictures } from '../../../src/plugins/guide-publisher/server/src/site/charts/pictures';
import { licenceChart, longChart } from '../flowchart/charts';

const folders: string[] = [];
function cacheFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pictures-'));
  folders.push(folder);
  return folder;
}
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const request = (chart = licenceChart()) => ({
  name: 'ab12',
  svg: chartToSvg(chart, { locale: 'zh-Hans' }),
  title: chart.title,
  locale: 'zh-Hans' as const,
});

const make = (form: 'png' | 'pdf', chart = licenceChart()) =>
  createChartPictures(createPictureCache(cacheFolder())).make({ ...request(chart), form });

describe('the PNG of a chart', () => {
  it('shows the drawing on white, twice as large, with words', async () => {
    const png = await make('png');
    const [, width] = / width="([\d.]+)"/.exec(request().svg)!;
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect(info.width).toBe(Math.round(Number(width) * 2));
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect(png.length).toBeLessThan(200_000);
  });

  it('is the same bytes each time', async () => {
    expect((await make('png')).equals(await make('png'))).toBe(true);
  });

  it('of a very long chart stays within bounds', async () => {
    const { height, width } = await sharp(await make('png', longChart(300))).metadata();
    expect(Math.max(height, width)).toBeLessThanOrEqual(8001);
  });
});

describe('the PDF of a chart', () => {
  it('is one page of A4, with its title and language, the same bytes each time', async () => {
    const pdf = await make('pdf');
    const document = await PDFDocument.load(pdf);
    expect(document.getTitle()).toBe(licenceChart().title);
    const [page, ...others] = document.getPages();
    expect(others).toEqual([]);
    expect([page!.getWidth(), page!.getHeight()].map(Math.round)).toEqual([595, 842]);
    expect((await make('pdf')).equals(pdf)).toBe(true);
  });
});

describe('the cache of pictures', () => {
  const twice = async (spoil: (file: string) => void) => {
    const folder = cacheFolder();
    const cache = createPictureCache(folder);
    let made = 0;
    const get = () => cache.get('ab-1.png', async () => Buffer.from(`picture ${(made += 1)}`));
    await get();
    const [name] = readdirSync(path.join(folder, 'ab'));
    spoil(path.join(folder, 'ab', name!));
    return { second: String(await get()), made };
  };

  it('gives what was made before', async () => {
    expect(await twice(() => undefined)).toEqual({ second: 'picture 1', made: 1 });
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 3)],
    ['emptied', () => Buffer.alloc(0)],
    [
      'changed in one bit',
      (bytes) => Buffer.from(bytes.map((byte, i) => (i === 35 ? byte ^ 1 : byte))),
    ],
  ])('makes anew what was %s', async (_, damage) => {
    const result = await twice((file) => writeFileSync(file, damage(readFileSync(file))));
    expect(result).toEqual({ second: 'picture 2', made: 2 });
  });

  it('does without a folder that cannot be written', async () => {
    const file = path.join(cacheFolder(), 'file');
    writeFileSync(file, '');
    const cache = createPictureCache(file);
    expect(String(await cache.get('ab.png', async () => Buffer.from('x')))).toBe('x');
  });
});
