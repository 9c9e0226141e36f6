import { GraphError } from '@pedigree/graph';
import { ConfigError, explain } from './explain';

const where = { host: '127.0.0.1', port: 4600 };
const system = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: whatever`), { code, syscall: 'listen', ...more });

describe('explain', () => {
  it.each([
    [system('EADDRINUSE', { port: 4600 }), /^Port 4600 on 127.0.0.1 is in use.*PORT/],
    [system('EACCES', { port: 80 }), /^Port 80 needs more rights.*PORT/],
    [system('EADDRNOTAVAIL'), /no address 127.0.0.1.*HOST/],
    [system('ENOTFOUND', { syscall: 'getaddrinfo' }), /not known.*HOST|HOST.*not known/],
    [
      system('EACCES', { syscall: 'mkdir', path: '/data' }),
      /^\/data cannot be used.*PEDIGREE_DATA_DIR/,
    ],
    [
      new GraphError('incompatible', 'The store is newer. Upgrade.'),
      /^The store is newer. Upgrade.$/,
    ],
  ])('tells %s in one sentence with a remedy', (error, sentence) => {
    expect(explain(error, where)).toMatch(sentence);
    expect(explain(error, where)).not.toContain('\n');
  });

  it('lists the faults of the settings, one per line', () => {
    const fault = { variable: 'PORT', message: 'PORT is odd.', remedy: 'Make it even.' };
    expect(explain(new ConfigError([fault, fault]), where)).toBe(
      'PORT is odd. Make it even.\nPORT is odd. Make it even.',
    );
  });

  it('shows the stack of what only we can mend', () => {
    expect(explain(new TypeError('x is not a function'), where)).toContain('explain.spec');
    expect(explain('just text', where)).toContain('just text');
  });
});
