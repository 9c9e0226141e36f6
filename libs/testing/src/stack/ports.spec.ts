import { freePorts, isPortTaken } from './ports';

describe('freePorts', () => {
  it('finds as many different ports as asked for', async () => {
    expect(new Set(await freePorts(20)).size).toBe(20);
  });
});

describe('isPortTaken', () => {
  it.each(['Address already in use', 'java.net.BindException: x'])('recognises %s', (message) => {
    expect(isPortTaken(new Error(`Kafka ended. ${message}`))).toBe(true);
  });

  it('leaves other failures alone', () => {
    expect(isPortTaken(new Error('out of memory'))).toBe(false);
  });
});
