"""Feeds of what changed and what was wrong, over all editions: Atom (RFC 4287) and JSON Feed 1.1.

An entry's name lasts, whether the sheet has an address, moves, or has none. Days are those of editions: nothing tells
when a feed was made.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from factsheet.exports.cells import without_controls
from factsheet.exports.identity import named
from factsheet.exports.names import CHANGES, CHANGES_JSON, CORRECTIONS
from factsheet.exports.writing import in_lines
from factsheet.model.editions import Edition
from factsheet.wording.numerals import measured

ATOM = "http://www.w3.org/2005/Atom"
MOST_LISTED = 200  # changes of one edition
_HELD = ("fact", "figure", "source")


@dataclass(frozen=True, slots=True)
class Told:
    """An edition of the site, and what its `data/changes.json` says."""

    edition: Edition
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `page` is where it leads, seen from the root of the site."""

    id: str
    title: str
    page: str
    published: dt.date
    updated: dt.date
    html: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: what it is of, who publishes it, where the site stands, and its entries, the newest first."""

    id: str
    path: str
    title: str
    author: str
    licence: str
    language: str
    address: str
    first: Edition  # that was ever sealed
    items: tuple[Item, ...]

    def link(self, page: str) -> str:
        """Lead to a page of the site: by its address, or as seen from the feed."""
        return f"{self.address.rstrip('/')}/{page}" if self.address else f"../{page}"


def feeds(told: Sequence[Told], address: str, first: Edition | None = None) -> dict[str, bytes]:
    """Print every feed of editions, the newest first; of none there is nothing to tell.

    Names come from the `first` edition that was ever sealed; where only some are told of, it is not among them.
    """
    if not told:
        return {}
    empty = _feed(told[0], address, first or told[-1].edition)
    changes, corrections = (
        replace(empty, id=_urn(empty, path), path=path, title=f"{empty.title}: {of}", items=tuple(items(told, empty)))
        for path, of, items in ((CHANGES, "what changed", _changes), (CORRECTIONS, "corrections", _corrections))
    )
    return {CHANGES: _atom(changes), CORRECTIONS: _atom(corrections), CHANGES_JSON: _json_feed(changes)}


def _feed(newest: Told, address: str, first: Edition) -> Feed:
    """Describe what all feeds of a site share."""
    about = newest.changes["about"]
    return Feed(
        id="",
        path="",
        title=about["title"],
        author=about["publisher"] or about["title"],
        licence=about["licence"],
        language=about["language"],
        address=address,
        first=first,
        items=(),
    )


def _urn(feed: Feed, name: str) -> str:
    """Give a lasting name to a feed or an entry."""
    return f"urn:uuid:{named(feed.first, name)}"


def _changes(told: Sequence[Told], feed: Feed) -> Iterator[Item]:
    """Give an entry for each edition."""
    for each in told:
        edition = each.edition
        labels = dict.fromkeys(change["label"] for change in each.changes["changes"])
        yield Item(
            id=_urn(feed, f"editions/{edition.id}"),
            title=_titled(edition),
            page=f"{edition.id}/changes/",
            published=edition.released,
            updated=_touched(edition),
            html="\n".join(_told_of(each, feed)),
            tags=tuple(labels),
        )


def _titled(edition: Edition) -> str:
    """Name an edition; most are called by nothing but their id."""
    name = f"Edition {edition.id}"
    return f"{name}: {edition.title}" if edition.title not in ("", name) else name


def _touched(edition: Edition) -> dt.date:
    """Give the last day on which what an edition says was touched: that of its release, or of a redaction."""
    return max([edition.released, *(redaction.on for redaction in edition.redactions)])


def _told_of(told: Told, feed: Feed) -> Iterator[str]:
    changes, holds = told.changes["changes"], told.changes["holds"]
    if told.changes["about"]["notes"]:
        yield _paragraph(told.changes["about"]["notes"])
    counted = ", ".join(measured(Decimal(holds[f"{each}s"]), each, feed.language) for each in _HELD)
    yield _paragraph(f"{'The first edition' if told.edition.predecessor is None else 'It holds'}: {counted}.")
    if changes:
        yield "<ul>"
        yield from (_change(each, told.edition, feed) for each in changes[:MOST_LISTED])
        yield "</ul>"
    if (left := len(changes) - MOST_LISTED) > 0:
        yield _paragraph(f"And {left:,} more.")


def _paragraph(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _change(change: Mapping[str, Any], edition: Edition, feed: Feed) -> str:
    title = escape(change["title"], quote=False)
    if change["page"]:
        href = escape(feed.link(f"{edition.id}/{change['page']}"))
        title = f'<a href="{href}">{title}</a>'
    moved = "".join(
        f"<br>{escape(was, quote=False)} → {escape(now, quote=False) or 'nothing'}"
        for was, now in change["was_and_now"]
    )
    why = "".join(
        f"<br><em>{escape(each['kind'], quote=False)}: {escape(each['note'], quote=False)}</em>"
        for each in change["notes"]
    )
    return f"<li><strong>{escape(change['label'], quote=False)}</strong>: {title}{moved}{why}</li>"


def _corrections(told: Sequence[Told], feed: Feed) -> Iterator[Item]:
    """Give an entry for each correction, with the edition that has it right."""
    for each in told:
        for correction in each.changes["corrections"]:
            facts, note = correction["facts"], correction["id"]
            yield Item(
                id=_urn(feed, f"changes/{note}"),
                title=f"Corrected: {facts[0]['statement'] if facts else correction['note']}",
                page=f"{each.edition.id}/corrections/#{note}",
                published=each.edition.released,
                updated=_touched(each.edition),
                html="\n".join(_corrected(correction, each.edition, feed)),
                tags=("Corrected",),
            )


def _corrected(correction: Mapping[str, Any], edition: Edition, feed: Feed) -> Iterator[str]:
    said = {"Was": correction["was"], "Is": correction["now"], "Why": correction["note"]}
    said["Found by"] = correction["found_by"]
    said["Wrong in"] = ", ".join(f"edition {each}" for each in correction["wrong"])
    yield from (_paragraph(f"{what}: {text}") for what, text in said.items() if text)
    for fact in correction["facts"]:
        href = escape(feed.link(f"{edition.id}/facts/{fact['id']}/"))
        yield f'<p><a href="{href}">{escape(fact["statement"], quote=False)}</a></p>'


def _moment(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _atom(feed: Feed) -> bytes:
    """Print a feed as Atom."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": feed.language})
    days = [item.updated for item in feed.items]
    _put(root, "id", feed.id)
    _put(root, "title", feed.title)
    # A feed without entries has not changed since there are editions.
    _put(root, "updated", _moment(max(days, default=feed.first.released)))
    _put(SubElement(root, "author"), "name", feed.author)
    _put(root, "rights", feed.licence)
    _put(root, "generator", "factsheet")
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.link(feed.path)})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.link("")})
    for item in feed.items:
        _entry(SubElement(root, "entry"), item, feed)
    indent(root, " ")
    printed: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return printed + b"\n"


