import 'reflect-metadata';
import { describeWithStack, stackVariables } from '@pedigree/testing';
import { gateCasesHold } from './gate-cases/hold';
import { Gate } from './rules/gate';

/* The same small histories, through Kafka and Neo4j. */
describeWithStack('gate cases, on Kafka and Neo4j', (stack) => {
  let gate: Gate;
  beforeAll(async () => {
    gate = await Gate.start(stackVariables(stack));
  });
  afterAll(() => gate.close());
  gateCasesHold(() => gate.url);
});
