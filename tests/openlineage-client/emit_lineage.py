"""Emits, with the OpenLineage client's own classes, a student that learns from a sibling's data.

Usage: emit_lineage.py <family>. The transport comes from the environment, as users set it. Prints
what the client made of that, as JSON.
"""

import json
import sys
from datetime import datetime, timezone

import attr
from openlineage.client import OpenLineageClient, event_v2, set_producer
from openlineage.client.facet_v2 import (
    DatasetFacet,
    InputDatasetFacet,
    RunFacet,
    dataset_type_dataset,
    dataset_version_dataset,
    documentation_dataset,
)
from openlineage.client.uuid import generate_new_uuid

NAMESPACE = f"acme-größe://{sys.argv[1]}"


@attr.define
class PedigreeInputFacet(InputDatasetFacet):
    """Pedigree's facet on an input; what is None is left out."""

    role: str | None = None
    method: str | None = None
    stage: str | None = None
    channel: str | None = None
    share: float | None = None


@attr.define
class PedigreeDatasetFacet(DatasetFacet):
    """The same among the facets of the dataset itself."""

    stage: str | None = None
    share: float | None = None


@attr.define
class PedigreeRunFacet(RunFacet):
    """What the run is called, and whether its inputs were all there were."""

    kind: str
    complete: bool | None = None


def model(name: str) -> dict:
    facets = {
        "datasetType": dataset_type_dataset.DatasetTypeDatasetFacet(datasetType="MODEL"),
        "version": dataset_version_dataset.DatasetVersionDatasetFacet(datasetVersion="1.0-β"),
    }
    return {"namespace": NAMESPACE, "name": name, "facets": facets}


def corpus(**facets: DatasetFacet) -> dict:
    return {"namespace": NAMESPACE, "name": "числа 数字", "facets": facets}


def as_input(dataset: dict, **said: object) -> event_v2.InputDataset:
    facets = {"pedigree": PedigreeInputFacet(**said)} if said else {}
    return event_v2.InputDataset(**dataset, inputFacets=facets)


def now() -> str:
    return datetime.now(timezone.utc).isoformat()


def run(
    client: OpenLineageClient,
    kind: str,
    states: str,
    inputs: list,
    output: dict,
    complete: bool | None = None,
) -> None:
    """One run; `states` such as "START COMPLETE". The last event is sent again, unchanged."""
    facet = PedigreeRunFacet(kind=kind, complete=complete)
    identity = event_v2.Run(runId=str(generate_new_uuid()), facets={"pedigree": facet})
    job = event_v2.Job(namespace=NAMESPACE, name=f"{kind} → {output['name']}")
    for state in states.split():
        event = event_v2.RunEvent(
            eventType=event_v2.RunState[state],
            eventTime=now(),
            run=identity,
            job=job,
            inputs=inputs,
            outputs=[event_v2.OutputDataset(**output)],
        )
        client.emit(event)
    client.emit(event)


def main() -> None:
    set_producer("https://example.com/pedigree/tests")
    client = OpenLineageClient()
    base, teacher, student = model("basis 🦉"), model("教師"), model("e\u0301tudiant")
    described = model("basis 🦉")
    described["facets"]["documentation"] = documentation_dataset.DocumentationDatasetFacet(
        description="Ünïcode, \"quotes\" and a \\ come through"
    )
    client.emit(event_v2.DatasetEvent(eventTime=now(), dataset=event_v2.StaticDataset(**described)))
    run(client, "finetune", "START COMPLETE", [as_input(base)], teacher, complete=True)
    asked = as_input(teacher, role="generator", channel="completions", share=1.0)
    run(client, "generation", "COMPLETE", [asked], corpus())
    learned = corpus(pedigree=PedigreeDatasetFacet(stage="distill", share=0.5))
    inputs = [as_input(base, role="base", method="adapter"), as_input(learned)]
    run(client, "finetune", "START RUNNING COMPLETE", inputs, student)
    sent = {"kind": client.transport.kind, "compression": str(getattr(client.transport, "compression", None))}
    client.close()
    print(json.dumps(sent))


main()
