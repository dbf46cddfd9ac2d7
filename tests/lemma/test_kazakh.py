from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossa.lemma import Lemma, find_lemmatizer, find_words
from glossa.lemma.kazakh import verbal_noun
from glossa.lemma.kk_data import (
    build_browser_data,
    fold_words,
    parse_exceptions,
    parse_lexicon,
    parse_syncope,
    read_kazakh_data,
)
from glossa.lemma.text import KAZAKH_ALPHABET

KK = find_lemmatizer("kk")
ENDINGS = ["", "лар", "ның", "ға", "да", "дағы", "мен", "сы", "ып", "ған", "у", "уға", "-дің"]


@pytest.mark.parametrize(
    ("word", "headword", "pos"),
    [
        # case, number, possession; alternations and lost vowels
        ("құқықтарының", "құқық", "noun"),
        ("құқығы", "құқық", "noun"),
        ("мінез-құлқының", "мінез-құлық", "noun"),
        ("мүлкі", "мүлік", "noun"),
        ("орнында", "орын", "noun"),
        ("тобының", "топ", "noun"),
        ("процесіндегі", "процесс", "noun"),
        ("моделін", "модель", "noun"),
        ("модельдердің", "модель", "noun"),
        ("интеллектінің", "интеллект", "noun"),
        ("субъектілерге", "субъект", "noun"),
        ("келісімінсіз", "келісім", "noun"),
        ("саласындағы", "сала", "noun"),
        ("Қазақстанның", "Қазақстан", "name"),
        # verbs
        ("асырылуын", "асыру", "verb"),
        ("оқитын", "оқу", "verb"),
        ("қойылатын", "қою", "verb"),
        ("дамиды", "даму", "verb"),
        ("тауып", "табу", "verb"),
        ("көзделмеген", "көздеу", "verb"),
        ("болғызбауға", "болғызу", "verb"),
        ("жүзеге", "жүзеге", "adverb"),
        ("барғым", "бару", "verb"),
        ("пайдаланылады", "пайдалану", "verb"),
        ("байқатады", "байқату", "verb"),
        ("қатаңдатылады", "қатаңдату", "verb"),
        ("еркіне", "ерік", "noun"),
        # unknown, and no stem ends in these two consonants
        ("дүлкіні", "дүлкі", "noun"),
        # words that only look inflected
        ("негізгі", "негізгі", "adjective"),
        ("дәстүрлі", "дәстүрлі", "adjective"),
        ("қауіпсіздікті", "қауіпсіздік", "noun"),
        ("тап-таза", "таза", "adjective"),
        # figures, abbreviations, Latin, older spelling
        ("17-баптың", "бап", "noun"),
        ("641-1-бабының", "бап", "noun"),
        ("5-ке", "5", "numeral"),
        ("2025-ші", "2025", "numeral"),
        ("ЖИ-дің", "ЖИ", "name"),
        ("АҚШ-тың", "АҚШ", "name"),
        ("ӘҚБтК-нің", "ӘҚБтК", "name"),
        ("GDPR-дың", "gdpr", "noun"),
        ("II-тарауда", "тарау", "noun"),
        ("бiрiншi", "бірінші", "numeral"),
        ("келді-ау", "келу", "verb"),
        # unknown words and derivations
        ("блокчейндердің", "блокчейн", "noun"),
        ("киберқауіпсіздікті", "киберқауіпсіздік", "noun"),
        ("сертификатталмаған", "сертификаттау", "verb"),
    ],
)
def test_lemma(word: str, headword: str, pos: str) -> None:
    lemma = KK.lemmatize(word)
    assert (lemma.headword, lemma.pos) == (headword, pos)


def test_the_key_of_a_verb_is_its_stem() -> None:
    assert KK.lemmatize("беріледі") == Lemma("бер", "беру", "verb")


@pytest.mark.parametrize(
    ("stem", "noun"),
    [
        ("бар", "бару"),
        ("оқы", "оқу"),
        ("есті", "есту"),
        ("қой", "қою"),
        ("ки", "кию"),
        ("жу", "жуу"),
        ("шық", "шығу"),
        ("тап", "табу"),
        ("тік", "тігу"),
        ("қорқ", "қорқу"),
    ],
)
def test_verbal_noun(stem: str, noun: str) -> None:
    assert verbal_noun(stem) == noun


@given(st.text())
def test_never_raises_and_never_loses_a_word(text: str) -> None:
    lemma = KK.lemmatize(text)
    assert bool(lemma.key) == bool(lemma.headword)
    assert KK.lemmatize(text) == lemma


@given(st.text(alphabet=KAZAKH_ALPHABET + "-17i", max_size=24), st.sampled_from(ENDINGS))
def test_never_raises_on_words(stem: str, ending: str) -> None:
    for word in find_words(stem + ending):
        assert KK.lemmatize(word.text).key


def test_headwords_of_the_lexicon_are_their_own_lemmas() -> None:
    data = read_kazakh_data()
    nouns = [stem for stem, letters in data.stems.items() if letters != "v"]
    wrong = {stem for stem in nouns if KK.lemmatize(stem).key != stem} - data.exceptions.keys()
    assert wrong == set()


def test_dictionary_forms_of_verbs_lead_to_their_stems() -> None:
    stems = read_kazakh_data().stems
    forms = {verbal_noun(stem) for stem, letters in stems.items() if "v" in letters}
    # Some are words of their own as well: Ақтау is a town, сұрау a question.
    wrong = {form for form in forms - stems.keys() if KK.lemmatize(form).headword != form}
    assert wrong == set()


def test_lexicon_holds_whole_kazakh_words() -> None:
    data = read_kazakh_data(learnt=False)
    assert len(data.stems) > 7000
    assert {c for stem in data.stems for c in stem} <= set(KAZAKH_ALPHABET + "-")


def test_lexicon_is_parsed_by_section() -> None:
    text = "# remark\n[nouns]\nорын~ ат\n[verbs]\nат\n[names]\nҚР\n"
    assert parse_lexicon(text) == {"орын": "n", "ат": "nv", "қр": "x"}
    assert parse_syncope(text) == {"орн": "орын"}
    assert parse_exceptions("# remark\nбол v: боп\n") == {"боп": ("бол", "v")}


def unfold_words(folded: str) -> list[str]:
    words = [""]
    for shared, rest in re.findall(r"([a-z])([^a-z]*)", folded):
        words.append(words[-1][: ord(shared) - ord("a")] + rest)
    return words[1:]


def test_words_are_folded_into_what_differs() -> None:
    assert fold_words(["абайла", "абай", "ат"]) == "aабайeлаbт"
    assert unfold_words("aабайeлаbт") == ["абай", "абайла", "ат"]
    long = ["а" * 40, "а" * 41]
    assert unfold_words(fold_words(long)) == long


def test_browser_data_holds_every_stem() -> None:
    packed = build_browser_data()["stems"]
    stems = {stem: letters for letters, words in packed.items() for stem in unfold_words(words)}
    assert stems == read_kazakh_data().stems
