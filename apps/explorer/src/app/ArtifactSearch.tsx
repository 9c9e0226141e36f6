import { useNavigate } from 'react-router';
import { artifactPath } from '../api/paths';
import { ArtifactPicker } from '../ui/ArtifactPicker';

/** The search box of the header: goes to what is picked, or to all matches. */
export function ArtifactSearch() {
  const navigate = useNavigate();
  return (
    <ArtifactPicker
      label="Find a model or a dataset"
      onPick={({ id }) => void navigate(artifactPath(id))}
      onSearch={(search) => void navigate(`/artifacts?${new URLSearchParams({ search })}`)}
    />
  );
}
