"""What a page says to machines, as JSON-LD: a sheet is a `Dataset`, a fact a `Claim` of whoever says it.

A claim and where it appeared, never a review of it: we give no verdicts, and so no `ClaimReview`.
"""

import json
from collections.abc import Mapping
from typing import Any

from factsheet.model.corpus import printing
from factsheet.model.records import Fact, Source
from factsheet.model.words import ActorKind
from factsheet.pages.press import Press

Thing = Mapping[str, Any]


def dataset(press: Press) -> str:
    """Describe the sheet."""
    views, sheet = press.views, press.sheet
    return _written(
        {
            "@type": "Dataset",
            "name": views.plain(sheet.title),
            "description": views.plain(sheet.subject),
            "license": {"@type": "CreativeWork", "name": sheet.licence},
            "inLanguage": views.language,
        }
    )


def claim(press: Press, fact: Fact) -> str:
    """Describe a fact: its words, who says it, and where it can be read."""
    sources = dict.fromkeys(citation.source for citation in printing(fact))
    return _written(
        {
            "@type": "Claim",
            "text": press.views.plain(fact.statement),
            "inLanguage": press.views.language,
            "author": _author(press, fact),
            "appearance": [_work(press, press.corpus.sources[source]) for source in sources],
        }
    )


def _author(press: Press, fact: Fact) -> Thing | None:
    """Name whoever says it; somebody unnamed, and the public at large, are no author."""
    speaker = press.corpus.speaker_of(fact)
    actor = press.corpus.actors.get(speaker.actor) if speaker is not None and speaker.actor is not None else None
    if actor is None or actor.kind is ActorKind.PUBLIC:
        return None
    kind = "Person" if actor.kind is ActorKind.PERSON else "Organization"
    return {"@type": kind, "name": press.views.words(actor.name).text}


def _work(press: Press, source: Source) -> Thing:
    day = source.published.single_day
    return {
        "@type": "CreativeWork",
        "name": press.views.words(source.title).text,
        "publisher": {"@type": "Organization", "name": press.views.actor(source.publisher).text},
        "datePublished": day.isoformat() if day is not None else None,
        "url": source.url,
    }


def _written(thing: Thing) -> str:
    """Write it for a page: what is not known is left out, and nothing in it ends a script."""
    text = json.dumps({"@context": "https://schema.org", **_known(thing)}, ensure_ascii=False)
    return text.replace("<", "\\u003c")


def _known(value: Any) -> Any:
    """Leave out what is not known, at every depth."""
    match value:
        case dict():
            return {key: _known(each) for key, each in value.items() if each}
        case list():
            return [_known(each) for each in value]
        case _:
            return value
