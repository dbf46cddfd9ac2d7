"""Signals from official texts: every seeded difference is found, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from glossa.corpus import Corpus, read_project
from glossa.model.address import EId, parse_eid
from glossa.model.registers import SignalKind, Verdict
from glossa.official.values import LAW, Line, OfficialProvision, OfficialText
from glossa.problems import Place
from glossa.tables.counting import find_dates, find_figures, find_modals
from glossa.tables.signals import Signal, find_decision, find_signals
from tests.editions import read, small_edition
from tests.official.samples import PROJECT, needs_samples, sample_text
from tests.officials import with_official

TERMS = """\
system:
  label: {kk: жүйе, ru: система, en: system}
  defined-at: ai-law/art_17__para_1
"""

DECISIONS = """\
sig-1:
  at: ai-law/art_17__para_1__subpara_1
  kind: figures
  kk: '10'
  ru: '20'
  verdict: confirmed
  divergence: div-1
  reason: {kk: а, ru: б, en: в}
"""

TEXTS = {
    "kk": {
        "art_17__para_1": "Жүйе 2025 жылғы 17 қарашада:",
        "art_17__para_1__subpara_1": "он күнде, осы баптың 1-тармағына сәйкес;",
        "art_17__para_1__subpara_2": "хабарлауға міндетті.",
        "art_17__para_1__part_2": "Меншік иесі бас тартуға құқылы.",
    },
    "ru": {
        "art_17__para_1": "Система 17 ноября 2025 года обязана:",
        "art_17__para_1__subpara_1": "в десять дней, согласно пункту 1 настоящей статьи;",
        "art_17__para_1__subpara_2": "сообщить.",
        "art_17__para_1__part_2": "Собственник вправе отказаться.",
    },
}


def text(tag: str, words: dict[str, str]) -> OfficialText:
    provisions = []
    for number, (eid, line) in enumerate(words.items(), start=1):
        parsed = parse_eid(eid)
        assert parsed
        provisions.append(OfficialProvision(parsed, (Line(line, Place(f"{tag}.md", number)),)))
    return OfficialText("ai-law", tag, "", "2025-11-17", tuple(provisions))


def corpus() -> Corpus:
    files = small_edition()
    files["docs/registers/terms.yml"] = TERMS
    files["docs/registers/signals.yml"] = DECISIONS
    found, problems = read(files)
    assert problems == []
    return found


def signals(**changes: dict[str, str]) -> list[Signal]:
    texts = {tag: text(tag, words | changes.get(tag, {})) for tag, words in TEXTS.items()}
    return list(find_signals(with_official(corpus(), *texts.values())))


def test_texts_that_say_the_same_give_no_signal() -> None:
    assert signals() == []


@pytest.mark.parametrize(
    ("eid", "ru", "kind", "kk_only", "ru_only"),
    [
        (
            "subpara_1",
            "в двадцать дней, согласно пункту 1 настоящей статьи;",
            "figures",
            "10",
            "20",
        ),
        ("subpara_1", "в 20 дней, согласно пункту 1 настоящей статьи;", "figures", "10", "20"),
        ("", "Система 18 ноября 2025 года обязана:", "dates", "2025-11-17", "2025-11-18"),
        ("", "Порядок 17 ноября 2025 года обязан:", "terms", "system", ""),
        ("part_2", "Собственник обязан отказаться.", "modals", "right", "duty"),
        ("part_2", "Собственнику запрещается отказаться.", "modals", "right", "ban"),
    ],
)
def test_a_seeded_difference_is_found(
    eid: str, ru: str, kind: str, kk_only: str, ru_only: str
) -> None:
    place = f"art_17__para_1__{eid}" if eid else "art_17__para_1"
    found = [(signal.kind.value, signal.evidence) for signal in signals(ru={place: ru})]
    assert found == [(kind, {"kk": kk_only, "ru": ru_only})]


def test_a_reference_to_another_provision_is_found() -> None:
    place = "art_17__para_1__subpara_1"
    changed = {place: "в десять дней, согласно части второй пункта 1 настоящей статьи;"}
    (signal,) = signals(ru=changed)
    assert signal.kind is SignalKind.REFERENCES
    assert signal.evidence == {"kk": "ai-law/art_17__para_1", "ru": "ai-law/art_17__para_1__part_2"}


def test_a_provision_that_one_text_lacks_is_found() -> None:
    (signal,) = signals(ru={"art_17__para_1__subpara_3": "молчать."})
    assert str(signal.address) == "ai-law/art_17__para_1"
    assert signal.kind is SignalKind.STRUCTURE
    assert signal.found == {"kk": (), "ru": ("art_17__para_1__subpara_3",)}


def test_one_text_alone_gives_no_signal() -> None:
    assert list(find_signals(with_official(corpus(), text("kk", TEXTS["kk"])))) == []


def test_a_decision_holds_for_the_findings_it_was_made_on() -> None:
    place = "art_17__para_1__subpara_1"
    words = "в {} дней, согласно пункту 1 настоящей статьи;"
    (decided,) = signals(ru={place: words.format(20)})
    (changed,) = signals(ru={place: words.format(30)})
    decision = find_decision(decided, corpus())
    assert decision is not None
    assert decision.verdict is Verdict.CONFIRMED
    assert find_decision(changed, corpus()) is None


@pytest.mark.parametrize(
    ("tag", "words", "expected"),
    [
        ("kk", "екі жүз елу, отыз бес, іс жүзінде, бір рет", ["250", "35"]),
        ("ru", "двухсот пятидесяти, тридцати пяти и ста, один раз", ["250", "35", "100"]),
        ("ru", "2,5 и 17.11.2025, 3", ["2.5", "3"]),
        ("en", "two hundred and 7", ["7"]),
    ],
)
def test_figures_in_words_and_digits(tag: str, words: str, expected: list[str]) -> None:
    assert sorted(find_figures(words, tag)) == sorted(expected)


def test_dates_and_modal_words() -> None:
    assert list(find_dates("2026 жылғы 1 мамырдан 02.03.2026", "kk")) == [
        "2026-05-01",
        "2026-03-02",
    ]
    assert list(find_dates("до 1 мая 2026 года", "ru")) == ["2026-05-01"]
    assert list(find_dates("1 May 2026", "en")) == []
    assert list(find_modals("зиян өтелуге тиiс", "kk")) == ["duty"]
    assert list(find_modals("мүмкін болмайды", "kk")) == []
    assert list(find_modals("must", "en")) == []


SEEDS = {
    "ru": (
        (r"\b(?:обязан[ыао]?|долж(?:ен|на|но|ны))\b", "вправе"),
        (r"\b(?:вправе|име[ею]т право)\b", "обязаны"),
        (r"\b(?:запрещается|не допускается)\b", "разрешается"),
        (r"(?<![-\d])\d+(?![-\d)])", "77"),
    ),
    "kk": (
        (r"\b(?:міндетті|тиіс)\b", "құқылы"),
        (r"\b(?:құқылы|құқығы бар)\b", "міндетті"),
        (r"\b(?:тыйым салынады|жол берілмейді)\b", "рұқсат етіледі"),
        (r"(?<![-\d])\d+(?![-\d)])", "77"),
    ),
}
"""Words that a slip of the pen could turn into others, and what it makes of them."""


def slips(text: OfficialText) -> Iterator[tuple[OfficialProvision, OfficialProvision]]:
    """Each provision of the law with each of its words that a seed knows changed, one at a time."""
    for item in text.provisions:
        for pattern, instead in SEEDS[text.language]:
            for number, line in enumerate(item.lines):
                for match in re.finditer(pattern, line.text) if line.role in LAW else ():
                    said = line.text[: match.start()] + instead + line.text[match.end() :]
                    lines = list(item.lines)
                    lines[number] = replace(line, text=said)
                    yield item, replace(item, lines=tuple(lines))


def article_of(text: OfficialText, eid: EId, changed: OfficialProvision | None) -> OfficialText:
    """The article that holds `eid`, with one provision changed."""
    own = (p for p in text.provisions if p.eid.article == eid.article)
    new = (changed if changed and p.eid == changed.eid else p for p in own)
    return replace(text, provisions=tuple(new))


@needs_samples
@pytest.mark.parametrize("tag", ["kk", "ru"])
def test_every_slip_in_one_of_the_samples_gives_a_signal(tag: str) -> None:
    edition = read_project(PROJECT).corpus
    law, other = (sample_text("ai-law", one) for one in (tag, "ru" if tag == "kk" else "kk"))
    tried = 0
    for item, changed in slips(law):
        twin = article_of(other, item.eid, None)
        found = []
        for version in (None, changed):
            own = article_of(law, item.eid, version)
            found.append(list(find_signals(with_official(edition, own, twin))))
        assert found[0] != found[1], f"{item.eid}: {changed.text}"
        tried += 1
    assert tried > 15


def test_a_translation_is_no_text_to_compare_with() -> None:
    edition = corpus()
    law = replace(edition.acts["ai-law"], authentic=("kk", "ru"))
    edition = replace(edition, acts={**edition.acts, "ai-law": law})
    texts = [text(tag, words) for tag, words in TEXTS.items()]
    english = text("en", {"art_17__para_1": "Twelve systems:"})
    assert list(find_signals(with_official(edition, *texts, english))) == []
