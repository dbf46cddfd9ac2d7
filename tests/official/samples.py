"""Real official texts beside the project, where somebody put them: extra data, never required."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from glossa.model.address import EId, parse_eid

SHARED = Path(__file__).resolve().parents[3] / "shared"
SAMPLES = SHARED / "official-sample"

needs_samples = pytest.mark.skipif(
    not SAMPLES.is_dir(), reason="no official samples in ../shared/official-sample"
)


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
