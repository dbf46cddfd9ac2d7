"""The MkDocs plugin: read the sources once, print the pages, mount them in each build."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from logging import INFO, WARNING
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from glossa.check import check_corpus
from glossa.corpus import Corpus, read_project
from glossa.export.citation_forms import read_forms, write_accessed
from glossa.official.kept import FOLDER as OFFICIAL
from glossa.problems import Problem, Severity, render_text, sorted_problems
from glossa.site import files as mounting
from glossa.site import frame, languages
from glossa.site.book.press import print_books
from glossa.site.described import render_description
from glossa.site.edition import Site, build_site
from glossa.site.feed import build_feeds, find_feed
from glossa.site.history import read_history
from glossa.site.pages.press import Press
from glossa.site.values import Document, SitePage
from glossa.site.view import View
from glossa.tables.places import CONCORDANCE, SEARCH
from glossa.tables.search_pieces import write_json

log = get_plugin_logger("glossa")

AFTER_I18N = -200
"""Priority of hooks that must come after those of static-i18n, which have -100."""

BOOKS = ".build/books"
"""Where printed books are kept from build to build, from the project's root."""

REPLACED = frozenset({"sitemap.xml", "404.html"})
"""Templates of the theme whose place documents of ours take."""

WIDE = frozenset({"article", "parallel", "comparisons", "concordance", "letter", "word"})
"""Rooms whose margin belongs to notes and columns: there the theme's contents would stand."""


class GlossaConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin takes no options: languages stand under `i18n`, addresses in `site_url`."""


class GlossaPlugin(BasePlugin[GlossaConfig]):  # type: ignore[no-untyped-call]
    """Mounts an edition into a MkDocs build; everything it shows is made by `build_site`."""

    _site: Site | None = None
    _pages: dict[str, SitePage]
    _serving: bool = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether pages are served while they are written."""
        self._serving = command == "serve"

    @event_priority(AFTER_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """In the first of the builds: read everything, stop on errors, print the pages."""
        _put_theme_first(config)
        if languages.is_first_build(config):
            corpus = _read_corpus(config)
            languages.check_languages(config, corpus.languages)
            self._site = build_site(
                corpus,
                edit_base=_edit_base(config),
                base_url=config.site_url or "",
                repository=config.repo_url or "",
                further=partial(_make_further, root=_root(config)),
            )
            self._pages = {page.path: page for pages in self._site.pages.values() for page in pages}
        return config

    @event_priority(AFTER_I18N)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Mount the pages of the language being built, and once what belongs to none."""
        site, tag = self._printed, languages.current_tag(config)
        made = mounting.mount_pages(files, site.pages[tag], config)
        languages.claim_files(config, made, tag)
        mounting.mount_assets(files, config)
        mounting.drop_templates(files, REPLACED)
        if languages.is_first_build(config):
            mounting.mount_documents(files, site.documents, config)
        uris = {page.key: mounting.source_uri(page) for page in site.pages[tag]}
        config.nav = mounting.navigation_config(site.navigation[tag], uris)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Name the home page of the language."""
        tag = languages.current_tag(config)
        languages.set_homepage(nav, self._printed.press.atlas.path(tag, ""))
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Escape in the theme's templates too: they print titles as they come."""
        env.autoescape = True
        return env

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Set the page's own HTML, title and contents; in the navigation it has its own name."""
        ours = self._pages.get(page.url)
        if ours is None:
            return Markup(html)
        page.meta["title"] = ours.title
        page.meta["description"] = ours.description
        if ours.room in WIDE:
            page.meta["hide"] = ["toc"]
        page.toc = mounting.table_of_contents(ours.contents)
        return ours.html

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the theme's templates what they need to know of the page."""
        ours = self._pages.get(page.url)
        values: Any = context
        # The live server writes an inline script into pages, which the policy would forbid.
        policy = "" if self._serving else frame.POLICY
        values["glossa"] = _frame(self._printed, ours, policy) if ours else None
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme's markup gets wrong."""
        return frame.mend_frame(output)

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Build anew when a source changes: sources lie outside the folder MkDocs looks at."""
        for folder in (*self._printed.press.atlas.folders.values(), OFFICIAL):
            if (_root(config) / folder).is_dir():
                server.watch(str(_root(config) / folder))
        return server

    @property
    def _printed(self) -> Site:
        if self._site is None:
            raise PluginError("glossa: the first build of this process did not finish")
        return self._site


def _put_theme_first(config: MkDocsConfig) -> None:
    ours = mounting.theme_dir()
    others = [folder for folder in config.theme.dirs if folder != ours]
    # A project's own overrides come before ours, ours before the theme and static-i18n's sitemap.
    own = config.theme.custom_dir
    at = others.index(own) + 1 if own in others else 0
    config.theme.dirs[:] = [*others[:at], ours, *others[at:]]
    config.theme.static_templates.difference_update(REPLACED)


def _read_corpus(config: MkDocsConfig) -> Corpus:
    """The corpus under the folder of mkdocs.yml; PluginError with every error of the content."""
    reading = read_project(_root(config))
    problems = sorted_problems([*reading.problems, *check_corpus(reading.corpus)])
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for problem in problems:
        if problem.severity is not Severity.ERROR:
            _say_warning(problem)
    if errors:
        listed = "\n".join(render_text(problem) for problem in errors)
        raise PluginError(f"{len(errors)} to mend before the site can be built:\n{listed}")
    return reading.corpus


def _say_warning(problem: Problem) -> None:
    """A warning stops a strict build; what is odd in the state's own text must not."""
    is_official = problem.place.file.startswith(f"{OFFICIAL}/")
    is_quiet = is_official or problem.severity is Severity.NOTICE
    log.log(INFO if is_quiet else WARNING, render_text(problem))


def _make_further(press: Press, root: Path) -> Iterator[Document]:
    """The data files that need more than the corpus: a printer, the history of the sources."""
    yield from print_books(press, root / BOOKS)
    yield from build_feeds(press, read_history(root, press.corpus.languages))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _edit_base(config: MkDocsConfig) -> str:
    if not config.edit_uri:
        return ""
    if "://" in config.edit_uri:
        return str(config.edit_uri)
    return f"{str(config.repo_url).rstrip('/')}/{config.edit_uri}" if config.repo_url else ""


def _frame(site: Site, page: SitePage, policy: str) -> dict[str, Any]:
    view = site.press.view(page.tag, page.key)
    return {
        "page": page,
        "search": _search(site, page),
        "head": render_description(site.press, page),
        "said": _said(view),
        "feed": _feed(site, page),
        "theme_switch": view.words.say("Light or dark"),
        "policy": policy,
        "alternates": site.press.alternates(page.key) if page.elsewhere is None else (),
        "canonical": site.press.base_url + page.path if site.press.base_url else "",
        "switch": [
            (language, view.to(page.key_in(language.tag), tag=language.tag))
            for language in site.press.corpus.languages
        ],
    }


def _said(view: View) -> dict[str, str]:
    """What scripts say of citations that are copied."""
    accessed = {tag: write_accessed(tag) for tag in read_forms()}
    return {
        "offer": view.words.say("Copy"),
        "done": view.words.say("Copied"),
        "accessed": write_json(accessed),
    }


def _feed(site: Site, page: SitePage) -> tuple[str, str] | None:
    """Title and relative address of the feed of the page's language."""
    view, path = site.press.view(page.tag, page.key), find_feed(site.press, page.tag)
    return (view.words.say("new and changed notes"), view.document(path)) if path else None


def _search(site: Site, page: SitePage) -> dict[str, str]:
    """The search box: where it leads with and without scripts, and its words."""
    view = site.press.view(page.tag, page.key)
    keys = {listed.key for listed in site.pages[page.tag]}
    return {
        "page": view.to(SEARCH),
        "plain": view.to(CONCORDANCE if CONCORDANCE in keys else SEARCH),
        "title": view.words.say("Search"),
        "label": view.words.say("A word or a number such as 17.3.3"),
        "all": view.words.say("All results"),
    }
