import { createHash } from 'node:crypto';
import { type ArtifactQuery, compareText, rankOf, searchLines } from '@pedigree/graph';
import { type DescriptionFact } from '@pedigree/lineage';
import fc from 'fast-check';
import { description, saying } from './builders';
import { type World } from './world';

/** What `artifacts` promises of ranks, labels and digests. */
export function searching(world: () => World): void {
  /** A word that is in no id. */
  const wordOf = (w: World): string => w.prefix.replaceAll(/[^a-z0-9]/g, '');

  /** Pages of what is found, put together. */
  async function found(query: Omit<ArtifactQuery, 'limit'>, limit = 100): Promise<string[]> {
    const w = world();
    const ids: string[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page = await w.graph.lineage.artifacts({ ...query, after, limit });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      ids.push(...page.items.map(({ id }) => id));
      after = page.nextCursor;
    }
    return w.strip(ids);
  }

  const describing = (id: string, said: Partial<DescriptionFact>) =>
    saying({ eventId: `${id} ${JSON.stringify(said)}` }, [description(id, said)]);
  const attributes = (said: object) => ({ attributes: JSON.stringify(said) });

  test('the best come first: exact, start, word, part', async () => {
    const w = world();
    const word = wordOf(w);
    await w.record([
      describing('a', { name: `un${word}able` }),
      describing('b', { name: `The Big ${word.toUpperCase()}` }),
      describing('c', attributes({ tags: [word] })),
      describing('d', attributes({ developer: `${word} Labs` })),
      describing('e', { name: `${word}-7b` }),
      describing(`f/${word}`, {}),
      describing('g', { name: word }),
      describing('h', { name: 'Other' }),
    ]);
    const best = ['g', 'e', `f/${word}`, 'b', 'c', 'd', 'a'];
    for (const limit of [1, 3, 100]) expect(await found({ search: word }, limit)).toEqual(best);
    expect(await found({ search: `${word} labs`, kind: 'model' })).toEqual(['d']);
  });

  const piece = fc.constantFrom('@', 'x@', '@y', ' ', '-', '/', '@ @', 'pkg:');
  const names = fc.array(fc.array(piece, { maxLength: 4 }), { minLength: 30, maxLength: 30 });

  test('ranks are those that plain code gives, whatever the names', async () => {
    const w = world();
    const word = wordOf(w);
    const said = fc.sample(names, { numRuns: 1, seed: 7 }).flat();
    const facts = said.map((pieces, n) =>
      description(`n${String(n).padStart(2, '0')}`, {
        name: `${pieces.join('').replaceAll('@', word)}.`,
      }),
    );
    await w.record(facts.map((fact) => saying({ eventId: fact.artifact }, [fact])));
    const ranked = facts.flatMap((fact) => {
      const text = [w.id(fact.artifact), ...searchLines(fact)].join('\n');
      const rank = rankOf(text, [], word);
      return rank === undefined ? [] : [{ id: fact.artifact, rank }];
    });
    ranked.sort((a, b) => a.rank - b.rank || compareText(a.id, b.id));
    expect(new Set(ranked.map(({ rank }) => rank)).size).toBeGreaterThan(2);
    expect(await found({ search: word }, 4)).toEqual(ranked.map(({ id }) => id));
  });

  test('every name is a line of its own, in whatever order names are given', async () => {
    const w = world();
    const word = wordOf(w);
    const long = { name: `my ${word}` };
    await w.record([describing('a', long), describing('a', { name: word })]);
    await w.record([describing('b', { name: word }), describing('b', long)]);
    await w.record([describing('c', { name: `${word}s` })]);
    expect(await found({ search: word }, 1)).toEqual(['a', 'b', 'c']);
  });

  test('tags and developers are found whole, in any case, of whatever event gave them', async () => {
    const w = world();
    const word = wordOf(w);
    await w.record([
      describing('a', attributes({ tags: [`${word}-One`, 'chat'] })),
      describing('a', attributes({ tags: ['two'] })),
      describing('b', attributes({ tags: { [word]: 'three' }, developer: `Acme ${word}` })),
      describing('c', attributes({ tags: `${word}-one`, developer: 7 })),
      describing('d', attributes({ tags: [`${word}-one more`], developer: `${word}` })),
    ]);
    expect(await found({ tag: `${word}-ONE` })).toEqual(['a']);
    expect(await found({ tag: `${word}=three` })).toEqual(['b']);
    expect(await found({ tag: 'chat', search: w.prefix })).toEqual(['a']);
    expect(await found({ developer: `ACME ${word}` })).toEqual(['b']);
    expect(await found({ developer: word })).toEqual(['d']);
    expect(await found({ developer: word, tag: `${word}-one` })).toEqual([]);
  });

  test('the path of a package URL says who the developer is', async () => {
    const w = world();
    const word = wordOf(w);
    const ids = [`pkg:huggingface/${word}/Model@1`, `pkg:generic/x/${word}`, `urn:x/${word}/m`];
    const recordings = ids.map((id) => saying({ eventId: w.id(id) }, [description(id)]));
    await w.graph.writer.record(recordings, []);
    expect(await found({ developer: word.toUpperCase() })).toEqual(ids.slice(0, 1));
  });

  test('a digest is found by the whole of it or by its first digits, also where it was only mentioned', async () => {
    const w = world();
    const hex = createHash('sha256').update(w.prefix).digest('hex');
    const digest = `sha256:${hex}`;
    const facts = [
      description(w.id('described'), { digest }),
      description(w.id('mentioned'), { digest, described: false }),
      description(w.id('named'), { name: `${hex}.safetensors` }),
    ];
    await w.graph.writer.record([saying({ eventId: w.id('e') }, facts)], []);
    expect(await found({ search: digest })).toEqual(['described', 'mentioned']);
    expect(await found({ search: hex.toUpperCase() }, 1)).toEqual([
      ...['described', 'mentioned', 'named'],
    ]);
    expect(await found({ search: hex.slice(0, 20) })).toEqual(['described', 'mentioned', 'named']);
    expect(await found({ search: `sha256:${hex.slice(0, 8)}`, kind: 'dataset' })).toEqual([]);
    expect(await found({ search: `sha256:${hex.slice(0, 7)}` })).toEqual([]);
  });

  test('an artifact is found by its id as producers wrote it, and its facts do not show that', async () => {
    const w = world();
    const word = wordOf(w);
    const [id, spelling] = [`pkg:huggingface/${word}/m`, `https://huggingface.co/${word}/M`];
    const mentioning = (n: number) => ({
      ...saying({ eventId: w.id(`e${n}`) }, []),
      artifacts: [{ id, spelling, ...(n === 2 ? { kind: 'model' as const } : {}) }],
    });
    await w.graph.writer.record([mentioning(1), mentioning(2)], []);
    await w.graph.writer.record([mentioning(3)], []);
    for (const search of [spelling, spelling.toUpperCase(), `co/${word}`])
      expect(await found({ search })).toEqual([id]);
    const query = { direction: 'upstream', limit: 9, timeoutMs: 9000 } as const;
    const { nodes } = await w.graph.lineage.reach({ ...query, roots: [id, spelling] });
    expect(nodes).toEqual([{ id, kinds: ['model'], descriptions: [], evidence: [] }]);
  });

  test('a cursor of another list is refused', async () => {
    const listing = world().graph.lineage.artifacts({ after: 'elsewhere', limit: 1 });
    await expect(listing).rejects.toMatchObject({ name: 'GraphError', code: 'rejected' });
  });
}
