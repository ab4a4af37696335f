"""The pages of facts, figures and sources: a list of each kind, and a page for each record."""

from collections.abc import Iterator
from functools import partial

from factsheet.model.provable import Proof, proof_of, provable_in
from factsheet.model.records import Fact, Figure, Source
from factsheet.pages import fact_lists, history, linked
from factsheet.pages.charting import chart_of
from factsheet.pages.citing import cite_fact, cite_figure, cite_source
from factsheet.pages.comparison import ORDER, against, clashes_of, origins_told, others_of
from factsheet.pages.page import Heading, Page, PageKind, Plan
from factsheet.pages.press import Press, root_of
from factsheet.wording.labels import PROOFS
from factsheet.wording.standings import BADGES


def plans(press: Press) -> Iterator[Plan]:
    """Plan the lists and the records."""
    corpus = press.corpus
    yield from fact_lists.plans(press)
    yield from (_planned_fact(press, fact) for fact in corpus.published())
    yield Plan(
        address="figures/",
        kind=PageKind.FIGURES,
        title="Figures",
        description="Every figure of this sheet by where it stands: the question, and who gives which answer.",
        printing=partial(_figures, press),
        sections=bool(corpus.figures or press.dossier.provenance.pairs),
    )
    yield from (_planned_figure(press, figure) for figure in corpus.figures.values())
    # The list and the source's own page show the same facts.
    resting = {source.id: resting_on(press, source) for source in corpus.sources.values()}
    yield Plan(
        address="sources/",
        kind=PageKind.SOURCES,
        title="Sources",
        description="Every work this sheet rests on, how it was read, and what rests on it.",
        printing=partial(_sources, press, [(source, resting[source.id]) for source in corpus.sources.values()]),
        sections=False,
    )
    yield from (_planned_source(press, source, resting[source.id]) for source in corpus.sources.values())


def _planned_fact(press: Press, fact: Fact) -> Plan:
    views = press.views
    return Plan(
        address=f"facts/{fact.id}/",
        kind=PageKind.FACT,
        title=views.plain(fact.statement),
        description=f"{views.nature(fact)}, said by {views.speaker(fact).text}.",
        printing=partial(_fact, press, fact),
        family=fact.figure or "",
    )


def _found_by(press: Press, fact: Fact, title: str) -> str:
    """Give the words by which a fact is found besides its statement: what the timeline and the figures say of it."""
    views = press.views
    event = views.plain(fact.event.title) if fact.event is not None else ""
    reading = views.reading(fact) if fact.figure is not None else None
    said = (reading.value, reading.scope, reading.as_stated.text if reading.as_stated else "") if reading else ()
    return _joined(title, event, *said, views.plain(fact.note))


def _joined(*texts: str) -> str:
    return " ".join(filter(None, texts))


def _planned_figure(press: Press, figure: Figure) -> Plan:
    views = press.views
    return Plan(
        address=f"figures/{figure.id}/",
        kind=PageKind.FIGURE,
        title=views.plain(figure.title),
        description=views.plain(figure.in_short) or views.plain(figure.question),
        printing=partial(_figure, press, figure),
        family=figure.id,
    )


def _planned_source(press: Press, source: Source, facts: tuple[Fact, ...]) -> Plan:
    views = press.views
    publisher, day = views.actor(source.publisher).text, views.date(source.published)
    return Plan(
        address=f"sources/{source.id}/",
        kind=PageKind.SOURCE,
        # A work's own title, to the letter.
        title=views.words(source.title).text,
        description=f"{publisher}, {day}: how it was read, and what rests on it.",
        printing=partial(_source, press, source, facts),
    )


def _fact(press: Press, fact: Fact, plan: Plan) -> Page:
    views = press.views
    topic = press.corpus.topic_of(fact)
    pairs = list(views.pairs(fact))
    figure = views.figure_of(fact)
    clashes = clashes_of(press, figure, fact.id) if figure is not None else ()
    others = others_of(press, figure, fact.id) if figure is not None else ()
    headings = [Heading("sources", "Where it can be read")]
    if clashes or others:
        headings.append(Heading("relations", "How it relates to other readings"))
    if pairs:
        headings.append(Heading("together", "To be read together with"))
    if fact.note is not None:
        headings.append(Heading("note", "What to know"))
    if told := history.of_fact(press, fact):
        headings.append(Heading("history", "What editions said"))
    return press.page(
        plan,
        tuple(headings),
        _found_by(press, fact, plan.title),
        linked.claim(press, fact, root_of(plan.address)),
        fact=fact,
        figure=figure,
        stand=press.views.stand(figure) if figure is not None else None,
        clashes=clashes,
        others=others,
        reading=views.reading(fact) if fact.figure is not None else None,
        topic=(topic, views.plain(press.sheet.topics[topic])) if topic is not None else None,
        pairs=pairs,
        place=press.corpus.place_of(fact),
        anchor=press.anchors.get(fact.id, fact.id),
        notices=history.notices(press, [fact.id]),
        told=told,
        proofs=dict(_proofs(press, fact)),
        cited=cite_fact(press, fact),
    )


