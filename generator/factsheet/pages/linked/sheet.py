"""The sheet as a `Dataset`: what it is about, which edition it is, what it rests on, and where its data lie."""

import re
from collections.abc import Iterator
from itertools import islice

from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import PlaceId
from factsheet.pages.linked.things import counts, place
from factsheet.pages.linked.writing import MOST_LISTED, Thing, refs, span, written
from factsheet.pages.press import Press

_CREATIVE_COMMONS = re.compile(r"CC-(BY|BY-SA|BY-ND|BY-NC|BY-NC-SA|BY-NC-ND)-(2\.0|2\.5|3\.0|4\.0)", re.ASCII)
_FILES = {"data/factsheet.json": "application/json", "data/readings.csv": "text/csv"}


def dataset(press: Press, root: str) -> str:
    """Describe the sheet."""
    views, sheet, corpus = press.views, press.sheet, press.corpus
    figures = (figure.id for figure in corpus.figures.values() if counts(figure))
    places = islice(_outermost(corpus), MOST_LISTED)
    return written(
        [
            {
                "@type": "Dataset",
                "@id": root or "./",
                "name": views.plain(sheet.title),
                "description": views.plain(sheet.subject),
                "license": _licence(sheet.licence),
                "inLanguage": views.language,
                **_edition(press, root),
                "temporalCoverage": span(sheet.mission.from_, sheet.mission.to) if sheet.mission is not None else None,
                "spatialCoverage": [place(press, each, root) for each in places],
                "publisher": _publisher(press, root),
                "variableMeasured": refs(root, "figures", islice(figures, MOST_LISTED)),
                "isBasedOn": refs(root, "sources", islice(corpus.sources, MOST_LISTED)),
                "distribution": [
                    {"@type": "DataDownload", "contentUrl": f"{root}{path}", "encodingFormat": form}
                    for path, form in _FILES.items()
                ],
            }
        ]
    )


def _licence(identifier: str) -> str | Thing:
    """Give the address of a licence that is known by its SPDX identifier, else its name."""
    if identifier == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    found = _CREATIVE_COMMONS.fullmatch(identifier)
    if found is None:
        return {"@type": "CreativeWork", "name": identifier}
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"


def _edition(press: Press, root: str) -> Thing:
    """Say which edition it is, since when, and which one it revises; a sealed edition stands beside the others."""
    edition = press.dossier.chronicle.edition
    if edition is None:
        return {"creativeWorkStatus": "Draft"}
    day, before = edition.released.isoformat(), edition.predecessor
    return {
        "version": edition.id,
        "datePublished": day,
        "dateModified": day,
        "prov:wasRevisionOf": {"@id": f"{root}../{before}/"} if before is not None else None,
    }


def _outermost(corpus: Corpus) -> Iterator[PlaceId]:
    """Give the places that lie within no other."""
    return (place.id for place in corpus.places.values() if place.within is None)


def _publisher(press: Press, root: str) -> Thing | None:
    """Name who publishes the sheet, and where its policy of corrections stands."""
    if not press.sheet.publisher:
        return None
    policy = "corrections-policy.md" in press.corpus.pages
    return {
        "@type": "Organization",
        "name": press.sheet.publisher,
        "correctionsPolicy": f"{root}corrections-policy/" if policy else None,
    }
