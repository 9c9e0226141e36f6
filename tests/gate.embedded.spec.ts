import 'reflect-metadata';
import { asks } from './rules/asks';
import { behaviour } from './rules/behaviour';
import { everyRule } from './rules/every-rule';
import { Gate } from './rules/gate';

/* The default bundle, rule by rule, through HTTP, the event log and the graph: embedded. */
describe('the default bundle, embedded', () => {
  let gate: Gate;
  beforeAll(async () => {
    gate = await Gate.start();
  });
  afterAll(() => gate.close());
  everyRule(() => gate);
  describe('what defenders are asked to do', () => asks(() => gate));
  behaviour(() => gate);
});
