"""Facts and sources on paper: each fact once with its numbered citations, each source with how it was read."""

from factsheet.model.records import Citation, Fact, Source
from factsheet.pages import history
from factsheet.pages.fact_lists import topics_of
from factsheet.pages.records import percent, resting_on
from factsheet.pdf import figures
from factsheet.pdf.compositor import Compositor, Data, Phrase, followed


def topics(compositor: Compositor) -> list[Data]:
    """Set every published fact, topic by topic."""
    return [
        {"title": topic.title, "facts": [_fact(compositor, fact) for fact in topic.facts]}
        for topic in topics_of(compositor.press)
    ]


def _fact(compositor: Compositor, fact: Fact) -> Data:
    views = compositor.views
    figure = views.figure_of(fact)
    return {
        "label": f"facts/{fact.id}/",
        "id": fact.id,
        "number": compositor.numbers[fact.id],
        "statement": compositor.say(fact.statement),
        "nature": views.nature(fact),
        "badges": compositor.views.badges(fact),
        "reading": figures.reading(compositor, figure, views.reading(fact)) if figure is not None else None,
        "as_stated": _as_stated(compositor, fact),
        "figure": _figure(compositor, fact),
        "event": _event(compositor, fact),
        "place": _place(compositor, fact),
        "first": compositor.numbers.get(first.id) if (first := views.first(fact)) is not None else None,
        "citations": [_citation(compositor, fact, each) for each in fact.citations],
        "pairs": [
            {
                **compositor.fact(other.id),
                "statement": compositor.say(other.statement),
                "speaker": views.speaker(other).text,
                "badges": compositor.views.badges(other),
                "note": compositor.say(note),
            }
            for other, note in views.pairs(fact)
        ],
        "note": compositor.say(fact.note),
        "notices": figures.notices(compositor, history.notices(compositor.press, [fact.id])),
    }


def _as_stated(compositor: Compositor, fact: Fact) -> Phrase:
    """Set the source's own words for a value, unless a quotation below holds them."""
    if fact.as_stated is None or fact.figure is None:
        return []
    stated = compositor.views.words(fact.as_stated).text
    if any(citation.quote and stated in citation.quote for citation in fact.citations):
        return []
    return compositor.quoted(stated, compositor.views.source(fact.citations[0]).language)


def _figure(compositor: Compositor, fact: Fact) -> Data | None:
    figure = compositor.views.figure_of(fact)
    if figure is None:
        return None
    return {
        "to": f"figures/{figure.id}/",
        "title": compositor.say(figure.title),
        "badge": compositor.views.stand(figure).badge,
        "named": bool(figure.vocabulary),
    }


def _event(compositor: Compositor, fact: Fact) -> Data | None:
    if fact.event is None:
        return None
    views, anchor = compositor.views, compositor.press.anchors.get(fact.id, fact.id)
    return {
        "status": str(fact.event.status).capitalize(),
        "when": views.date(fact.event.when),
        "to": compositor.to(f"timeline/#{anchor}"),
    }


def _place(compositor: Compositor, fact: Fact) -> str:
    place = (fact.event.where if fact.event is not None else None) or compositor.corpus.place_of(fact)
    return compositor.views.place(place) if place else ""


def _citation(compositor: Compositor, fact: Fact, citation: Citation) -> Data:
    views, source = compositor.views, compositor.views.source(citation)
    said, ladder = fact.said_by, views.ladder(fact, citation)
    # Of a reading it is told above who said it and who printed it.
    told = fact.figure is not None and len(ladder) <= 2 and (said is None or said.role is None)
    return {
        "ladder": [] if told else [name.text for name in ladder],
        "role": compositor.say(said.role) if said is not None else [],
        "on": views.date(said.on) if said is not None and said.on is not None else "",
        "work": compositor.work(source),
        "at": citation.at,
        "for": [str(each) for each in citation.for_],
        "quote": compositor.quoted(citation.quote, source.language) if citation.quote else [],
        "access": "" if source.access == "full" else views.access(source),
    }


def sources(compositor: Compositor) -> list[Data]:
    """Set every source, with how much rests on it."""
    return [_source(compositor, each) for each in compositor.corpus.sources.values()]


def _source(compositor: Compositor, source: Source) -> Data:
    views = compositor.views
    facts = resting_on(compositor.press, source)
    party = sum(views.speaker(fact).party for fact in facts)
    return {
        **compositor.work(source),
        "label": f"sources/{source.id}/",
        "id": source.id,
        "authors": list(source.authors),
        "access": views.access(source).capitalize(),
        "accessed": views.date(source.accessed) if source.accessed else "",
        "addresses": [
            *([_address("", source.url)] if source.url else []),
            *(_address("Archived copy", each) for each in source.archive_urls),
        ],
        "sha256": source.capture.sha256 if source.capture is not None else "",
        "identified_by": (source.capture.identified_by or "") if source.capture is not None else "",
        "note": compositor.say(source.note),
        "facts": len(facts),
        "party": party,
        "share": percent(party, len(facts)),
        "resting": [compositor.numbers[fact.id] for fact in facts],
    }


def _address(kind: str, address: str) -> Data:
    return {"kind": kind, "shown": address, "url": followed(address)}
