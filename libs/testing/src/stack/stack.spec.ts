import { environmentSource, startStack } from './stack';
import { type Stack, type StackSource } from './stack-source';

const MAVEN: Stack = {
  kafkaBrokers: 'k:1',
  neo4jUri: 'bolt://n:2',
  neo4jUser: 'neo4j',
  neo4jPassword: 'secret',
  source: 'maven',
  stop: async () => undefined,
};

const source = (name: Stack['source'], start: StackSource['start']) => ({ name, start });
const works = source('maven', async () => MAVEN);
const lacks = source('testcontainers', async () => ({ unavailable: 'no Docker daemon answers' }));
const breaks = source('testcontainers', () => Promise.reject(new Error('the pull failed')));
const mustNotStart = source('maven', () => Promise.reject(new Error('started in vain')));

describe('startStack', () => {
  it('takes the first source that starts and leaves the others alone', async () => {
    const named = environmentSource({ KAFKA_BROKERS: 'k:9', NEO4J_URI: 'bolt://n:9' });
    const stack = await startStack(() => undefined, [named, mustNotStart]);
    expect(stack).toMatchObject({ source: 'environment', kafkaBrokers: 'k:9' });
  });

  it.each([
    ['cannot', lacks, 'testcontainers: no Docker daemon answers'],
    ['fails to', breaks, 'testcontainers: the pull failed'],
  ])('goes on, with a printed line, when a source %s start', async (_how, first, line) => {
    const lines: string[] = [];
    expect(await startStack((text) => lines.push(text), [first, works])).toBe(MAVEN);
    expect(lines).toEqual([line]);
  });

  it('gives every reason when none starts', async () => {
    const outcome = await startStack(() => undefined, [environmentSource({}), lacks]);
    expect(outcome).toEqual({
      unavailable: expect.stringMatching(/KAFKA_BROKERS.*not set; testcontainers: no Docker/),
    });
  });

  it('rejects half a stack rather than ignore it', () => {
    expect(() => environmentSource({ KAFKA_BROKERS: 'k:9' })).toThrow(/NEO4J_URI is not/);
  });
});
