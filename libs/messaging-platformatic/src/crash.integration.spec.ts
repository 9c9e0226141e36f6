import { whenProcessesCrash } from '@pedigree/testing';
import { platformaticAdapter } from './fixtures/adapter';

whenProcessesCrash(platformaticAdapter);
