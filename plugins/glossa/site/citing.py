"""The citations of an edition, each made once for all the pages that show it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from glossa.corpus import Corpus
from glossa.export.citation_forms import read_forms
from glossa.export.cited import Cited, cite_article, cite_note, cite_provision
from glossa.model.address import Address
from glossa.model.annotations import Annotation
from glossa.model.provisions import Article, Provision

FOLDER = "data/cite/"
"""Where the files for reference managers stand, by language and page."""


@dataclass(frozen=True, slots=True)
class Citing:
    """What is cited, by language; `root` is the address of the site, `home` the page of a note."""

    corpus: Corpus
    root: str
    home: Callable[[Annotation], str]
    _made: dict[str, tuple[Cited, ...]] = field(default_factory=dict, repr=False, compare=False)
    _pages: dict[str, list[Cited]] = field(default_factory=dict, repr=False, compare=False)

    def article(self, article: Article) -> tuple[Cited, ...]:
        """An article as a whole, in each language that has it."""
        return self._once(
            str(article.address), lambda tag: cite_article(self.corpus, article, tag, self.root)
        )

    def provision(self, provision: Provision) -> tuple[Cited, ...]:
        """A provision, in each language that has it."""
        return self._once(
            str(provision.address),
            lambda tag: cite_provision(self.corpus, provision, tag, self.root),
        )

    def note(self, note: Annotation) -> tuple[Cited, ...]:
        """A note, in each language that has it."""
        key = self.home(note)
        return self._once(
            f"note:{note.id}", lambda tag: cite_note(self.corpus, note, tag, self.root, key)
        )

    def on_page(self, key: str, tag: str) -> tuple[Cited, ...]:
        """What is cited from a page in one language, an article before its provisions."""
        return tuple(cited for cited in self.pages().get(key, ()) if cited.pin.tag == tag)

    def pages(self) -> Mapping[str, Sequence[Cited]]:
        """Every citation, by the key of the page where it stands."""
        if not self._pages:
            self._pages.update(self._gather())
        return self._pages

    def _gather(self) -> dict[str, list[Cited]]:
        pages: dict[str, list[Cited]] = {}
        for article in self.corpus.articles.values():
            rows = pages.setdefault(key_of(article.address), [])
            rows.extend(self.article(article))
            for provision in article.provisions:
                rows.extend(self.provision(provision))
        for note in self.corpus.annotations:
            pages.setdefault(self.home(note), []).extend(self.note(note))
        return pages

    def _once(self, address: str, make: Callable[[str], Cited | None]) -> tuple[Cited, ...]:
        if address not in self._made:
            tags = (language.tag for language in self.corpus.languages)
            made = (make(tag) for tag in tags if tag in read_forms())
            self._made[address] = tuple(cited for cited in made if cited)
        return self._made[address]


def key_of(address: Address) -> str:
    """The key of the page where a provision stands."""
    return address.path.partition("#")[0]


def file_of(tag: str, key: str, ending: str) -> str:
    """The path of a page's file for reference managers: `data/cite/ru/ai-law/art-17.bib`."""
    return f"{FOLDER}{tag}/{key.rstrip('/') or 'home'}.{ending}"
