import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { cli } from './testing/recorded';

const page = (name: string) => readFileSync(join(__dirname, '../../../docs', name), 'utf8');

/** Code blocks of a Markdown page in one language; none is the language of what a terminal showed. */
const blocksOf = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, own]) => own === language)
    .map(([, , code = '']) => code);

/** Command lines of `pedigree` in a text, as words. */
const commandsIn = (text: string): string[][] =>
  [...text.matchAll(/^(?:\$ )?pedigree ([a-z][^|#>\n]*)/gm)].map(([, rest = '']) =>
    rest.trim().split(/\s+/),
  );

const optionsIn = (words: readonly string[]): string[] =>
  words.filter((word) => /^--[a-z]/.test(word)).map((word) => word.split('=')[0] ?? word);

/** The words that name a command: those before the first that is an option or holds more than letters. */
function commandOf(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word));
  return words.slice(0, end === -1 ? words.length : end).slice(0, 2);
}

interface GitHub {
  permissions: Record<string, string>;
  jobs: { gate: { steps: { name?: string; if?: string; run?: string }[] } };
}
interface GitLab {
  gate: { script: string[]; artifacts: { when: string; reports: { junit: string } } };
}
interface Argo {
  spec: { entrypoint: string; templates: { name: string; container?: { args?: string[] } }[] };
}

describe('docs/ci.md', () => {
  const [github, gitlab, argo] = blocksOf(page('ci.md'), 'yaml').map((text) => parse(text)) as [
    GitHub,
    GitLab,
    Argo,
  ];

  /** Every option that an example uses. */
  const knows = async (words: readonly string[]) => {
    const { out } = await cli('gate', '--help');
    const options = optionsIn(words).filter((option) => option !== '--yes');
    expect(options.length).toBeGreaterThan(2);
    for (const option of options) expect(out).toContain(`${option} `);
  };

  it('has a GitHub job that uploads the SARIF it writes, also where the gate blocks', async () => {
    expect(github.permissions['security-events']).toBe('write');
    const [, , gate, upload] = github.jobs.gate.steps;
    await knows(gate?.run?.split(/\s+/) ?? []);
    expect(upload).toMatchObject({ if: 'always()', with: { sarif_file: 'pedigree.sarif' } });
    expect(gate?.run).toContain('--sarif pedigree.sarif');
  });

  it('has a GitLab job that keeps the JUnit report it writes', async () => {
    await knows(gitlab.gate.script.join(' ').split(/\s+/));
    expect(gitlab.gate.script[0]).toContain('--junit pedigree.xml');
    expect(gitlab.gate.artifacts).toMatchObject({
      when: 'always',
      reports: { junit: 'pedigree.xml' },
    });
  });

  it('has an Argo template whose gate comes before the rollout', async () => {
    const { templates, entrypoint } = argo.spec;
    expect(templates.map(({ name }) => name)).toEqual([entrypoint, 'gate', 'rollout']);
    await knows(templates[1]?.container?.args ?? []);
  });
});

describe('docs/cli.md', () => {
  const text = page('cli.md');
  const commands = commandsIn([...blocksOf(text, ''), ...blocksOf(text, 'sh')].join('\n'));

  it('shows many command lines', () => expect(commands.length).toBeGreaterThan(10));

  it.each(commands.map((words) => [words.join(' '), words] as const))(
    'shows what there is: pedigree %s',
    async (_, words) => {
      const { code, out } = await cli(...commandOf(words), '--help');
      expect(code).toBe(0);
      for (const option of optionsIn(words)) expect(out).toContain(`${option} `);
    },
  );

  it('names every command of the program', async () => {
    const { out } = await cli('--help');
    const names = [...out.matchAll(/^ {2}([a-z-]+)[ \n]/gm)].map(([, name = '']) => name);
    expect(names).toContain('gate');
    for (const name of names.filter((one) => one !== 'help')) expect(text).toContain(name);
  });
});
