from __future__ import annotations

import pytest

from glossa.source.text import MAX_BYTES, read_text


def found(data: bytes) -> list[str]:
    _, problems = read_text("x.md", data)
    return [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("Заң\n".encode(), []),
        ("Закон\n".encode("cp1251"), ["1:1 G101"]),
        (b"ok\nab" + b"\xff", ["2:3 G101"]),
        (b"\xef\xbb\xbfok\n", ["1:1 G102"]),
        (b"one\r\ntwo\r\n", ["1:1 G103"]),
        (b"one\ntwo\rthree", ["2:1 G103"]),
        (b"", ["1:1 G104"]),
        (b" \n\n", ["1:1 G104"]),
        (b"x" * (MAX_BYTES + 1), ["1:1 G105"]),
        (b"a\tb\n", ["1:2 G106"]),
        (
            b"<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> topic\n",
            ["1:1 G107", "3:1 G107", "5:1 G107"],
        ),
        ("a\u202eb".encode(), ["1:2 G108"]),
        ("a\u200bb".encode(), ["1:2 G109"]),
        ("a\u00adb".encode(), ["1:2 G109"]),
        (b"a\x00b", ["1:2 G110"]),
        ("a\u2028b".encode(), ["1:2 G110"]),
        ("\ufffd".encode(), ["1:1 G110"]),
        ("слово сlово".encode(), ["1:7 G111"]),
        ("word wоrd".encode(), ["1:6 G111"]),
        ("бiрiншi".encode(), ["1:1 G111"]),
        ("слово c делом".encode(), ["1:7 G112"]),
        ("III қосымша, AI-ге, (c) тармақша, 17-бап".encode(), []),
        ("Café ǵylym naïve".encode(), []),
    ],
)
def test_letters(data: bytes, expected: list[str]) -> None:
    assert found(data) == expected


def test_a_mixed_word_is_named_once_and_whole() -> None:
    _, problems = read_text("x.md", "бiрiншi бөлiк".encode())
    assert [p.message for p in problems] == [
        "“бiрiншi” mixes scripts: i in it is Latin.",
        "“бөлiк” mixes scripts: i in it is Latin.",
    ]


def test_text_is_kept_apart_from_its_marks() -> None:
    text, _ = read_text("x.md", b"\xef\xbb\xbfone\r\ntwo")
    assert text is not None
    assert text.lines == ["one", "two"]


def test_a_long_word_is_read_once() -> None:
    # Read from each of its letters on, it would take minutes; the suite's timeout would end it.
    assert found(("é" * 200_000 + "ж").encode()) == ["1:1 G111"]