def _proofs(press: Press, fact: Fact) -> Iterator[tuple[int, tuple[str, str]]]:
    """Say of each citation that names a copy what was found there, and where."""
    for each in provable_in(press.corpus, fact):
        proof, receipt = proof_of(press.corpus, each)
        found = receipt is not None and proof is Proof.PROVED and receipt.paragraph is not None
        yield each.number, (PROOFS[proof], f"paragraph {receipt.paragraph}" if found and receipt else "")


def _figures(press: Press, plan: Plan) -> Page:
    figures = [(figure, press.views.readings(figure)) for figure in press.views.figures()]
    stands = {figure.id: press.views.stand(figure) for figure, _ in figures}
    groups = [
        (str(standing), BADGES[standing], [each for each in figures if stands[each[0].id].standing is standing])
        for standing in ORDER
    ]
    groups = [group for group in groups if group[2]]
    pairs = press.dossier.provenance.pairs
    headings = [Heading(anchor, title) for anchor, title, _ in groups]
    if pairs:
        headings.append(Heading("together", "Statements to read together"))
    return press.page(
        plan,
        tuple(headings),
        _joined(*(press.views.plain(pair.note) for pair in pairs)),
        groups=groups,
        stands=stands,
        pairs=pairs,
    )


def _figure(press: Press, figure: Figure, plan: Plan) -> Page:
    views, readings = press.views, press.views.readings(figure)
    clashes, others = clashes_of(press, figure), others_of(press, figure)
    chart = chart_of(press, figure, figure.id)
    told = history.of_figure(press, figure)
    sections = {
        "open-questions": ("What is not known", figure.open_questions),
        "chart": ("As a picture", chart),
        "readings": ("Who says what", True),
        "relations": ("How the readings relate", clashes or others),
        "explanation": ("Why they differ", figure.explanation),
        "history": ("What editions said", told),
    }
    headings = [Heading(anchor, title) for anchor, (title, there) in sections.items() if there]
    return press.page(
        plan,
        tuple(headings),
        _joined(
            *map(views.plain, (figure.question, figure.in_short, figure.explanation, *figure.open_questions)),
            views.stand(figure).reason,
        ),
        linked.variable(press, figure, root_of(plan.address)),
        figure=figure,
        readings=readings,
        stand=press.views.stand(figure),
        chart=chart,
        origins=origins_told(press, figure, readings),
        notices=history.notices(press, [reading.fact.id for reading in readings]),
        today=press.views.today(figure),
        cited=cite_figure(press, figure),
        told=told,
        clashes=clashes,
        others=others,
    )


def _sources(press: Press, sources: list[tuple[Source, tuple[Fact, ...]]], plan: Plan) -> Page:
    return press.page(plan, sources=sources)


def resting_on(press: Press, source: Source) -> tuple[Fact, ...]:
    """List what rests on a source in the order one meets it while reading the source."""
    facts = press.dossier.provenance.by_source.get(source.id, ())
    return tuple(sorted(facts, key=lambda fact: (reading_order(press.views.place_in(fact, source)), fact.id)))


def _source(press: Press, source: Source, facts: tuple[Fact, ...], plan: Plan) -> Page:
    views = press.views
    party = sum(views.speaker(fact).party for fact in facts)
    contradicted = list(against(press, facts))
    headings = [Heading("reading", "How it was read"), Heading("facts", "What rests on it")]
    if contradicted:
        headings.append(Heading("against", "What differs from it"))
    return press.page(
        plan,
        tuple(headings),
        f"{plan.title} {views.plain(source.note)}",
        linked.work(press, source, root_of(plan.address)),
        source=source,
        facts=facts,
        party=party,
        contradicted=contradicted,
        share=percent(party, len(facts)),
        held=_held(press, source, facts),
        cited=cite_source(press, source),
    )


def _held(press: Press, source: Source, facts: tuple[Fact, ...]) -> tuple[int, int]:
    """Count the citations that can be held against the copy of a source, and those that were found in it."""
    provables = [each for fact in facts for each in provable_in(press.corpus, fact) if each.source.id == source.id]
    return sum(proof_of(press.corpus, each)[0] is Proof.PROVED for each in provables), len(provables)


def percent(part: int, whole: int) -> int:
    """Give a share in whole percents; none of nothing."""
    return round(100 * part / whole) if whole else 0


def reading_order(place: str) -> tuple[int, str]:
    """Sort `paragraph 7` before `paragraph 10`, and words without a number first."""
    digits = "".join(character if character.isdecimal() else " " for character in place).split()
    return int(digits[0]) if digits else 0, place
