"""Text a reader sees: one wording, or one for each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """A text and the language it stands in; `fallback` if that is not the one asked for."""

    text: str
    language: str
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """The wordings of one text; a single one without a language is in the sheet's default."""

    wordings: tuple[tuple[str, str], ...]

    @classmethod
    def plain(cls, text: str) -> "Text":
        """A text written in the sheet's default language."""
        return cls((("", text),))

    def in_language(self, language: str, default: str) -> Wording:
        """Give the wording of a language, or the default's, or the first there is."""
        if len(self.wordings) == 1 and self.wordings[0][0] in ("", language) and language == default:
            return Wording(self.wordings[0][1], language)
        by_language = {key or default: text for key, text in self.wordings}
        for wanted in (language, default):
            if wanted in by_language:
                return Wording(by_language[wanted], wanted, wanted != language)
        first, text = next(iter(by_language.items()))
        return Wording(text, first, fallback=True)
