import { Link } from 'react-router';
import { artifactPath } from '../../api/paths';
import { segmentsOf } from './words';

/** A text in which ids of artifacts are links with a short name. */
export function WithLinks({ text, ids }: { text: string; ids: readonly string[] }) {
  return segmentsOf(text, ids).map(({ text: part, id }, index) =>
    id === undefined ? (
      part
    ) : (
      <Link key={index} to={artifactPath(id)} title={id}>
        {part}
      </Link>
    ),
  );
}
