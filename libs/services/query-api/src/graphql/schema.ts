import { decision, hop, reason, remedyStep, witnessPath } from '@pedigree/events';
import { revoked } from '@pedigree/service-kit';
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { Artifact, BlastRadiusGraph, LineageGraph } from '../schemas/artifacts';
import { LineagePaths } from '../schemas/comparisons';
import { OverviewDocument } from '../schemas/overview';
import { PromotionPage } from '../schemas/promotions';
import { sdlOf } from './sdl';

const { nodes, edges } = LineageGraph.schema.shape;

/** Replay needs more of a decision; it reads it over REST. */
const shownDecision = decision.omit({ positions: true, envelope: true, promotion: true });

/** Types made of the schemas of the REST answers. */
const GENERATED = sdlOf({
  Artifact: nodes.element,
  ArtifactDetails: Artifact.schema,
  Edge: edges.element,
  Deployment: BlastRadiusGraph.schema.shape.nodes.element.shape.deployments.element,
  Decision: shownDecision.extend({
    revoked: revoked.optional().describe('Of an approval that no longer holds: when and why'),
  }),
  Reason: reason,
  RemedyStep: remedyStep,
  WitnessPath: witnessPath,
  Hop: hop,
  LineagePaths: LineagePaths.schema.extend({ nodes }),
  Overview: OverviewDocument.schema,
  Promotion: PromotionPage.schema.shape.items.element.omit({ promotion: true }),
});

const OPERATIONS = `
"Any JSON value: what has no declared shape"
scalar JSON

type Query {
  "Null where no event has spoken of it"
  artifact(id: ID!): Artifact
  "Models and datasets in ascending order of id; what is searched for, the best fit first"
  artifacts(
    "Part of an id, a name, a tag or a developer, in any case; or the start of a sha256 digest"
    search: String
    kind: ArtifactKind
    "The whole of a tag, in any case; key=value where tags have values"
    tag: String
    "Who made it, in any case"
    developer: String
    "1 to 100"
    first: Int = 20
    "endCursor of the page before"
    after: String
  ): ArtifactConnection!
  "How one artifact goes into another: the shortest paths from a descendant to an ancestor"
  paths(
    "The descendant"
    from: ID!
    "The ancestor"
    to: ID!
    "Most steps of a path, 1 to 10000"
    depth: Int
    "Most paths, 1 to 100"
    limit: Int = 10
  ): LineagePaths!
  "Everything, counted"
  overview(
    "Days of perDay, 1 to 90, today the last of them"
    days: Int = 14
  ): Overview!
  "Null where nobody has asked for it"
  promotion(id: ID!): Promotion
  "Newest request first"
  promotions(
    "Id of the model"
    model: ID
    environment: String
    "As it was decided, also where that was revoked"
    verdict: DecisionVerdict
    "1 to 100"
    first: Int = 20
    "endCursor of the page before"
    after: String
  ): PromotionConnection!
}

extend type Artifact {
  "All that events said of it, folded into one view; null where it is not known"
  details: ArtifactDetails
  "What it was made of: everything upstream"
  ancestry(
    "Most edges away; 0 is the artifact alone"
    depth: Int
    "RFC 3339: what was known at that moment"
    asOf: String
    "Most nodes, 1 to 1000"
    limit: Int = 100
  ): LineageGraph!
  "What was made of it: everything downstream"
  descendants(
    "Most edges away; 0 is the artifact alone"
    depth: Int
    "RFC 3339: what was known at that moment"
    asOf: String
    "Most nodes, 1 to 1000"
    limit: Int = 100
  ): LineageGraph!
  "What the gate would say now: a dry run of a promotion"
  risk(environment: String = "production"): Decision!
  "Promotions of this model, newest request first"
  promotions(
    environment: String
    verdict: DecisionVerdict
    "1 to 100"
    first: Int = 20
    "endCursor of the page before"
    after: String
  ): PromotionConnection!
  "Where it runs now"
  deployments: [Deployment!]!
}

extend type Promotion {
  id: ID!
  "The document that counts now; null while it is pending"
  decision: Decision
  "The model that was asked about; null where no event has spoken of it"
  artifact: Artifact
}

type LineageGraph {
  root: ID!
  nodes: [Artifact!]!
  edges: [Edge!]!
  "The limit cut it: there is more"
  truncated: Boolean!
}

type ArtifactConnection {
  nodes: [Artifact!]!
  pageInfo: PageInfo!
}

type PromotionConnection {
  nodes: [Promotion!]!
  pageInfo: PageInfo!
}

type PageInfo {
  hasNextPage: Boolean!
  "What to pass as after; null on the last page"
  endCursor: String
}
`;

export const TYPE_DEFINITIONS = `${GENERATED}\n${OPERATIONS}`;

/** The schema as one text, in an order of its own: for docs/api/schema.graphql. */
export const graphQlSchema = (): string =>
  `${printSchema(lexicographicSortSchema(buildSchema(TYPE_DEFINITIONS)))}\n`;
