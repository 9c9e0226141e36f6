import { setImmediate } from 'node:timers/promises';
import {
  type ArtifactQuery,
  type ArtifactSummary,
  developerLine,
  digestSought,
  type Page,
  rankedPage,
  rankedPlace,
  RANKS,
  searchLines,
  tagLine,
  WORD_STARTS,
} from '@pedigree/graph';
import { type DescriptionFact } from '@pedigree/lineage';
import { type Database, type Parameter } from './database';
import { bitOf } from './rows';
import { SELECT_PART } from './search-statements';
import * as sql from './statements';

/** Artifacts that one part of a search looks at before others get their turn: about 10 ms. */
const SEARCHED_AT_ONCE = 10_000;
/** Most artifacts that are found by the start of a digest. */
const MOST_SHARING = 1000;

interface ArtifactRow {
  rank: number;
  id: string;
  kind: number;
  name: string | null;
  described: number;
}

/** What a search looks for, as parameters of SELECT_PART from the third on. */
type Sought = (limit: number) => Parameter[];

export async function searchPage(
  db: Database,
  query: ArtifactQuery,
): Promise<Page<ArtifactSummary>> {
  const rows = await search(db, query);
  return rankedPage(rows, query.limit, summaryOf);
}

/** Part by part, so that a search through everything does not stop the process. */
async function search(db: Database, query: ArtifactQuery): Promise<ArtifactRow[]> {
  const place = rankedPlace(query.after);
  const sought = soughtIn(db, query);
  const ranked = (query.search ?? '') !== '';
  const most = query.limit + 1;
  let found: ArtifactRow[] = [];
  let from: string | undefined = ranked ? '' : place.id;
  for (; from !== undefined; await setImmediate()) {
    const start: string = from;
    const to = db.get<{ id: string }>(sql.SELECT_FURTHER, start, SEARCHED_AT_ONCE)?.id;
    found.push(...db.all<ArtifactRow>(SELECT_PART, start, to ?? null, ...sought(most)));
    if (ranked) found = found.sort(compareRows).slice(0, most);
    from = !ranked && found.length >= most ? undefined : to;
  }
  return found.slice(0, most);
}

/** As SQLite orders them, since the next page goes on in its order. */
const compareRows = (a: ArtifactRow, b: ArtifactRow): number =>
  a.rank - b.rank || Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));

function soughtIn(db: Database, query: ArtifactQuery): Sought {
  const { search = '', kind, tag, developer } = query;
  const text = search.toLowerCase();
  const { rank, id } = rankedPlace(query.after);
  const sharing = sharingOf(db, text);
  const labels = [
    tag === undefined ? null : tagLine(tag),
    developer === undefined ? null : developerLine(developer),
    developer === undefined ? null : `/${developer.toLowerCase()}/`,
  ];
  const bit = kind === undefined ? null : bitOf(kind);
  const starts = JSON.stringify(WORD_STARTS);
  return (limit) => [text, bit, limit, rank, id, ...sharing, starts, ...labels];
}

/** Artifacts that have a digest, or one that begins so, and how well they fit. */
function sharingOf(db: Database, text: string): [numbers: string, rank: number] {
  const digest = digestSought(text);
  if (digest === undefined) return ['[]', RANKS.start];
  const { prefix, whole } = digest;
  const range = [prefix, `${prefix}g`] as const;
  const found = db.all<{ artifact: number }>(sql.SELECT_SHARING, ...range, MOST_SHARING);
  const numbers = JSON.stringify(found.map(({ artifact }) => artifact));
  return [numbers, whole ? RANKS.exact : RANKS.start];
}

const summaryOf = ({ id, kind, name, described }: ArtifactRow): ArtifactSummary => ({
  id,
  kind: kind === bitOf('dataset') ? 'dataset' : 'model',
  ...(name === null ? {} : { name }),
  placeholder: described === 0,
});

const ADDED_AT_ONCE = 5_000;

/** For files of an earlier version: adds what artifacts are found by from now on. */
export function addLines(db: Database): void {
  let [artifact, event, idx] = [-1, -1, -1];
  for (let rows = described(db, artifact, event, idx); rows.length > 0;) {
    for (const [n, , , fact] of rows)
      for (const line of searchLines(JSON.parse(fact) as DescriptionFact))
        db.run(sql.ADD_LINE, n, line);
    [artifact, event, idx] = rows.at(-1) ?? [0, 0, 0, ''];
    rows = described(db, artifact, event, idx);
  }
}

type DescribedRow = [artifact: number, event: number, idx: number, fact: string];

const described = (db: Database, ...after: [number, number, number]): DescribedRow[] =>
  db.tuples<DescribedRow>(sql.SELECT_DESCRIBED, ...after, ADDED_AT_ONCE);
