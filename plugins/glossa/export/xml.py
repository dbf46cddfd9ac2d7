"""XML elements with types: a name, children in reading order, attributes."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

Child = etree._Element | str

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes elements of one namespace."""

    namespace: str

    def __call__(self, name: str, /, *children: Child, **attributes: str) -> etree._Element:
        """An element; `class_` stands for `class`, `lang` for `xml:lang`; empty ones are left out.

        Raises ValueError for a letter that XML has no place for.
        """
        names: dict[str | None, str] = {None: self.namespace}
        element = etree.Element(f"{{{self.namespace}}}{name}", nsmap=names)  # type: ignore[arg-type]
        for key, value in attributes.items():
            if value:
                element.set(_LANG if key == "lang" else key.rstrip("_"), value)
        for child in children:
            _append(element, child)
        return element


def _append(element: etree._Element, child: Child) -> None:
    if not isinstance(child, str):
        element.append(child)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + child
    else:
        element.text = (element.text or "") + child


def write_xml(root: etree._Element, running: frozenset[str]) -> str:
    """The document as text; blocks get a line each, those named in `running` none."""
    for element in root.iter():
        if etree.QName(element).localname not in running and len(element):
            element.text = "\n"
            for child in element:
                child.tail = "\n"
    text = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'
