import { whenProcessesCrash } from '@pedigree/testing';
import { kafkajsAdapter } from './fixtures/adapter';

whenProcessesCrash(kafkajsAdapter);
