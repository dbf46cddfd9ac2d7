"""Signals from official texts: every seeded difference is found, and nothing else."""

from __future__ import annotations

import pytest

from glossa.corpus import Corpus
from glossa.model.address import parse_eid
from glossa.model.registers import SignalKind, Verdict
from glossa.official.values import Line, OfficialProvision, OfficialText
from glossa.problems import Place
from glossa.tables.counting import find_dates, find_figures, find_modals
from glossa.tables.signals import Signal, find_decision, find_signals
from tests.editions import read, small_edition
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
