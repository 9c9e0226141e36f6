import { titleOf } from '../../ui/reasons/words';
import styles from './Charts.module.css';
import { DecisionsPerDay } from './DecisionsPerDay';
import { Figure } from './Figure';
import {
  daysInWords,
  environmentsInWords,
  initializationInWords,
  originInWords,
  type Overview,
  rulesInWords,
} from './overview-words';
import { INITIALIZATION, ORIGIN, STATUSES } from './series';
import { StackedRows } from './StackedRows';

/** Pixels of a chart that has one bar, of what surrounds the bars of others, and of each of those. */
const ONE_BAR = 100;
const FRAME = 80;
const ROW = 36;

export function Charts({ overview }: { overview: Overview }) {
  const { promotions, perDay } = overview;
  const environments = promotions.byEnvironment;
  return (
    <div className={styles.charts}>
      <Coverage coverage={overview.coverage} />
      <Figure title="Decisions per day" words={daysInWords(perDay)}>
        {perDay.length > 0 && <DecisionsPerDay days={perDay} />}
      </Figure>
      <Figure
        title="Promotions by environment"
        words={environmentsInWords(environments)}
        height={FRAME + ROW * environments.length}
      >
        {environments.length > 0 && (
          <StackedRows rows={environments} label="environment" series={STATUSES} />
        )}
      </Figure>
      <Rules rules={overview.rules} />
    </div>
  );
}

function Coverage({ coverage: { initialization, origin } }: { coverage: Overview['coverage'] }) {
  return (
    <>
      <Figure
        title="From what weights do models start?"
        words={initializationInWords(initialization)}
        height={ONE_BAR}
      >
        <StackedRows
          rows={[{ what: 'models', ...initialization }]}
          label="what"
          labelWidth={0}
          series={INITIALIZATION}
          shares
        />
      </Figure>
      <Figure title="Where do corpora come from?" words={originInWords(origin)} height={ONE_BAR}>
        <StackedRows
          rows={[{ what: 'corpora', ...origin }]}
          label="what"
          labelWidth={0}
          series={ORIGIN}
          shares
        />
      </Figure>
    </>
  );
}

function Rules({ rules }: { rules: Overview['rules'] }) {
  return (
    <Figure
      title="Rules that fire most"
      words={rulesInWords(rules, titleOf)}
      height={FRAME + ROW * rules.length}
    >
      {rules.length > 0 && (
        <StackedRows
          rows={rules}
          label="rule"
          labelWidth={175}
          series={[{ key: 'count', name: 'decisions', fill: 'var(--accent)' }]}
        />
      )}
    </Figure>
  );
}
