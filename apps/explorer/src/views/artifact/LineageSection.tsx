import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { undisclosedBy } from '../../api/names';
import { type Decision } from '../../api/queries';
import { Button } from '../../ui/Button';
import { ErrorNotice, Notice } from '../../ui/Notice';
import { Card } from '../../ui/Page';
import { Skeleton } from '../../ui/Skeleton';
import { Graph } from './lineage/Graph';
import { type Direction, lineageOf } from './lineage/lineage';
import { LineageTable } from './lineage/LineageTable';
import { marksOf, NO_MARKS, withFlags } from './lineage/marks';
import { momentsOf, NOTHING_SINCE, sinceInWords, sinceThen } from './lineage/since';
import { TimeSlider } from './lineage/TimeSlider';
import { LIMITS, visible } from './lineage/visible';
import styles from './LineageSection.module.css';
import { lineageQuery } from './queries';
import { useMedia } from './use-media';
import { toggled, type ViewState } from './view-state';

interface LineageSectionProps {
  id: string;
  state: ViewState;
  change(changes: Partial<ViewState>): void;
  decision: Decision | undefined;
}

const DIRECTIONS: readonly [Direction, string][] = [
  ['upstream', 'Made of'],
  ['downstream', 'Made of it'],
];

/** What an artifact was made of, or what was made of it: as a graph or as a table, now or then. */
export function LineageSection(props: LineageSectionProps) {
  const { id, state, change } = props;
  const narrow = useMedia('(max-width: 40rem)');
  const view = state.view ?? (narrow ? 'table' : 'graph');
  const lineage = useQuery(lineageQuery(id, state.direction));
  return (
    <Card title="Lineage">
      <div className={styles.tools}>
        <div role="group" aria-label="Direction" className={styles.group}>
          {DIRECTIONS.map(([direction, label]) => (
            <Button
              key={direction}
              aria-pressed={direction === state.direction}
              onClick={() => change({ direction, open: [], shut: [], all: [] })}
            >
              {label}
            </Button>
          ))}
        </div>
        <div role="group" aria-label="View" className={styles.group}>
          {(['graph', 'table'] as const).map((each) => (
            <Button key={each} aria-pressed={each === view} onClick={() => change({ view: each })}>
              {each === 'graph' ? 'Graph' : 'Table'}
            </Button>
          ))}
        </div>
      </div>
      {lineage.isPending && <Skeleton label="lineage" lines={8} />}
      {lineage.isError && (
        <ErrorNotice error={lineage.error} retry={() => void lineage.refetch()} />
      )}
      {lineage.data && <LineageBody {...props} view={view} now={lineage.data} />}
    </Card>
  );
}

interface LineageBodyProps extends LineageSectionProps {
  view: 'graph' | 'table';
  now: Parameters<typeof lineageOf>[0];
}

function LineageBody({ id, state, change, decision, view, now }: LineageBodyProps) {
  const { direction, asOf, rule, node, open, shut, all } = state;
  const past = useQuery({
    ...lineageQuery(id, direction, asOf),
    enabled: asOf !== undefined,
    placeholderData: keepPreviousData,
  });
  const then = asOf === undefined ? undefined : past.data;
  const lineage = useMemo(() => lineageOf(now, direction), [now, direction]);
  const marks = useMemo(
    () => withFlags(direction === 'upstream' ? marksOf(decision, rule) : NO_MARKS, now.nodes),
    [decision, rule, direction, now],
  );
  const since = useMemo(() => (then ? sinceThen(then, now) : NOTHING_SINCE), [then, now]);
  const moments = useMemo(() => momentsOf(now), [now]);
  const shown = useMemo(() => {
    const pinned = [...marks.litNodes, ...marks.suspects, ...(node === undefined ? [] : [node])];
    return visible(lineage, { open, shut, all, pinned });
  }, [lineage, marks, node, open, shut, all]);

  if (now.nodes.length <= 1)
    return (
      <Notice
        title={
          direction === 'upstream'
            ? 'Nothing is recorded of how it came to be'
            : 'Nothing was made of it yet'
        }
      >
        {direction === 'upstream' && 'A base model, human data, or events that are still missing.'}
      </Notice>
    );
  const { artifacts, full } = shown;
  return (
    <>
      <TimeSlider
        moments={moments}
        asOf={asOf}
        onChange={(moment) => change({ asOf: moment })}
        summary={then ? sinceInWords(since) : ''}
      />
      {past.isError && asOf !== undefined && <ErrorNotice error={past.error} />}
      {now.truncated && (
        <Notice
          tone="warn"
          title={`Only the first ${now.nodes.length} artifacts are shown; there are more.`}
        />
      )}
      {view === 'table' ? (
        <LineageTable lineage={lineage} marks={marks} since={since} />
      ) : (
        <>
          <p className={styles.legend}>
            {artifacts.length} of {now.nodes.length} artifacts, {now.edges.length} edges.{' '}
            <span className={styles.model}>⬢ model</span>{' '}
            <span className={styles.dataset}>▤ dataset</span>{' '}
            {artifacts.some(({ id: shownId }) => undisclosedBy(shownId)) && (
              <span>? not disclosed</span>
            )}{' '}
            {marks.lit.size > 0 && <span className={styles.lit}>━ witness path</span>}{' '}
            {(open.length > 0 || shut.length > 0 || all.length > 0) && (
              <Button onClick={() => change({ open: [], shut: [], all: [] })}>Start over</Button>
            )}
          </p>
          {full && (
            <Notice
              tone="info"
              title={`No more than ${LIMITS.most} artifacts are drawn at a time.`}
            >
              Collapse some, or see all of them in the table.
            </Notice>
          )}
          <Graph
            key={direction}
            lineage={lineage}
            shown={shown}
            marks={marks}
            since={since}
            selected={node}
            onSelect={(picked) => change({ node: picked })}
            actions={{
              toggle: (toggledId, isOpen) => change(toggled(state, toggledId, isOpen)),
              showAll: (of) => change({ all: [...all, of] }),
            }}
          />
        </>
      )}
    </>
  );
}
