"""What surrounds a page: the rules its browser is given, and mends to the theme's own markup."""

from __future__ import annotations

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'"
)
"""The Content-Security-Policy of every page: nothing from elsewhere, no inline script or style.

Pictures may be `data:` because the theme's stylesheet draws its icons so.
"""

_SLIPS = tuple(
    (f'id="{name}" autocomplete="off"', f'id="{name}"') for name in ("__drawer", "__search")
)

_NO_ORDER = ' tabindex=""'


def mend_frame(html: str) -> str:
    """The page without attributes that HTML does not allow and no block of the theme holds.

    `autocomplete` has no meaning on a checkbox (HTML Living Standard, section 4.10.5.3); the theme
    gives the heads of groups in the navigation a `tabindex` without a number.
    """
    for slip, mended in _SLIPS:
        html = html.replace(slip, mended, 1)
    return html.replace(_NO_ORDER, "")
