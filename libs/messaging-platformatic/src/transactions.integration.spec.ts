import { whenOthersUseTransactions } from '@pedigree/testing';
import { platformaticAdapter } from './fixtures/adapter';

whenOthersUseTransactions(platformaticAdapter);
