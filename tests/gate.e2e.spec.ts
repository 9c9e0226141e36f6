import 'reflect-metadata';
import { describeWithStack, stackVariables } from '@pedigree/testing';
import { asks } from './rules/asks';
import { behaviour } from './rules/behaviour';
import { everyRule } from './rules/every-rule';
import { Gate } from './rules/gate';

/* The default bundle, rule by rule, through HTTP, Kafka and Neo4j. */
describeWithStack('the default bundle, on Kafka and Neo4j', (stack) => {
  let gate: Gate;
  beforeAll(async () => {
    gate = await Gate.start(stackVariables(stack));
  });
  afterAll(() => gate.close());
  everyRule(() => gate);
  describe('what defenders are asked to do', () => asks(() => gate));
  behaviour(() => gate);
});
