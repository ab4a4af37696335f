"""Atom, RFC 4287: what one document alone can be held to."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from support.standards.moments import is_moment

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML_DIV = "{http://www.w3.org/1999/xhtml}div"
PERSON = {"author", "contributor"}
TEXT = {"rights", "subtitle", "summary", "title"}
DATE = {"published", "updated"}
FEED = {
    "author", "category", "contributor", "entry", "generator", "icon", "id", "link", "logo", "rights", "subtitle",
    "title", "updated",
}  # fmt: skip
ENTRY = {
    "author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary", "title",
    "updated",
}  # fmt: skip
INSIDE = {
    "feed": FEED,
    "entry": ENTRY,
    "source": FEED - {"entry"},
    "author": {"name", "uri", "email"},
    "contributor": {"name", "uri", "email"},
}
ATTRIBUTES = {
    "category": {"term", "scheme", "label"},
    "content": {"type", "src"},
    "generator": {"uri", "version"},
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    **dict.fromkeys(TEXT, frozenset({"type"})),
}
REQUIRED = ("id", "title", "updated")
SINGLE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
    "source": ("generator", "icon", "logo", "rights", "subtitle", "id", "title", "updated"),
}
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(\s*;.*)?", re.ASCII)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+")


def faults(data: bytes) -> list[str]:
    """Tell what is wrong with a feed."""
    try:
        # A feed is one of ours, written by the program under test.
        feed = ET.fromstring(data)  # noqa: S314
    except (ET.ParseError, ValueError) as error:
        return [f"is no XML: {error}"]
    if feed.tag != f"{ATOM}feed":
        return [f"begins with {feed.tag}, not with a feed of Atom"]
    checks: list[Callable[[ET.Element], Iterator[str]]] = [_self, _authors, _ids]
    found = [fault for check in checks for fault in check(feed)]
    return found + [fault for element in _known(feed) for fault in _element_faults(element)]


def _name(element: ET.Element) -> str:
    """Name an element of Atom; of another namespace it has no name here."""
    return element.tag.removeprefix(ATOM) if element.tag.startswith(ATOM) else ""


def _known(element: ET.Element) -> Iterator[ET.Element]:
    """Give an element of Atom and those in it that Atom knows; what content holds is another's."""
    yield element
    for child in element:
        if _name(child) in INSIDE.get(_name(element), set()):
            yield from _known(child)


def _children(element: ET.Element, name: str) -> list[ET.Element]:
    return element.findall(f"{ATOM}{name}")


def _text(element: ET.Element) -> str:
    return (element.text or "").strip()


def _self(feed: ET.Element) -> Iterator[str]:
    if not any(link.get("rel") == "self" for link in _children(feed, "link")):
        yield "feed: no link to itself"


def _authors(feed: ET.Element) -> Iterator[str]:
    if _children(feed, "author"):
        return
    entries = _children(feed, "entry")
    if not entries:
        yield "feed: no author"
    for entry in entries:
        if not _children(entry, "author") and entry.find(f"{ATOM}source/{ATOM}author") is None:
            yield "entry: no author, and the feed has none"


