"""The languages of the build, and everything that mkdocs-static-i18n 1.3.1 is told or kept from.

It builds the site once per language and runs every hook each time; it makes every file anew from
`docs_dir` and drops what it does not know. So our files are mounted after it, with the attributes
its templates and hooks read later. Should it ever go, this module changes and no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation

from glossa.model.languages import Language
from glossa.site.words import has_words

PLUGIN = "i18n"


def read_languages(config: MkDocsConfig) -> tuple[Language, ...]:
    """The languages of `plugins.i18n`: the tag is its locale, the folder its link.

    Raises PluginError where the plugin is missing.
    """
    return tuple(
        Language(entry.locale, entry.link.strip("/"), entry.name)
        for entry in _plugin(config).config.languages
        if entry.build
    )


def check_languages(config: MkDocsConfig, known: Sequence[Language]) -> None:
    """Raises PluginError unless the sources were read in the build's languages, all with words."""
    ours = {(language.tag, language.folder) for language in known}
    theirs = {(language.tag, language.folder) for language in read_languages(config)}
    if ours != theirs:
        raise PluginError(
            f"glossa: mkdocs.yml builds {_list(theirs)}, the sources were read as {_list(ours)}"
        )
    wordless = [language.tag for language in known if not has_words(language.tag)]
    if wordless:
        raise PluginError(
            f"glossa: the interface has no words in {', '.join(wordless)} yet; "
            "copy site/catalogues/en.po of the plugin to the language's tag and translate it"
        )


def current_tag(config: MkDocsConfig) -> str:
    """The language of the build that runs now."""
    return str(_plugin(config).current_language)


def is_first_build(config: MkDocsConfig) -> bool:
    """Whether this is the first of the builds that make one site."""
    plugin = _plugin(config)
    return bool(plugin.is_default_language_build) and not plugin.building


def claim_files(config: MkDocsConfig, files: Iterable[File], tag: str) -> None:
    """Give page files what static-i18n reads from them in its later hooks."""
    pages = list(files)
    for file in pages:
        described: Any = file
        described.locale = described.locale_alternate_of = described.localization = tag
        described.norm_src_uri = file.src_uri
        described.alternates = {tag: file}
    _plugin(config).i18n_files_per_language[tag] = pages


def set_homepage(navigation: Navigation, url: str) -> None:
    """Name the page at `url` the home page: static-i18n looks only below `/{locale}/`."""
    for page in navigation.pages:
        if page.url == url:
            navigation.homepage = page
            return


def _plugin(config: MkDocsConfig) -> Any:
    plugin = config.plugins.get(PLUGIN)
    if plugin is None:
        raise PluginError(
            "glossa: the plugin `i18n` (mkdocs-static-i18n) is missing in mkdocs.yml; "
            "it says in which languages and folders the site is built"
        )
    return plugin


def _list(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{tag} in /{folder}/" for tag, folder in sorted(pairs)) or "nothing"
