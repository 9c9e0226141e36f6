import 'reflect-metadata';
import { gateCasesHold } from './gate-cases/hold';
import { Gate } from './rules/gate';

jest.setTimeout(60_000);

/* Small histories and the right answers, over HTTP: embedded. */
describe('gate cases, embedded', () => {
  let gate: Gate;
  beforeAll(async () => {
    gate = await Gate.start();
  });
  afterAll(() => gate.close());
  gateCasesHold(() => gate.url);
});
