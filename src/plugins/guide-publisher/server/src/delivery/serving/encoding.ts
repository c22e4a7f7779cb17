/** Forms of a body that we serve, best first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Different texts of `Accept-Encoding` that are remembered; browsers and libraries send some dozens. */
const MOST_REMEMBERED = 200;
/** Longest text of the header that is read; longer ones get the body as it is. */
const LONGEST_HEADER = 200;
const remembered = new Map<string, Encoding>();

/** The best form that the reader takes, by `Accept-Encoding` (RFC 9110, 12.5.3); as it is where none is named. */
export function encodingFor(header: string): Encoding {
  if (header === '' || header.length > LONGEST_HEADER) return 'identity';
  const known = remembered.get(header);
  if (known) return known;
  const encoding = chosen(header);
  if (remembered.size < MOST_REMEMBERED) remembered.set(header, encoding);
  return encoding;
}

function chosen(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    const [, weight = '1'] = /^q=([\d.]+)$/.exec(parameters.join(';')) ?? [];
    weights.set(name, Number(weight));
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  const best = Math.max(weightOf('br'), weightOf('gzip'));
  if (!(best > 0) || best < (weights.get('identity') ?? 0)) return 'identity';
  return weightOf('br') >= weightOf('gzip') ? 'br' : 'gzip';
}
