"""L: what statements and prose say beside the value: numbers, causes, languages, marks."""

import re
from collections.abc import Iterator
from dataclasses import fields as dataclass_fields

from factsheet.checks.names import Record, records
from factsheet.checks.rule import Case, Found, at, in_language, rule
from factsheet.checks.stated import says, stated_numbers
from factsheet.documents.prose import CITATION
from factsheet.model.records import Actor, Change, Fact, Figure, Place, Sheet, Source
from factsheet.model.text import Text
from factsheet.problems import Severity, Span

# Days and years are numbers too, but not the value: `25 June 2025`, `June 25, 2025`, `2025`.
_DATE = re.compile(r"\b\d{1,2}\.? [^\W\d_]+,? \d{4}\b|\b[^\W\d_]+ \d{1,2}, \d{4}\b|\b(?:1[89]|20)\d\d\b")
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])[.!?][\"\u201d\u2019)]*\s+(?=[A-ZÀ-Þ])")
_MARKS = re.compile(r"</?[a-zA-Z][^>]*>|!\[")
_NUMBER = re.compile(r"\d")
# A number that belongs to a name: CC BY 4.0, UTF-8, ISO 8601.
_NAMED_NUMBER = re.compile(r"\b[A-Z]{2,}(?:[ -][A-Z]+)*[ -]\d+(?:\.\d+)*")


@rule("L101", "number-not-the-value", Severity.WARNING)
def statements_say_the_value(case: Case) -> Iterator[Found]:
    """The numbers in a statement are those of its value; dates apart.

    Passes:

        # fact
        statement: The Bay Line says that at least 120 people ride on a day in April 2030.

    Fails:

        # fact
        statement: The Bay Line says that at least 210 people ride on a day in April 2030.
    """
    for fact in case.corpus.facts.values():
        if fact.value is None or not fact.value.amounts:
            continue
        for language, text in fact.statement.wordings:
            # A value may look like a year, so it is looked for before dates are taken out.
            if not any(says(text, amount) for amount in fact.value.amounts) and stated_numbers(_DATE.sub(" ", text)):
                message = f"the value is {fact.value.amount}, and the statement gives another number"
                steps = in_language("statement", language)
                yield at(fact.id, fact.places, steps, message, "one of the two has a slip")


@rule("L102", "uncited-sentence", Severity.WARNING)
def sentences_of_the_summary_are_cited(case: Case) -> Iterator[Found]:
    """Every sentence of the summary cites a fact.

    Passes:

        # sheet
        summary: The ferry sails [@ferry-began]. It is full [@riders-line].

    Fails:

        # sheet
        summary: The ferry sails [@ferry-began]. It is full.
    """
    sheet = case.corpus.sheet
    if sheet is None:
        return
    for language, text in sheet.summary.text.wordings:
        steps = in_language("summary", language)
        for sentence in sentences(text):
            if not CITATION.search(sentence):
                message = f"no fact is cited for `{sentence[:60].strip()}`"
                yield at("sheet", sheet.places, steps, message, "add `[@fact-id]` to the sentence")


def sentences(text: str) -> list[str]:
    """Cut a text where a sentence ends."""
    return [part for part in _SENTENCE_END.split(" ".join(text.split())) if part.strip()]


@rule("L103", "cause-added", Severity.WARNING)
def causes_are_the_sources(case: Case) -> Iterator[Found]:
    """A statement says `killed by` only if the quotation does.

    Who killed is an assertion of its own; a source that says `were killed` does not make it.

    Passes:

        # fact
        statement: At least 120 people were killed, the Bay Line says.
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "120 people were killed"

    Fails:

        # fact
        statement: At least 120 people were killed by storms, the Bay Line says.
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "120 people were killed"
    """
    for fact in case.corpus.facts.values():
        quotes = [citation.quote.casefold() for citation in fact.citations if citation.quote]
        for language, text in fact.statement.wordings:
            if quotes and "killed by" in text.casefold() and not any("killed by" in quote for quote in quotes):
                message = "the statement says `killed by`, and no quotation does"
                hint = "say `were killed`, or quote the words that name who did it"
                steps = in_language("statement", language)
                yield at(fact.id, fact.places, steps, message, hint)


