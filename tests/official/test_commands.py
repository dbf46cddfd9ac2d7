"""Adding, updating, looking and comparing, with hosts that are played on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from glossa.model.address import parse_eid
from glossa.official.commands import add_official, diff_official, official_status
from glossa.official.fetch import FetchError, OfflineError
from glossa.official.outcome import Outcome
from glossa.official.pins import PINS_FILE, SourceKind, parse_pins, raw_address
from glossa.official.shelf import read_official, read_previous
from glossa.official.update import update_official
from glossa.official.values import NumberedUnit
from tests.official.samples import SAMPLES, needs_samples

PAGES = Path(__file__).parent / "pages"
COMMIT = "f6954a0bf1550ae9f3803e323f6ad93d63905948"
OTHER = "0071a17a2254ae3261ff0a3f9ac99e073fe341bc"
LAW = "# О мостах\n\n**Статья 1. Мосты**\n\n1. Виды:\n\n1) арки;\n\n2) броды.\n\n2. Плата – год.\n"
PAGE = "https://adilet.zan.kz/rus/docs/Z1"


class Shelf:
    """A fetcher that serves what was put on it, and knows what it was asked."""

    def __init__(self) -> None:
        self.files: dict[str, bytes | FetchError] = {}
        self.asked: list[str] = []

    def put(self, path: str, content: str, commit: str = COMMIT) -> str:
        self.files[raw_address("some/laws", commit, path)] = content.encode()
        return f"some/laws@{commit}:{path}"

    def fetch(self, address: str) -> bytes:
        self.asked.append(address)
        found = self.files.get(address, FetchError(f"{address}: the server answers 404"))
        if isinstance(found, FetchError):
            raise found
        return found


def clock(day: int = 21) -> datetime:
    return datetime(2026, 11, day, 12, 0, tzinfo=UTC)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def add(root: Path, shelf: Shelf, source: str, **more: object) -> Outcome:
    return add_official(
        root, "bridges", "ru", SourceKind.MIRROR, source,
        fetcher=shelf, clock=clock, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def update(root: Path, shelf: Shelf, *, accept: bool = False, day: int = 22) -> Outcome:
    return update_official(root, fetcher=shelf, clock=lambda: clock(day), accept=accept)


def codes(outcome: Outcome) -> list[str]:
    return [problem.code for problem in outcome.problems]


def tree(root: Path) -> dict[str, bytes]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_add_keeps_the_text_with_its_provenance_and_pins_it(tmp_path: Path, shelf: Shelf) -> None:
    outcome = add(tmp_path, shelf, shelf.put("rus.md", LAW), edition="2025-11-17")
    assert outcome.ok
    assert outcome.lines == ("bridges ru: kept, 1 article, 5 provisions, edition 2025-11-17",)
    kept, problems = read_official(tmp_path, "bridges", "ru")
    assert problems == []
    assert kept is not None
    digest = sha256(LAW.encode()).hexdigest()
    assert kept.provenance.sha256 == {"rus.md": digest}
    assert kept.provenance.fetched == "2026-11-21T12:00:00+00:00"
    assert kept.provenance.address == raw_address("some/laws", COMMIT, "rus.md")
    pins, _ = parse_pins((tmp_path / PINS_FILE).read_text(encoding="utf-8"))
    assert [(pin.commit, pin.digest, pin.sha256) for pin in pins] == [
        (COMMIT, kept.text.digest, digest)
    ]
    assert sorted(tree(tmp_path)) == [
        "official.toml",
        "official/bridges/ru.md",
        f"official/bridges/sources/{digest}.md",
    ]


def test_add_a_page(tmp_path: Path, shelf: Shelf) -> None:
    shelf.files[PAGE] = (PAGES / "current.rus.html").read_bytes()
    outcome = add_official(
        tmp_path, "bridges", "ru", SourceKind.ADILET, PAGE, fetcher=shelf, clock=clock
    )
    assert outcome.ok
    kept, _ = read_official(tmp_path, "bridges", "ru")
    assert kept is not None
    assert kept.text.title == "О городских мостах"


@pytest.mark.parametrize("name", ["current.kaz.html", "truncated.rus.html", "search.rus.html"])
def test_a_wrong_page_is_not_written(tmp_path: Path, shelf: Shelf, name: str) -> None:
    shelf.files[PAGE] = (PAGES / name).read_bytes()
    outcome = add_official(
        tmp_path, "bridges", "ru", SourceKind.ADILET, PAGE, fetcher=shelf, clock=clock
    )
    assert not outcome.ok
    assert tree(tmp_path) == {}


def test_add_a_file_keeps_no_path_of_this_machine(tmp_path: Path, shelf: Shelf) -> None:
    root = tmp_path / "project"
    (tmp_path / "saved.html").write_bytes((PAGES / "older.rus.html").read_bytes())
    outcome = add_official(
        root, "bridges", "ru", SourceKind.FILE, str(tmp_path / "saved.html"),
        fetcher=shelf, clock=clock,
    )  # fmt: skip
    assert outcome.ok
    assert all(str(tmp_path).encode() not in content for content in tree(root).values())
    assert update(root, shelf).lines == ("bridges ru: here already, edition unknown",)


def test_a_file_that_is_not_there(tmp_path: Path, shelf: Shelf) -> None:
    outcome = add_official(
        tmp_path, "bridges", "ru", SourceKind.FILE, "none.html", fetcher=shelf, clock=clock
    )
    assert codes(outcome) == ["G676"]


def test_nothing_is_written_where_the_source_is_misspelt_or_away(
    tmp_path: Path, shelf: Shelf
) -> None:
    assert codes(add(tmp_path, shelf, "some/laws@main:rus.md")) == ["G671"]
    assert codes(add(tmp_path, shelf, f"some/laws@{COMMIT}:rus.md")) == ["G672"]
    assert tree(tmp_path) == {}


def test_a_split_act_is_brought_whole(tmp_path: Path, shelf: Shelf) -> None:
    index = "# О мостах\n\n## Части\n\n| [`s1`](rus/s1.md) | 1 |\n| [`s2`](rus/s2.md) | 2 |\n"
    shelf.put(
        "laws/rus/s1.md", "↑ [Вся редакция](../rus.md)\n\n## Глава 1\n\n**Статья 1. А**\n\nА.\n"
    )
    shelf.put("laws/rus/s2.md", "## Глава 2\n\n**Статья 2. Б**\n\nБ.\n")
    outcome = add(tmp_path, shelf, shelf.put("laws/rus.md", index))
    assert outcome.ok
    kept, _ = read_official(tmp_path, "bridges", "ru")
    assert kept is not None
    assert [str(item.eid) for item in kept.text.provisions] == [
        "chp_1", "art_1", "art_1__part_1", "chp_2", "art_2", "art_2__part_1",
    ]  # fmt: skip
    assert len(kept.provenance.sha256) == 3
    assert not (tmp_path / "official/.incoming").exists()


def test_an_article_of_a_split_act_is_found_by_its_anchor(tmp_path: Path, shelf: Shelf) -> None:
    index = "# Код\n\n## Части\n\n" + "".join(f"| [`s{n}`](s{n}.md) | {n} |\n" for n in (1, 2, 3))
    for number in (1, 2, 3):
        article = f'<a id="st{number}-1"></a>\n\n### Статья {number}-1. А\n\n1. А –\n\nвлечёт.\n'
        shelf.put(f"s{number}.md", article)
    wanted = parse_eid("art_2-1")
    assert wanted is not None
    source = shelf.put("rus.md", index)
    assert add(tmp_path, shelf, source, articles=[wanted], unit=NumberedUnit.PART).ok
    kept, _ = read_official(tmp_path, "bridges", "ru")
    assert kept is not None
    assert [str(item.eid) for item in kept.text.provisions] == ["art_2-1", "art_2-1__part_1"]
    names = [address.rsplit("/", 1)[1] for address in shelf.asked]
    assert names == ["meta.yaml", "rus.md", "s1.md", "s2.md"]


def test_a_run_that_broke_off_goes_on(tmp_path: Path, shelf: Shelf) -> None:
    index = "# О мостах\n\n## Части\n\n| [`s1`](s1.md) | 1 |\n| [`s2`](s2.md) | 2 |\n"
    source = shelf.put("rus.md", index)
    shelf.put("s1.md", "**Статья 1. А**\n\nА.\n")
    assert codes(add(tmp_path, shelf, source)) == ["G672"]
    assert not (tmp_path / PINS_FILE).exists()
    shelf.put("s2.md", "**Статья 2. Б**\n\nБ.\n")
    shelf.asked.clear()
    assert add(tmp_path, shelf, source).ok
    assert shelf.asked[1:] == [raw_address("some/laws", COMMIT, "s2.md")]


def test_the_mirror_says_which_edition_it_is(tmp_path: Path, shelf: Shelf) -> None:
    shelf.put("laws/meta.yaml", "version_date:\n  kaz: 2026-01-01\n  rus: 2026-07-12\n")
    assert add(tmp_path, shelf, shelf.put("laws/rus/s1.md", LAW)).ok
    assert "edition 2026-07-12" in official_status(tmp_path).lines[0]


@pytest.mark.parametrize("meta", ["", "version_date: soon\n", "[", "version_date:\n  rus: soon\n"])
def test_a_mirror_that_does_not_say_its_edition(tmp_path: Path, shelf: Shelf, meta: str) -> None:
    shelf.put("meta.yaml", meta)
    assert add(tmp_path, shelf, shelf.put("rus.md", LAW)).ok
    assert "edition unknown" in official_status(tmp_path).lines[0]


def test_a_text_in_another_language_is_refused(tmp_path: Path, shelf: Shelf) -> None:
    kazakh = "**1-бап. Көпірлер**\n\nҚаланың көпірлері барлығына ашық болуға тиіс.\n"
    assert codes(add(tmp_path, shelf, shelf.put("kaz.md", kazakh))) == ["G662"]
    assert not (tmp_path / PINS_FILE).exists()


def test_update_brings_what_is_missing_and_asks_no_more(tmp_path: Path, shelf: Shelf) -> None:
    add(tmp_path, shelf, shelf.put("rus.md", LAW))
    (tmp_path / "official/bridges/ru.md").unlink()
    before = (tmp_path / PINS_FILE).read_bytes()
    assert update(tmp_path, shelf).ok
    assert read_official(tmp_path, "bridges", "ru")[0] is not None
    shelf.asked.clear()
    assert update(tmp_path, shelf).lines == ("bridges ru: here already, edition unknown",)
    assert shelf.asked == []
    assert (tmp_path / PINS_FILE).read_bytes() == before


def test_a_damaged_text_is_brought_again(tmp_path: Path, shelf: Shelf) -> None:
    add(tmp_path, shelf, shelf.put("rus.md", LAW))
    path = tmp_path / "official/bridges/ru.md"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("арки", "дуги"), encoding="utf-8")
    assert "damaged" in official_status(tmp_path).lines[0]
    assert codes(official_status(tmp_path)) == ["G674"]
    assert update(tmp_path, shelf).ok
    assert "арки" in path.read_text(encoding="utf-8")


def page_of(law: str) -> bytes:
    rows = "".join(f"<p>{block}</p>" for block in law.split("\n\n")[2:])
    body = f"<h1>О мостах</h1><article><h3>Статья 1. Мосты</h3>{rows}</article>"
    return f"<html><body>{body}</body></html>".encode()


def add_page(root: Path, shelf: Shelf) -> None:
    shelf.files[PAGE] = page_of(LAW)
    outcome = add_official(
        root, "bridges", "ru", SourceKind.ADILET, PAGE, fetcher=shelf, clock=clock
    )
    assert outcome.ok


def test_a_page_that_is_the_same_is_only_checked(tmp_path: Path, shelf: Shelf) -> None:
    add_page(tmp_path, shelf)
    assert update(tmp_path, shelf, day=25).ok
    kept, _ = read_official(tmp_path, "bridges", "ru")
    assert kept is not None
    assert kept.provenance.fetched.startswith("2026-11-21")
    assert kept.provenance.checked.startswith("2026-11-25")
    assert read_previous(tmp_path, "bridges", "ru") == (None, [])


def test_a_changed_wording_is_refused_then_accepted(tmp_path: Path, shelf: Shelf) -> None:
    add_page(tmp_path, shelf)
    before = tree(tmp_path)
    shelf.files[PAGE] = page_of(LAW.replace("арки", "дуги"))
    refused = update(tmp_path, shelf)
    assert codes(refused) == ["G673"]
    assert "1 provision: art_1__para_1__subpara_1" in refused.problems[0].message
    assert tree(tmp_path) == before
    seen = diff_official(tmp_path, fetcher=shelf)
    assert seen.lines[1].strip() == "art_1__para_1__subpara_1 changed: 1) [-арки;-] {+дуги;+}"
    assert update(tmp_path, shelf, accept=True).ok
    assert update(tmp_path, shelf).ok
    previous, _ = read_previous(tmp_path, "bridges", "ru")
    assert previous is not None
    assert "арки" in previous.text.provisions[2].text
    assert diff_official(tmp_path).lines == seen.lines


def test_a_new_commit_in_the_pin_is_followed(tmp_path: Path, shelf: Shelf) -> None:
    add(tmp_path, shelf, shelf.put("rus.md", LAW))
    shelf.put("rus.md", LAW.replace("арки", "дуги"), OTHER)
    pins = (tmp_path / PINS_FILE).read_text(encoding="utf-8")
    (tmp_path / PINS_FILE).write_text(pins.replace(COMMIT, OTHER), encoding="utf-8")
    assert "another pin" in official_status(tmp_path).lines[0]
    assert codes(update(tmp_path, shelf)) == ["G673"]
    assert update(tmp_path, shelf, accept=True).ok
    assert official_status(tmp_path).lines[0].startswith("bridges ru: as pinned")


def test_without_a_network_there_is_one_line_and_no_error(tmp_path: Path, shelf: Shelf) -> None:
    source = shelf.put("rus.md", LAW)
    add(tmp_path, shelf, source)
    add_official(tmp_path, "ferries", "ru", SourceKind.MIRROR, source, fetcher=shelf, clock=clock)
    for name in ("bridges", "ferries"):
        (tmp_path / f"official/{name}/ru.md").unlink()
    shelf.files = {raw_address("some/laws", COMMIT, "rus.md"): OfflineError("no connection")}
    shelf.asked.clear()
    outcome = update(tmp_path, shelf)
    assert outcome.ok
    assert outcome.lines == ("No network: 0 texts here, 2 waiting; everything builds without it.",)
    assert outcome.problems == ()
    assert len(shelf.asked) == 1


def test_a_host_that_is_away_keeps_no_other_waiting(tmp_path: Path, shelf: Shelf) -> None:
    pin = '[a.ru]\nsource = "adilet"\naddress = "https://away.example/rus/docs/Z1"\n'
    add(tmp_path, shelf, shelf.put("rus.md", LAW))
    pins = (tmp_path / PINS_FILE).read_text(encoding="utf-8")
    (tmp_path / PINS_FILE).write_text(pin + pins, encoding="utf-8")
    (tmp_path / "official/bridges/ru.md").unlink()
    shelf.files["https://away.example/rus/docs/Z1"] = OfflineError("no connection")
    outcome = update(tmp_path, shelf)
    assert outcome.ok
    assert outcome.lines == (
        "a ru: no connection; what was kept stays",
        "bridges ru: kept, 1 article, 5 provisions, edition unknown",
    )
    quiet = update(tmp_path, shelf)
    assert quiet.lines == ("No network: 1 text here, 1 waiting; everything builds without it.",)


def test_one_bad_source_does_not_stop_the_others(tmp_path: Path, shelf: Shelf) -> None:
    add(tmp_path, shelf, shelf.put("rus.md", LAW))
    pins = (tmp_path / PINS_FILE).read_text(encoding="utf-8")
    bad = pins.replace("[bridges.ru]", "[arches.ru]").replace("rus.md", "away.md")
    (tmp_path / PINS_FILE).write_text(bad + pins, encoding="utf-8")
    (tmp_path / "official/bridges/ru.md").unlink()
    assert codes(update(tmp_path, shelf)) == ["G672"]
    assert (tmp_path / "official/bridges/ru.md").exists()


def test_status_names_what_is_kept_and_not_pinned(tmp_path: Path, shelf: Shelf) -> None:
    assert official_status(tmp_path).lines == ("Nothing is pinned in official.toml.",)
    add(tmp_path, shelf, shelf.put("rus.md", LAW))
    (tmp_path / PINS_FILE).unlink()
    assert codes(official_status(tmp_path)) == ["G675"]


def test_faulty_pins_are_reported_and_nothing_is_done(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / PINS_FILE).write_text("[", encoding="utf-8")
    assert codes(update(tmp_path, shelf)) == ["G670"]
    assert codes(add(tmp_path, shelf, shelf.put("rus.md", LAW))) == ["G670"]
    assert (tmp_path / PINS_FILE).read_text(encoding="utf-8") == "["


KILLED = """
    import os, pathlib, signal, sys
    from datetime import UTC, datetime
    from glossa.official.update import update_official

    root, page, steps = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    replace, fsync = pathlib.Path.replace, os.fsync

    def step():
        global steps
        steps -= 1
        if steps < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def killed_replace(self, target):
        step()
        result = replace(self, target)
        step()
        return result

    def killed_fsync(descriptor):
        step()
        fsync(descriptor)

    pathlib.Path.replace, os.fsync = killed_replace, killed_fsync

    class Shelf:
        def fetch(self, address):
            return pathlib.Path(page).read_bytes()

    update_official(
        root, fetcher=Shelf(), clock=lambda: datetime(2026, 11, 23, tzinfo=UTC), accept=True
    )
