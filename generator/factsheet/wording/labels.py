"""What a reader sees for the words that editors write: natures, methods, kinds of actor, ways of reading.

English; other languages follow with their own tables.
"""

from factsheet.model.provable import Proof
from factsheet.model.words import Access, ActorKind, Method, Nature

NATURES = {
    Nature.FACT: "Reported fact",
    Nature.CLAIM: "Claim",
    Nature.JUDGEMENT: "Judgement",
    Nature.CAUSE: "Claimed cause",
    Nature.FORECAST: "Forecast",
}
KINDS = {
    ActorKind.UN_BODY: "UN body",
    ActorKind.AGENCY: "News agency",
    ActorKind.NGO: "NGO",
    ActorKind.PERSON: "Person in office",
}
ACCESS = {
    Access.FULL: "read in full",
    Access.EXCERPT: "read in excerpt only",
    Access.UNSEEN: "not read; known only through others",
}
METHODS = {
    Method.COUNT: "a count",
    Method.REGISTRY: "a register",
    Method.OBSERVATION: "seen by the speaker",
    Method.SURVEY: "a survey",
    Method.ESTIMATE: "an estimate",
    Method.MODEL: "a model",
    Method.STATEMENT: "a statement",
}


# What a look at the copy of a source gave, for readers.
PROOFS = {
    Proof.PROVED: "Found in",
    Proof.FAILED: "Not found in",
    Proof.UNPROVED: "Not yet held against",
    Proof.OLD: "Not held against, by today\u2019s rules,",
}


def actor_kind(kind: ActorKind) -> str:
    """Say what sort of body or person an actor is."""
    return KINDS.get(kind, str(kind).replace("-", " ").capitalize())
