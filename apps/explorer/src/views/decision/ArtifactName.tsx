import { Link } from 'react-router';
import { artifactPath } from '../../api/paths';
import { isPlanned, nameOf } from '../../ui/reasons/words';

/** An artifact by its short name, which leads to it; the whole id on hover. A planned model is nowhere yet. */
export function ArtifactName({ id }: { id: string }) {
  if (isPlanned(id)) return nameOf(id);
  return (
    <Link to={artifactPath(id)} title={id}>
      <bdi>{nameOf(id)}</bdi>
    </Link>
  );
}
