/**
 * Names under which ports are injected; interfaces leave nothing behind at run time.
 * Use as `@Inject(GRAPH) private readonly graph: Graph`. `PlatformModule` provides them all, globally.
 */

/** `MessageBus` of @pedigree/messaging. */
export const MESSAGE_BUS = Symbol('MESSAGE_BUS');
/** `Graph` of @pedigree/graph. */
export const GRAPH = Symbol('GRAPH');
/** `Config`, parsed once at boot. */
export const CONFIG = Symbol('CONFIG');
/** `Clock`: the only way services learn the time of day. */
export const CLOCK = Symbol('CLOCK');

/** The time of day, so that tests can stop it. */
export type Clock = () => Date;
