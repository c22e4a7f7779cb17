import { labelOf, type Locale } from '../codes/tables';
import {
  STAGE_OF_STEP,
  STEP_IDS,
  type StageId,
  type StepId,
  type TimeLimit,
} from '../codes/values';
import { MAX_NODES, type Chart, type ChartEdge, type ChartNode, type Lane } from './chart';
import { DEFAULT_WORDS, type DefaultWords } from './default-words';
import { CHART_WORDS } from './words';

/** What a chart takes from a step of an item; the step lists of items fit as they are. */
export interface StepLike {
  readonly step: string;
  readonly post?: string;
  readonly limit?: TimeLimit;
  readonly counted?: boolean;
  readonly standard?: string;
  readonly result?: string;
}

export interface SpecialProcedureLike {
  readonly kind: string;
  readonly limit?: TimeLimit;
  readonly basis?: string;
  readonly note?: string;
}

export interface DefaultChartInput {
  readonly title: string;
  /** Code of the table `itemType`; an unknown one is drawn plainly. */
  readonly itemType: string;
  readonly steps: readonly StepLike[];
  readonly specialProcedures: readonly SpecialProcedureLike[];
  readonly locale: Locale;
}

/**
 * The chart that the steps of an item describe. A licence also gets the branches that its chart must show: not accepted,
 * supplement, not granted. Missing steps leave no hole: their neighbours are joined.
 */
export function defaultChart(input: DefaultChartInput): Chart {
  const draft = new Draft(input);
  const licence = input.itemType === LICENCE;
  const { before, handling, after } = phasesOf(input.steps.slice(0, MOST_ENTRIES));

  draft.begin();
  before.filter(({ id }) => id !== 'accept').forEach((step) => draft.step(step));
  if (licence) draft.decideAcceptance();
  before.filter(({ id }) => id === 'accept').forEach((step) => draft.step(step));
  handling.filter(({ id }) => id !== 'decide').forEach((step) => draft.step(step));
  draft.specials(input.specialProcedures.slice(0, MOST_ENTRIES));
  handling.filter(({ id }) => id === 'decide').forEach((step) => draft.step(step));
  if (licence) draft.decideGrant();
  after.forEach((step) => draft.step(step));
  draft.finish();
  return draft.chart();
}

const LICENCE = '01';
/** Penalty, coercion, levy, inspection: begun by the authority, without an application. */
const EX_OFFICIO: ReadonlySet<string> = new Set(['02', '03', '04', '06']);
/** Notice of what is missing: five days, which the law counts as working days (Administrative Licensing Law, art. 32 and 82). */
const SUPPLEMENT_NOTICE: TimeLimit = { value: 5, unit: 'workday', note: '' };
/** Two lists of entries and the branches of a licence must stay under the most nodes of a chart. */
const MOST_ENTRIES = Math.floor((MAX_NODES - 20) / 2);

interface PlacedStep extends StepLike {
  readonly id: StepId;
  readonly known: boolean;
}

/** Puts steps in their order; one that is not of the six stays behind the step that it followed. */
function phasesOf(
  steps: readonly StepLike[]
): Record<'before' | 'handling' | 'after', PlacedStep[]> {
  let last: StepId = STEP_IDS[0];
  const placed = steps.map((step): PlacedStep => {
    const known = (STEP_IDS as readonly string[]).includes(step.step);
    if (known) last = step.step as StepId;
    return { ...step, id: last, known };
  });
  placed.sort((a, b) => STEP_IDS.indexOf(a.id) - STEP_IDS.indexOf(b.id));
  const of = (stage: StageId) => placed.filter(({ id }) => STAGE_OF_STEP[id] === stage);
  return { before: of('acceptance'), handling: of('decision'), after: of('delivery') };
}

type NodeInput = Pick<ChartNode, 'id' | 'type' | 'label' | 'lane'> & Partial<ChartNode>;

/** Grows a chart along its main line; `tail` is where the next node hangs on. */
class Draft {
  private readonly nodes: ChartNode[] = [];
  private readonly edges: ChartEdge[] = [];
  private readonly words: DefaultWords;
  private readonly exOfficio: boolean;
  private stage: StageId = 'acceptance';
  private tail: Array<{ from: string; condition: string }> = [];
  private firstNode = '';

  constructor(private readonly input: DefaultChartInput) {
    this.words = DEFAULT_WORDS[input.locale];
    this.exOfficio = EX_OFFICIO.has(input.itemType);
  }

  begin(): void {
    const label = this.exOfficio ? this.words.startExOfficio : this.words.start;
    this.main({
      id: 'start',
      type: 'start',
      label,
      lane: this.exOfficio ? 'department' : 'applicant',
    });
  }

