"""Write `vectors_kk.json`, the words on which both engines must agree, from the rules' examples,
the table of the law, a sample of the lexicon, and odd words.

    PYTHONPATH=plugins python tests/lemma/write_vectors.py

Read the difference before committing it: a vector that changed is a word read otherwise.
"""

from __future__ import annotations

import json
from pathlib import Path

from glossa.lemma import find_lemmatizer
from glossa.lemma.kk_data import read_kazakh_data
from glossa.lemma.kk_rules import read_rules

HERE = Path(__file__).parent
ODD = """\
ЖИ-дің ӘҚБтК-нің АҚШ-қа GDPR-дың Microsoft-тың II-тарауда 17-баптың 641-1-бабының 5-ке 3-і
2025-ші 1990-шы тап-таза қып-қызыл келді-ау сонда-ақ бiрiншi Қ ҚР 2025 17 а-а -- - ъыь ңңң
ата-аналарымыздың солтүстік-шығысын блокчейндердің киберқауіпсіздікті сертификатталмаған"""


def collect_words() -> list[str]:
    """All words to check, each once, in a settled order."""
    rules = read_rules()
    entries = [*rules["suffixes"], *rules["derivations"]]
    examples = [part for e in entries for example in e["examples"] for part in example.split(" → ")]
    table = (HERE / "ai_law_kk.tsv").read_text("utf-8").splitlines()
    law = [line.split("\t")[0] for line in table if not line.startswith("#")]
    lexicon = sorted(read_kazakh_data().stems)[::9]
    return sorted({*ODD.split(), *examples, *law, *lexicon})


def main() -> None:
    lemmatize = find_lemmatizer("kk").lemmatize
    rows = [(word, lemmatize(word)) for word in collect_words()]
    lines = [json.dumps([w, le.key, le.headword, le.pos], ensure_ascii=False) for w, le in rows]
    (HERE / "vectors_kk.json").write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")


if __name__ == "__main__":
    main()
