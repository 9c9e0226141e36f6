import { describeWithStack } from './describe-with-stack';

describe('describeWithStack', () => {
  const variables = process.env;

  beforeEach(() => {
    process.env = { PEDIGREE_STACK_SKIPPED: 'no Docker, no Java' };
  });
  afterEach(() => {
    process.env = variables;
  });

  it('throws with the reason where the stack is required', () => {
    process.env.REQUIRE_STACK = '1';
    expect(() => describeWithStack('graph', () => undefined)).toThrow(/graph.*no Docker, no Java/);
  });
});
