"""A directive of a source file (`:::{commentary} para_3`) as an annotation in one language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from glossa.model.address import Address, Unit, parse_address, parse_eid
from glossa.model.annotations import (
    Annotation,
    AnnotationText,
    Kind,
    ProposedWording,
    Review,
    SourceRef,
)
from glossa.model.prose import Heading, Paragraph, Prose
from glossa.problems import Place
from glossa.source.attributes import ATTRIBUTES, Attribute
from glossa.source.markdown import MarkdownReader
from glossa.source.values import Field, NoteSource

_HEAD = re.compile(r"\{([^}]*)\}\s*(.*)")
_ATTRIBUTE = re.compile(r":([A-Za-z0-9_-]+):(?:\s+(.*))?$")
OF_A_WORDING = ("by", "instead-of")
"""The attributes of a {wording}."""

_TOPIC = re.compile(r"(?:topic|regime|act):[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Directive:
    """A colon fence taken apart; `body_line` is the file's line, from 0, where `body` begins."""

    name: str
    target: Field
    attributes: Mapping[str, Field]
    body: str
    body_line: int
    place: Place


def parse_note(
    node: SyntaxTreeNode, reader: MarkdownReader, subject: str, language: str
) -> NoteSource | None:
    """The annotation that a colon fence writes, or None where it has no id to go by.

    `subject` is the reference that the file answers to, on which a directive without a target
    comments.
    """
    directive = take_apart(node, reader)
    kind = _read_kind(directive, reader)
    _check_attributes(directive, kind, reader)
    values = _read_attributes(directive, reader)
    if not values.get("ids"):
        return None
    body, wordings = _read_body(directive, kind, reader)
    text = AnnotationText(
        title=directive.attributes["title"].text if "title" in directive.attributes else "",
        body=body,
        wordings=wordings,
        place=directive.place,
        places={name: field.place for name, field in directive.attributes.items()}
        | {"target": directive.target.place},
        reviews=_read_reviews(directive, reader),
    )
    annotation = Annotation(
        kind=kind,
        target=_read_target(directive.target, reader, subject),
        sources=_read_sources(directive, reader),
        texts={language: text},
        **values,
    )
    shared = {
        name: field
        for name, field in directive.attributes.items()
        if name not in ATTRIBUTES or not ATTRIBUTES[name].by_language
    }
    return NoteSource(annotation, shared, directive.place)


def take_apart(node: SyntaxTreeNode, reader: MarkdownReader) -> Directive:
    """The pieces of a colon fence; a fence that is never closed is reported."""
    place = reader.place_of(node)
    match = _HEAD.fullmatch(node.info.strip())
    name, target = (match[1].strip(), match[2].strip()) if match else (node.info.strip(), "")
    _check_closed(node, reader, place)
    lines = node.content.split("\n")
    first = node.map[0] + 1 if node.map else 0
    attributes, used = _take_attributes(lines, first, reader)
    column = max(reader.lines[place.line - 1].rfind(target), 0) + 1 if target else place.column
    return Directive(
        name=name,
        target=Field(target, place.moved(column=column)),
        attributes=attributes,
        body="\n".join(lines[used:]),
        body_line=first + used,
        place=place,
    )


def _check_closed(node: SyntaxTreeNode, reader: MarkdownReader, place: Place) -> None:
    last = reader.lines[node.map[1] - 1] if node.map else ""
    if node.map and (node.map[1] - 1 == node.map[0] or not last.strip().startswith(":::")):
        hint = "End it with a line of its own that has as many colons as the first."
        reader.report("G304", place, "This directive is never closed.", hint)


def _take_attributes(
    lines: list[str], first: int, reader: MarkdownReader
) -> tuple[dict[str, Field], int]:
    attributes: dict[str, Field] = {}
    for count, line in enumerate(lines):
        match = _ATTRIBUTE.fullmatch(line.strip())
        if match is None:
            return attributes, count
        column = line.index(match[2]) + 1 if match[2] else len(line) + 1
        place = Place(reader.file, first + count + 1, column)
        if match[1] in attributes:
            message = f"“:{match[1]}:” stands twice in this directive."
            reader.report("G303", place, message, "Keep one of the two lines.")
        else:
            attributes[match[1]] = Field((match[2] or "").strip(), place)
    return attributes, len(lines)


def _read_kind(directive: Directive, reader: MarkdownReader) -> Kind:
    kinds = [kind.value for kind in Kind]
    if directive.name in kinds:
        return Kind(directive.name)
    near = get_close_matches(directive.name, kinds, n=1)
    hint = f"Did you mean {{{near[0]}}}?" if near else f"Choose from: {', '.join(kinds)}."
    message = f"There is no directive “{directive.name}”."
    reader.report("G301", directive.place, message, hint)
    return Kind.NOTE


def _check_attributes(directive: Directive, kind: Kind, reader: MarkdownReader) -> None:
    for name, field in directive.attributes.items():
        known = ATTRIBUTES.get(name)
        if known is None:
            near = get_close_matches(name, ATTRIBUTES, n=1)
            hint = f"Did you mean “:{near[0]}:”?" if near else "Remove the line."
            reader.report("G302", field.place, f"There is no attribute “:{name}:”.", hint)
        elif kind not in known.kinds:
            message = f"A {kind} has no attribute “:{name}:”."
            reader.report("G302", field.place, message, "Remove the line, or change the kind.")
    for attribute in ATTRIBUTES.values():
        if attribute.required and kind in attribute.kinds:
            _check_required(directive, attribute, reader)


