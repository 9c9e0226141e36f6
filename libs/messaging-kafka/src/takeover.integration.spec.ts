import { whenPartitionsChangeHands } from '@pedigree/testing';
import { kafkajsAdapter } from './fixtures/adapter';

whenPartitionsChangeHands(kafkajsAdapter);
