"""JSON Feed 1.1: every member it has, and of what kind."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from support.standards.moments import is_moment

VERSION = "https://jsonfeed.org/version/1.1"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

Check = Callable[[Any], bool]
Members = Mapping[str, tuple[str, Check]]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None


def _is_moment(value: Any) -> bool:
    return isinstance(value, str) and is_moment(value)


def _is_language(value: Any) -> bool:
    return isinstance(value, str) and _LANGUAGE.fullmatch(value) is not None


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


TEXT, ADDRESS, MOMENT = ("text", _is_text), ("an absolute address", _is_address), ("a moment", _is_moment)
FLAG, COUNT, LIST = ("true or false", _is_flag), ("a count", _is_count), ("a list", _is_list)
LANGUAGE, THIS = ("a language", _is_language), (VERSION, VERSION.__eq__)
FEED: Members = {
    "version": THIS, "title": TEXT, "home_page_url": ADDRESS, "feed_url": ADDRESS, "description": TEXT,
    "user_comment": TEXT, "next_url": ADDRESS, "icon": ADDRESS, "favicon": ADDRESS, "authors": LIST,
    "language": LANGUAGE, "expired": FLAG, "hubs": LIST, "items": LIST,
}  # fmt: skip
ITEM: Members = {
    "id": TEXT, "url": ADDRESS, "external_url": ADDRESS, "title": TEXT, "content_html": TEXT, "content_text": TEXT,
    "summary": TEXT, "image": ADDRESS, "banner_image": ADDRESS, "date_published": MOMENT, "date_modified": MOMENT,
    "authors": LIST, "tags": LIST, "language": LANGUAGE, "attachments": LIST,
}  # fmt: skip
AUTHOR: Members = {"name": TEXT, "url": ADDRESS, "avatar": ADDRESS}
HUB: Members = {"type": TEXT, "url": ADDRESS}
ATTACHMENT: Members = {
    "url": ADDRESS, "mime_type": TEXT, "title": TEXT, "size_in_bytes": COUNT, "duration_in_seconds": COUNT,
}  # fmt: skip


def faults(feed: object) -> list[str]:
    """Tell what is wrong with a feed that was read from JSON."""
    if not isinstance(feed, dict):
        return ["the feed is no object"]
    found = [f"{value} is a float" for value in _floats(feed)]
    found += _members("feed", feed, FEED, ("version", "title", "items"))
    found += [*_people("feed", feed), *_parts("feed", feed, "hubs", HUB, ("type", "url"))]
    items = _listed(feed, "items")
    for place, item in enumerate(items):
        found += _item(f"item {place}", item)
    ids = Counter(item.get("id") for item in items if isinstance(item, dict) and isinstance(item.get("id"), str))
    return found + [f"the id {each} is given twice" for each, count in ids.items() if count > 1]


def _floats(value: object) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _floats(each)


def _listed(value: dict[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []


def _members(where: str, value: object, members: Members, required: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where} is no object"
        return
    yield from (f"{where}: no {key}" for key in required if key not in value)
    for key, each in value.items():
        if key in members:
            kind, fits = members[key]
            if not fits(each):
                yield f"{where}: {key} is not {kind}: {each!r}"
        elif not key.startswith("_"):
            yield f"{where}: unknown member {key}"


def _item(where: str, item: object) -> Iterator[str]:
    yield from _members(where, item, ITEM, ("id",))
    if not isinstance(item, dict):
        return
    if not {"content_html", "content_text"} & set(item):
        yield f"{where}: neither content_html nor content_text"
    yield from _people(where, item)
    yield from _parts(where, item, "attachments", ATTACHMENT, ("url", "mime_type"))
    yield from (f"{where}: the tag {tag!r} is no text" for tag in _listed(item, "tags") if not _is_text(tag))


def _people(where: str, value: dict[str, Any]) -> Iterator[str]:
    yield from _parts(where, value, "authors", AUTHOR, ())
    for author in _listed(value, "authors"):
        if isinstance(author, dict) and not set(AUTHOR) & set(author):
            yield f"{where}: an author who is nobody"


def _parts(where: str, value: dict[str, Any], key: str, members: Members, required: tuple[str, ...]) -> Iterator[str]:
    for part in _listed(value, key):
        yield from _members(f"{where}, {key}", part, members, required)
