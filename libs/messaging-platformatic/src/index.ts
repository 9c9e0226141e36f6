export { type PlatformaticOptions } from './options';
export { platformaticBus } from './platformatic-bus';
