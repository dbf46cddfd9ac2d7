"""What workflows may do: checks of strangers' work read only, and nothing unpinned runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
TRIGGERS = frozenset({"pull_request", "push", "workflow_dispatch", "schedule"})
"""Events that give a stranger's code neither a token that writes nor a secret."""

PUBLISHING = {"pages": "write", "id-token": "write"}
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}")


def find_faults(text: str) -> Iterator[str]:
    """What is wrong with a workflow, as GitHub would run it."""
    # BaseLoader: with another, the key `on` is read as true.
    workflow = yaml.load(text, Loader=yaml.BaseLoader)
    events = workflow["on"]
    yield from (f"on {event}" for event in set(events) - TRIGGERS)
    if workflow.get("permissions") != {"contents": "read"}:
        yield "permissions"
    bare = re.sub(r"#.*", "", text)
    if re.search(r"\bsecrets\b|github\.token|GITHUB_TOKEN", bare):
        yield "a secret"
    for line in text.split("\n"):
        if "uses:" in line and not re.search(r"@[0-9a-f]{40} # v\d", line):
            yield f"no version said: {line.strip()}"
    for name, job in workflow["jobs"].items():
        yield from (f"{name}: {fault}" for fault in find_faults_of_job(job, set(events)))


def find_faults_of_job(job: dict[str, Any], events: set[str]) -> Iterator[str]:
    steps = job["steps"]
    if job.get("permissions") not in (None, PUBLISHING):
        yield "permissions"
    if job.get("permissions") and ("pull_request" in events or any("run" in s for s in steps)):
        yield "may write and runs code of the repository"
    if "timeout-minutes" not in job:
        yield "no time limit"
    if not re.fullmatch(r"ubuntu-\d\d\.\d\d", job["runs-on"]):
        yield f"runs on {job['runs-on']}"
    for step in steps:
        yield from find_faults_of_step(step, may_write="permissions" in job)


def find_faults_of_step(step: dict[str, Any], *, may_write: bool) -> Iterator[str]:
    used = step.get("uses", "")
    if used and not PINNED.fullmatch(used):
        yield f"not pinned: {used}"
    if "actions/checkout@" in used:
        if step.get("with", {}).get("persist-credentials") != "false":
            yield "a checkout keeps its token"
        if may_write:
            yield "a checkout in a job that may write"
    if "${{" in step.get("run", ""):
        yield f"words of an event in a script: {step['run']}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_give_strangers_nothing(path: Path) -> None:
    assert list(find_faults(path.read_text("utf-8"))) == []


GOOD = """\
on:
  pull_request:
permissions:
  contents: read
jobs:
  a:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: make
"""


@pytest.mark.parametrize(
    ("good", "bad", "fault"),
    [
        ("pull_request:", "pull_request_target:", "on pull_request_target"),
        ("pull_request:", "workflow_run:", "on workflow_run"),
        ("contents: read", "contents: write", "permissions"),
        ("permissions:\n  contents: read\n", "", "permissions"),
        ("    timeout", "    permissions:\n      contents: write\n    timeout", "a: permissions"),
        ("    timeout", "    permissions: write-all\n    timeout", "a: permissions"),
        ("    timeout-minutes: 5\n", "", "a: no time limit"),
        ("ubuntu-24.04", "self-hosted", "a: runs on self-hosted"),
        ("@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7", "a: not pinned: actions/checkout@v7"),
        (" # v7.0.1", "", "no version said"),
        ("persist-credentials: false", "fetch-depth: 0", "a: a checkout keeps its token"),
        ("run: make", "run: make ${{ github.head_ref }}", "a: words of an event in a script"),
        ("run: make", "run: make\n        env:\n          A: ${{ secrets.A }}", "a secret"),
        ("run: make", "run: make\n        env:\n          A: ${{ github.token }}", "a secret"),
    ],
)
def test_each_fault_would_be_seen(good: str, bad: str, fault: str) -> None:
    assert list(find_faults(GOOD)) == []
    faults = list(find_faults(GOOD.replace(good, bad, 1)))
    assert any(found.startswith(fault) for found in faults), faults


def test_a_job_that_may_write_runs_nothing_of_ours() -> None:
    writing = "    permissions:\n      pages: write\n      id-token: write\n    timeout"
    text = GOOD.replace("pull_request:", "push:").replace("    timeout", writing)
    assert set(find_faults(text)) == {
        "a: may write and runs code of the repository",
        "a: a checkout in a job that may write",
    }


def test_every_python_package_is_locked_with_its_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert len(entries) > 50
    for entry in entries:
        assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]
    assert "://" not in lock


def test_nothing_is_installed_but_what_is_locked() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installs = [line for line in makefile.split("\n") if "pip install" in line]
    assert len(installs) == 2
    for line in installs:
        ours = "--no-deps --no-build-isolation --editable ." in line
        assert ours or "--require-hashes -r requirements.lock" in line
    script = (ROOT / ".ci/run").read_text("utf-8")
    assert "pip install" not in script
    assert re.findall(r"npm \w+.*", script)[-1].startswith("npm ci --ignore-scripts")
    packages = json.loads((ROOT / "tests/browser/package-lock.json").read_text("utf-8"))["packages"]
    borrowed = {name: package for name, package in packages.items() if name}
    assert borrowed
    assert all(package["integrity"].startswith("sha512-") for package in borrowed.values())


def test_each_claim_of_the_security_page_has_its_test() -> None:
    page = (ROOT / "SECURITY.md").read_text("utf-8")
    tables = [line for line in page.split("\n") if line.startswith("| ")]
    rows = [row for row in tables if not row.startswith("| what could happen |")]
    assert len(rows) > 12
    for row in rows:
        proofs = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", row)
        assert proofs, row
        for file, name in proofs:
            assert f"def {name}" in (ROOT / file).read_text("utf-8"), f"{file} {name}"
