import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApplication, type Application } from './support/application';
import { foundCity, BASIC_CODE, CREDIT_CODE, GUIDE_CODE, TEMPLATE } from './support/city';
import { runCommand, type Settings } from './support/commands';
import { GOOD_VALUES, releasesAreDone } from './support/guides';

/** The built command, run as operators run it: each line a process of its own on one installation. */
describe('the guides command on an installation', () => {
  let folder: string;
  let settings: Settings;
  let approver: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhinan-commands-'));
    const app: Application = await startApplication('sqlite', { keep: folder });
    ({ settings } = app);
    approver = (await foundCity(app)).reviewer.email;
    await releasesAreDone(app);
    await app.stop();
  }, 120_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const guides = async (...argv: string[]): Promise<{ code: number | null; answer: unknown }> => {
    const { code, stdout, stderr } = await runCommand([...argv, '--format', 'json'], settings);
    if (stdout === '') throw new Error(stderr);
    return { code, answer: JSON.parse(stdout) };
  };

  const file = (name: string, content: object): string => {
    const out = path.join(folder, name);
    mkdirSync(path.dirname(out), { recursive: true });
    writeFileSync(out, JSON.stringify(content));
    return out;
  };

  const guideOf = (days: number) => ({
    type: 'service-guide',
    records: [
      {
        ...{ code: GUIDE_CODE, basicCode: BASIC_CODE, organizationCode: CREDIT_CODE },
        ...{ ...GOOD_VALUES, promisedLimit: { value: days, unit: 'workday', note: '' } },
      },
    ],
  });

  it('imports, releases, goes back, verifies, exports and tells the impact of a template', async () => {
    const site = ['--site', 'bijie'];
    const first = await guides('import', file('1/guides.json', guideOf(5)), '--approver', approver);
    expect(first).toMatchObject({ code: 0, answer: { decision: { published: 1 } } });
    const released = await guides('release', ...site);
    expect(released.code).toBe(0);
    const second = await guides(
      'import',
      file('2/guides.json', guideOf(4)),
      '--approver',
      approver
    );
    expect(second).toMatchObject({ code: 0, answer: { decision: { published: 1 } } });
    const next = await guides('release', ...site);
    const { number } = next.answer as { number: number };
    expect(await guides('rollback', ...site)).toMatchObject({
      code: 0,
      answer: { number: number - 1 },
    });
    expect(await guides('verify', ...site)).toMatchObject({ code: 0, answer: { faults: [] } });

    const out = path.join(folder, 'out.csv');
    const exported = await guides('export', '--type', 'service-guide', '--out', out);
    expect(exported).toMatchObject({ code: 0, answer: { records: 1 } });
    expect(existsSync(out)).toBe(true);
    expect(readFileSync(out, 'utf8')).toContain(GUIDE_CODE);
    const again = await guides('import', out, '--approver', approver);
    expect(again).toMatchObject({ code: 0, answer: { decision: { published: 0, unchanged: 1 } } });

    const stricter = { ...TEMPLATE, version: 2, rules: TEMPLATE.rules.slice(1) };
    const impact = await guides('impact', '--template', file('template.json', stricter));
    expect(impact).toMatchObject({ answer: { checked: 1, affected: 0 } });
  }, 180_000);
});
