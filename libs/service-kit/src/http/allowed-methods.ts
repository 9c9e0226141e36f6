import { type Application } from 'express';

interface Layer {
  route?: { methods?: Record<string, boolean> };
  match(path: string): boolean;
}

const isRouteAt =
  (path: string) =>
  (layer: Layer): boolean =>
    layer.route !== undefined && layer.match(path);

/** The methods that some route takes at `path`, in upper case: for a 405 rather than a 404. */
export function allowedMethods(express: Application, path: string): string[] {
  const layers = express.router.stack as unknown as Layer[];
  const methods = layers
    .filter(isRouteAt(path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
  return [...new Set(methods)].sort();
}
