import { execFile } from 'node:child_process';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { readArguments } from './cli/read-arguments.ts';
import { runCommand } from './cli/run-command.ts';
import { UsageError } from './cli/usage.ts';
import { PolicyError } from './errors.ts';
import { defaultPolicyFolder, readPolicyFolder } from './policies/read-policy-folder.ts';
import { defaultPolicy } from './testing/default-policy.ts';

vi.setConfig({ testTimeout: 120_000 });

const extra = `rules:
  - id: extra
    kind: grant
    level: FULL
    target: { roles: [REG], purposes: [COORD, SAFETY], classes: [WI_CREDITORS] }
    when: { waiver: [VALID] }
    reasonCode: EXTRA
    article: Wgs schuldhulpverlening 8
    textNl: De regisseur ziet de schuldeisers, als het gezinslid daarvoor toestemming heeft gegeven.
cases:
  - { id: zonder, role: REG, purpose: COORD, class: WI_CREDITORS, facts: { involvement: ACTIVE }, expect: { level: NONE } }
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gezinsbeeld-policy-'));
  for (const [place, change] of [
    ['wider', { 'extra.yaml': extra }],
    ['failing', { 'extra.yaml': extra.replace('level: NONE', 'level: FULL') }],
    ['unsound', { 'extra.yaml': extra.replace('WI_CREDITORS] }', 'GGZ_DIAGNOSIS] }') }],
  ] as const) {
    for (const { name, text } of [
      ...readPolicyFolder(defaultPolicyFolder),
      ...Object.entries(change).map(([name, text]) => ({ name, text })),
    ]) {
      await mkdir(join(folder, place, 'grants'), { recursive: true });
      await writeFile(join(folder, place, name), text);
    }
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  readonly holds: boolean;
  readonly text: string;
  readonly json: unknown;
}

const run = async (...argv: readonly string[]): Promise<Ran> => {
  const args = readArguments(argv, new Date('2026-11-20T12:00:00Z'));
  if (args === null) throw new Error('help');
  return runCommand(args, { send: fetch, token: undefined });
};
const at = (name: string): string => join(folder, name);

/** Runs the command in a process of its own. */
async function program(...args: readonly string[]): Promise<{ readonly status: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve) => {
    const environment = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'], NODE_NO_WARNINGS: '1' };
    execFile(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], { env: environment }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe('the program ends with', () => {
  test('0 when it holds', async () => {
    const { status, stdout, stderr } = await program('prove', '--json');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ holds: true, problems: [], failures: [] });
    expect(await program('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Gebruik: npm run -s policy/) });
  });

  test('1 when it does not, also for a file that cannot be read', async () => {
    expect(await program('test', at('failing'))).toMatchObject({ status: 1, stderr: '' });
    await writeFile(at('bad.yaml'), 'rules: [');
    const { status, stdout, stderr } = await program('simulate', at('bad.yaml'), '--role', 'REG', '--purpose', 'COORD', '--json');
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ holds: false, problems: [{ code: 'POLICY_YAML', line: 1 }] });
  });

  test('2 for wrong use, without repeating a token', async () => {
    expect(await program('chek')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^De opdracht ‘chek’ bestaat niet\./),
    });
    const { status, stderr } = await program('publish', '--token', 'very.secret', '--url', 'hub');
    expect(status).toBe(2);
    expect(stderr).not.toContain('very.secret');
  });
});

describe('check', () => {
  test('of the policy of the project holds', async () => {
    const { holds, text } = await run('check');
    expect(holds).toBe(true);
    expect(text).toContain(`Beleidsversie ${defaultPolicy.hash}\nAlle eigenschappen kloppen.\nDeze versie kan worden voorgesteld.`);
  });

  test('wants a reason for what widens, and says what that is', async () => {
    const { holds, text } = await run('check', at('wider'));
    expect(holds).toBe(false);
    expect(text).toContain(
      'Deze versie laat meer zien dan de versie die nu geldt; schrijf op waarom dat nodig is [POLICY_WIDENS_WITHOUT_REASON]',
    );
    expect(text).toContain(
      'Meer zichtbaar in 2 combinaties van rol, doel en gegeven:\n    De regisseur:\n      ‘schuldeisers’: niet → volledig\n' +
        '        voor de doelen ‘uitvoering en afstemming van het plan’ en ‘directe veiligheid’\n',
    );
    expect(text).toMatch(
      /Deze versie kan zo niet worden voorgesteld: 1 fout\.\nSchrijf met --reason op waarom er meer zichtbaar mag worden\.$/,
    );
    expect(await run('check', at('wider'), '--reason', 'De schuldhulp vraagt erom.')).toMatchObject({
      holds: true,
      text: expect.stringContaining('Alle testgevallen kloppen.') as string,
    });
    expect((await run('check', at('wider'), '--against', at('wider'))).holds).toBe(true);
  });

  test('tells a property that fails with its case and its place', async () => {
    const { holds, text } = await run('check', at('unsound'), '--reason', 'Zomaar.');
    expect(holds).toBe(false);
    expect(text).toMatch(
      /Eigenschap ‘P1’ klopt niet: Een diagnose is alleen.*\n.*Kleinste geval: De regisseur die betrokken is, zou .*\n *Regel ‘extra’ \(Wgs/,
    );
    expect(text).toMatch(/Deze regel staat in extra\.yaml, regel 2, kolom 5\./);
  });

  test('gives all of it to machines', async () => {
    const { json } = await run('check', at('wider'), '--json');
    expect(json).toMatchObject({
      publishable: false,
      needsReason: true,
      problems: [{ code: 'POLICY_WIDENS_WITHOUT_REASON' }],
      cases: [{ id: 'zonder', passed: true }],
    });
    expect(JSON.stringify(json).length).toBeLessThan(100_000);
  });
});

test('prove tells what fails, and leaves widening alone', async () => {
  expect(await run('prove', at('wider'))).toMatchObject({ holds: true, text: 'P1 tot en met P7 kloppen.' });
  expect((await run('prove', at('unsound'))).text).toMatch(/^Eigenschap ‘P1’ klopt niet/);
});

test('cases: the command tells which case came out otherwise', async () => {
  expect(await run('test', at('wider'))).toMatchObject({ holds: true, text: 'Het testgeval klopt.' });
  const { holds, text } = await run('test', at('failing'));
  expect(holds).toBe(false);
  expect(text).toContain(
    'Testgeval ‘zonder’ klopt niet. Verwacht: De regisseur zou voor het doel ‘uitvoering en afstemming van het plan’ het gegeven ‘schuldeisers’ volledig zien',
  );
  expect(text).toContain('Maar nu is het niet zichtbaar. Er is geen regel die dit toestaat.');
});

test('diff gives the cells of a heat map, and holds when there are none', async () => {
  const { holds, json } = await run('diff', defaultPolicyFolder, at('wider'));
  expect(holds).toBe(false);
  expect(json).toMatchObject({
    before: defaultPolicy.hash,
    cells: [
      {
        role: 'REG',
        purpose: 'COORD',
        dataClass: 'WI_CREDITORS',
        narrowed: null,
        widened: { from: 'NONE', to: 'FULL', facts: { involvement: 'ACTIVE', waiver: 'VALID' } },
      },
      { role: 'REG', purpose: 'SAFETY' },
    ],
  });
  expect((await run('diff', at('wider'), defaultPolicyFolder)).text).toMatch(
    /^Minder zichtbaar in 2 combinaties van rol, doel en gegeven:/,
  );
  expect(await run('diff', at('wider'), at('wider'))).toMatchObject({ holds: true, text: 'Alles wordt hetzelfde besloten.' });
});

test('explain and simulate start from harmless facts', async () => {
  const asked = ['--role', 'REG', '--purpose', 'COORD', '--fact', 'involvement=ACTIVE', '--fact', 'inScope=YES'];
  const { text, json } = await run('explain', '--class', 'WI_DEBT', ...asked);
  expect(text).toMatch(
    /^Voor de professional:\n {2}U ziet .*‘schuldhulptraject’ in grote lijnen\. .*\n\nVoor de functionaris gegevensbescherming:\n {2}De regisseur ziet/,
  );
  expect(json).toMatchObject({ verdict: { level: 'COARSE' }, question: { facts: { waiver: 'NONE' } } });
  const simulated = await run('simulate', ...asked, '--organisation', '00000099000000001000');
  expect(simulated.text).toMatch(
    /^De regisseur, voor het doel ‘uitvoering en afstemming van het plan’\.\n\nZichtbaar \(\d+ van de 47 gegevens\):\n\nGegeven +Hoeveel +Waarom\n/,
  );
  expect(simulated.text).toMatch(/\nschuldhulptraject +in grote lijnen +De regisseur ziet/);
  expect(simulated.text).toMatch(/Niet zichtbaar:\n\n {2}Er is geen regel die dit toestaat\.\n {4}.*diagnose/);
  expect(
    Math.max(
      ...simulated.text
        .replace(/\n\nNiet zichtbaar.*/s, '')
        .split('\n')
        .map(({ length }) => length),
    ),
  ).toBeLessThanOrEqual(100);
});

describe('wrong use is told in Dutch', () => {
  test.each([
    [[], /Noem een opdracht/],
    [['check', '--nothing'], /De optie --nothing is onbekend/],
    [['check', '--role', 'REG'], /De optie --role hoort niet bij check/],
    [['check', '--day', '2027-02-30'], /Schrijf --day als/],
    [['check', '/nonexistent'], /\/nonexistent bestaat niet/],
    [['diff', defaultPolicyFolder], /Noem twee bestanden/],
    [['simulate', '--purpose', 'COORD'], /Noem --role\. Kies uit: REG/],
    [['simulate', '--role', 'BAAS', '--purpose', 'COORD'], /--role ‘BAAS’ bestaat niet/],
    [['simulate', '--role', 'REG', '--purpose', 'COORD', '--fact', 'weather=SUN'], /--fact ‘weather’ bestaat niet/],
    [['simulate', '--role', 'REG', '--purpose', 'COORD', '--fact', 'waiver=MAYBE'], /--fact waiver ‘MAYBE’ bestaat niet. Kies uit: VALID/],
    [['simulate', '--role', 'REG', '--purpose', 'COORD', '--organisation', 'GGZ'], /20 cijfers/],
    [['explain', '--role', 'REG', '--purpose', 'COORD', '--class', 'DIARY'], /--class ‘DIARY’ bestaat niet/],
  ])('%j', async (argv, message) => {
    await expect(run(...argv)).rejects.toThrow(UsageError);
    await expect(run(...argv)).rejects.toThrow(message);
  });
});

describe('a file that wants more than data is refused in Dutch, by its place', () => {
  const bomb = `a: &a [x, x]\n${'bcdefghi'
    .split('')
    .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
    .join('\n')}`;
  test.each([
    [
      'a bomb of aliases',
      bomb,
      /regel 2, kolom 8: een verwijzing met een sterretje \(alias\) kan hier niet; schrijf het uit \[POLICY_YAML_UNSAFE\]/,
    ],
    ['an alias without its anchor', 'version: *nothing', /alias|geen geldige YAML/],
    ['a tag', 'version: !secret 1.0.0', /een label met een uitroepteken \(tag\) kan hier niet/],
    ['a tag that makes code', 'version: !!js/function "function () {}"', /tag/],
    ['another YAML', '%YAML 1.1\n---\nversion: yes', /alleen YAML 1\.2/],
    ['a giant', `# ${'x'.repeat(3 * 1024 * 1024)}`, /het bestand is te groot: hoogstens 1 MiB \[POLICY_TOO_LARGE\]/],
    ['lists without end', '['.repeat(200_000), /te veel lijsten of blokken in elkaar/],
    ['blocks without end', '- '.repeat(100_000), /te veel lijsten of blokken in elkaar/],
    ['a key twice', 'version: 1\nversion: 2', /regel 2, kolom 1: dit is geen geldige YAML: dit veld staat er twee keer/],
    ['tabs', 'rules:\n\t- id: x', /spring in met spaties/],
    ['two documents', 'version: 1.0.0\n---\nversion: 2.0.0', /twee documenten in één bestand/],
    ['no YAML', 'rules: [', /een haak is niet gesloten/],
    ['no map', '- version', /dit bestand: hier hoort een blok met velden te staan/],
    ['a prototype', '__proto__: { polluted: true }', /‘__proto__’ bestaat hier niet/],
    [
      'a class that does not exist',
      extra.replace('[WI_CREDITORS]', '[DAGBOEK]'),
      /regel 5, kolom \d+: regel ‘extra’, bij target\.classes: de gegevensklasse ‘DAGBOEK’ bestaat niet/,
    ],
    [
      'a role that does not exist',
      extra.replace('[REG]', '[BAAS]'),
      /regel 5, kolom 23: regel ‘extra’, bij target\.roles: ‘BAAS’ kan hier niet\. Kies uit: REG, POL/,
    ],
  ])('%s', async (_what, text, said) => {
    await writeFile(at('hostile.yaml'), text);
    const started = performance.now();
    const outcome = await run('check', defaultPolicyFolder, at('hostile.yaml'));
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(outcome.holds).toBe(false);
    expect(outcome.text).toContain(at('hostile.yaml'));
    expect(outcome.text).toMatch(said);
    await expect(run('test', at('hostile.yaml'))).rejects.toThrow(PolicyError);
  });
});
