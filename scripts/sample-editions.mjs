/**
 * Makes the catalogue editions of the sample city (`database/sample/catalogue-editions`), from which the reform figures
 * are computed. Totals and averages are those that the city printed in 2018; every single entry is made up and says so.
 * Run again after a change: `node scripts/sample-editions.mjs`. The same script gives the same bytes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../database/sample');
const OUT = path.join(FOLDER, 'catalogue-editions');
const BEFORE = { year: 2015, asOf: '2015-12-31' };
const AFTER = { year: 2018, asOf: '2018-06-30' };
const CITY_REGION = '520500000000';
const CITY = '3';

const ITEM_TYPES = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'];
const DEPARTMENTS = cityDepartments();

const series = (count, entry) => Array.from({ length: count }, (_, i) => entry(i));
const numbered = (i, width = 4) => String(i + 1).padStart(width, '0');

/**
 * `count` whole numbers around `average` that add up to `total`: they swing by up to `spread` and the rest is
 * spread over the first ones.
 */
function numbersWithTotal({ count, total, spread }) {
  const average = Math.floor(total / count);
  const swing = (i) => ((i * 7) % (2 * spread + 1)) - spread;
  const numbers = series(count, (i) => Math.max(1, average + swing(i)));
  let rest = total - numbers.reduce((sum, number) => sum + number, 0);
  for (let i = 0; rest !== 0; i = (i + 1) % count) {
    const step = Math.sign(rest);
    if (numbers[i] + step < 1) continue;
    numbers[i] += step;
    rest -= step;
  }
  return numbers;
}

function powers(count, licenceCount) {
  return series(count, (i) => {
    const department = DEPARTMENTS[i % DEPARTMENTS.length];
    const other = ITEM_TYPES[1 + (i % (ITEM_TYPES.length - 1))];
    return {
      code: `QZ${numbered(i)}`,
      name: `样例权责事项${numbered(i)}`,
      values: { organization: department, level: CITY, itemType: i < licenceCount ? '01' : other },
    };
  });
}

function licences({ count, statutory, promised, stages, steps }) {
  const columns = {
    statutoryWorkdays: numbersWithTotal({ count, total: statutory, spread: 10 }),
    promisedWorkdays: numbersWithTotal({ count, total: promised, spread: 5 }),
    stages: numbersWithTotal({ count, total: stages * count, spread: stages > 3 ? 3 : 0 }),
    steps: numbersWithTotal({ count, total: steps * count, spread: steps > 6 ? 4 : 0 }),
  };
  return series(count, (i) => ({
    code: `XK${numbered(i)}`,
    name: `样例行政许可${numbered(i)}`,
    values: {
      level: CITY,
      department: DEPARTMENTS[i % DEPARTMENTS.length],
      ...Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[i]])),
    },
  }));
}

const plain = (count, prefix, name, values = () => ({})) =>
  series(count, (i) => ({
    code: `${prefix}${numbered(i)}`,
    name: `${name}${numbered(i)}`,
    values: values(i),
  }));

/** Since 2013: 14 items undertaken from the state, 90 cancelled by it, 110 undertaken from the province; in 2017 77 items fewer. */
function adjustments() {
  const entry = (year, action, source, itemType) => ({ year, action, source, itemType });
  const years = [2013, 2014, 2015, 2016];
  const list = [
    ...series(14, (i) => entry(years[i % 4], 'undertake', '1', '01')),
    ...series(90, (i) => entry(years[i % 4], 'cancel', '1', i % 2 ? '01' : '10')),
    ...series(110, (i) => entry(years[i % 4], 'undertake', '2', i % 3 ? '10' : '01')),
    ...series(18, (i) => entry(2017, 'add', CITY, i < 3 ? '01' : '07')),
    ...series(95, (i) => entry(2017, 'cancel', CITY, i < 20 ? '01' : '02')),
  ];
  return list.map(({ year, action, source, itemType }, i) => ({
    code: `TZ${numbered(i)}`,
    name: `样例调整事项${numbered(i)}`,
    values: {
      action,
      source,
      itemType,
      year: String(year),
      effectiveDate: `${year}-12-01`,
      change: action === 'cancel' ? -1 : 1,
    },
  }));
}

