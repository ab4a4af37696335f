"""Every word an editor can write has one for readers."""

from factsheet.model.words import Access, ActorKind, Method, Nature
from factsheet.wording import labels


def test_no_word_is_without_a_label() -> None:
    assert set(labels.NATURES) == set(Nature)
    assert set(labels.ACCESS) == set(Access)
    assert set(labels.METHODS) == set(Method)


def test_a_kind_of_actor_is_named_in_plain_words() -> None:
    assert labels.actor_kind(ActorKind.UN_BODY) == "UN body"
    assert labels.actor_kind(ActorKind.ARMED_GROUP) == "Armed group"
    assert labels.actor_kind(ActorKind.PERSON) == "Person in office"