def _check_required(directive: Directive, attribute: Attribute, reader: MarkdownReader) -> None:
    field = directive.attributes.get(attribute.name)
    if field is not None and field.text:
        return
    place = field.place if field else directive.place
    message = f"This directive has no “:{attribute.name}:”."
    hint = f"Add a line below the first, such as `:{attribute.name}: {attribute.example}`."
    reader.report("G307", place, message, hint)


def _read_attributes(directive: Directive, reader: MarkdownReader) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, field in directive.attributes.items():
        attribute = ATTRIBUTES.get(name)
        if attribute and attribute.field and field.text:
            values[attribute.field] = attribute.read(field.text, _reporter(reader, field))
    return values


def _read_sources(directive: Directive, reader: MarkdownReader) -> tuple[SourceRef, ...]:
    cited, staged = (directive.attributes.get(name) for name in ("source", "as-of"))
    if cited is None or staged is None:
        return ()
    sources = ATTRIBUTES["source"].read(cited.text, _reporter(reader, cited))
    stages = ATTRIBUTES["as-of"].read(staged.text, _reporter(reader, staged))
    if len(sources) != len(stages):
        message = f"{len(sources)} sources, but {len(stages)} stages of the text."
        hint = "Write one stage for each source, in the same order, parted by semicolons."
        reader.report("G308", staged.place, message, hint)
    pairs = zip(sources, stages, strict=False)
    return tuple(SourceRef(source, locator, stage) for (source, locator), stage in pairs)


def _read_reviews(directive: Directive, reader: MarkdownReader) -> tuple[Review, ...]:
    field = directive.attributes.get("reviewed")
    if field is None:
        return ()
    reviews: tuple[Review, ...] = ATTRIBUTES["reviewed"].read(field.text, _reporter(reader, field))
    return reviews


def _reporter(reader: MarkdownReader, field: Field) -> Any:
    return lambda message, hint: reader.report("G306", field.place, message, hint)


def _read_target(target: Field, reader: MarkdownReader, subject: str) -> str:
    if not target.text:
        return subject
    relative = parse_eid(target.text)
    if relative and reader.article and reader.article.eid:
        inside = relative.steps[0].unit not in (Unit.ARTICLE, Unit.CHAPTER, Unit.SECTION)
        eid = reader.article.eid.below(relative) if inside else relative
        return str(Address(reader.article.act, eid))
    if parse_address(target.text) or _TOPIC.fullmatch(target.text) or "/" in target.text:
        return target.text
    message = f"“{target.text}” is no address."
    hint = "Write para_3__subpara_1 for a place in this article, or ai-law/art_17__para_3."
    reader.report("G309", target.place, message, hint)
    return subject


def _read_body(
    directive: Directive, kind: Kind, reader: MarkdownReader
) -> tuple[Prose, tuple[ProposedWording, ...]]:
    nodes = reader.read_blocks(directive.body, directive.body_line)
    wordings: list[ProposedWording] = []
    blocks: list[SyntaxTreeNode] = []
    for node in nodes:
        if node.type == "colon_fence" and kind is Kind.PROPOSAL:
            wordings.extend(_read_wording(node, reader))
        else:
            blocks.append(node)
    body = reader.read_prose(blocks)
    for block in body:
        if isinstance(block, Heading):
            message = "A heading stands inside a note."
            reader.report("G310", block.place, message, "Give the note a `:title:` instead.")
    if not body and not wordings:
        hint = "Write the note below the attributes, after a blank line."
        reader.report("G311", directive.place, "This note has no words.", hint)
    return body, tuple(wordings)


def _read_wording(node: SyntaxTreeNode, reader: MarkdownReader) -> Iterator[ProposedWording]:
    inner = take_apart(node, reader)
    if inner.name != "wording":
        message = f"“{inner.name}” cannot stand inside a proposal."
        reader.report("G305", inner.place, message, "Only a {wording} stands there.")
        return
    by = inner.attributes.get("by")
    if by is None or not by.text or not inner.target.text:
        message = "A wording needs the address it is proposed for, and `:by:` who worded it."
        hint = "Write `:::{wording} civil-code/art_917__para_4` and below it `:by: glossa`."
        reader.report("G307", inner.place, message, hint)
        return
    for name, field in inner.attributes.items():
        if name not in OF_A_WORDING:
            reader.report("G302", field.place, f"A wording has no “:{name}:”.", "Remove the line.")
    words = tuple(_read_law(inner, reader))
    instead = inner.attributes.get("instead-of")
    if not words and instead is None:
        hint = "Write the proposed words below `:by:`, after a blank line."
        reader.report("G311", inner.place, "This wording has no words.", hint)
    quoted = instead.text if instead else ""
    yield ProposedWording(inner.target.text, by.text, words, inner.place, quoted)


def _read_law(wording: Directive, reader: MarkdownReader) -> Iterator[Paragraph]:
    """The paragraphs of a text of law: `4. …` and `1) …` are its numbers, not Markdown's lists."""
    lines = [*wording.body.split("\n"), ""]
    first: int | None = None
    for count, line in enumerate(lines):
        if line.strip():
            first = count if first is None else first
        elif first is not None:
            place = Place(reader.file, wording.body_line + first + 1)
            text = "\n".join(lines[first:count])
            yield Paragraph(reader.read_inline(text, place.line - 1), place)
            first = None
