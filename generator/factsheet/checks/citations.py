"""C: who says it, where it was read, who carried it."""

from collections.abc import Iterator

from factsheet.checks.rule import Case, Found, at, in_language, rule
from factsheet.model.corpus import nature_of
from factsheet.model.records import Actor
from factsheet.model.words import Access, ActorKind, Nature
from factsheet.problems import Related, Severity


def _names(actor: Actor) -> list[str]:
    wordings = [text for _, text in actor.name.wordings]
    return [name.casefold() for name in (*wordings, actor.acronym) if name]


@rule("C101", "speaker-not-named")
def claims_name_their_speaker(case: Case) -> Iterator[Found]:
    """A statement that is not a plain fact names who says it.

    A claim without its speaker reads as if we said it ourselves. The name or the acronym of the
    speaker stands in the statement; speakers a source leaves unnamed are the editor's to word.

    Passes:

        # fact
        nature: claim
        statement: The Bay Line says that at least 120 people ride on a day.

    Fails:

        # fact
        nature: claim
        statement: At least 120 people ride on a day.
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
                message = f"this is a {nature_of(fact)} of {name}, and the statement does not say so"
                hint = f"begin with `{actor.acronym or name} says …`, or set `nature: fact` if it is beyond dispute"
                yield at(fact.id, fact.places, in_language("statement", language), message, hint)


@rule("C102", "quotation-from-unseen")
def quotations_are_read(case: Case) -> Iterator[Found]:
    """A quotation comes from a source that somebody here has read.

    What is known only through others has words we cannot vouch for: cite the source that was read.

    Passes:

        # source
        access: excerpt
        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "no fewer than 120 people"

    Fails:

        # source
        access: unseen
        accessed: (none)
        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            quote: "no fewer than 120 people"
    """
    for fact in case.corpus.facts.values():
        for n, citation in enumerate(fact.citations):
            source = case.corpus.sources.get(citation.source)
            if citation.quote and source is not None and source.access is Access.UNSEEN:
                message = f"the source `{source.id}` is marked as unseen, yet it is quoted"
                hint = "quote the source that was read, or say in the source how it was read"
                yield at(fact.id, fact.places, ("citations", n, "quote"), message, hint)


@rule("C103", "accessed-but-unseen")
def unseen_sources_were_not_accessed(case: Case) -> Iterator[Found]:
    """A source known only through others has no day on which it was read.

    Passes:

        # source
        access: full

    Fails:

        # source
        access: unseen
    """
    for source in case.corpus.sources.values():
        if source.access is Access.UNSEEN and source.accessed is not None:
            message = "the source is marked as unseen, yet it has a day on which it was read"
            hint = "remove `accessed`, or set `access: full` or `access: excerpt`"
            yield at(source.id, source.places, ("accessed",), message, hint)


@rule("C104", "origin-is-not-speaker", Severity.WARNING)
def chains_end_at_the_speaker(case: Case) -> Iterator[Found]:
    """The last in `via` is the speaker, or the body the speaker speaks for.

    The chain runs from the outlet that was read to the origin. If it ends elsewhere, either a hop is
    missing or somebody else said it.

    Passes:

        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            via: [bay-post, bay-line]

    Fails:

        # fact
        citations:
          - source: post-2030
            at: paragraph 3
            via: [bay-line, bay-post]
    """
    corpus = case.corpus
    for fact in corpus.facts.values():
        speaker = corpus.speaker_of(fact)
        actor = corpus.actors.get(speaker.actor) if speaker is not None and speaker.actor is not None else None
        if actor is None or fact.said_by is None:
            continue
        for n, citation in enumerate(fact.citations):
            last = corpus.actors.get(citation.via[-1]) if citation.via else None
            if last is not None and last.id not in (actor.id, actor.speaks_for) and last.speaks_for != actor.id:
                message = f"the chain ends with `{last.id}`, but `{actor.id}` is said to speak"
                hint = f"add `{actor.id}` at the end, or mend `said_by`"
                place = Related(fact.places.at("said_by"), "the speaker is named here")
                yield at(fact.id, fact.places, ("citations", n, "via", len(citation.via) - 1), message, hint, place)


@rule("C105", "sensitive-and-unread")
def sensitive_facts_are_read_in_full(case: Case) -> Iterator[Found]:
    """A sensitive fact rests on sources read in full, and says what those spoken of answered.

    Passes:

        # fact
        sensitivity: allegation
        reply: The Bay Line was asked and did not answer.

    Fails:

        # fact
        sensitivity: allegation
    """
    for fact in case.corpus.facts.values():
        if fact.sensitivity is None:
            continue
        if not fact.places.has("reply"):
            message = f"the fact is marked as {fact.sensitivity}, and no reply is given"
            hint = "add `reply:` with what those spoken of answered, or that they were asked"
            yield at(fact.id, fact.places, ("sensitivity",), message, hint)
        for n, citation in enumerate(fact.citations):
            source = case.corpus.sources.get(citation.source)
            if source is not None and source.access is not Access.FULL:
                message = f"the fact is marked as {fact.sensitivity}, and `{source.id}` was not read in full"
                place = Related(source.places.at("access"), "how it was read")
                hint = "read it in full, or cite a source that was"
                yield at(fact.id, fact.places, ("citations", n, "source"), message, hint, place)


@rule("C106", "person-without-office")
def persons_have_a_public_role(case: Case) -> Iterator[Found]:
    """A person stands in a dossier only in a public role, and the note says which.

    Whoever speaks for nobody but himself is put in words: `said_by: {unnamed: a resident}`.

    Passes:

        # actor
        kind: person
        note: Harbour master since 2028.

    Fails:

        # actor
        kind: person
    """
    for actor in case.corpus.actors.values():
        if actor.kind is ActorKind.PERSON and not actor.places.has("note"):
            message = "a person needs a public role"
            hint = "add `note:` with the office, or say in the fact `said_by: {unnamed: …}`"
            yield at(actor.id, actor.places, ("kind",), message, hint)


RULES = (
    claims_name_their_speaker,
    quotations_are_read,
    unseen_sources_were_not_accessed,
    chains_end_at_the_speaker,
    sensitive_facts_are_read_in_full,
    persons_have_a_public_role,
)
