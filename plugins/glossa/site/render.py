"""Our own templates: Jinja2 with escaping on, and an error for every name that is not there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from glossa.site.view import View
from glossa.site.words import Words


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates in one language."""

    words: Words
    environment: Environment = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "environment", _environment(self.words))

    def render(self, template: str, view: View, **values: Any) -> Markup:
        """The template filled in; `view` is there under that name."""
        found = self.environment.get_template(template)
        return Markup(found.render(view=view, words=self.words, **values))


def _environment(words: Words) -> Environment:
    environment = Environment(
        loader=PackageLoader("glossa.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        extensions=["jinja2.ext.i18n"],
    )
    translations = words.translations
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    return environment
