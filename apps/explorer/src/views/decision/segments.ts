import { isPlanned } from './path-words';

/** A part of a sentence: words, or the id of an artifact. */
export type Segment = { kind: 'words'; text: string } | { kind: 'id'; id: string };

/** A word with what may stand around it in a sentence. */
const WORD = /^(?<before>["'(]*)(?<core>.*?)(?<after>[.,;:)"']*)$/s;

/**
 * A sentence of the gate, with the artifacts that it names told apart from its words.
 *
 * @param known ids that may be in it; package URLs and plans are known by their form
 */
export function segmentsOf(sentence: string, known: ReadonlySet<string>): Segment[] {
  const isId = (text: string): boolean =>
    known.has(text) || text.startsWith('pkg:') || isPlanned(text);
  return sentence.split(/(\s+)/).reduce<Segment[]>((segments, word) => {
    const { before = '', core = '', after = '' } = WORD.exec(word)?.groups ?? {};
    if (core === '' || !isId(core)) return withWords(segments, word);
    return withWords([...withWords(segments, before), { kind: 'id', id: core }], after);
  }, []);
}

function withWords(segments: readonly Segment[], text: string): Segment[] {
  const last = segments.at(-1);
  if (text === '') return [...segments];
  if (last?.kind !== 'words') return [...segments, { kind: 'words', text }];
  return [...segments.slice(0, -1), { kind: 'words', text: last.text + text }];
}
