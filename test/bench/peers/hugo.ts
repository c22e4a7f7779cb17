import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';

/** Hugo with the same guides as plain pages: no charts, no lists, no feeds, no site map. */

export const isHugoHere = (): boolean => spawnSync('hugo', ['version']).status === 0;

const CONFIG = `baseURL = "https://example.org/"
title = "Guides"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "home", "section", "404"]
[markup.goldmark.renderer]
unsafe = false
`;

const PAGE = `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>
`;

/** Writes the source of the site; not part of what is measured. */
export function writeHugoSite(folder: string, guides: Iterable<GuideDocument>): void {
  mkdirSync(path.join(folder, 'layouts/_default'), { recursive: true });
  writeFileSync(path.join(folder, 'config.toml'), CONFIG);
  writeFileSync(path.join(folder, 'layouts/_default/single.html'), PAGE);
  const made = new Set<string>();
  for (const guide of guides) {
    const at = path.join(folder, 'content/guides', guide.organization.creditCode.toLowerCase());
    if (!made.has(at)) mkdirSync(at, { recursive: true });
    made.add(at);
    writeFileSync(path.join(at, `${guide.code.toLowerCase()}.md`), markdownOf(guide));
  }
}

export interface HugoRun {
  readonly seconds: number;
  readonly peakMemoryMB: number;
}

/** One build into an empty folder. */
export async function runHugo(folder: string): Promise<HugoRun> {
  const out = path.join(folder, 'public');
  rmSync(out, { recursive: true, force: true });
  const start = performance.now();
  const child = spawn('hugo', ['--quiet', '-s', folder, '-d', out], { stdio: 'inherit' });
  let peakMemoryMB = 0;
  const timer = setInterval(() => {
    peakMemoryMB = Math.max(peakMemoryMB, highWaterMB(child.pid!));
  }, 200);
  const status = await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`hugo ended with ${String(status)}`);
  return { seconds: (performance.now() - start) / 1000, peakMemoryMB };
}

function highWaterMB(pid: number): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return found ? Math.round(Number(found[1]) / 1024) : 0;
  } catch {
    return 0;
  }
}

function markdownOf(guide: GuideDocument): string {
  const { name, code, summary, conditions, materials, steps, legalBases, faqs } = guide;
  const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}\n`).join('');
  return [
    `---\ntitle: ${JSON.stringify(name || code)}\n---\n`,
    `${summary}\n`,
    '## 受理条件\n',
    list(conditions.map(({ text }) => text)),
    '## 申请材料\n',
    list(materials.map((material) => Object.values(material).filter(isText).join(' '))),
    '## 办理流程\n',
    list(steps.map((step) => Object.values(step).filter(isText).join(' '))),
    '## 设定依据\n',
    list(legalBases.map(({ law, article, content }) => `${law} ${article} ${content}`)),
    '## 常见问题\n',
    list(faqs.map(({ question, answer }) => `**${question}** ${answer}`)),
    '## 办理地点\n',
    `${guide.organization.name} ${guide.address} ${guide.hours} ${guide.consultationPhone}\n`,
  ].join('\n');
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
