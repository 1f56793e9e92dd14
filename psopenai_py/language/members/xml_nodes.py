"""XML as the language shows it: elements and attributes are read as properties of the node they stand in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final
from xml.etree import ElementTree  # the text was checked when it became a document: it has no entities of its own

from ...framework.values.net_object import NetObject
from ...framework.values.nothing import UNBOUND
from ...framework.values.scalars import XmlDocument
from ...framework.values.types import XML, NetType
from ..errors import NetException
from .objects import OBJECT_MEMBERS
from .table import Members


class XmlElement(NetObject, net_type="System.Xml.XmlElement"):
    """System.Xml.XmlElement."""

    __slots__ = ("node", "parent")

    def __init__(self, node: ElementTree.Element, parent: Any = None) -> None:
        self.node = node
        self.parent = parent

    def find(self, name: str) -> Any:
        """Returns an attribute's text or the child of that name; the children where there are several, `UNBOUND` for none."""
        folded = name.casefold()
        if folded == "#text":
            texts = [text for text in (self.node.text, *(child.tail for child in self.node)) if text]
            return UNBOUND if not texts else texts[0] if len(texts) == 1 else texts
        found: list[Any] = [text for key, text in self.node.attrib.items() if _local(key).casefold() == folded]
        found += [_shown(XmlElement(child, self)) for child in self.node if _local(child.tag).casefold() == folded]
        if not found:
            return UNBOUND
        return found[0] if len(found) == 1 else found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, XmlElement) and self.node is other.node

    def __hash__(self) -> int:
        return id(self.node)

    def __str__(self) -> str:
        return _local(self.node.tag)


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _shown(element: XmlElement) -> Any:
    """Returns an element without attributes and child elements as its text, any other one as it is."""
    node = element.node
    return element if node.attrib or len(node) else node.text or ""


@lru_cache(maxsize=32)
def _root(text: str) -> XmlElement:
    return XmlElement(ElementTree.fromstring(text))  # noqa: S314  # see the import


def _document_member(document: XmlDocument, name: str) -> Any:
    root = _root(document.outer_xml)
    return _shown(root) if _local(root.node.tag).casefold() == name.casefold() else UNBOUND


def _element_member(element: XmlElement, name: str) -> Any:
    return element.find(name)


def _inner_text(node: ElementTree.Element) -> str:
    return "".join(node.itertext())


def _outer(node: ElementTree.Element) -> str:
    copy = ElementTree.Element(node.tag, node.attrib)
    copy.text = node.text
    copy.extend(node)
    return ElementTree.tostring(copy, encoding="unicode")


def _inner(node: ElementTree.Element) -> str:
    return (node.text or "") + "".join(ElementTree.tostring(child, encoding="unicode") for child in node)


def _children(element: XmlElement) -> list[Any]:
    return [XmlElement(child, element) for child in element.node]


def _selected(element: XmlElement, path: str) -> list[Any]:
    """Returns the elements that a path names: the abbreviated steps of XPath, with simple conditions."""
    steps = path
    if path.startswith("//"):
        steps = f".{path}"
    elif path.startswith("/"):
        first, _, rest = path[1:].partition("/")
        if first not in ("*", _local(element.node.tag)):
            return []
        steps = f"./{rest}" if rest else "."
    try:
        return [XmlElement(node, element) for node in element.node.findall(steps)]
    except (SyntaxError, KeyError):
        raise NetException("System.Xml.XPath.XPathException", f"'{path}' has an invalid token.") from None


def _first(items: list[Any]) -> Any:
    return items[0] if items else None


def _by_tag(element: XmlElement, name: str) -> list[Any]:
    return [XmlElement(node, element) for node in element.node.iter() if name in ("*", _local(node.tag))]


def _of_root(function: Any) -> Any:
    return lambda document, *arguments: function(_root(document.outer_xml), *arguments)


MEMBERS: Final = (
    Members(
        XML,
        properties={
            "System.Xml.XmlElement DocumentElement": lambda document: _root(document.outer_xml),
            "string InnerText": _of_root(lambda root: _inner_text(root.node)),
            "string InnerXml": lambda document: document.outer_xml,
            "string OuterXml": lambda document: document.outer_xml,
            "string Name": lambda document: "#document",
            "System.Xml.XmlNodeList ChildNodes": lambda document: [_root(document.outer_xml)],
        },
        methods={
            "GetElementsByTagName(string name)": _of_root(_by_tag),
            "SelectNodes(string xpath)": _of_root(_selected),
            "SelectSingleNode(string xpath)": _of_root(lambda root, path: _first(_selected(root, path))),
            "ToString()": lambda document: "#document",
        },
        fallback=_document_member,
        base=OBJECT_MEMBERS,
    ),
    Members(
        NetType("System.Xml.XmlElement", "foreign", XmlElement),
        properties={
            "System.Xml.XmlNodeList ChildNodes": _children,
            "System.Xml.XmlNode FirstChild": lambda element: _first(_children(element)),
            "bool HasAttributes": lambda element: bool(element.node.attrib),
            "bool HasChildNodes": lambda element: bool(len(element.node) or element.node.text),
            "string InnerText": lambda element: _inner_text(element.node),
            "string InnerXml": lambda element: _inner(element.node),
            "string LocalName": lambda element: _local(element.node.tag),
            "string Name": lambda element: _local(element.node.tag),
            "string OuterXml": lambda element: _outer(element.node),
            "System.Xml.XmlNode ParentNode": lambda element: element.parent,
        },
        methods={
            "GetAttribute(string name)": lambda element, name: element.node.attrib.get(name, ""),
            "GetElementsByTagName(string name)": _by_tag,
            "HasAttribute(string name)": lambda element, name: name in element.node.attrib,
            "SelectNodes(string xpath)": _selected,
            "SelectSingleNode(string xpath)": lambda element, path: _first(_selected(element, path)),
            "ToString()": str,
        },
        fallback=_element_member,
        base=OBJECT_MEMBERS,
    ),
)