  step(step: PlacedStep): void {
    this.stage = STAGE_OF_STEP[step.id];
    const labels = CHART_WORDS[this.input.locale].steps;
    const id = this.main({
      id: this.freeId(`step-${step.id}`),
      type: 'task',
      label: step.known ? labels[step.id] : step.step || this.words.unknownStep,
      lane: this.laneOf(step.id),
      step: step.step,
      post: step.post ?? '',
      limit: step.limit ?? null,
      counted: step.counted ?? true,
      standard: step.standard ?? '',
      result: step.result ?? '',
    });
    this.firstNode ||= id;
  }

  /** Accepted, to be supplemented, or not accepted. */
  decideAcceptance(): void {
    const { words } = this;
    this.stage = 'acceptance';
    const check = this.main({
      id: 'check-acceptance',
      type: 'decision',
      lane: 'window',
      ...words.checkAcceptance,
    });
    this.add({
      id: 'supplement',
      type: 'document',
      lane: 'applicant',
      limit: SUPPLEMENT_NOTICE,
      counted: false,
      ...words.supplement,
    });
    this.join({ from: check, to: 'supplement', condition: words.incomplete });
    this.join({ from: 'supplement', to: this.firstNode || check, condition: words.supplemented });
    this.refuse({
      from: check,
      id: 'not-accepted',
      lane: 'window',
      condition: words.outsideScope,
      node: words.notAccepted,
    });
    this.tail = [{ from: check, condition: words.accepted }];
  }

  /** Each special procedure is a detour between what comes before and what comes after it. */
  specials(procedures: readonly SpecialProcedureLike[]): void {
    if (procedures.length === 0) return;
    this.stage = 'decision';
    const entries = [...this.tail];
    for (const procedure of procedures) {
      const label = labelOf('specialProcedure', procedure.kind, this.input.locale);
      const id = this.add({
        id: this.freeId(`special-${procedure.kind || 'other'}`),
        type: 'special',
        label: label || CHART_WORDS[this.input.locale].special,
        lane: 'department',
        limit: procedure.limit ?? null,
        counted: false,
        standard: [procedure.basis, procedure.note].filter(Boolean).join(' '),
      });
      for (const { from } of entries) this.join({ from, to: id, condition: this.words.needed });
      this.tail.push({ from: id, condition: '' });
    }
  }

  /** Granted or not granted. */
  decideGrant(): void {
    const { words } = this;
    this.stage = 'decision';
    const check = this.main({
      id: 'check-grant',
      type: 'decision',
      lane: 'department',
      ...words.checkGrant,
    });
    this.refuse({
      from: check,
      id: 'not-granted',
      lane: 'department',
      condition: words.refused,
      node: words.notGranted,
    });
    this.tail = [{ from: check, condition: words.granted }];
  }

  finish(): void {
    this.stage = 'delivery';
    const lane = this.exOfficio ? 'department' : 'applicant';
    this.main({ id: 'end', type: 'end', label: this.words.end, lane });
  }

  chart(): Chart {
    return { title: this.input.title, lanes: this.lanes(), nodes: this.nodes, edges: this.edges };
  }

  private refuse(branch: {
    from: string;
    id: string;
    lane: string;
    condition: string;
    node: { label: string; standard?: string; result?: string };
  }): void {
    const { from, id, lane, condition, node } = branch;
    this.add({ id, type: 'document', lane, ...node });
    this.add({ id: `end-${id}`, type: 'end', label: this.words.endRefused, lane });
    this.join({ from, to: id, condition });
    this.join({ from: id, to: `end-${id}`, condition: '' });
  }

  /** Adds a node to the main line. */
  private main(node: NodeInput): string {
    const id = this.add(node);
    for (const { from, condition } of this.tail) this.join({ from, to: id, condition });
    this.tail = [{ from: id, condition: '' }];
    return id;
  }

  private add(node: NodeInput): string {
    const blank = { step: '', post: '', limit: null, counted: true, standard: '', result: '' };
    this.nodes.push({ ...blank, stage: this.stage, ...node });
    return node.id;
  }

  private join({ from, to, condition }: Omit<ChartEdge, 'id'>): void {
    this.edges.push({ id: `flow-${this.edges.length + 1}`, from, to, condition });
  }

  private freeId(wanted: string): string {
    const taken = new Set(this.nodes.map(({ id }) => id));
    let id = wanted.slice(0, 60);
    for (let count = 2; taken.has(id); count += 1) id = `${wanted.slice(0, 60)}-${count}`;
    return id;
  }

  private laneOf(step: StepId): string {
    if (this.exOfficio) return 'department';
    return STAGE_OF_STEP[step] === 'decision' ? 'department' : 'window';
  }

  private lanes(): Lane[] {
    const { lanes } = CHART_WORDS[this.input.locale];
    const used = new Set(this.nodes.map(({ lane }) => lane));
    const all: Lane[] = [
      { id: 'applicant', role: 'applicant', name: this.words.applicant },
      { id: 'window', role: 'window', name: lanes.window },
      { id: 'department', role: 'department', name: lanes.department },
    ];
    return all.filter(({ id }) => used.has(id));
  }
}
