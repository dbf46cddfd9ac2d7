"""What the theme writes against the rules of HTML is mended, and nothing else is touched."""

from __future__ import annotations

from glossa.site.frame import mend_frame


def test_attributes_that_html_forbids_are_taken_out() -> None:
    theme = '<input id="__drawer" autocomplete="off"><label for="__nav_2" tabindex="">x</label>'
    assert mend_frame(theme) == '<input id="__drawer"><label for="__nav_2">x</label>'


def test_other_attributes_stay() -> None:
    ours = '<input autocomplete="off" type="search"><div tabindex="0">tabindex=</div>'
    assert mend_frame(ours) == ours
