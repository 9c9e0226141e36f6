import { type MessageBus } from '@pedigree/messaging';
import { type Figure, type Row } from '../figure';
import { compare } from '../measure/compare';
import { medianOf, quantileOf } from '../measure/statistics';
import { answered, busesOn, drained, freshTopic, published } from '../places/kafka-clients';

const PUBLISHED = 30_000;
const CALL = 500;
const DRAINED = 200_000;
const REQUESTS = 300;
/** Until every partition has its producer, and the code is compiled. */
const WARM_UP = 100;

/** The two Kafka clients behind the same port; kafkajs, the default, is what the other is held against. */
export const kafkaClients: Figure = {
  name: 'kafka/clients',
  needs: 'stack',
  long: true,
  async measure(bench): Promise<readonly Row[]> {
    const { kafkaBrokers } = await bench.stack();
    const buses = busesOn(kafkaBrokers.split(','));
    const scaled = (count: number) => Math.max(CALL, Math.round(count * bench.scale.size));
    const full = await freshTopic(buses.kafkajs);
    await published(buses.kafkajs, full, scaled(DRAINED), CALL);
    const compared: Compared = (about, run) =>
      compare(
        {
          ...about,
          subject: () => run(buses.platformatic),
          floor: { name: 'kafkajs', run: () => run(buses.kafkajs) },
        },
        bench.scale,
      );
    const rows = [
      await compared(
        {
          figure: 'kafka/clients/publish',
          title: `@platformatic/kafka: ${CALL} messages a call, ${scaled(PUBLISHED)} in all`,
          unit: 'messages/s',
        },
        async (bus) => published(bus, await freshTopic(bus), scaled(PUBLISHED), CALL),
      ),
      await compared(
        {
          figure: 'kafka/clients/drain',
          title: `@platformatic/kafka: ${scaled(DRAINED)} messages of 8 partitions, nothing done with them`,
          unit: 'messages/s',
        },
        (bus) => drained(bus, full, scaled(DRAINED)),
      ),
      await answeredRow(compared, buses, scaled(REQUESTS)),
    ];
    await Promise.all(Object.values(buses).map((bus) => bus.close()));
    return rows;
  },
};

type Run = (bus: MessageBus) => Promise<number>;
type Compared = (about: Pick<Row, 'figure' | 'title' | 'unit'>, run: Run) => Promise<Row>;

async function answeredRow(
  compared: Compared,
  buses: ReturnType<typeof busesOn>,
  count: number,
): Promise<Row> {
  const slowest = new Map<MessageBus, number[]>();
  const row = await compared(
    {
      figure: 'kafka/clients/answer',
      title: '@platformatic/kafka: a request answered in a transaction, one at a time',
      unit: 'ms',
    },
    async (bus) => {
      const taken = (await answered(bus, WARM_UP + count)).slice(WARM_UP);
      slowest.set(bus, [...(slowest.get(bus) ?? []), quantileOf(taken, 0.99)]);
      return medianOf(taken);
    },
  );
  const p99 = (bus: MessageBus) => medianOf(slowest.get(bus) ?? []);
  const more = { 'p99 ms': p99(buses.platformatic), 'p99 ms of kafkajs': p99(buses.kafkajs) };
  return { ...row, more };
}
