import { isStackRequired, stackFromEnvironment, stackVariables, whyNoStack } from './environment';

const STACK = {
  kafkaBrokers: '127.0.0.1:9092',
  neo4jUri: 'bolt://127.0.0.1:7687',
  neo4jUser: 'neo4j',
  neo4jPassword: 'secret',
};

describe('stackFromEnvironment', () => {
  it('reads what stackVariables writes', () => {
    expect(stackFromEnvironment(stackVariables(STACK))).toEqual(STACK);
  });

  it('takes neo4j and no password when no login is given', () => {
    const env = { KAFKA_BROKERS: 'k:9092', NEO4J_URI: 'bolt://n:7687' };
    expect(stackFromEnvironment(env)).toMatchObject({ neo4jUser: 'neo4j', neo4jPassword: '' });
  });

  it.each([{}, { KAFKA_BROKERS: '', NEO4J_URI: '' }, { NEO4J_USER: 'neo4j' }])(
    'is undefined when no server is named: %j',
    (env) => {
      expect(stackFromEnvironment(env)).toBeUndefined();
    },
  );

  it('rejects half a stack and names the missing half', () => {
    expect(() => stackFromEnvironment({ KAFKA_BROKERS: 'k:9092' })).toThrow(/NEO4J_URI is not/);
    expect(() => stackFromEnvironment({ NEO4J_URI: 'bolt://n' })).toThrow(/KAFKA_BROKERS is not/);
  });
});

describe('without a stack', () => {
  it('is required by REQUIRE_STACK=1 alone', () => {
    expect(isStackRequired({ REQUIRE_STACK: '1' })).toBe(true);
    expect(isStackRequired({ REQUIRE_STACK: '0' })).toBe(false);
    expect(isStackRequired({})).toBe(false);
  });

  it("passes the launcher's reason on, or says how to get one", () => {
    expect(whyNoStack({ PEDIGREE_STACK_SKIPPED: 'no JDK' })).toBe('no JDK');
    expect(whyNoStack({})).toContain('npm run stack');
  });
});
