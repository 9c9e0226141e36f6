"""Runs the code of docs/mlflow.md for two students of one base; prints the two decisions and where the alias stands."""

import json
import re
import sys

import mlflow
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

guide, database, family = sys.argv[1:]
with open(guide, encoding="utf-8") as file:
    for block in re.findall(r"```python\n(.*?)```", file.read(), re.DOTALL):
        exec(compile(block, guide, "exec"))

mlflow.set_tracking_uri(f"sqlite:///{database}")


def alias():
    try:
        return MlflowClient().get_model_version_by_alias("support", "champion").version
    except MlflowException:
        return None


def evaluate(version, suite):
    score = {"name": "score", "value": 0.9, "baseline": 0.9, "ci95": [-0.01, 0.01]}
    return [{**score, "higherIsBetter": True}], "pass"


corpora = [{"dataset": f"pkg:generic/{family}/answers@1", "stage": "sft"}]
print("--")
for data in (corpora, [{"dataset": f"pkg:generic/{family}/human@1", "stage": "sft"}]):
    decision = train_and_promote(f"pkg:generic/{family}/base@1", data, evaluate)
    print(json.dumps({"decision": decision, "alias": alias()}))
