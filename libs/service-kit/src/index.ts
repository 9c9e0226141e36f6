export * from './assessor';
export * from './batch/batch-transport';
export * from './batch/on-batch';
export * from './batch/reused-id';
export * from './batch/unreadable';
export * from './config/config';
export * from './config/parse-config';
export * from './http/body';
export * from './http/configure-http';
export * from './http/decision-event';
export * from './http/decision.dto';
export * from './http/decision-feed';
export * from './http/decisions.module';
export * from './http/documented';
export * from './http/ended-approval';
export * from './http/fresh-reads';
export * from './http/freshness';
export * from './http/markdown/markdown-of';
export { type DecisionShown } from './http/markdown/shown';
export * from './http/media-type';
export * from './http/open-api';
export {
  LOCAL_PRINCIPAL,
  OWN_PRINCIPAL,
  Principal,
  tokenPrincipal,
  unnamedPrincipal,
} from './http/principal';
export * from './http/problem';
export { problemOf } from './http/problem-of';
export * from './http/promotions';
export * from './http/rate-limit.module';
export * from './http/recent';
export * from './http/representation';
export * from './http/unknown';
export { ValidationPipe } from './http/validation.pipe';
export * from './lifecycle';
export * from './logging/log';
export * from './map-limit';
export * from './metrics/metrics';
export { ownVersion } from './own-version';
export * from './platform.module';
export * from './policy/decision-signer';
export * from './policy/policies';
export * from './run/run-service';
export * from './run/service';
export * from './tokens';
export * from './until-available';
