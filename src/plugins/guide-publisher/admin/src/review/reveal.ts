/** From a finding to the field that it means. */

interface Reveal {
  readonly field: string;
  readonly row: number;
}

const listeners = new Set<(reveal: Reveal) => void>();

/** Told before a cell of the list `field` is looked for, so that a folded row can be opened. */
export function onReveal(field: string, open: (row: number) => void): () => void {
  const listener = (reveal: Reveal) => {
    if (reveal.field === field) open(reveal.row);
  };
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Fields of a form that have another name than in the document. Parts that come from a relation lead to it. */
const FORM_FIELDS: Readonly<Record<string, readonly string[]>> = {
  status: ['itemStatus', 'retention'],
  organization: ['organization'],
  region: ['organization'],
  level: ['organization'],
  hall: ['hall'],
  basicCode: ['standardItem', 'basicCode'],
  itemType: ['itemType', 'standardItem'],
  itemLevels: ['standardItem'],
  subjectCode: ['subjectCode', 'guide', 'standardItem'],
};

export interface Place {
  /** Names under which the form may know the field, likeliest first. */
  readonly fields: readonly string[];
  /** Row of a list, or null. */
  readonly row: number | null;
  /** The cell's path with the first name of `fields`, or null for the field as a whole. */
  readonly cell: string | null;
}

/** Where in the form a finding's path (JSON pointer into the document) is. */
export function placeOf(path: string): Place {
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [field = '', index] = parts;
  const row = index !== undefined && /^\d+$/.test(index) ? Number(index) : null;
  return {
    fields: Object.hasOwn(FORM_FIELDS, field) ? FORM_FIELDS[field]! : field ? [field] : [],
    row,
    cell: parts.length > 1 ? parts.join('/') : null,
  };
}

/** Scrolls to the field or cell of a path and puts the cursor there. Answers whether it was found. */
export function revealPath(path: string): Promise<boolean> {
  const { fields, row, cell } = placeOf(path);
  const [field] = fields;
  if (field !== undefined && row !== null) {
    listeners.forEach((listener) => listener({ field, row }));
  }
  return new Promise((resolve) => {
    // After the unfolded row has been drawn.
    window.setTimeout(() => {
      const found = (cell !== null ? focusCell(document, cell) : null) ?? focusField(fields);
      if (found) flash(found);
      resolve(found !== null);
    }, 60);
  });
}

/** Focuses the cell with this path, or the nearest part of it; null where there is none. */
export function focusCell(within: ParentNode | null, path: string): HTMLElement | null {
  if (!within) return null;
  for (let parts = path.split('/'); parts.length > 1; parts = parts.slice(0, -1)) {
    const wanted = CSS.escape(parts.join('/'));
    const found = within.querySelector<HTMLElement>(
      `[data-path="${wanted}"], [data-path^="${wanted}/"]`
    );
    if (found) return focusElement(found);
  }
  return null;
}

function focusField(fields: readonly string[]): HTMLElement | null {
  for (const field of fields) {
    const name = CSS.escape(field);
    const shell = document.querySelector<HTMLElement>(`[data-field="${name}"]`);
    const found =
      shell?.querySelector<HTMLElement>(EDITABLE) ??
      shell ??
      document.querySelector<HTMLElement>(`form [name="${name}"], form [id="${name}"]`);
    if (found) return focusElement(found);
  }
  return null;
}

/** Where something can be typed or chosen. A field that is only read gets the focus as a whole. */
const EDITABLE =
  'textarea:not(:disabled), input:not(:disabled), select:not(:disabled), [role="combobox"]:not([aria-disabled="true"])';

function focusElement(element: HTMLElement): HTMLElement {
  element.scrollIntoView({ block: 'center', behavior: 'smooth' });
  element.focus({ preventScroll: true });
  return element;
}

/** Shows for a moment what was found: a field that is only read has no cursor to show it. */
function flash(element: HTMLElement): void {
  const shown = { outline: '2px solid #4945ff', outlineOffset: '2px' };
  element.animate([shown, { ...shown, outlineColor: 'transparent' }], FLASH);
}

/** In ms: as long as the eye needs to follow the scrolling. */
const FLASH = 2000;
