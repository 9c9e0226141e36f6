import { type ClusterOptions } from '@pedigree/messaging-kafka-core';
import { type KafkaConfig } from 'kafkajs';

export interface KafkaOptions extends ClusterOptions {
  ssl?: KafkaConfig['ssl'];
  sasl?: KafkaConfig['sasl'];
  /** How connections are made, for proxies. @default TCP, or TLS with `ssl` */
  socketFactory?: KafkaConfig['socketFactory'];
}
