import {
  type ArtifactQuery,
  type ArtifactSummary,
  assertLimit,
  DEFAULT_READ_TIMEOUT_MS,
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
import neo4j from 'neo4j-driver';
import { type Connection, type Parameters } from './connection';
import { type DescriptionRow, descriptionsOf } from './descriptions';
import { SELECT_DESCRIBED } from './read-statements';
import { artifacts } from './search-statements';
import { NAME_ARTIFACTS } from './write-statements';

interface ArtifactRow {
  id: string;
  model: boolean;
  name: string | null;
  described: boolean;
  rank: number;
}

export async function searchPage(
  connection: Connection,
  query: ArtifactQuery,
): Promise<Page<ArtifactSummary>> {
  assertLimit(query.limit);
  const rows = await connection.read<ArtifactRow>(
    statementFor(query),
    parametersOf(query),
    DEFAULT_READ_TIMEOUT_MS,
  );
  return rankedPage(rows, query.limit, summaryOf);
}

const statementFor = ({ search = '', kind, tag, developer }: ArtifactQuery): string =>
  artifacts({
    search: search !== '',
    digest: digestSought(search.toLowerCase()) !== undefined,
    tag: tag !== undefined,
    developer: developer !== undefined,
    ...(kind === undefined ? {} : { kind }),
  });

function parametersOf({ search = '', tag, developer, after, limit }: ArtifactQuery): Parameters {
  const { rank, id } = rankedPlace(after);
  const text = search.toLowerCase();
  const digest = digestSought(text);
  return {
    ...{ search: text, id, from: text === '' ? id : '', wordStarts: WORD_STARTS },
    ...{ rank: neo4j.int(rank), most: neo4j.int(limit + 1) },
    digest: digest?.prefix,
    sharingRank: neo4j.int(digest?.whole ? RANKS.exact : RANKS.start),
    tag: tag === undefined ? undefined : tagLine(tag),
    developer: developer === undefined ? undefined : developerLine(developer),
    segment: `/${developer?.toLowerCase() ?? ''}/`,
  };
}

const summaryOf = ({ id, model, name, described }: ArtifactRow): ArtifactSummary => ({
  id,
  kind: model ? 'model' : 'dataset',
  ...(name === null ? {} : { name }),
  placeholder: !described,
});

const ADDED_AT_ONCE = 1000;
/** Long enough for a page of a busy server. */
const ADD_MS = 60_000;

interface DescribedRow {
  id: string;
  descriptions: DescriptionRow[];
}

/** For graphs of an earlier version: adds what artifacts are found by from now on. */
export async function addLines(connection: Connection): Promise<void> {
  for (let after = ''; ;) {
    const asked = { after, most: neo4j.int(ADDED_AT_ONCE) };
    const found = await connection.read<DescribedRow>(SELECT_DESCRIBED, asked, ADD_MS);
    const last = found.at(-1);
    if (last === undefined) return;
    const rows = found.map(lineRow).filter(({ lines }) => lines.length > 0);
    await connection.write((run) => run(NAME_ARTIFACTS, { rows }));
    after = last.id;
  }
}

const lineRow = ({ id, descriptions }: DescribedRow) => ({
  ...{ id, name: null, named: null },
  lines: descriptionsOf(id, descriptions).flatMap(searchLines),
});
