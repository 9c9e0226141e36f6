import { Link } from 'react-router';
import { artifactPath, shortName } from '../../api/paths';
import styles from './PathSteps.module.css';
import {
  gradeInWords,
  hasTeacher,
  isPlanned,
  pathInWords,
  type PathStep,
  stepsOf,
  verbOf,
  type WitnessPath,
} from './path-words';

/** Steps that a path may have to be shown at once; a longer one is unfolded on demand. */
const SHORT = 6;

/** The way a trait may have come, step by step, from the candidate to the model it may come from. */
export function PathSteps({ path }: { path: WitnessPath }) {
  const steps = stepsOf(path);
  const [first] = path.hops;
  const words = (
    <>
      {pathInWords(path, shortName)}. {hasTeacher(path) && gradeInWords(path.grade)}
    </>
  );
  const list = (
    <ol className={styles.steps}>
      <li>
        <ArtifactName id={first?.from ?? path.generator} />
      </li>
      {steps.map((step, index) => (
        <li key={index}>
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
  if (steps.length <= SHORT)
    return (
      <div className={styles.path}>
        <p>{words}</p>
        {list}
      </div>
    );
  return (
    <details className={styles.path}>
      <summary>{words}</summary>
      {list}
    </details>
  );
}

function Step({ step }: { step: PathStep }) {
  if (step.kind === 'gap')
    return (
      <span className={styles.verb}>… {step.left === 0 ? 'some' : step.left} more steps …</span>
    );
  return (
    <>
      <span className={styles.verb}>{verbOf(step.hop.edge)}</span> <ArtifactName id={step.hop.to} />
    </>
  );
}

/** An artifact by its short name, which leads to it; the whole id on hover. A planned model is nowhere yet. */
export function ArtifactName({ id }: { id: string }) {
  if (isPlanned(id)) return <strong>the planned model</strong>;
  return (
    <Link to={artifactPath(id)} title={id}>
      <bdi>{shortName(id)}</bdi>
    </Link>
  );
}
