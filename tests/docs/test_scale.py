"""The examples for clusters: what can be held against a schema or run on one machine is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from benchmarks.bulk import write

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
SLURM = re.findall(r"```sh\n(#!/bin/bash\n.+?)```", PAGE, re.DOTALL)
DIRECTIVES = {"nodes", "ntasks-per-node", "cpus-per-task", "mem", "time", "requeue", "array"}
# the fields of RayJob in the API of ray.io/v1 that a job without autoscaling can use
JOB = {
    "entrypoint", "backoffLimit", "shutdownAfterJobFinishes", "ttlSecondsAfterFinished",
    "activeDeadlineSeconds", "rayClusterSpec", "submissionMode", "runtimeEnvYAML", "suspend",
}  # fmt: skip
CLUSTER = {"authOptions", "headGroupSpec", "workerGroupSpecs", "rayVersion"}
GROUP = {"groupName", "replicas", "minReplicas", "maxReplicas", "rayStartParams", "template"}


def test_there_are_examples_for_one_node_and_for_several() -> None:
    assert len(SLURM) == 2


@pytest.mark.parametrize("script", SLURM, ids=["one node", "several"])
def test_a_job_script_parses_and_asks_for_what_slurm_knows(script: str) -> None:
    done = subprocess.run(
        ["/bin/bash", "-n"], input=script, text=True, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    words = [w for row in re.findall(r"^#SBATCH (.+)$", script, re.MULTILINE) for w in row.split()]
    named = {word.removeprefix("--").partition("=")[0] for word in words}
    assert named
    assert named <= DIRECTIVES
    assert all(word.startswith("--") for word in words)


def test_the_program_of_the_job_on_one_node_runs(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra bulk is not installed")
    pytest.importorskip("resiliparse", reason="the extra bulk is not installed")
    (tmp_path / "archive").mkdir()
    write(tmp_path / "archive" / "a.warc.gz", 0, 60, seed=3)
    script = SLURM[0].replace("/shared/", f"{tmp_path}/")
    script = re.sub(r"(?m)^source .*$", f'python() {{ "{sys.executable}" "$@"; }}', script)
    done = subprocess.run(  # noqa: S603 - our own example
        ["/bin/bash", "-c", script],
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "SLURM_CPUS_PER_TASK": "2"},
    )
    assert done.returncode == 0, done.stderr
    assert "'pages': 60" in done.stdout
    assert (tmp_path / "press" / "claims.parquet").is_file()


SWEEPS = re.findall(r"^burdenshare (sweep .+)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("line", SWEEPS, ids=[line.split()[1] for line in SWEEPS])
def test_every_sweep_of_the_page_runs_made_small(line: str, tmp_path: Path) -> None:
    small = ["--engine", "inline", "--repeat", "1", "--draws", "128", "-o", str(tmp_path)]
    done = subprocess.run(  # noqa: S603 - our own program
        [
            sys.executable,
            "-c",
            "from burdenshare.cli.app import main; main()",
            *line.split(),
            *small,
        ],
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "0 there already" in done.stderr


def test_the_job_of_kuberay_has_the_fields_of_its_kind() -> None:
    yaml = import_module("yaml")
    (text,) = re.findall(r"```yaml\n(.+?)```", PAGE, re.DOTALL)
    job: dict[str, Any] = yaml.safe_load(text)
    assert (job["apiVersion"], job["kind"]) == ("ray.io/v1", "RayJob")
    assert job["metadata"]["name"]
    assert set(job["spec"]) <= JOB
    cluster = job["spec"]["rayClusterSpec"]
    assert set(cluster) <= CLUSTER
    assert cluster["authOptions"] == {"mode": "token"}
    groups = [cluster["headGroupSpec"], *cluster["workerGroupSpecs"]]
    for group in groups:
        assert set(group) <= GROUP
        assert all(isinstance(value, str) for value in group["rayStartParams"].values())
        pod = group["template"]["spec"]
        mounted = {m["name"] for c in pod["containers"] for m in c["volumeMounts"]}
        assert mounted == {volume["name"] for volume in pod["volumes"]}
        assert all(isinstance(one["value"], str) for one in pod["containers"][0]["env"])
    assert groups[1]["minReplicas"] <= groups[1]["replicas"] <= groups[1]["maxReplicas"]
