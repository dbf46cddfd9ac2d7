"""Real official texts beside the project, where somebody put them: extra data, never required."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from glossa.corpus import Corpus, read_project
from glossa.model.address import EId, parse_eid
from glossa.official.mirror import parse_mirror
from glossa.official.values import NumberedUnit, OfficialText
from tests.officials import with_official

SHARED = Path(__file__).resolve().parents[3] / "shared"
SAMPLES = SHARED / "official-sample"
PROJECT = Path(__file__).resolve().parents[2]
_FOLDERS = {"ai-law": "ai-law", "civil-code": "civil-code", "admin-offences-code": "koap"}
_FILES = {"kk": "kaz.md", "ru": "rus.md"}

needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="no official samples in ../shared/official-sample"
)


def sample_text(act: str, tag: str) -> OfficialText:
    """The sample of an act in a language."""
    file = SAMPLES / _FOLDERS[act] / _FILES[tag]
    unit = NumberedUnit.PART if act == "admin-offences-code" else NumberedUnit.PARAGRAPH
    source = file.read_text(encoding="utf-8")
    text = parse_mirror(source, act=act, language=tag, file=file.name, unit=unit).text
    assert text is not None
    return text


def edition_with_samples() -> Corpus:
    """The project's own edition with all samples beside it."""
    texts = (sample_text(act, tag) for act in _FOLDERS for tag in _FILES)
    return with_official(read_project(PROJECT).corpus, *texts)


def read_dossier_addresses() -> list[EId]:
    """The addresses of the dossier's entries: `par_3.sub_7` of article 17 as an eId."""
    dossier = yaml.safe_load((SHARED / "facts" / "ai-law.yml").read_text(encoding="utf-8"))
    found = [
        parse_eid(f"art_{article['num']}__{_as_eid(entry['provision'])}")
        for article in dossier["articles"]
        for entry in article["content"]
    ]
    return [eid for eid in found if eid is not None]


def _as_eid(short: str) -> str:
    return short.replace(".", "__").replace("sub_", "subpara_").replace("par_", "para_")
