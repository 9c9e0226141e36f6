import { fakeGate, type FakeAnswer, type FakeGate } from '../testing/fake-gate';
import { ask } from './ask';
import { type Target } from './target';

describe('asking the gate', () => {
  let gate: FakeGate;
  afterEach(() => gate.close());

  const asking = async (
    answers: readonly FakeAnswer[],
    patience: Partial<Target> = {},
    request: Partial<Parameters<typeof ask>[1]> = {},
  ) => {
    gate = await fakeGate((_, number) => answers[number - 1] ?? { status: 500 });
    const signal = new AbortController().signal;
    const target = { url: gate.url, token: undefined, timeoutMs: 5000, retries: 2, signal };
    return ask({ ...target, ...patience }, { path: '/x', ...request });
  };

  it('asks again where that may help, and answers then', async () => {
    const answer = await asking([{ status: 503, headers: { 'retry-after': '0' } }, { body: 'ok' }]);
    expect(answer).toEqual({ status: 200, text: 'ok' });
    expect(gate.asked).toHaveLength(2);
  });

  it('gives up after the tries that it has', async () => {
    const error = asking([{ status: 502 }, { status: 502 }], { retries: 1 });
    await expect(error).rejects.toMatchObject({ code: 'failed', retriable: true, status: 502 });
    expect(gate.asked).toHaveLength(2);
  });

  it('does not repeat what was refused, and tells field and remedy', async () => {
    const errors = [{ pointer: '/model', message: 'is required', remedy: 'Add model.' }];
    const body = { detail: 'The body is invalid.', errors };
    const error = asking([{ status: 422, body }]);
    await expect(error).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('/model is required. Add model.'),
    });
    expect(gate.asked).toHaveLength(1);
  });

  it('tells an unknown route from an unknown artifact', async () => {
    const error = asking([{ status: 404, body: { detail: 'There is no route.' } }]);
    await expect(error).rejects.toMatchObject({ code: 'no-route' });
  });

  it('says how a token is given where one is needed, and sends it', async () => {
    const error = asking([{ status: 401, body: {} }], { token: 'secret-token' });
    await expect(error).rejects.toMatchObject({
      message: expect.stringContaining('PEDIGREE_API_TOKEN'),
    });
    await expect(error).rejects.not.toMatchObject({
      message: expect.stringContaining('secret-token'),
    });
    expect(gate.asked[0]?.headers.authorization).toBe('Bearer secret-token');
  });

  it('gives up on a gate that stays silent', async () => {
    const error = asking([{ silent: true }], { timeoutMs: 50, retries: 0 });
    await expect(error).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('--timeout'),
    });
  });

  it('stops when it is interrupted', async () => {
    const error = asking([{ silent: true }], { signal: AbortSignal.abort() });
    await expect(error).rejects.toMatchObject({ code: 'interrupted' });
  });
});
