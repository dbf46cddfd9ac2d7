from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from glossa.cli import main
from glossa.corpus import read_project
from glossa.site.book.press import print_books
from glossa.site.edition import build_site
from tests.editions import small_edition


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for path, text in small_edition().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def damage(project: Path, folder: str = "ru") -> None:
    path = project / folder / "ai-law/art-17.md"
    path.write_text(path.read_text("utf-8").replace("1. ", "2. ", 1), encoding="utf-8")


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), *arguments])


def test_clean(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "check") == 0
    assert capsys.readouterr() == ("", "")


def test_text(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(project)
    assert run(project, "check") == 1
    out, err = capsys.readouterr()
    assert out.startswith("ru/ai-law/art-17.md:7:1: G402 The id says para_1, the text has “2.”.")
    assert err == "1 problem.\n"


def test_github(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(project)
    assert run(project, "check", "--format", "github") == 1
    assert capsys.readouterr().out.startswith("::error file=ru/ai-law/art-17.md,line=7,col=1")


def test_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "check", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []
    damage(project)
    assert run(project, "check", "--format", "json") == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["file"], row["line"], row["code"]) == ("ru/ai-law/art-17.md", 7, "G402")


def test_only_what_lies_under_the_paths(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(project)
    assert run(project, "check", "kz", "en/ai-law/art-17.md") == 0
    assert run(project, "check", "ru/ai-law/art-17.md") == 1
    assert run(project, "check", str(project / "ru")) == 1
    assert run(project, "check", ".") == 1
    monkeypatch.chdir(project / "ru")
    assert main(["check", "ai-law"]) == 1
    assert main(["check", "../kz"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize("arguments", [["check", "nowhere"], ["check", "/"], ["check", "../.."]])
def test_paths_outside(
    project: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, *arguments) == 2
    assert "is not in the project" in capsys.readouterr().err


def test_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 2
    assert "No mkdocs.yml here or above" in capsys.readouterr().err
    assert main(["--root", str(tmp_path), "check"]) == 2
    assert f"No mkdocs.yml in {tmp_path}; --root takes" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["check", "--format", "xml"]])
def test_a_command_that_is_not_understood(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_links_to_elsewhere_and_other_files(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "kz/secret.md").symlink_to("/etc/passwd")
    (project / "kz/picture.png").write_bytes(b"\x89PNG")
    assert run(project, "check") == 1
    out = capsys.readouterr().out
    assert "kz/secret.md:1:1: G213 This is a link" in out
    assert "kz/picture.png:1:1: G213 This file is not read" in out


def test_a_project_without_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    assert run(tmp_path, "check") == 1
    assert "G212 mkdocs.yml names no language" in capsys.readouterr().out


def test_cite_answers_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("пункт 3 статьи 17 Закона\n\n"))
    assert main(["cite", "--lang", "ru", "--act", "ai-law"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert json.loads(first)["citations"][0] == {
        "start": 0,
        "end": 24,
        "quote": "пункт 3 статьи 17 Закона",
        "act": "this",
        "targets": ["art_17__para_3"],
    }
    assert json.loads(second) == {"citations": []}


def test_lemma_answers_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("баптың\nжүйелерінің\n"))
    assert main(["lemma", "--lang", "kk"]) == 0
    assert capsys.readouterr().out == "бап\nжүйе\n"


def test_export_writes_data_and_refuses_broken_sources(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "export", "corpus.json") == 0
    assert json.loads(capsys.readouterr().out)["articles"][0]["id"] == "ai-law/art_17"
    assert run(project, "export", "akn/ai-law.kk.xml") == 0
    assert "<akomaNtoso" in capsys.readouterr().out
    assert run(project, "export", "corpus.xml") == 2
    err = capsys.readouterr().err
    assert "no data file corpus.xml; there are: corpus.json, " in err
    assert "akn/ai-law.kk.xml" in err
    damage(project)
    assert run(project, "export", "corpus.json") == 1
    out = capsys.readouterr().out
    assert "G402" in out
    assert "Nothing was written" in out


MIRROR = """\
# О словах

## Глава 1. СЛОВА

<a id="st1"></a>

**Статья 1. Слова**

1. Первые слова.
"""


def test_official_brings_a_file_and_says_what_is_here(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "law.md").write_text(MIRROR, encoding="utf-8")
    add = ("official", "add", "ai-law", "--from", "file", "--lang", "ru", "--edition", "2025-11-17")
    assert run(project, *add, str(project / "law.md")) == 0
    assert "ai-law ru" in capsys.readouterr().out
    assert (project / "official/ai-law/ru.md").is_file()
    assert (project / "official.toml").is_file()
    assert run(project, "official", "status") == 0
    assert "ai-law ru" in capsys.readouterr().out
    assert run(project, "official", "diff") == 0
    assert run(project, *add, str(project / "nowhere.md")) == 1
    assert run(project, *add, "--article", "seventeen", "law.md") == 2
    assert run(project, *add, "--edition", "soon", "law.md") == 2
    assert "2025-11-17" in capsys.readouterr().err


def test_official_takes_a_saved_file_whatever_it_is_said_to_be(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    law = project / "law.md"
    law.write_text(MIRROR, encoding="utf-8")
    add = ("official", "add", "kz-ai-law", "--lang", "ru", "--from")
    for kind in ("mirror", "adilet", "file"):
        assert run(project, *add, kind, str(law)) == 0
        assert capsys.readouterr().out.startswith("ai-law ru: kept")
    assert (project / "official/ai-law/ru.md").is_file()


def test_official_says_when_an_act_is_unknown(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "law.md").write_text(MIRROR, encoding="utf-8")
    add = ("official", "add", "ai-lw", "--from", "file", "--lang", "ru", str(project / "law.md"))
    assert run(project, *add) == 0
    out = capsys.readouterr().out
    assert "G677" in out
    assert "the nearest is ai-law" in out
    assert run(project, "official", "update", "nosuch") == 1
    assert "nothing is pinned for nosuch" in capsys.readouterr().out


def test_official_offline_is_one_line_and_no_fault(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "official", "update") == 0
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    pins = Path(__file__).parent.parent / "official.toml"
    (project / "official.toml").write_bytes(pins.read_bytes())
    assert run(project, "official", "update") == 0
    said = capsys.readouterr()
    assert said.out == "No network: 0 texts here, 7 waiting; everything builds without it.\n"
    assert said.err == ""


def test_seen_records_what_notes_were_reviewed_against(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "seen", "update") == 0
    seen = project / "docs/registers/seen.yml"
    first = seen.read_text(encoding="utf-8")
    assert first.startswith("# Which words")
    assert "g-17-one:" in first
    path = project / "ru/ai-law/art-17.md"
    path.write_text(path.read_text("utf-8").replace("1) Система", "1) Всякая система"), "utf-8")
    capsys.readouterr()
    assert run(project, "seen", "status") == 0
    assert "g-17-one" in capsys.readouterr().out
    assert run(project, "official", "status") == 0
    assert "the restatement was changed" in capsys.readouterr().out
    assert run(project, "seen", "update") == 0
    assert seen.read_text(encoding="utf-8") == first
    assert run(project, "seen", "update", "g-17-one") == 0
    assert seen.read_text(encoding="utf-8") != first
    capsys.readouterr()
    assert run(project, "seen", "status") == 0
    assert capsys.readouterr().out == "No note waits for a review.\n"
    assert run(project, "seen", "update", "g-17-on") == 2
    assert "no note g-17-on; nothing was written. Did you mean g-17-one?" in capsys.readouterr().err


def test_seen_loses_no_record_over_a_fault(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "seen", "update") == 0
    seen = project / "docs/registers/seen.yml"
    first = seen.read_text(encoding="utf-8")
    for folder in ("kz", "ru", "en"):
        (project / folder / "ai-law/art-17.md").write_text("---\n", "utf-8")
    assert run(project, "seen", "update") == 1
    assert "Nothing was written" in capsys.readouterr().out
    assert seen.read_text(encoding="utf-8") == first


def test_the_core_loads_no_mkdocs() -> None:
    code = (
        "import sys, glossa.cli; "
        "print(*sorted({'mkdocs', 'material', 'mkdocs_static_i18n'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def untidy(project: Path) -> Path:
    path = project / "ru/ai-law/art-17.md"
    path.write_text(path.read_text("utf-8").replace("\n\n", "\n \n\n"), encoding="utf-8")
    return path


def test_fmt_writes_the_canonical_form(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "fmt") == 0
    capsys.readouterr()
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    path = untidy(project)
    assert run(project, "fmt", "--check") == 1
    assert capsys.readouterr().out.startswith("ru/ai-law/art-17.md:6:1: G214 ")
    assert run(project, "fmt", "--check", "--format", "github") == 1
    assert capsys.readouterr().out.startswith("::warning file=ru/ai-law/art-17.md,line=6,")
    assert run(project, "fmt", "--check", "kz") == 0
    assert path.read_bytes() != before[path]
    assert run(project, "fmt", "ru") == 0
    assert capsys.readouterr().out == "ru/ai-law/art-17.md: written in canonical form.\n"
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_fmt_leaves_alone_what_it_cannot_read(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = untidy(project)
    damage(project)
    before = path.read_bytes()
    assert run(project, "fmt") == 1
    assert "ru/ai-law/art-17.md:8:1: G402" in capsys.readouterr().out
    assert path.read_bytes() == before
    assert run(project, "fmt", "nowhere") == 2
    capsys.readouterr()


def test_fmt_writes_nothing_outside(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = untidy(project)
    outside = project.parent / "outside.md"
    outside.write_bytes(path.read_bytes())
    before = outside.read_bytes()
    (path.parent / f".{path.name}.new").symlink_to(outside)
    (path.parent / "art-18.md").symlink_to(outside)
    assert run(project, "fmt") == 1
    assert "ru/ai-law/art-18.md:1:1: G213" in capsys.readouterr().out
    assert outside.read_bytes() == before
    assert not path.is_symlink()
    assert b" \n" not in path.read_bytes()


def test_fmt_leaves_the_last_form_when_writing_fails(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = untidy(project)
    before = path.read_bytes()

    def fail(file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    assert run(project, "fmt") == 1
    assert "No space left" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_export_writes_what_needs_the_whole_edition(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    site = build_site(read_project(project).corpus, further=print_books)
    made = {document.path.removeprefix("data/"): document.data for document in site.documents}
    for name in ("pdf/ai-law.ru.pdf", "concordance-kk.csv", "references.csv"):
        assert run(project, "export", name) == 0
        assert capfdbinary.readouterr().out == made[name]
    assert made["pdf/ai-law.ru.pdf"].startswith(b"%PDF-")
    for name in ("pdf/ai-law.de.pdf", "pdf/../x.pdf", "feed.de.xml", "terms.csv", "SHA256SUMS"):
        assert run(project, "export", name) == 2
        said = capfdbinary.readouterr().err.decode()
        assert f"There is no data file {name}; there are:" in said
        assert "pdf/ai-law.ru.pdf" in said


def test_books_and_feeds_name_the_address_of_the_site(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project / "mkdocs.yml"
    address = "site_url: !ENV [LAW_URL, 'https://law.example/one/']\n"
    config.write_text(f"{address}{config.read_text('utf-8')}", "utf-8")
    (project / "pyproject.toml").write_text("[tool.glossa]\nedition-date = 2026-11-21\n")
    for said in ("https://law.example/one/", "https://law.example/two/"):
        assert run(project, "export", "feed.kk.xml") == 0
        assert f"{said}kz/".encode() in capfdbinary.readouterr().out
        monkeypatch.setenv("LAW_URL", "https://law.example/two/")
    assert run(project, "export", "pdf/ai-law.kk.pdf") == 0
    book = PdfReader(io.BytesIO(capfdbinary.readouterr().out))
    links = [
        note.get_object()["/A"].get("/URI", "")
        for page in book.pages
        for note in page.get("/Annots", ())
        if "/A" in note.get_object()
    ]
    assert any(link.startswith("https://law.example/two/") for link in links)


def test_a_book_is_not_written_to_a_terminal(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(project, "export", "pdf/ai-law.kk.pdf") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "glossa export pdf/ai-law.kk.pdf > ai-law.kk.pdf" in err
