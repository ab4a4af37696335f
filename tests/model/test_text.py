"""Texts in several languages."""

from factsheet.model.text import Text, Wording

BOTH = Text((("en", "ferry"), ("fr", "bac")))


def test_the_language_asked_for_is_given() -> None:
    assert BOTH.in_language("fr", "en") == Wording("bac", "fr")


def test_a_missing_language_falls_back_to_the_default_and_says_so() -> None:
    assert BOTH.in_language("es", "en") == Wording("ferry", "en", fallback=True)


def test_a_plain_text_is_in_the_default_language() -> None:
    assert Text.plain("ferry").in_language("en", "en") == Wording("ferry", "en")
    assert Text.plain("ferry").in_language("fr", "en") == Wording("ferry", "en", fallback=True)


def test_a_text_without_the_default_gives_what_there_is() -> None:
    assert Text((("ht", "bato"),)).in_language("fr", "en") == Wording("bato", "ht", fallback=True)
