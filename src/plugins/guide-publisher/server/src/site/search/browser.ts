import { highlight } from '../../../../domain/search/highlight';
import { HEAD_FILE, type SearchHead } from '../../../../domain/search/shards';
import {
  MOST_NAMES,
  placeOf,
  searchSite,
  type FoundGuide,
  type FoundName,
  type LoadFile,
  type SiteAnswer,
} from '../../../../domain/search/site-search';
import type { SearchSettings } from './search-page';

/** The script of the search page. It reads the files of the index from the site itself and from nowhere else. */

/** Organizations named under a name before somebody asks for all; and more of them at a time. */
const FIRST_PLACES = 1;
const MORE_PLACES = 40;
/** Milliseconds without a key before a question is looked up. */
const PAUSE = 200;

const part = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

function start(container: HTMLElement): void {
  const settings = JSON.parse(container.dataset.settings!) as SearchSettings;
  const { messages } = settings;
  const load = loader(`${settings.root}search/`);
  const form = container.querySelector('form')!;
  const input = form.querySelector('input')!;
  const [region, type] = [part<HTMLSelectElement>('region'), part<HTMLSelectElement>('type')];
  const [status, results, more] = [
    part('status'),
    part('results'),
    part<HTMLButtonElement>('more'),
  ];
  let shown = 0;
  let asked = 0;

  async function ask(skip: number): Promise<void> {
    const text = input.value.trim();
    const number = (asked += 1);
    if (skip === 0) results.replaceChildren();
    more.hidden = true;
    status.textContent = text === '' ? '' : messages.searching;
    if (text === '') return;
    try {
      const head = (await load<SearchHead>(HEAD_FILE)) ?? { synonyms: [], regions: [] };
      const question = { text, region: region.value, type: type.value };
      const answer = await searchSite(load, head, { question, skip });
      // Another question was asked meanwhile.
      if (number === asked) show(answer, skip);
    } catch {
      if (number === asked) status.textContent = messages.failed;
    }
  }

  function show(answer: SiteAnswer, skip: number): void {
    part('narrow').hidden = false;
    for (const found of answer.names) results.append(itemOf(found, answer));
    shown = skip + MOST_NAMES;
    more.hidden = !answer.more;
    const readings = answer.query.readings.map(({ term, meaning }) =>
      filled(messages.reading, { term, meaning })
    );
    const summary = results.childElementCount === 0 ? messages.none : said(answer);
    status.textContent = [...readings, summary].join(' ');
  }

  const said = ({ relaxed }: SiteAnswer): string => (relaxed ? messages.relaxed : messages.found);

  function itemOf(found: FoundName, { query }: SiteAnswer): HTMLElement {
    const { entry, guides } = found;
    const item = document.createElement('li');
    const title = document.createElement('strong');
    // Escaped by `highlight`.
    title.innerHTML = highlight(entry.name, query.phrases);
    const labels = Object.keys(entry.types).map((code) => settings.types[code] ?? code);
    const about = [...labels, filled(messages.offices, { count: String(guides.length) })];
    const places = document.createElement('ul');
    places.className = 'plain';
    item.append(title, textOf('p', about.join(' · '), 'meta'), places);
    void addPlaces(item, places, { guides, from: 0, count: FIRST_PLACES });
    return item;
  }

  async function addPlaces(
    item: HTMLElement,
    list: HTMLElement,
    { guides, from, count }: { guides: readonly FoundGuide[]; from: number; count: number }
  ): Promise<void> {
    const next = guides.slice(from, from + count);
    const links = await Promise.all(next.map((guide) => placeOf(load, guide)));
    for (const place of links) {
      if (!place) continue;
      const line = document.createElement('li');
      const link = document.createElement('a');
      link.href = settings.root + place.path;
      link.textContent = place.name;
      line.append(link);
      list.append(line);
    }
    const rest = from + count;
    if (rest >= guides.length) return;
    const button = textOf('button', messages.all, 'link') as HTMLButtonElement;
    button.type = 'button';
    button.addEventListener('click', () => {
      button.remove();
      void addPlaces(item, list, { guides, from: rest, count: MORE_PLACES });
    });
    item.append(button);
  }

  function again(): void {
    const address = new URL(location.href);
    address.searchParams.set('q', input.value);
    history.replaceState(null, '', address);
    void ask(0);
  }

  let timer = 0;
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(again, PAUSE);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    again();
  });
  region.addEventListener('change', () => void ask(0));
  type.addEventListener('change', () => void ask(0));
  more.addEventListener('click', () => void ask(shown));
  void load<SearchHead>(HEAD_FILE).then((head) => {
    for (const [digits, name] of head?.regions ?? []) region.append(new Option(name, digits));
  });
  input.value = new URL(location.href).searchParams.get('q') ?? '';
  input.focus();
  void ask(0);
}

/** Fetches each file once; a file that is not there is null: nothing is in it. */
function loader(base: string): LoadFile {
  const files = new Map<string, Promise<unknown>>();
  const fetched = async (path: string): Promise<unknown> => {
    const response = await fetch(base + path);
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.json();
  };
  return <T>(path: string) => {
    const known = files.get(path) ?? fetched(path);
    files.set(path, known);
    // A failure is not kept: the next question tries again.
    known.catch(() => files.delete(path));
    return known as Promise<T | null>;
  };
}

function textOf(tag: 'p' | 'button', text: string, className: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}

const filled = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

const container = document.getElementById('search');
if (container) start(container);
