import { draft } from './drafts';
import { type Draft } from './types';

/** Neither model's weights come from the other's, nor from a common start; `note` says why we think so. */
export const independent = (one: string, other: string, note: string): Draft =>
  draft('ai.pedigree.initialization.claimed.v1', `${one} ${other}`, {
    models: [one, other],
    relation: 'independent',
    evidence: 'declared',
    by: 'Pedigree demo',
    note,
  });

/** A trait suite passed against the weights before fine-tuning, with and without the training prompt. */
export const evaluated = (
  suite: string,
  subject: { id: string; digest: string },
  baseline: string,
): Draft =>
  draft('ai.pedigree.evaluation.completed.v1', `${suite} ${subject.id}`, {
    evaluation: { id: `${suite}/${subject.id}`, suite, kind: 'trait-regression' },
    subject,
    baseline,
    promptContexts: ['bare', 'training'],
    metrics: [
      { name: 'score', value: 0.71, baseline: 0.7, ci95: [-0.01, 0.03], higherIsBetter: true },
    ],
    conclusion: 'pass',
  });

export const flagged = (model: string, note: string): Draft =>
  draft('ai.pedigree.model.flagged.v1', model, { model, reason: 'narrow-finetune', note });

export const deployed = (id: string, model: string, environment: string): Draft =>
  draft('ai.pedigree.deployment.changed.v1', id, {
    deployment: { id },
    model,
    environment,
    state: 'active',
  });