/** The halls of today's sample; before the reform they had the areas given. */
function halls(areas) {
  const rows = rowsOf('service-halls.csv');
  const [city, ...counties] = rows.slice(0, 9);
  const hall = (level) => (row, i) => ({
    code: row['编码'],
    name: row['名称'],
    values: {
      level,
      regionCode: row['行政区划代码'],
      floorArea: areas ? areas[level][i] : Number(row['建筑面积（平方米）']),
    },
  });
  return [...[city].map(hall(CITY)), ...counties.map(hall('4'))];
}

function onlineOrganizations() {
  const levels = [
    { level: CITY, name: '市级', count: 36, items: 5941, spread: 40 },
    { level: '4', name: '县级', count: 323, items: 27440, spread: 30 },
    { level: '5', name: '乡镇', count: 258, items: 13748, spread: 20 },
    { level: '6', name: '村级', count: 3558, items: 54512, spread: 5 },
  ];
  return levels.flatMap(({ level, name, count, items, spread }) => {
    const numbers = numbersWithTotal({ count, total: items, spread });
    return series(count, (i) => ({
      code: `DW${level}${numbered(i)}`,
      name: `样例${name}单位${numbered(i)}`,
      values: { level, items: numbers[i] },
    }));
  });
}

const EDITIONS = [
  edition(BEFORE, 'powers', '市直部门权责清单', powers(5953, 244)),
  edition(
    BEFORE,
    'licences',
    '市级行政许可事项目录',
    licences({ count: 244, statutory: 6198, promised: 6198, stages: 10, steps: 18 })
  ),
  edition(
    BEFORE,
    'service-halls',
    '政务大厅名录',
    halls({
      [CITY]: [1200],
      4: numbersWithTotal({ count: 8, total: 15966, spread: 400 }),
    })
  ),
  edition(AFTER, 'powers', '市直部门权责清单', powers(3428, 213)),
  edition(
    AFTER,
    'licences',
    '市级行政许可事项目录',
    licences({ count: 213, statutory: 5410, promised: 1597, stages: 3, steps: 6 })
  ),
  edition(AFTER, 'service-halls', '政务大厅名录', halls(null)),
  edition(AFTER, 'retained-certificates', '保留的证明事项清单', plain(772, 'BL', '样例保留证明')),
  edition(
    AFTER,
    'cancelled-certificates',
    '取消的证明事项清单',
    plain(172, 'QX', '样例取消证明', (i) => ({
      substitute: ['licence', 'commitment', 'department-check', 'online-check'][i % 4],
    }))
  ),
  edition(
    AFTER,
    'retained-intermediaries',
    '保留的中介服务事项目录',
    plain(44, 'ZB', '样例保留中介服务')
  ),
  edition(
    AFTER,
    'cleaned-up-intermediaries',
    '清理的中介服务事项目录',
    plain(30, 'ZQ', '样例清理中介服务', (i) => ({
      cleaningMode: ['cancelled', 'government-paid', 'own-option'][i % 3],
    }))
  ),
  edition(AFTER, 'online-organizations', '网上公开事项统计目录', onlineOrganizations()),
  edition(AFTER, 'adjustments', '事项动态调整目录', adjustments()),
];

function edition({ year, asOf }, catalogueKind, title, entries) {
  return {
    code: `${catalogueKind}-${year}`,
    catalogueKind,
    name: `${title}（${year}年版，样例）`,
    documentNumber: `样例文号〔${year}〕1号`,
    issuedBy: '毕节市（样例）',
    issueDate: asOf,
    asOf,
    entries,
  };
}

mkdirSync(OUT, { recursive: true });
for (const { entries, ...head } of EDITIONS) {
  const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
  const start = JSON.stringify({ type: 'catalogue-edition', records: [head] }).slice(0, -3);
  writeFileSync(path.join(OUT, `${head.code}.json`), `${start},"entries":[\n${lines}\n]}]}\n`);
}

function cityDepartments() {
  return rowsOf('organizations.csv')
    .filter((row) => row['行政区划代码'] === CITY_REGION)
    .map((row) => row['名称']);
}

/** Rows of a sample file by header; none of the columns read here holds a quote or a comma. */
function rowsOf(file) {
  const [head, ...lines] = readFileSync(path.join(FOLDER, file), 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines
    .map((line) => splitLine(line))
    .map((cells) => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])));
}

function splitLine(line) {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
    cell.replace(/^"|"$/g, '').replaceAll('""', '"')
  );
}
