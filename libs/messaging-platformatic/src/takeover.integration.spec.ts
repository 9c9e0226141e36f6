import { whenPartitionsChangeHands } from '@pedigree/testing';
import { platformaticAdapter } from './fixtures/adapter';

whenPartitionsChangeHands(platformaticAdapter);
