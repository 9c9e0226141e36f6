import { whenBrokersGoAway } from '@pedigree/testing';
import { kafkajsAdapter } from './fixtures/adapter';

whenBrokersGoAway(kafkajsAdapter);
