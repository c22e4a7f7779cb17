import {
  creditCheckCharacter,
  organizationCheckCharacter,
} from '../../src/plugins/guide-publisher/domain/codes/credit';
import type {
  Organization,
  Region,
  ServiceHall,
} from '../../src/plugins/guide-publisher/domain/document/records';
import type { Places } from './places';
import { spread, type BodyLevel, type Shape } from './shape';
import { SIDE_BODIES } from './words';

/** The bodies that implement items, and their halls. Codes, phones and addresses are made up; the places are real. */
export interface Body {
  readonly organization: Organization;
  readonly region: Region;
  /** Villages have none. */
  readonly hall: ServiceHall | null;
  /** Place in the list of lines of work; -1 for townships and villages, which have none. */
  readonly line: number;
  /** Counts the bodies of one line in one region: 0 is the department itself. */
  readonly side: number;
}

/** A line of work: what sister organizations share, e.g. 公安, and what its department is called, e.g. 公安局. */
export interface Line {
  readonly department: string;
  readonly office: string;
}

interface BodiesInput {
  readonly places: Places;
  readonly lines: readonly Line[];
  readonly shape: Shape;
}

/** Makes any body from its number, so that none needs to be kept. */
export class Bodies {
  private readonly seats: Readonly<Record<BodyLevel, readonly Region[]>>;
  private readonly names: ReadonlyMap<string, Region>;
  /** Number of the body that sits in a township, by region code. */
  private readonly townships: ReadonlyMap<string, number>;

  constructor(private readonly input: BodiesInput) {
    const { byLevel, province } = input.places;
    const at = (level: BodyLevel): Region[] =>
      spread(byLevel[level], input.shape[level].organizations);
    this.seats = { '3': byLevel['3'], '4': byLevel['4'], '5': at('5'), '6': at('6') };
    const all = [province, ...Object.values(byLevel)].flat();
    this.names = new Map(all.map((region) => [region.code, region]));
    this.townships = new Map(this.seats['5'].map((region, i) => [region.code, i]));
  }

  /** The `index`-th body of a level. */
  body(level: BodyLevel, index: number): Body {
    const region = this.seats[level][index % this.seats[level].length]!;
    const place = level === '3' || level === '4' ? this.officeOf(level, index) : VILLAGE_PLACE;
    return {
      ...place,
      region,
      organization: this.organizationOf({ level, index, region, ...place }),
      hall: level === '6' ? null : this.hallOf(region),
    };
  }

  /** Halls of the regions that have bodies, without villages. */
  *halls(): Generator<ServiceHall> {
    for (const level of ['3', '4', '5'] as const) {
      const used = Math.min(this.seats[level].length, this.input.shape[level].organizations);
      for (const region of this.seats[level].slice(0, used)) yield this.hallOf(region);
    }
  }

  /** Departments go round the lines; each region begins at another one, so that small corpora have all of them. */
  private officeOf(level: BodyLevel, index: number): { line: number; side: number } {
    const seats = this.seats[level].length;
    const nth = Math.floor(index / seats);
    const { length } = this.input.lines;
    return { line: (nth + (index % seats) * STRIDE) % length, side: Math.floor(nth / length) };
  }

  private organizationOf(body: Numbered): Organization {
    const { level, index, region } = body;
    const name = this.nameOf(body);
    const serial = index + 1;
    return {
      creditCode: creditCodeOf(body),
      name,
      shortName: this.shortNameOf(body),
      department: this.input.lines[body.line]?.department ?? (level === '5' ? '乡镇' : '村委会'),
      level,
      nature: body.side === 0 && level !== '6' ? '1' : '2',
      regionCode: region.code,
      parentCreditCode: this.parentOf(body),
      address: `${this.pathOf(region)}${region.name}${level === '6' ? '便民服务站' : '政务服务中心'}`,
      hours: level === '6' ? '工作日 9:00—16:30' : '工作日 9:00—12:00，13:30—17:00',
      consultationPhone: phone(`3${level}`, serial),
      supervisionPhone: phone(`4${level}`, serial),
    };
  }

