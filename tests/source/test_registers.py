from __future__ import annotations

import pytest

from glossa.source.registers import read_registers
from glossa.source.text import SourceText
from tests.editions import ACTS, read, small_edition

TAGS = ("kk", "ru")


def registers_from(name: str, text: str) -> tuple[object, list[str]]:
    path = f"docs/registers/{name}.yml"
    registers, problems = read_registers({path: SourceText(path, text)}, TAGS)
    assert all(p.message and p.hint for p in problems)
    places = [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]
    return getattr(registers, name), places


WHOLE_ACT = """\
civil-code:
  ids: [kz-civil-code]
  title: {kk: Азаматтық кодекс, ru: Гражданский кодекс}
  short: {kk: АК, ru: ГК}
  jurisdiction: KZ
  kind: code
  number: "409"
  date: 1999-07-01
  status: in-force
  authentic: [kk, ru]
  names: {kk: [Азаматтық кодекс], ru: [Гражданский кодекс]}
  urls: {ru: "https://adilet.zan.kz/rus/docs/K990000409_"}
  amended-by: [law-1]
  chapters:
    chp_47: {first: art_917, last: art_922, title: {kk: Зиян, ru: Вред}}
  provisions:
    risk-tiers: {ids: ["x#risk-tiers"], title: {kk: Бір, ru: Раз}, text: {kk: Екі, ru: Два}}
"""


def test_an_act_with_everything() -> None:
    acts, problems = registers_from("acts", WHOLE_ACT)
    assert problems == []
    act = acts["civil-code"]  # type: ignore[index]
    assert act.label("kk") == "АК"
    assert act.date == "1999-07-01"
    assert act.number == "409"
    assert str(act.chapters[0].last) == "art_922"
    assert act.provisions["risk-tiers"].text["ru"] == "Два"
    assert act.names["ru"] == ("Гражданский кодекс",)
    assert str(act.place) == "docs/registers/acts.yml:1:1"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  kind: code\n", "", ["1:1 G503"]),
        ("status: in-force", "status: alive", ["9:11 G501"]),
        ("date: 1999-07-01", "date: 1 July 1999", ["8:9 G501"]),
        ("number:", "nubmer:", ["7:3 G502"]),
        (", ru: Гражданский кодекс}", "}", ["3:3 G504"]),
        ("{kk: АК, ru: ГК}", "АК", ["4:10 G501"]),
        ("{kk: АК, ru: ГК}", "{kk: АК, ru: ГК, de: BGB}", ["4:31 G501"]),
        ("[kk, ru]", "{kk: ru}", ["10:14 G501"]),
        ("[kk, ru]", "[kk, [ru]]", ["10:14 G501"]),
        ("kind: code", "kind: [code]", ["6:9 G501"]),
        ("kind: code", "kind: <script>", ["6:9 G113"]),
        ("ru: ГК", "ru: <b>ГК</b>", ["4:23 G113"]),
        ("first: art_917", "first: 917", ["15:13 G501"]),
        ("last: art_922,", "last: art_922, lats: x,", ["15:45 G502"]),
        ("chp_47: {", "chp_47: x\n  fees: {", ["15:13 G501", "16:3 G502"]),
        ("{kk: [Азаматтық кодекс], ru: [Гражданский кодекс]}", "x", ["11:10 G501"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_act(old: str, new: str, expected: list[str]) -> None:
    assert old in WHOLE_ACT
    _, problems = registers_from("acts", WHOLE_ACT.replace(old, new))
    assert problems == expected


def test_sources_keep_numbers_as_numbers_and_texts_as_texts() -> None:
    text = """\
turetsky2025:
  csl: {type: article-journal, volume: "12", issued: {date-parts: [[2025, 10, 1]]}}
  annotates: true
  stage: law
  cited-by: [{paper: rustembekova2026, as: fn 7}]
  conflicts: {ru: [Раз, Два]}
"""
    sources, problems = registers_from("sources", text)
    assert problems == []
    source = sources["turetsky2025"]  # type: ignore[index]
    assert source.csl["issued"] == {"date-parts": [[2025, 10, 1]]}
    assert source.csl["volume"] == "12"
    assert source.annotates
    assert source.cited_by == ({"paper": "rustembekova2026", "as": "fn 7"},)
    assert source.conflicts == {"ru": ("Раз", "Два")}


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("topics", "liability:\n  title: {kk: а, ru: б}\n  order: first\n", ["3:10 G501"]),
        ("topics", "liability: x\n", ["1:12 G501"]),
        ("terms", "t-1:\n  label: {kk: а, ru: б}\n  deprecated: {kk: {в: неге}}\n", []),
        ("terms", "t-1:\n  label: {kk: а, ru: б}\n  deprecated: {kk: в}\n", ["3:20 G501"]),
        ("terms", "t-1:\n  label: {kk: а, ru: б}\n  deprecated: {xx: {в: г}}\n", ["3:20 G501"]),
        ("timeline", "t-1:\n  date: '2025'\n  category: x\n  title: {kk: а, ru: б}\n"
         "  source: s\n", []),
        ("timeline", "t-1:\n  category: x\n  title: {kk: а, ru: б}\n  source: s\n  label: [odd]\n",
         ["5:3 G501"]),
        ("people", "borghetti:\n  name: {kk: а, ru: б}\n", []),
        ("divergences", "d-1:\n  at: ai-law/art_1\n  says-kk: {kk: а, ru: б}\n"
         "  effect: {kk: а, ru: б}\n  status: open\n", []),
        ("sources", "x:\n  csl: y\n  cited-by: z\n", []),
    ],
)  # fmt: skip
def test_other_registers(name: str, text: str, expected: list[str]) -> None:
    entries, problems = registers_from(name, text)
    assert problems == expected
    assert entries or problems


def test_registers_agree_with_one_another() -> None:
    files = small_edition()
    files["docs/registers/acts.yml"] = ACTS.replace(
        "  kind: law\n", "  kind: law\n  amended-by: [x]\n"
    )
    files["docs/registers/topics.yml"] += (
        "other:\n  title: {kk: а, ru: б, en: в}\n  ids: ['topic:insurance']\n"
    )
    files["docs/registers/terms.yml"] = (
        "t-1:\n  label: {kk: а, ru: б, en: в}\n  defined-at: ai-law/art_99\n"
    )
    files["docs/registers/divergences.yml"] = (
        "d-1:\n  at: ai-law/art_17__para_1\n  effect: {kk: а, ru: б, en: в}\n  status: open\n"
    )
    files["docs/registers/timeline.yml"] = (
        "e-1:\n  category: x\n  title: {kk: а, ru: б, en: в}\n  source: nobody\n  refs: [ai-law]\n"
    )
    _, problems = read(files)
    assert [(p.code, p.place.file.rpartition("/")[2]) for p in problems] == [
        ("G506", "acts.yml"),
        ("G506", "terms.yml"),
        ("G506", "timeline.yml"),
        ("G507", "topics.yml"),
    ]
