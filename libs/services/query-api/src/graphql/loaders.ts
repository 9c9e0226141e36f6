import { Inject, Injectable } from '@nestjs/common';
import { type DeploymentRecord, type Graph } from '@pedigree/graph';
import { GRAPH, mapLimit, ProblemException } from '@pedigree/service-kit';
import DataLoader from 'dataloader';
import { ArtifactReports } from '../artifact-reports';
import { type ArtifactDetail } from '../views';

/** Artifacts that one request describes at a time. */
const AT_ONCE = 4;

interface RequestLoaders {
  /** Null for an artifact that is not known. */
  details: DataLoader<string, ArtifactDetail | null>;
  /** Where a model runs now. */
  deployments: DataLoader<string, readonly DeploymentRecord[]>;
}

/** Reads what several fields of one request ask for once, and together where the store can. */
@Injectable()
export class Loaders {
  private readonly byRequest = new WeakMap<object, RequestLoaders>();

  constructor(
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'history'>,
    private readonly reports: ArtifactReports,
  ) {}

  /** @param context of the GraphQL request */
  of(context: object): RequestLoaders {
    const loaders = this.byRequest.get(context) ?? {
      details: new DataLoader((ids) => this.detailsOf(ids)),
      deployments: new DataLoader((models) => this.deploymentsOf(models)),
    };
    this.byRequest.set(context, loaders);
    return loaders;
  }

  private detailsOf(ids: readonly string[]): Promise<(ArtifactDetail | Error | null)[]> {
    return mapLimit(ids, AT_ONCE, (id) => this.reports.detail(id).catch(nullIfUnknown));
  }

  private async deploymentsOf(models: readonly string[]) {
    const running = await this.graph.history.deployments({ models, state: 'active' });
    return models.map((model) => running.filter((deployment) => deployment.model === model));
  }
}

/** Of several artifacts one may fail, and the others are still answered. */
const nullIfUnknown = (error: unknown): Error | null => {
  if (error instanceof ProblemException && error.problemName === 'not-found') return null;
  return error instanceof Error ? error : new Error(String(error));
};
