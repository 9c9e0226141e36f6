import { ResponseError } from '@platformatic/kafka';
import { errorIds } from './errors';
import { type Brokers, ProducerSession } from './producer-session';

const NOT_LEADER = 6;
const OFFSET_OUT_OF_RANGE = 1;
const DUPLICATE = 46;
const MESSAGE_TOO_LARGE = 10;

const refused = (...codes: number[]) =>
  new ResponseError(
    0,
    11,
    Object.fromEntries(codes.map((code, at) => [`/${at}`, [code, null]])),
    {},
  );

/** Brokers that answer requests to write with these, one after the other, and then take everything. */
function brokersThatAnswer(...answers: Error[]) {
  const asked: string[] = [];
  const ask = async (_node: unknown, name: string) => {
    asked.push(name);
    const answer = name === 'Produce' ? answers.shift() : undefined;
    if (answer !== undefined) throw answer;
    return { producerId: 1n, producerEpoch: 0 };
  };
  const partitions = [
    { partition: 0, leader: 1 },
    { partition: 1, leader: 1 },
  ];
  const layout = async (topic: string) => ({ topic, id: '', partitions, at: 0 });
  return { asked, brokers: { ask, layout, forget: () => undefined } as Brokers };
}

async function written(brokers: Brokers): Promise<void> {
  const session = await ProducerSession.begin(brokers);
  const messages = ['a', 'b'].map((value) => ({ headers: [], value: Buffer.from(value) }));
  await session.send(await session.placed('t', messages));
}

describe('ProducerSession', () => {
  test('sends again while a new topic spreads, until all of it is stored', async () => {
    const passing = [refused(NOT_LEADER, OFFSET_OUT_OF_RANGE), refused(OFFSET_OUT_OF_RANGE)];
    const { asked, brokers } = brokersThatAnswer(...passing, refused(DUPLICATE, DUPLICATE));
    await written(brokers);
    expect(asked).toEqual(['InitProducerId', 'Produce', 'Produce', 'Produce']);
  });

  test('does not take a partition for stored because another is', async () => {
    const { asked, brokers } = brokersThatAnswer(refused(DUPLICATE, NOT_LEADER));
    await written(brokers);
    expect(asked.filter((name) => name === 'Produce')).toHaveLength(2);
  });

  test('gives up at once what a broker will never take', async () => {
    const { asked, brokers } = brokersThatAnswer(refused(MESSAGE_TOO_LARGE));
    const error: unknown = await written(brokers).catch((thrown: unknown) => thrown);
    expect(errorIds(error)).toEqual(['MESSAGE_TOO_LARGE']);
    expect(asked.filter((name) => name === 'Produce')).toHaveLength(1);
  });
});
