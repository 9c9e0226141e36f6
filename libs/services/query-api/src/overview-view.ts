import { type ArtifactTraits, type Counted, type PromotionTraits } from '@pedigree/graph';

/** The state of everything, in counts. Pure: made of what was counted. */
export interface OverviewView {
  asOf: string;
  artifacts: { models: number; datasets: number; placeholders: number };
  coverage: {
    initialization: { known: number; unknown: number };
    origin: { generated: number; derived: number; human: number; unknown: number };
  };
  promotions: ByStatus & { byEnvironment: readonly (ByStatus & { environment: string })[] };
  deployments: { active: number };
  reviews: { waiting: number };
  rules: readonly { rule: string; count: number }[];
  perDay: readonly { day: string; approved: number; blocked: number; revoked: number }[];
  limited: boolean;
  limits: Partial<Record<Limited, number>>;
}

export type Limited = 'artifacts' | 'promotions' | 'deployments' | 'reviews' | 'rules';

/** Each promotion once, by how it stands now. */
export interface ByStatus {
  pending: number;
  approved: number;
  blocked: number;
  revoked: number;
}

const DAY_MS = 86_400_000;
const MOST_RULES = 10;

const sum = <T>(groups: readonly Counted<T>[], holds: (group: T) => boolean): number =>
  groups.reduce((all, group) => all + (holds(group) ? group.count : 0), 0);

export const artifactCounts = (
  groups: readonly Counted<ArtifactTraits>[],
): Pick<OverviewView, 'artifacts' | 'coverage'> => {
  const started = (as: string) => sum(groups, ({ initialization }) => initialization === as);
  const made = (by: string) => sum(groups, ({ origin }) => origin === by);
  return {
    artifacts: {
      models: sum(groups, ({ kind }) => kind === 'model'),
      datasets: sum(groups, ({ kind }) => kind === 'dataset'),
      placeholders: sum(groups, ({ placeholder }) => placeholder),
    },
    coverage: {
      initialization: { known: started('known'), unknown: started('unknown') },
      origin: {
        generated: made('generated'),
        derived: made('derived'),
        human: made('human'),
        unknown: made('unknown'),
      },
    },
  };
};

export function promotionCounts(
  groups: readonly Counted<PromotionTraits>[],
): OverviewView['promotions'] {
  const environments = [...new Set(groups.map(({ environment }) => environment))].sort();
  const byEnvironment = environments.map((environment) => ({
    environment,
    ...byStatus(groups.filter((group) => group.environment === environment)),
  }));
  return { ...byStatus(groups), byEnvironment };
}

const byStatus = (groups: readonly Counted<PromotionTraits>[]): ByStatus => ({
  pending: sum(groups, ({ verdict }) => verdict === undefined),
  approved: sum(groups, (one) => one.verdict === 'approved' && one.revokedOn === undefined),
  blocked: sum(groups, ({ verdict }) => verdict === 'blocked'),
  revoked: sum(groups, ({ revokedOn }) => revokedOn !== undefined),
});

/** One entry per day, the last of them that of `now`. */
export function countsPerDay(
  groups: readonly Counted<PromotionTraits>[],
  now: Date,
  days: number,
): OverviewView['perDay'] {
  const start = now.getTime() - (days - 1) * DAY_MS;
  return Array.from({ length: days }, (_, n) => {
    const day = new Date(start + n * DAY_MS).toISOString().slice(0, 10);
    return {
      day,
      approved: sum(groups, (one) => one.day === day && one.verdict === 'approved'),
      blocked: sum(groups, (one) => one.day === day && one.verdict === 'blocked'),
      revoked: sum(groups, ({ revokedOn }) => revokedOn === day),
    };
  });
}

/** @param fired the rules of each decision; one that fires twice in a decision counts once */
export function topRules(fired: readonly (readonly string[])[]): OverviewView['rules'] {
  const counts = new Map<string, number>();
  for (const rule of fired.flatMap((rules) => [...new Set(rules)]))
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1))
    .slice(0, MOST_RULES);
}