def _entry(entry: Element, item: Item, feed: Feed) -> None:
    _put(entry, "id", item.id)
    _put(entry, "title", item.title)
    _put(entry, "published", _moment(item.published))
    _put(entry, "updated", _moment(item.updated))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": feed.link(item.page)})
    for tag in item.tags:
        SubElement(entry, "category", {"term": without_controls(tag)})
    _put(entry, "content", item.html).set("type", "html")


def _put(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = without_controls(text)
    return element


def _json_feed(feed: Feed) -> bytes:
    """Print a feed as JSON Feed; addresses there are whole, so a site without one gives none."""
    said: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": without_controls(feed.title),
        "language": feed.language,
        "authors": [{"name": without_controls(feed.author)}],
        "items": [_json_item(item, feed) for item in feed.items],
    }
    if feed.address:
        said |= {"home_page_url": feed.link(""), "feed_url": feed.link(CHANGES_JSON)}
    return in_lines(said).encode()


def _json_item(item: Item, feed: Feed) -> dict[str, Any]:
    return {
        "id": item.id,
        **({"url": feed.link(item.page)} if feed.address else {}),
        "title": without_controls(item.title),
        "content_html": without_controls(item.html),
        "date_published": _moment(item.published),
        "date_modified": _moment(item.updated),
        "tags": [without_controls(tag) for tag in item.tags],
    }