@rule("L104", "unlisted-language")
def languages_are_listed(case: Case) -> Iterator[Found]:
    """Texts stand in the languages of the sheet.

    A translation into a language the site does not have is read by nobody.

    Passes:

        # sheet
        languages: [en, fr]
        # figure
        title: {en: Riders, fr: Passagers}

    Fails:

        # figure
        title: {en: Riders, fr: Passagers}
    """
    sheet = case.corpus.sheet
    if sheet is None:
        return
    everything: list[Record | Sheet] = [sheet, *records(case.corpus)]
    for record in everything:
        identifier = "sheet" if isinstance(record, Sheet) else record.id
        for name, text in _texts(record):
            for language, _ in text.wordings:
                if language and language not in sheet.languages:
                    message = f"`{language}` is not a language of this sheet"
                    hint = f"add it to `languages` in sheet.yml, or remove the text ({', '.join(sheet.languages)})"
                    yield at(identifier, record.places, (name, language), message, hint)


# The fields of each kind of record that are texts.
_TEXTS: dict[type, tuple[str, ...]] = {
    kind: tuple(each.name for each in dataclass_fields(kind) if "Text" in str(each.type))
    for kind in (Sheet, Source, Actor, Place, Figure, Fact, Change)
}


def _texts(record: Record | Sheet) -> Iterator[tuple[str, Text]]:
    """Give the texts that are fields of a record themselves."""
    for name in _TEXTS[type(record)]:
        value = getattr(record, name)
        if isinstance(value, Text):
            yield name, value


@rule("L105", "several-sentences", Severity.WARNING)
def statements_are_one_sentence(case: Case) -> Iterator[Found]:
    """A statement is one sentence: one assertion, with one speaker and one place in a source.

    Passes:

        # fact
        statement: The Bay Line says that at least 120 people ride on a day.

    Fails:

        # fact
        statement: The Bay Line says that at least 120 people ride. It is full.
    """
    for fact in case.corpus.facts.values():
        for language, text in fact.statement.wordings:
            if len(sentences(text)) > 1:
                steps = in_language("statement", language)
                message = "the statement has more than one sentence"
                yield at(fact.id, fact.places, steps, message, "several assertions are several facts")


@rule("L106", "marks-in-statement", Severity.WARNING)
def statements_have_no_html(case: Case) -> Iterator[Found]:
    """A statement may be emphasised and linked; HTML and pictures in it are shown as text.

    Passes:

        # fact
        statement: The Bay Line says that *at least* 120 people ride on a day.

    Fails:

        # fact
        statement: The Bay Line says that <b>at least</b> 120 people ride on a day.
    """
    for fact in case.corpus.facts.values():
        for language, text in fact.statement.wordings:
            if (mark := _MARKS.search(text)) is not None:
                steps = in_language("statement", language)
                message = f"`{mark[0]}` is shown to readers as it stands here"
                yield at(
                    fact.id, fact.places, steps, message, "use Markdown: *emphasis*, **strong**, [a link](https://…)"
                )


@rule("L107", "unattributed-number", Severity.WARNING)
def numbers_in_prose_are_attributed(case: Case) -> Iterator[Found]:
    """A paragraph of prose that gives a number cites the fact it comes from.

    Passes:

        # page
        The ferry carries 120 people [@riders-line].

    Fails:

        # page
        The ferry carries 120 people.
    """
    for name, page in case.corpus.pages.items():
        cited = {named.span.line for named in page.names}
        for first, last, text in _paragraphs(page.text):
            if _NUMBER.search(_NAMED_NUMBER.sub(" ", _DATE.sub(" ", text))) and not cited & set(range(first, last + 1)):
                message = "this paragraph gives a number and cites no fact"
                hint = "add `[@fact-id]`, or `{figure:id}` in place of the number"
                yield Found(Span(page.path, first, 1, first, 2), name.removesuffix(".md"), "", message, hint)


def _paragraphs(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the running text of a page, paragraph by paragraph: no headings, lists' marks, code, tables or head."""
    lines = text.split("\n")
    start, block = 1, list[str]()
    fenced = head = bool(lines and lines[0].strip() == "---")
    for number, line in enumerate([*lines, ""], start=1):
        bare = line.strip()
        if bare.startswith(("```", "~~~")) or (head and number > 1 and bare == "---"):
            fenced, head = not fenced, False
            bare = ""
        elif number == 1 and head:
            bare = ""
        code = not block and line.startswith("    ")
        if bare and not fenced and not code and not bare.startswith(("#", "|", "[^")):
            start = start if block else number
            block.append(re.sub(r"^(\d+\.|[-*+>])\s+|\[\^\d+\]|`[^`]*`|\]\([^)]*\)", " ", bare))
        elif block:
            yield start, number - 1, " ".join(block)
            block = []


RULES = (
    statements_say_the_value,
    sentences_of_the_summary_are_cited,
    causes_are_the_sources,
    languages_are_listed,
    statements_are_one_sentence,
    statements_have_no_html,
    numbers_in_prose_are_attributed,
)
