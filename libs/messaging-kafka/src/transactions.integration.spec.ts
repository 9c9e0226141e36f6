import { whenOthersUseTransactions } from '@pedigree/testing';
import { kafkajsAdapter } from './fixtures/adapter';

whenOthersUseTransactions(kafkajsAdapter);
