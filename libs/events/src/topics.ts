/** Topic names of the contract (DESIGN.md, "Events"). */
export const TOPICS = {
  lineageEvents: 'lineage.events',
  lineageRecorded: 'lineage.recorded',
  promotionRequests: 'promotion.requests',
  promotionDecisions: 'promotion.decisions',
  deadLetters: 'lineage.dead-letters',
} as const;

export type Topic = (typeof TOPICS)[keyof typeof TOPICS];
