import {
  type Decision,
  digestOf,
  environmentName,
  type EventData,
  type PromotionRevoked,
} from '@pedigree/events';
import { type PromotionFact } from './facts';
import { present, StatementBuilder, type Statements } from './statements';

export function deploymentChanged(
  data: EventData<'ai.pedigree.deployment.changed.v1'>,
): Statements {
  const builder = new StatementBuilder();
  const model = builder.mention(data.model);
  const environment = environmentName(data.environment);
  const { state } = data;
  return builder
    .add({ fact: 'deployment', id: data.deployment.id, model, environment, state })
    .build();
}

export function promotionRequested(
  data: EventData<'ai.pedigree.promotion.requested.v1'>,
): Statements {
  const builder = new StatementBuilder();
  const model = builder.mention(data.model);
  const { requestedBy } = data;
  return builder
    .add(
      present<PromotionFact>({
        fact: 'promotion',
        id: data.promotion.id,
        step: 'requested',
        model,
        digest: digestOf(data.model),
        environment: environmentName(data.environment),
        requestedBy,
      }),
    )
    .build();
}

/** Decisions without a promotion (of plans, dry runs) are not recorded as promotions. */
export function decisionMade(data: Decision): Statements {
  const builder = new StatementBuilder();
  if (data.promotion === undefined) return builder.build();
  const model = builder.mention(data.model);
  const environment = environmentName(data.environment);
  const { verdict } = data;
  return builder
    .add({
      fact: 'promotion',
      id: data.promotion.id,
      step: 'decided',
      model,
      environment,
      verdict,
      decision: JSON.stringify(data),
    })
    .build();
}

/** A late fact turned an approval: the document says which, and where the model still runs. */
export function promotionRevoked(data: PromotionRevoked): Statements {
  const builder = new StatementBuilder();
  const model = builder.mention(data.model);
  const environment = environmentName(data.environment);
  const { verdict } = data;
  return builder
    .add({
      fact: 'promotion',
      id: data.promotion.id,
      step: 'revoked',
      model,
      environment,
      verdict,
      document: JSON.stringify(data),
    })
    .build();
}

export function policyActivated(data: EventData<'ai.pedigree.policy.activated.v1'>): Statements {
  const { name, version, digest } = data.policy;
  const { document } = data;
  return new StatementBuilder().add({ fact: 'policy', digest, name, version, document }).build();
}
