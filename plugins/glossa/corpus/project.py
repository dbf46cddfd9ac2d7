"""A project folder, or files that stand for one, into a corpus and everything wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from glossa.corpus.edition import Corpus
from glossa.corpus.join import join_sources
from glossa.corpus.official import MAX_BYTES as OFFICIAL_BYTES
from glossa.corpus.official import is_kept, read_officials
from glossa.model.languages import Language
from glossa.official.kept import FOLDER as OFFICIAL
from glossa.problems import Place, Problem, sorted_problems
from glossa.source.files import parse_file
from glossa.source.ledger import read_ledger
from glossa.source.pictures import FOLDER as PICTURES
from glossa.source.pictures import HEAD, picture_name, read_size
from glossa.source.registers import FOLDER as REGISTERS
from glossa.source.registers import read_registers
from glossa.source.release import PROJECT, read_release
from glossa.source.seen import read_seen
from glossa.source.text import MAX_BYTES, SourceText, read_text
from glossa.source.values import FileSource
from glossa.source.yaml import Scalar, Value, YamlList, YamlMap, read_yaml

CONFIG = "mkdocs.yml"

SETTINGS = frozenset({CONFIG, PROJECT})
"""Files that are not ours alone: how they are written is not judged here."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A corpus, as whole as the sources allow, and every problem found on the way."""

    corpus: Corpus
    problems: tuple[Problem, ...]


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upward that holds a mkdocs.yml."""
    folders = (start, *start.parents)
    return next((folder for folder in folders if (folder / CONFIG).is_file()), None)


def read_project(root: Path) -> Reading:
    """The edition in the folder `root`: its languages, registers and sources.

    Nothing outside `root` is opened: links that lead elsewhere are problems.
    """
    files, problems = collect_files(root)
    reading = corpus_from(files)
    return Reading(reading.corpus, tuple(sorted_problems([*problems, *reading.problems])))


def corpus_from(files: Mapping[str, bytes]) -> Reading:
    """The edition that `files` hold, by their path from the project root."""
    problems: list[Problem] = []
    texts: dict[str, SourceText] = {}
    for file, data in sorted(files.items()):
        if is_kept(file) or picture_name(file):
            continue
        text, found = read_text(file, data)
        problems.extend(found if file not in SETTINGS else ())
        if text:
            texts[file] = text
    languages = _read_languages(texts.get(CONFIG), problems)
    registers, found = read_registers(texts, [language.tag for language in languages])
    problems.extend(found)
    sources = list(_parse_sources(texts, languages, problems))
    corpus, found = join_sources(languages, registers, sources)
    problems.extend(found)
    tags = tuple(language.tag for language in languages)
    official, found = read_officials(files, registers.acts, tags)
    problems.extend(found)
    seen, found = read_seen(texts, tags)
    problems.extend(found)
    ledger, found = read_ledger(texts)
    problems.extend(found)
    release, found = read_release(texts.get(CONFIG), texts.get(PROJECT))
    problems.extend(found)
    pictures = {
        name: read_size(data) for file, data in files.items() if (name := picture_name(file))
    }
    corpus = replace(
        corpus, pictures=pictures, official=official, seen=seen, ledger=ledger, release=release
    )
    return Reading(corpus, tuple(sorted_problems(problems)))


def _parse_sources(
    texts: Mapping[str, SourceText], languages: tuple[Language, ...], problems: list[Problem]
) -> Iterator[FileSource]:
    tags = {language.folder: language.tag for language in languages}
    for file, text in texts.items():
        folder = PurePosixPath(file).parts[0]
        if folder in tags and file.endswith(".md"):
            source, found = parse_file(text, tags[folder])
            problems.extend(found)
            if source:
                yield source


def read_languages(files: Mapping[str, bytes]) -> tuple[Language, ...]:
    """The languages that the mkdocs.yml among `files` names."""
    text, _ = read_text(CONFIG, files[CONFIG])
    return _read_languages(text, [])


def _read_languages(config: SourceText | None, problems: list[Problem]) -> tuple[Language, ...]:
    """The languages that mkdocs.yml gives static-i18n: `{locale: kk, name: …, link: /kz/}`."""
    if config is None:
        hint = "Run the command in the project's folder."
        problems.append(Problem("G212", Place(CONFIG), "There is no mkdocs.yml.", hint))
        return ()
    entries, found = read_yaml(config.text, config.file, foreign=True)
    problems.extend(found)
    languages = tuple(_find_languages(entries)) if entries else ()
    if not languages:
        hint = "Write `languages:` with locale, name and link under the plugin `i18n`."
        problems.append(Problem("G212", Place(CONFIG), "mkdocs.yml names no language.", hint))
    return languages


def _find_languages(config: YamlMap) -> Iterator[Language]:
    plugins = config.entries.get("plugins")
    for plugin in plugins.items if isinstance(plugins, YamlList) else ():
        options = plugin.entries.get("i18n") if isinstance(plugin, YamlMap) else None
        listed = options.entries.get("languages") if isinstance(options, YamlMap) else None
        for item in listed.items if isinstance(listed, YamlList) else ():
            if isinstance(item, YamlMap):
                tag = _text(item.entries.get("locale"))
                folder = _text(item.entries.get("link")).strip("/") or tag
                yield Language(tag, folder, _text(item.entries.get("name")) or tag)


def _text(value: Value | None) -> str:
    return value.text if isinstance(value, Scalar) else ""


def collect_files(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    """The bytes of everything an edition is made of, by path, and what cannot be opened."""
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    config = root / CONFIG
    files[CONFIG] = config.read_bytes() if config.is_file() else b""
    project = root / PROJECT
    if project.is_file() and not project.is_symlink():
        files[PROJECT] = _read_limited(project, MAX_BYTES)
    folders = [language.folder for language in read_languages(files)]
    patterns = [
        (REGISTERS, "*.yml"),
        (OFFICIAL, "*/*.md"),
        (PICTURES, "*.webp"),
        *((folder, "**/*") for folder in folders),
    ]
    for folder, pattern in patterns:
        for path in sorted((root / folder).glob(pattern)):
            file = path.relative_to(root).as_posix()
            problem = _find_unfit(root, path, file)
            if problem:
                problems.append(problem)
            elif path.is_file():
                files[file] = _read_limited(path, _limit_of(file))
    return files, problems


def _limit_of(file: str) -> int:
    if is_kept(file):
        return OFFICIAL_BYTES
    return HEAD if picture_name(file) else MAX_BYTES


def _find_unfit(root: Path, path: Path, file: str) -> Problem | None:
    if path.is_symlink() or not path.resolve().is_relative_to(root.resolve()):
        message = "This is a link to another place."
        return Problem("G213", Place(file), message, "Put the file itself here.")
    if path.is_file() and path.suffix not in (".md", ".yml") and not picture_name(file):
        message = "This file is not read: sources are Markdown."
        hint = "Name it .md, or keep it elsewhere."
        return Problem("G213", Place(file), message, hint)
    return None


def _read_limited(path: Path, limit: int) -> bytes:
    """The file's bytes, no more of them than it takes to see that they are too many."""
    with path.open("rb") as stream:
        return stream.read(limit + 1)
