"""JSON-LD in the words of schema.org, with a few of CiTO and PROV: types, properties and values that exist."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pyld import jsonld

from support.standards.moments import is_day, is_moment, is_reduced
from support.standards.vocabulary import DATA, QUANTITIES, TEXTS, Kind, kind

SCHEMA = "https://schema.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RELATIONS = {
    "http://purl.org/spar/cito/": {
        "agreesWith", "citesAsEvidence", "corrects", "disputes", "isAgreedWithBy", "isDisputedBy", "updates",
    },
    "http://www.w3.org/ns/prov#": {
        "hadPrimarySource", "wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom", "wasRevisionOf",
    },
}  # fmt: skip
KEYWORDS = {"@context", "@graph", "@id", "@type", "@value", "@language"}
DATES = {"dateCreated", "dateModified", "datePublished", "endDate", "observationDate", "startDate"}
# A review or a rating is a verdict.
VERDICTS = {"Rating", "Review"}
ADDRESSES = (
    "acquireLicensePage", "additionalType", "archivedAt", "contentUrl", "correctionsPolicy", "discussionUrl",
    "embedUrl", "eventStatus", "image", "isBasedOn", "license", "logo", "mainEntityOfPage", "publishingPrinciples",
    "sameAs", "thumbnailUrl", "url", "usageInfo",
)  # fmt: skip
CONTEXT = {"@context": {"@vocab": SCHEMA, **{name: {"@id": SCHEMA + name, "@type": "@id"} for name in ADDRESSES}}}
_DECIMAL = r"[+-]?\d+(\.\d+)?"


def _matches(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.fullmatch(pattern, text, re.ASCII) is not None


DATATYPES: Mapping[str, Callable[[str], bool]] = {
    "anyURI": _matches(r"[^\s<>\"{}|\\^`]+"),
    "boolean": _matches("true|false"),
    "date": is_day,
    "dateTime": is_moment,
    "decimal": _matches(_DECIMAL),
    "gYear": _matches(r"\d{4}"),
    "gYearMonth": lambda text: len(text) == 7 and is_reduced(text),
    "integer": _matches(r"[+-]?\d+"),
    "nonNegativeInteger": _matches(r"\d+"),
    "string": lambda _: True,
}


def faults(document: dict[str, Any]) -> list[str]:
    """Tell what is wrong with a document; its addresses may be relative."""
    found = list(_plain_faults(document))
    if found:
        return found
    try:
        options = {"base": "https://example.org/sheet/page/", "documentLoader": _offline}
        nodes = [each for node in jsonld.expand(document, options) for each in _nodes(node)]
    except jsonld.JsonLdError as error:
        return [f"cannot be expanded: {_innermost(error)}"]
    if not nodes:
        return ["says nothing"]
    kinds = _kinds(nodes)
    return [fault for node in nodes for fault in _node_faults(node, kinds)]


def _plain_faults(document: dict[str, Any]) -> Iterator[str]:
    """What is wrong before anything is expanded."""
    context = document.get("@context")
    if not {"https://schema.org", SCHEMA} & {each for each in _listed(context) if isinstance(each, str)}:
        yield "the context is not schema.org"
    graph = document.get("@graph", [])
    if "@graph" in document and set(document) - {"@context", "@graph"}:
        yield "something stands beside @graph"
    yield from (f"in @graph, {each!r} is no object" for each in _listed(graph) if not isinstance(each, dict))
    for value in _everything(document):
        if isinstance(value, float):
            yield f"{value} is a float"
        elif isinstance(value, dict):
            yield from (f"{key} is no keyword" for key in value if key.startswith("@") and key not in KEYWORDS)


def _everything(value: Any) -> Iterator[Any]:
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _everything(each)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _offline(url: str, _: object) -> dict[str, Any]:
    """Serve the one context there is."""
    if url not in {"https://schema.org", SCHEMA}:
        raise jsonld.JsonLdError(f"the context {url} is not schema.org", "loading document failed")
    return {"contextUrl": None, "documentUrl": url, "document": CONTEXT, "contentType": "application/ld+json"}


def _innermost(error: BaseException) -> str:
    return str(error.args[0]) if error.__cause__ is None else _innermost(error.__cause__)


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Give every node of an expanded document, references too."""
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each)
    elif isinstance(value, dict) and "@value" not in value:
        yield value
        for key, each in value.items():
            if key not in {"@id", "@type"}:
                yield from _nodes(each)


