"""C and Q: who says it, where it was read, and how little of it is quoted."""

from collections.abc import Iterator

from factsheet.checks.rule import Case, Found, rule
from factsheet.model.corpus import nature_of
from factsheet.model.records import Access, Actor, Nature

LONGEST_QUOTATION = 12  # words; a dossier's policy will be able to set it lower


def _names(actor: Actor) -> list[str]:
    wordings = [text for _, text in actor.name.wordings]
    return [name.casefold() for name in (*wordings, actor.acronym) if name]


@rule("C101", "speaker-not-named")
def claims_name_their_speaker(case: Case) -> Iterator[Found]:
    """A statement that is not a plain fact names who says it.

    A claim without its speaker reads as if we said it ourselves. The name or the acronym of the
    speaker stands in the statement; speakers a source leaves unnamed are the editor's to word.

    Passes: `EFE reports the airport shut since November.` said by `efe`.

    Fails: `The airport has been shut since November.`
    """
    corpus = case.corpus
    for fact in corpus.facts.values():
        speaker = corpus.speaker_of(fact)
        if nature_of(fact) is Nature.FACT or speaker is None or speaker.actor is None:
            continue
        actor = corpus.actors.get(speaker.actor)
        if actor is None:
            continue
        for language, text in fact.statement.wordings:
            if not any(name in text.casefold() for name in _names(actor)):
                name = actor.name.wordings[0][1]
                yield Found(
                    span=fact.places.at("statement", *([language] if language else [])),
                    record=fact.id,
                    field="statement",
                    message=f"this is a {nature_of(fact)} of {name}, and the statement does not say so",
                    hint=f"begin with `{actor.acronym or name} says …`, or set `nature: fact` if it is beyond dispute",
                )


@rule("C102", "quotation-from-unseen")
def quotations_are_read(case: Case) -> Iterator[Found]:
    """A quotation comes from a source that somebody here has read.

    What is known only through others has words we cannot vouch for: cite the source that was read.

    Passes: a `quote` from a source with `access: full` or `access: excerpt`.

    Fails: a `quote` from a source with `access: unseen`.
    """
    for fact in case.corpus.facts.values():
        for n, citation in enumerate(fact.citations):
            source = case.corpus.sources.get(citation.source)
            if citation.quote and source is not None and source.access is Access.UNSEEN:
                yield Found(
                    span=fact.places.at("citations", n, "quote"),
                    record=fact.id,
                    field=f"citations.{n + 1}.quote",
                    message=f"the source `{source.id}` is marked as unseen, yet it is quoted",
                    hint="quote the source that was read, or say in the source how it was read",
                )


@rule("C103", "accessed-but-unseen")
def unseen_sources_were_not_accessed(case: Case) -> Iterator[Found]:
    """A source known only through others has no day on which it was read.

    Passes: `access: unseen` without `accessed`.

    Fails: `access: unseen` with `accessed: "2025-06-25"`.
    """
    for source in case.corpus.sources.values():
        if source.access is Access.UNSEEN and source.accessed is not None:
            yield Found(
                span=source.places.at("accessed"),
                record=source.id,
                field="accessed",
                message="the source is marked as unseen, yet it has a day on which it was read",
                hint="remove `accessed`, or set `access: full` or `access: excerpt`",
            )


@rule("Q101", "long-quotation")
def quotations_are_short(case: Case) -> Iterator[Found]:
    """A quotation has at most twelve words.

    The words belong to somebody else; a few are enough to find the place again.

    Passes: `quote: "at least 2,680 people were killed"`.

    Fails: a quotation of a whole sentence.
    """
    for fact in case.corpus.facts.values():
        for n, citation in enumerate(fact.citations):
            words = len(citation.quote.split())
            if words > LONGEST_QUOTATION:
                yield Found(
                    span=fact.places.at("citations", n, "quote"),
                    record=fact.id,
                    field=f"citations.{n + 1}.quote",
                    message=f"the quotation has {words} words; at most {LONGEST_QUOTATION} are allowed",
                    hint="keep the words that carry the value, and say the rest in your own",
                )


RULES = (
    claims_name_their_speaker,
    quotations_are_read,
    unseen_sources_were_not_accessed,
    quotations_are_short,
)