  private nameOf({ level, region, line, side }: Numbered): string {
    const { department, office } = this.input.lines[line] ?? { department: '', office: '' };
    if (level === '6') return `${this.pathOf(region)}${region.name}村民委员会`;
    if (level === '5') return `${this.pathOf(region)}${region.name}人民政府`;
    return side === 0
      ? `${region.name}${office}`
      : `${region.name}${department}${SIDE_BODIES[(side - 1) % SIDE_BODIES.length]!}`;
  }

  private shortNameOf({ level, region, line, side }: Numbered): string {
    if (level === '6') return `${region.name}委会`;
    if (level === '5') return `${region.name}政府`;
    const { office = '', department = '' } = this.input.lines[line] ?? {};
    const town = level === '3' ? '市' : '县';
    return side === 0 ? town + office : `${town}${department}${SIDE_BODIES[0]}`;
  }

  /** A village's township and a department's sister above it, where the corpus has them. */
  private parentOf({ level, region, line, side }: Numbered): string {
    if (level === '6') {
      const index = this.townships.get(region.parentCode);
      return index === undefined ? '' : this.codeAt('5', index);
    }
    if (level !== '4' || side > 0) return '';
    const seats = this.seats['3'];
    const city = seats.findIndex(({ code }) => code === region.parentCode);
    const { length } = this.input.lines;
    const nth = (((line - city * STRIDE) % length) + length) % length;
    const index = nth * seats.length + city;
    return index < this.input.shape['3'].organizations ? this.codeAt('3', index) : '';
  }

  private codeAt(level: BodyLevel, index: number): string {
    const region = this.seats[level][index % this.seats[level].length]!;
    const place = level === '3' ? this.officeOf(level, index) : VILLAGE_PLACE;
    return creditCodeOf({ level, index, region, ...place });
  }

  /** Names of the regions that contain it, from the province down. */
  private pathOf(region: Region): string {
    const parent = this.names.get(region.parentCode);
    return parent === undefined ? '' : this.pathOf(parent) + parent.name;
  }

  private hallOf(region: Region): ServiceHall {
    const name = `${region.name}${region.level === '5' ? '便民' : '政务'}服务中心`;
    return {
      code: `HALL-${region.code}`,
      name,
      regionCode: region.code,
      address: `${this.pathOf(region)}${name}`,
      hours: '工作日 9:00—12:00，13:30—17:00',
      phone: phone(`5${region.level}`, Number(region.code.slice(4, 9))),
      floorArea: region.level === '5' ? null : 3_000 + (Number(region.code.slice(2, 6)) % 4_000),
      longitude: null,
      latitude: null,
      windows: [{ name: '综合受理窗口', number: 'A01', phone: '' }],
    };
  }
}

interface Numbered {
  readonly level: BodyLevel;
  readonly index: number;
  readonly region: Region;
  readonly line: number;
  readonly side: number;
}

const VILLAGE_PLACE = { line: -1, side: 0 } as const;
/** No divisor of the number of lines, so that the first departments of neighbouring regions differ. */
const STRIDE = 7;

/** Well formed and invented: after the region comes `MC`, the level and a running number. */
function creditCodeOf({ level, index, region, side }: Numbered): string {
  const kind = level === '6' ? '54' : side === 0 ? '11' : '12';
  const body = `MC${level}${String(index + 1).padStart(5, '0')}`;
  const first17 = kind + region.code.slice(0, 6) + body + organizationCheckCharacter(body);
  return first17 + creditCheckCharacter(first17);
}

/** Seven digits after the area code; the first two tell purpose and level. */
function phone(first: string, serial: number): string {
  return `0857-${first}${String(serial % 100_000).padStart(5, '0')}`;
}
