/** Topic names of the contract (DESIGN.md, "Events"). */
export const TOPICS = {
  lineageEvents: 'lineage.events',
  lineageRecorded: 'lineage.recorded',
  promotionRequests: 'promotion.requests',
  /** Approvals to be judged again, of Pedigree for itself. */
  promotionRechecks: 'promotion.rechecks',
  promotionDecisions: 'promotion.decisions',
  deadLetters: 'lineage.dead-letters',
} as const;

export type Topic = (typeof TOPICS)[keyof typeof TOPICS];
