/** Where an artifact is shown. */
export const artifactPath = (id: string): string => `/artifacts/${encodeURIComponent(id)}`;

/** Where a promotion is shown. */
export const promotionPath = (id: string): string => `/promotions/${encodeURIComponent(id)}`;

/** Where the ML-BOM of an artifact is had, as known at a moment (RFC 3339) or now. */
export function mlBomPath(id: string, asOf: string | undefined): string {
  const path = `/api/v1/artifacts/${encodeURIComponent(id)}/ml-bom`;
  return asOf === undefined ? path : `${path}?${String(new URLSearchParams({ asOf }))}`;
}

/**
 * The id in a path such as `/artifacts/<encoded id>`. The router's own parameter will not do: it takes
 * an encoded slash inside of an id for a slash.
 *
 * @param pathname as it stands in the address
 */
export function idOfPath(pathname: string): string {
  const [, , segment = ''] = pathname.split('/');
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