def _ids(feed: ET.Element) -> Iterator[str]:
    """Hold the ids apart: the same entry twice may only be two states of it."""
    entries = _children(feed, "entry")
    states = Counter((entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries)
    yield from (f"the id {name} is given twice" for (name, _), count in states.items() if name and count > 1)
    own = feed.findtext(f"{ATOM}id")
    if own and any(entry.findtext(f"{ATOM}id") == own for entry in entries):
        yield f"an entry has the id of the feed, {own}"


def _element_faults(element: ET.Element) -> Iterator[str]:
    name = _name(element)
    allowed = ATTRIBUTES.get(name, set())
    yield from (f"{name}: unknown attribute {key}" for key in element.attrib if "{" not in key and key not in allowed)
    inside = INSIDE.get(name)
    for child in element if inside is not None else ():
        if "{" not in child.tag or (child.tag.startswith(ATOM) and _name(child) not in (inside or ())):
            yield f"{name}: unknown element {_name(child) or child.tag}"
    if inside is not None and any(text.strip() for text in (element.text, *(each.tail for each in element)) if text):
        yield f"{name}: text between elements"
    if name in {"feed", "entry", "source"}:
        yield from _counts(element, name)
        yield from _alternates(element, name)
    yield from CHECKS.get(name, _nothing)(element)


def _nothing(_: ET.Element) -> Iterator[str]:
    yield from ()


def _counts(element: ET.Element, name: str) -> Iterator[str]:
    for each in REQUIRED if name != "source" else ():
        count = len(_children(element, each))
        if count != 1:
            yield f"{name}: {count} of {each}, not one"
    yield from (f"{name}: more than one {each}" for each in SINGLE[name] if len(_children(element, each)) > 1)


def _alternates(element: ET.Element, name: str) -> Iterator[str]:
    links = [link for link in _children(element, "link") if link.get("rel", "alternate") == "alternate"]
    kinds = Counter((link.get("type"), link.get("hreflang")) for link in links)
    if any(count > 1 for count in kinds.values()):
        yield f"{name}: two alternate links of the same type and language"


def _entry(element: ET.Element) -> Iterator[str]:
    content = element.find(f"{ATOM}content")
    if content is None:
        if not any(link.get("rel", "alternate") == "alternate" for link in _children(element, "link")):
            yield "entry: neither content nor an alternate link"
        return
    kind = content.get("type", "text")
    readable = kind in {"text", "html", "xhtml"} or kind.startswith("text/") or kind.endswith(("+xml", "/xml"))
    if not _children(element, "summary") and (content.get("src") is not None or not readable):
        yield "entry: its content cannot be read here, and it has no summary"


def _content(element: ET.Element) -> Iterator[str]:
    kind, source = element.get("type", "text"), element.get("src")
    if source is not None:
        if len(element) or _text(element):
            yield "content: has src and is not empty"
        if not _is_reference(source):
            yield f"content: {source!r} is no address"
        if _MEDIA_TYPE.fullmatch(kind) is None:
            yield "content: has src and no media type"
    elif kind in {"text", "html", "xhtml"}:
        yield from _worded(element)
    elif _MEDIA_TYPE.fullmatch(kind) is None or kind.startswith(("multipart/", "message/")):
        yield f"content: {kind!r} is no type it can have"
    elif not kind.endswith(("+xml", "/xml")):
        yield from _raw(element, kind)


def _raw(element: ET.Element, kind: str) -> Iterator[str]:
    """Text stands as text; everything else in base64."""
    if len(element):
        yield f"content: {kind} with elements in it"
    text = "".join(_text(element).split())
    if not kind.startswith("text/") and (
        len(text) % 4 or re.fullmatch(r"[A-Za-z0-9+/]*={0,2}", text, re.ASCII) is None
    ):
        yield f"content: {kind} not in base64"


def _worded(element: ET.Element) -> Iterator[str]:
    """A construct of text: bare, escaped HTML, or one div."""
    name, kind = _name(element), element.get("type", "text")
    if kind not in {"text", "html", "xhtml"}:
        yield f"{name}: {kind!r} is no type of text"
    elif kind == "xhtml":
        if len(element) != 1 or element[0].tag != XHTML_DIV or _text(element) or (element[0].tail or "").strip():
            yield f"{name}: xhtml is one div and nothing beside it"
    elif len(element):
        yield f"{name}: {kind} with elements in it"


def _date(element: ET.Element) -> Iterator[str]:
    if not is_moment(element.text or "") or len(element):
        yield f"{_name(element)}: {element.text!r} is no moment"


def _iri(element: ET.Element) -> Iterator[str]:
    if _IRI.fullmatch(element.text or "") is None or len(element):
        yield f"{_name(element)}: {element.text!r} is no absolute address"


def _person(element: ET.Element) -> Iterator[str]:
    names = _children(element, "name")
    if len(names) != 1 or not _text(names[0]):
        yield f"{_name(element)}: needs one name"
    for each, fits in (("uri", _is_reference), ("email", _is_mail)):
        found = _children(element, each)
        if len(found) > 1 or any(not fits(_text(one)) for one in found):
            yield f"{_name(element)}: {each} is none, or given twice"


def _is_reference(text: str) -> bool:
    return bool(text) and re.search(r"[\s<>\"{}|\\^`]", text) is None


def _is_mail(text: str) -> bool:
    return _MAIL.fullmatch(text) is not None


def _link(element: ET.Element) -> Iterator[str]:
    if not _is_reference(element.get("href", "")):
        yield "link: no href, or no address in it"
    kind, length = element.get("type"), element.get("length")
    if kind is not None and _MEDIA_TYPE.fullmatch(kind) is None:
        yield f"link: {kind!r} is no media type"
    if length is not None and re.fullmatch(r"\d+", length, re.ASCII) is None:
        yield f"link: {length!r} is no length"
    if element.get("rel") == "":
        yield "link: empty rel"


def _category(element: ET.Element) -> Iterator[str]:
    if not element.get("term"):
        yield "category: no term"


def _flat(element: ET.Element) -> Iterator[str]:
    if len(element):
        yield f"{_name(element)}: elements in it"


CHECKS: dict[str, Callable[[ET.Element], Iterator[str]]] = {
    "entry": _entry,
    "content": _content,
    "link": _link,
    "category": _category,
    "id": _iri,
    **dict.fromkeys(PERSON, _person),
    **dict.fromkeys(TEXT, _worded),
    **dict.fromkeys(DATE, _date),
    **dict.fromkeys(("email", "generator", "icon", "logo", "name", "uri"), _flat),
}
