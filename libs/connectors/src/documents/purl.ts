/** A package URL for what has a name and no identity of its own, e.g. `pkg:generic/acme/support@1`. */
export function genericPurl(names: readonly (string | undefined)[], version?: string): string {
  const path = names
    .flatMap((name) => name?.split('/') ?? [])
    .filter((segment) => segment.trim() !== '')
    .map((segment) => encodeURIComponent(segment.trim()));
  const suffix = version?.trim() ? `@${encodeURIComponent(version.trim())}` : '';
  return `pkg:generic/${path.join('/')}${suffix}`;
}
