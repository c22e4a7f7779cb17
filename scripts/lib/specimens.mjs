import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';

/** Half of a sheet of A4 across, on a screen. */
const SIZE = { width: 840, height: 594 };
/** Where the sample's results say that their pictures are. */
const ADDRESS = /^\/samples\/([a-z0-9-]+\.png)$/;

/**
 * Draws the specimens that the results of the sample city name: a sheet with the name of the document, marked as a sample
 * all over. They show no real certificate. Returns how many were drawn.
 */
export async function drawSpecimens({ sample, folder }) {
  const names = specimensOf(path.join(sample, 'standard-items'));
  mkdirSync(folder, { recursive: true });
  for (const [file, name] of names) {
    await sharp(Buffer.from(specimen(name)))
      .png({ palette: true, colours: 32, dither: 0 })
      .toFile(path.join(folder, file));
  }
  return names.size;
}

/** Names of documents by the file that shows them. */
function specimensOf(folder) {
  const results = readdirSync(folder)
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')).records)
    .flatMap(({ results = [] }) => results);
  return new Map(
    results.flatMap(({ name, sample = '' }) => {
      const [, file] = ADDRESS.exec(sample) ?? [];
      return file ? [[file, name]] : [];
    })
  );
}

function specimen(name) {
  const { width, height } = SIZE;
  const [x, y] = [width / 2, height / 2];
  const size = Math.min(64, Math.floor((width - 160) / [...name].length));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" text-anchor="middle" font-family="sans-serif">
<rect width="${width}" height="${height}" fill="#fbf8ef"/>
<rect x="24" y="24" width="${width - 48}" height="${height - 48}" fill="none" stroke="#9c7a3c" stroke-width="4"/>
<rect x="34" y="34" width="${width - 68}" height="${height - 68}" fill="none" stroke="#9c7a3c"/>
<text x="${x}" y="${y - 60}" font-size="${size}" font-weight="bold" fill="#5c1f1f">${escapeXml(name)}</text>
<g fill="none" stroke="#b9ad8f"><path d="M140 ${y + 20}H${width - 140}M140 ${y + 70}H${width - 140}M140 ${y + 120}H${width - 140}"/></g>
<text x="${x}" y="${y + 30}" font-size="150" font-weight="bold" fill="#c0392b" fill-opacity=".28" transform="rotate(-24 ${x} ${y})">样本 示例</text>
<text x="${x}" y="${height - 60}" font-size="20" fill="#4a4a4a">示例数据自动生成，仅说明结果文书的名称，不是真实证照的样式</text>
</svg>`;
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text) => text.replace(/[&<>"]/g, (char) => ENTITIES[char]);
