import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { extname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { Finding } from '../domain/template/types';
import { protect } from '../server/src/intake/protect';
import { PublisherError } from '../shared/contracts/errors';
import type { AffectedGuide } from '../shared/contracts/services';
import type { Context } from './context';

export const IMPACT_LIST_FORMS: readonly string[] = ['.csv', '.json'];

/** The list of guides that a template affects, written while it is found: it may hold the whole city. */
export interface ImpactList {
  add(guide: AffectedGuide): Promise<void>;
  /** Completes the file; throws `cli.cannot-write`. */
  end(): Promise<void>;
}

/** A CSV with a line for each finding that comes or goes, or JSON with an object for each guide. */
export function createImpactList(out: string, context: Context): ImpactList {
  const stream = createWriteStream(out);
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', () => reject(new PublisherError('cli.cannot-write', { file: out })));
  });
  // Told by `add` or `end`, whichever comes first.
  failed.catch(() => undefined);
  const form = extname(out).toLowerCase() === '.csv' ? csvForm(context) : JSON_FORM;
  let count = 0;
  stream.write(form.head);
  return {
    async add(guide) {
      const text = form.guide(guide, count);
      count += 1;
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
    },
    end: () => Promise.race([ended(stream, form.tail), failed]),
  };
}

async function ended(stream: WriteStream, tail: string): Promise<void> {
  stream.end(tail);
  await once(stream, 'close');
}

interface Form {
  readonly head: string;
  readonly tail: string;
  guide(guide: AffectedGuide, index: number): string;
}

const JSON_FORM: Form = {
  head: '[',
  tail: '\n]\n',
  guide: (guide, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(guide)}`,
};

/** Spreadsheet programs take UTF-8 for what it is only with this mark. */
const BYTE_ORDER_MARK = '\ufeff';

function csvForm({ locale, say }: Context): Form {
  const columns = [
    say('实施编码', 'code'),
    say('名称', 'name'),
    say('实施主体', 'organization'),
    say('层级', 'level'),
    say('变化', 'change'),
    say('规则', 'rule'),
    say('级别', 'severity'),
    say('位置', 'path'),
    say('问题', 'message'),
  ];
  const words = { gained: say('新增', 'gained'), lost: say('消除', 'lost') };
  const line = (guide: AffectedGuide, change: string, finding: Finding) =>
    [
      guide.code,
      guide.name,
      guide.organization.name,
      guide.level,
      change,
      finding.rule,
      finding.severity,
      finding.path,
      finding.message[locale],
    ].map(protect);
  return {
    head: BYTE_ORDER_MARK + stringify([columns]),
    tail: '',
    guide: (guide) =>
      stringify([
        ...guide.gained.map((finding) => line(guide, words.gained, finding)),
        ...guide.lost.map((finding) => line(guide, words.lost, finding)),
      ]),
  };
}
