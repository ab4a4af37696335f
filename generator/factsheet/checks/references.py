"""R: an id that is named exists, and may be named there."""

from collections.abc import Iterator, Mapping

from factsheet.checks.names import FOLDERS, UPWARDS, Record, groups, known, names, records
from factsheet.checks.rule import Case, Found, at, rule
from factsheet.loading.reading import did_you_mean
from factsheet.model.corpus import Corpus
from factsheet.model.identifiers import FactId
from factsheet.model.records import Fact, Figure
from factsheet.model.words import State
from factsheet.problems import Related, Span

# What a reference form in prose may name.
_FORMS = {"cited": "fact", "figure": "figure", "chart": "figure", "readings": "figure", "timeline": "topic"}
_BLOCKS = ("chart", "readings", "timeline")


def _near(identifier: str, candidates: frozenset[str], kind: str) -> str:
    write_it = f"write it first: content/{FOLDERS[kind]}/{identifier}.yml" if kind in FOLDERS else ""
    return did_you_mean(identifier, sorted(candidates), write_it)


@rule("R101", "unknown-record")
def named_records_exist(case: Case) -> Iterator[Found]:
    """Every id a record names has a record.

    A fact that cites a source nobody wrote down cannot be followed by a reader.

    Passes:

        # fact
        figure: riders

    Fails:

        # fact
        figure: rider
    """
    corpus = case.corpus
    ids = {kind: known(corpus, kind) for kind in ("topic", *FOLDERS)}
    for record in records(corpus):
        for name in names(record):
            # Without a readable sheet every topic would be reported; the sheet's own mistake says enough.
            if corpus.sheet is None and "topic" in name.kinds:
                continue
            if name.id not in ids[name.kinds[0]] and not any(name.id in ids[kind] for kind in name.kinds):
                candidates = frozenset[str]().union(*(ids[kind] for kind in name.kinds))
                message = f"there is no {' or '.join(name.kinds)} `{name.id}`"
                yield at(record.id, record.places, name.steps, message, _near(name.id, candidates, name.kinds[0]))


@rule("R102", "unknown-name-in-prose")
def names_in_prose_exist(case: Case) -> Iterator[Found]:
    """Every `[@fact-id]` and `{figure:id}` in prose names something that readers can see.

    A sentence stands or falls with the fact behind it.

    Passes:

        # page
        The ferry sails [@ferry-began]. It carries {figure:riders}.

    Fails:

        # page
        The ferry sails [@ferry-begun].
    """
    corpus = case.corpus
    if corpus.sheet is not None:
        for mention in corpus.sheet.summary.mentions:
            yield from _in_prose(corpus, mention.id, "cited", mention.span, "sheet", "summary")
    for name, page in corpus.pages.items():
        for named in page.names:
            yield from _in_prose(corpus, named.id, named.form, named.span, name.removesuffix(".md"), "")


def _in_prose(corpus: Corpus, identifier: str, form: str, span: Span, record: str, field: str) -> Iterator[Found]:
    kind = _FORMS[form]
    candidates = known(corpus, kind)
    fact = corpus.facts.get(FactId(identifier)) if kind == "fact" else None
    if identifier not in candidates:
        hint = _near(identifier, candidates, kind)
        yield Found(span, record, field, f"there is no {kind} `{identifier}`", hint)
    elif fact is not None and fact.state is not State.PUBLISHED:
        related = (Related(fact.places.at("state"), "its state is written here"),)
        message = f"the fact `{identifier}` is not published ({fact.state})"
        yield Found(span, record, field, message, "publish it, or cite another", related)


@rule("R103", "circle")
def links_lead_out(case: Case) -> Iterator[Found]:
    """No record leads back to itself: a place is not within itself, a fact does not replace itself.

    Passes:

        # place
        within: bay

    Fails:

        # place
        within: pier
    """
    for group in groups(case.corpus):
        for record in group.values():
            for field in UPWARDS[type(record)]:
                if getattr(record, field) is not None and _returns(record, field, group):
                    message = f"following `{field}` from here leads back here"
                    hint = "one of the records on the way names the wrong one"
                    yield at(record.id, record.places, (field,), message, hint)


def _returns(start: Record, field: str, group: Mapping[str, Record]) -> bool:
    seen: set[str] = {start.id}
    here: str | None = getattr(start, field)
    while here is not None and here not in seen:
        seen.add(here)
        here = getattr(group[here], field) if here in group else None
    return here == start.id