def _kinds(nodes: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Gather the types of whatever has a name, wherever in the document they are given."""
    found: dict[str, list[str]] = {}
    for node in nodes:
        found.setdefault(node.get("@id", ""), []).extend(node.get("@type", []) if "@id" in node else [])
    return found


def _types(node: dict[str, Any], kinds: dict[str, list[str]]) -> list[str]:
    return kinds[node["@id"]] if "@id" in node else node.get("@type", [])


def _node_faults(node: dict[str, Any], kinds: dict[str, list[str]]) -> Iterator[str]:
    name, types = node.get("@id", "a node"), _types(node, kinds)
    if re.search(r"[\s<>\"{}|\\^`]", name) and name != "a node":
        yield f"{name} is no address"
    if not types and set(node) != {"@id"}:
        yield f"{name} has no type"
    yield from (fault for each in node.get("@type", []) for fault in _type_faults(each))
    known = [found for each in types if (found := _kind(each)) is not None]
    for key, values in node.items():
        if not key.startswith("@"):
            yield from _property_faults(key, values, known, kinds)


def _kind(address: str) -> Kind | None:
    return kind(address.removeprefix(SCHEMA)) if address.startswith(SCHEMA) else None


def _type_faults(address: str) -> Iterator[str]:
    found = _kind(address)
    if found is None:
        yield f"there is no type {address}"
    elif found.line & VERDICTS:
        yield f"{address} is a verdict"


def _property_faults(address: str, values: Any, known: list[Kind], kinds: dict[str, list[str]]) -> Iterator[str]:
    for vocabulary, names in RELATIONS.items():
        if address.startswith(vocabulary) and address.removeprefix(vocabulary) in names:
            yield from (f"{address} is given as text" for each in values if "@value" in each)
            return
    if not address.startswith(SCHEMA):
        yield f"there is no property {address}"
        return
    name = address.removeprefix(SCHEMA)
    takes = [each.takes[name] for each in known if name in each.takes]
    if known and not takes:
        yield f"{name} is no property of {' or '.join(sorted(_lowest(known)))}"
    for value in values:
        yield from _value_faults(name, value, frozenset().union(*takes), kinds)


def _lowest(known: list[Kind]) -> set[str]:
    """Name the types without those that stand above another in the same line."""
    return {max(each.line, key=lambda name: len(found.line) if (found := kind(name)) else 0) for each in known}


def _value_faults(
    name: str, value: dict[str, Any], takes: frozenset[str], kinds: dict[str, list[str]]
) -> Iterator[str]:
    if "@value" not in value:
        yield from _thing_faults(name, value, takes, kinds)
        return
    said = value["@value"]
    yield from _datatype_faults(said, value.get("@type"))
    if name in DATES and not (isinstance(said, str) and is_reduced(said)):
        yield f"{name}: {said!r} is no date"
    elif takes and not _may_be(said, takes):
        yield f"{name} takes {', '.join(sorted(takes))}, not {said!r}"


def _datatype_faults(said: Any, datatype: str | None) -> Iterator[str]:
    if datatype is None:
        return
    check = DATATYPES.get(datatype.removeprefix(XSD)) if datatype.startswith(XSD) else None
    if check is None:
        yield f"there is no datatype {datatype}"
    elif not (isinstance(said, str) and check(said)):
        yield f"{said!r} is no {datatype.removeprefix(XSD)}"


def _may_be(said: Any, takes: frozenset[str]) -> bool:
    """Tell whether a bare value can be what a property takes."""
    if takes & (QUANTITIES | TEXTS | {"Text", "Time"}):
        return True
    number = re.fullmatch(_DECIMAL, str(said), re.ASCII) is not None and not isinstance(said, bool)
    fits = {
        "Boolean": str(said) in {"True", "False", "true", "false"},
        "Date": isinstance(said, str) and is_reduced(said),
        "Number": number,
        "URL": isinstance(said, str) and DATATYPES["anyURI"](said),
    }
    same = {"DateTime": "Date", "Float": "Number", "Integer": "Number"}
    return any(fits[same.get(each, each)] for each in takes & DATA)


def _thing_faults(name: str, node: dict[str, Any], takes: frozenset[str], kinds: dict[str, list[str]]) -> Iterator[str]:
    """Tell what is wrong with a thing as a value; of a mere address that the document says no more of, nothing is."""
    address = node.get("@id", "")
    if address.startswith(SCHEMA) and _kind(address) is None:
        yield f"{name}: there is no {address}"
    if set(node) == {"@id"} and takes & {"URL"}:
        return
    if takes and takes <= DATA:
        yield f"{name} takes {', '.join(sorted(takes))}, not a thing"
        return
    types = _types(node, kinds) or [address]
    known = [found for each in types if (found := _kind(each)) is not None]
    if known and takes and not any(each.line & takes for each in known):
        yield f"{name} takes {', '.join(sorted(takes))}, not {' or '.join(sorted(_lowest(known)))}"
