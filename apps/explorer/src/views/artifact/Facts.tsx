import { Link } from 'react-router';
import { shortName } from '../../api/names';
import { artifactPath } from '../../api/paths';
import { type Artifact } from '../../api/queries';
import { Badge } from '../../ui/Badge';
import { Card } from '../../ui/Page';
import styles from './ArtifactPage.module.css';
import { factsOf } from './facts';

const LINKED = new Set(['Other versions', 'Same bytes as']);

/** What events said of an artifact, and the evidence about it. */
export function Facts({ artifact }: { artifact: Artifact }) {
  const { upstream, downstream } = artifact.edges;
  return (
    <Card title="What is known">
      <dl className={styles.facts}>
        {factsOf(artifact).map(({ term, texts }) => (
          <Fact key={term} term={term} texts={texts} />
        ))}
        <dt>Edges</dt>
        <dd>
          {upstream} to what it was made of, {downstream} to what was made of it
          {artifact.truncated && ' (not all counted)'}
        </dd>
      </dl>
      <Evidence evidence={artifact.evidence} />
    </Card>
  );
}

function Fact({ term, texts }: { term: string; texts: readonly string[] }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        <ul>
          {texts.map((text) => (
            <li key={text}>
              {LINKED.has(term) ? <Link to={artifactPath(text)}>{shortName(text)}</Link> : text}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

function Evidence({ evidence }: Pick<Artifact, 'evidence'>) {
  if (evidence.length === 0) return null;
  return (
    <>
      <h3>Evidence</h3>
      <ul className={styles.list}>
        {evidence.map(({ kind, id, eventId, recordedAt, status }) => (
          <li key={`${kind} ${id} ${eventId}`}>
            <Badge tone={kind === 'flag' ? 'danger' : 'neutral'}>{kind}</Badge> {id}{' '}
            <time dateTime={recordedAt}>({new Date(recordedAt).toLocaleDateString()})</time>
            {status !== undefined && (
              <span>
                {' '}
                {status.ok ? '✓ counts' : `✕ does not count: ${status.message ?? status.code}`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
