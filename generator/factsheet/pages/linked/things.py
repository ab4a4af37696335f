"""What claims hang on, as machines are told of it: actors, places, works, figures, corrections."""

from collections.abc import Iterator, Sequence

from factsheet.model.identifiers import ActorId, PlaceId
from factsheet.model.records import Figure, Source
from factsheet.model.words import ActorKind, FigureKind, SourceKind
from factsheet.pages.linked.writing import Thing, moment, named, refs, written
from factsheet.pages.press import Press
from factsheet.wording.changed import Notice

_WORKS = {
    SourceKind.NEWS: "NewsArticle",
    SourceKind.UN_REPORT: "Report",
    SourceKind.NGO_REPORT: "Report",
    SourceKind.DATASET: "Dataset",
    SourceKind.LAW: "Legislation",
    SourceKind.SOCIAL: "SocialMediaPosting",
}
_IN_WORDS = (FigureKind.DATE, FigureKind.DESCRIPTION)


def agent(press: Press, actor: ActorId | None, root: str) -> Thing | None:
    """Name a person or a body; nobody, and the public at large, can be no author."""
    record = press.corpus.actors.get(actor) if actor is not None else None
    if record is None or record.kind is ActorKind.PUBLIC:
        return None
    kind = "Person" if record.kind is ActorKind.PERSON else "Organization"
    return {"@type": kind, "@id": named(root, "actors", record.id), "name": press.views.actor(record.id).text}


def place(press: Press, identifier: PlaceId | None, root: str) -> Thing | None:
    """Name a place."""
    if identifier is None:
        return None
    return {"@type": "Place", "@id": named(root, "places", identifier), "name": press.views.place(identifier)}


def appearance(press: Press, source: Source, root: str) -> Thing:
    """Name a work in which something can be read."""
    return {
        "@type": _WORKS.get(source.kind, "CreativeWork"),
        "@id": named(root, "sources", source.id),
        "name": press.views.words(source.title).text,
        "publisher": agent(press, source.publisher, root),
        "datePublished": moment(source.published),
        "url": source.url,
    }


def work(press: Press, source: Source, root: str) -> str:
    """Describe a source."""
    known = appearance(press, source, root)
    headline = known["name"] if source.kind is SourceKind.NEWS else None
    archived = source.archive_urls[0] if source.archive_urls else None
    more = {"headline": headline, "author": _authors(source), "inLanguage": source.language, "archivedAt": archived}
    return written([{**known, **more}])


def _authors(source: Source) -> list[Thing]:
    """Name the authors; initials are nobody's name."""
    return [{"@type": "Person", "name": name} for name in source.authors if " " in name.strip()]


def counts(figure: Figure) -> bool:
    """Tell whether a figure's answer is a number."""
    return figure.kind not in _IN_WORDS


def variable(press: Press, figure: Figure, root: str) -> str:
    """Describe a figure; one whose answer is no number is only a thing of which something is said."""
    return written(
        [
            {
                "@type": "StatisticalVariable" if counts(figure) else "Thing",
                "@id": named(root, "figures", figure.id),
                "name": press.views.plain(figure.title),
                "description": press.views.plain(figure.question),
                "disambiguatingDescription": press.views.plain(figure.counts),
            }
        ]
    )


def correction(press: Press, notice: Notice, address: str = "") -> Thing:
    """Say what was wrong, and since which day that is known; a notice on its own page has an address."""
    editions = press.dossier.chronicle.editions
    day = next((edition.released for edition in editions if edition.id == notice.right), None)
    return {
        "@type": "CorrectionComment",
        "@id": address,
        "text": notice.note,
        "datePublished": day.isoformat() if day is not None else None,
    }


def corrections(press: Press, notices: Sequence[Notice], root: str) -> str:
    """Describe every correction, with the facts it concerns."""
    return written(_corrections(press, notices, root))


def _corrections(press: Press, notices: Sequence[Notice], root: str) -> Iterator[Thing]:
    for notice in notices:
        about = refs(root, "facts", (fact for fact, shown in notice.facts if shown))
        yield {**correction(press, notice, f"{root}corrections/#{notice.id}"), "about": about}