"""


def test_a_killed_update_leaves_the_kept_text_whole(tmp_path: Path, shelf: Shelf) -> None:
    """Kill the update at its first step, then at its second, until it comes through."""
    new = tmp_path / "new.html"
    new.write_bytes(page_of(LAW.replace("арки", "дуги")))
    outcomes = []
    for steps in range(40):
        root = tmp_path / str(steps)
        root.mkdir()
        add_page(root, shelf)
        command = [sys.executable, "-c", textwrap.dedent(KILLED), str(root), str(new), str(steps)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(command, env=environment, check=False, timeout=60)
        kept, problems = read_official(root, "bridges", "ru")
        assert problems == []
        assert kept is not None
        outcomes.append("дуги" in kept.text.provisions[2].text)
        assert update(root, Served(new.read_bytes()), accept=True).ok
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert outcomes[0] is False
    assert outcomes[-1] is True
    assert outcomes == sorted(outcomes)
    assert len(outcomes) > 10


class Served(Shelf):
    """A fetcher that serves one page at every address."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.page = page

    def fetch(self, address: str) -> bytes:
        return self.page


@needs_samples
def test_the_project_s_own_pins_bring_the_samples(tmp_path: Path, shelf: Shelf) -> None:
    pins = (Path(__file__).resolve().parents[2] / PINS_FILE).read_text(encoding="utf-8")
    (tmp_path / PINS_FILE).write_text(pins, encoding="utf-8")
    folders = {"ai-law": "ai-law", "civil-code": "civil-code", "admin-offences-code": "koap"}
    names = {"kk": "kaz.md", "ru": "rus.md"}
    english = [pin for pin in parse_pins(pins)[0] if pin.language == "en"]
    shelf.files = {pin.url: OfflineError("no connection") for pin in english}
    for pin in parse_pins(pins)[0]:
        if pin in english:
            continue
        sample = Path(SAMPLES, folders[pin.act], names[pin.language])
        shelf.files[pin.url] = sample.read_bytes()
    outcome = update(tmp_path, shelf)
    assert outcome.ok
    assert outcome.lines == (
        "admin-offences-code kk: kept, 1 article, 5 provisions, edition 2026-07-12",
        "admin-offences-code ru: kept, 1 article, 5 provisions, edition 2026-07-12",
        "ai-law en: no connection; what was kept stays",
        "ai-law kk: kept, 31 articles, 206 provisions, edition 2025-11-17",
        "ai-law ru: kept, 31 articles, 206 provisions, edition 2025-11-17",
        "civil-code kk: kept, 1 article, 5 provisions, edition 2024-01-01",
        "civil-code ru: kept, 1 article, 5 provisions, edition 2024-01-01",
    )
    assert (tmp_path / PINS_FILE).read_text(encoding="utf-8") == pins
    here = [line for line in official_status(tmp_path).lines if "as pinned" in line]
    assert len(here) == 6


def test_an_act_that_is_pinned_nowhere_is_named(tmp_path: Path, shelf: Shelf) -> None:
    add(tmp_path, shelf, shelf.put("rus.md", LAW))
    for outcome in (
        update_official(tmp_path, fetcher=shelf, clock=clock, acts=["brigdes"]),
        diff_official(tmp_path, acts=["brigdes"]),
    ):
        assert codes(outcome) == ["G671"]
        assert "brigdes" in outcome.problems[0].message
        assert "bridges" in outcome.problems[0].hint
