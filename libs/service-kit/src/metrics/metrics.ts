import { Injectable } from '@nestjs/common';
import { type Decision } from '@pedigree/events';
import { type Batch, type Outcome } from '@pedigree/messaging';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

const SECONDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What a service tells Prometheus. One registry per application, so that several fit in one process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly eventsRecorded = this.counter('events_recorded_total', 'Events recorded', ['topic']);
  readonly writeSeconds = this.seconds('graph_write_seconds', 'Time to record one batch');
  readonly decisionSeconds = this.seconds('decision_seconds', 'Time to assess one model');
  readonly freshnessSeconds = this.seconds(
    'freshness_wait_seconds',
    'Time the graph took to catch up with what was acknowledged before a request',
  );
  private readonly parked = this.counter('messages_parked_total', 'Messages sent to dead letters', [
    'group',
    'topic',
    'code',
  ]);
  private readonly retried = this.counter('messages_retried_total', 'Messages to be tried again', [
    'group',
    'topic',
  ]);
  private readonly batchSize = new Histogram({
    name: 'pedigree_batch_messages',
    help: 'Messages handed in at once',
    labelNames: ['group', 'topic'],
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
    registers: [this.registry],
  });
  private readonly decisions = this.counter('decisions_total', 'Decisions made', [
    'verdict',
    'indeterminate',
  ]);
  readonly rechecks = this.counter('rechecks_total', 'Approvals judged again', ['verdict']);
  readonly revocations = this.counter('revocations_total', 'Approvals taken back', []);
  readonly shadowJudgements = this.counter(
    'shadow_judgements_total',
    'Judgements of the shadow policy',
    ['differs'],
  );
  private readonly rules = this.counter('decision_rules_total', 'Rules that fired', ['rule']);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Counts what came of a batch. Outcomes after a retry do not count: those messages come again. */
  observeBatch(group: string, { topic, messages }: Batch, outcomes: readonly Outcome[]): void {
    this.batchSize.observe({ group, topic }, messages.length);
    for (const outcome of outcomes) {
      if (outcome.kind === 'park') this.parked.inc({ group, topic, code: outcome.code });
      if (outcome.kind === 'retry') return this.retried.inc({ group, topic });
    }
  }

  /** Counts a batch that failed as a whole and is handed in again. */
  observeFailure(group: string, { topic, messages }: Batch): void {
    this.retried.inc({ group, topic }, messages.length);
  }

  observeDecision({ verdict, indeterminate, reasons }: Decision): void {
    this.decisions.inc({ verdict, indeterminate: String(indeterminate) });
    for (const { rule } of reasons) this.rules.inc({ rule });
  }

  private counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ name: `pedigree_${name}`, help, labelNames, registers: [this.registry] });
  }

  private seconds(name: string, help: string): Histogram {
    return new Histogram({
      name: `pedigree_${name}`,
      help,
      buckets: SECONDS,
      registers: [this.registry],
    });
  }
}