@rule("R104", "unknown-in-figure")
def scopes_belong_to_their_figure(case: Case) -> Iterator[Found]:
    """Populations, definitions and terms are those of the figure, and what is denied is a reading of it.

    Two readings can be compared only if they name what they count in the same words.

    Passes:

        # figure
        populations: {children: all}
        # fact
        scope: {population: children}

    Fails:

        # figure
        populations: {children: all}
        # fact
        scope: {population: pupils}
    """
    for fact in case.corpus.facts.values():
        figure = case.corpus.figure_of(fact)
        if figure is None:
            continue
        if fact.scope is not None and fact.scope.population not in {"", "all", *figure.populations}:
            yield _unknown(fact, ("scope", "population"), fact.scope.population, figure, "population")
        if fact.scope is not None and fact.scope.definition not in {"", *figure.definitions}:
            yield _unknown(fact, ("scope", "definition"), fact.scope.definition, figure, "definition")
        if fact.value is not None and fact.value.word == "says" and fact.value.term not in figure.vocabulary:
            yield _unknown(fact, ("value", "says"), fact.value.term, figure, "term")
        other = case.corpus.facts.get(fact.denies) if fact.denies is not None else None
        if other is not None and other.figure != fact.figure:
            message = f"`{other.id}` answers another figure, so it cannot be denied here"
            place = Related(other.places.key("figure"), "it is no reading of this figure")
            yield at(fact.id, fact.places, ("denies",), message, "name a reading of the same figure", place)
    for figure in case.corpus.figures.values():
        yield from _own(figure)


def _unknown(holder: Fact | Figure, steps: tuple[str, ...], word: str, figure: Figure, kind: str) -> Found:
    candidates = {"population": figure.populations, "definition": figure.definitions, "term": figure.vocabulary}
    hint = _near(word, frozenset(candidates[kind]), kind)
    place = Related(figure.places.at(), "the figure is here")
    return at(holder.id, holder.places, steps, f"`{figure.id}` has no {kind} `{word}`", hint, place)


def _own(figure: Figure) -> Iterator[Found]:
    """The figure's own words: a larger population is another one or `all`, the headline's definition is there."""
    for smaller, larger in figure.populations.items():
        if larger not in {"all", *figure.populations}:
            yield _unknown(figure, ("populations", smaller), larger, figure, "population")
    if figure.headline is not None and figure.headline.definition not in {"", *figure.definitions}:
        yield _unknown(figure, ("headline", "definition"), figure.headline.definition, figure, "definition")


@rule("R105", "form-within-a-line")
def blocks_stand_alone(case: Case) -> Iterator[Found]:
    """`{readings:id}`, `{timeline:topic}` and `{chart:id}` stand on a line of their own.

    They print a table, a list or a picture, and none of these fits into a sentence.

    Passes:

        # page
        Who says what [@ferry-began]:

        {readings:riders}

    Fails:

        # page
        The readings are {readings:riders} [@ferry-began].
    """
    for name, page in case.corpus.pages.items():
        for named in page.names:
            if named.form in _BLOCKS and not named.alone:
                form = f"{{{named.form}:{named.id}}}"
                message = f"`{form}` stands within a line, and it is printed only on a line of its own"
                hint = "give it a line of its own, with nothing before or after it"
                yield Found(named.span, name.removesuffix(".md"), "", message, hint)


@rule("R106", "form-in-heading-or-link")
def forms_stand_in_text(case: Case) -> Iterator[Found]:
    """No `[@fact-id]` and no `{figure:id}` stands in a heading, in a link or in the words of a picture.

    A heading becomes an address, which must not change with a reading, and a link cannot hold another link.

    Passes:

        # page
        ## How many ride

        See [the list](facts/index.md) [@ferry-began].

    Fails:

        # page
        ## How many ride [@ferry-began]

        See [the list [@ferry-began]](facts/index.md).
    """
    for name, page in case.corpus.pages.items():
        for named in page.names:
            if named.within:
                message = f"`{named.id}` is named within {named.within}, where nothing can be printed for it"
                yield Found(named.span, name.removesuffix(".md"), "", message, "name it in the text beside it")


RULES = (
    named_records_exist,
    names_in_prose_exist,
    links_lead_out,
    scopes_belong_to_their_figure,
    blocks_stand_alone,
    forms_stand_in_text,
)
