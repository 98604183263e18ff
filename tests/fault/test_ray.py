"""Ray fills the same gaps with the same results, whichever of its processes dies."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from benchmarks.bulk import write
from burdenshare.compute import Job, digest, run

pytestmark = pytest.mark.skipif(
    find_spec("ray") is None, reason="the extra cluster is not installed"
)
PROGRAM = str(Path(__file__).with_name("cluster.py"))
ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "tests" / "compute"))


def cluster(what: str, folder: Path) -> dict[str, int | str]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, PROGRAM, what, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    told: dict[str, int | str] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> str:
    job = Job(function="sweep:draws", tasks=({},) * 100, seed=7, code="fault")
    done = run(job, tmp_path_factory.mktemp("clean"))
    return digest(done.folder, done.keys)


@pytest.mark.parametrize("what", ["sweep", "worker", "node"])
def test_a_sweep_has_the_same_digest_whatever_dies(what: str, tmp_path: Path, clean: str) -> None:
    told = cluster(what, tmp_path)
    assert told["digest"] == clean
    assert told["computed"] == 100
    assert told.get("killed", 1) == 1
    assert 100 <= int(told["times"]) <= 106  # what was in hand, and a node holds several


def test_claims_have_the_same_digest_from_every_engine(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(4):
        path = tmp_path / "in" / f"{number}.warc.gz"
        write(path, 1_000 * number, 1_000 * number + 500, seed=3)
    found = cluster("press", tmp_path)
    assert found.keys() == {"inline", "local", "ray"}
    assert len(set(found.values())) == 1
