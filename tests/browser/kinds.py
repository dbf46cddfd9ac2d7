"""One page of every kind, to look at in each language."""

from __future__ import annotations

LANGUAGES = {"kz": "kk", "ru": "ru", "en": "en"}

KINDS = (
    "",
    "ai-law/",
    "ai-law/art-1/",
    "ai-law/art-17/",
    "ai-law/art-17/parallel/",
    "admin-offences-code/art-641-1/",
    "civil-code/art-917/",
    "topics/",
    "topics/liability/",
    "acts/",
    "acts/eu-ai-act/",
    "proposals/",
    "comparisons/",
    "timeline/",
    "sources/",
    "concordance/",
    "concordance/02/",
    "terms/",
    "divergences/",
    "status/",
    "contributors/",
    "contribute/",
    "search/",
    "verify/",
    "data/",
)
"""Keys of pages: what follows the language in their address."""

WITHOUT_LANGUAGE = ("", "id/ai-law/art-17/", "404.html")

EVERY = (*WITHOUT_LANGUAGE, *(f"{folder}/{key}" for folder in LANGUAGES for key in KINDS))
"""The address of one page of every kind in every language, and of those without one."""
