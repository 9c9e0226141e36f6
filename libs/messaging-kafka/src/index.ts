export { kafkaBus } from './kafka-bus';
export { type KafkaOptions } from './options';
