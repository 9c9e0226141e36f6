import { whenBrokersGoAway } from '@pedigree/testing';
import { platformaticAdapter } from './fixtures/adapter';

whenBrokersGoAway(platformaticAdapter);
