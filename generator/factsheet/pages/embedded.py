"""Embeds: each figure as a small page of its own, for a frame on somebody else's page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from itertools import chain

from factsheet.model.records import Figure
from factsheet.model.relations import Standing
from factsheet.pages import history
from factsheet.pages.comparison import DISPUTED
from factsheet.pages.overview import beside_headline
from factsheet.pages.press import Press, root_of
from factsheet.pages.worded import Reading

STYLE, ICON = "embed/style.css", "embed/icon.svg"
_MOST_SHOWN = 12
# Bytes: a page has 30,000 together with its style, which takes 4,000 at most.
_ROOM = 26_000
# A frame shows no more of a page than fits; here no competing answer may be left to another page.
_ALL_SHOWN = (*DISPUTED, Standing.DIVERGING)


@dataclass(frozen=True, slots=True)
class Embed:
    """One figure as a page: its address in the edition, `embed/killed-2025/`, its title, and the whole document."""

    address: str
    title: str
    printing: Callable[[], str] = field(repr=False, compare=False)

    @property
    def html(self) -> str:
        """Print it."""
        return self.printing()


class _Form(StrEnum):
    """How readings are shown, the roomiest first: the last leaves days, methods and outlets to the figure's page."""

    EACH = "each"
    BY_ANSWER = "by-answer"
    BY_SPEAKER = "by-speaker"


@dataclass(frozen=True, slots=True)
class _Shown:
    """The readings that stand for a figure, what else is said, and how many are left out."""

    headline: tuple[Reading, ...]
    others: tuple[Reading, ...]
    left_out: int

    @property
    def forms(self) -> tuple[_Form, ...]:
        """The forms that so many readings can take."""
        many = len(self.headline) + len(self.others) > _MOST_SHOWN
        return tuple(_Form)[1:] if many else tuple(_Form)


def embeds(press: Press, home: str = "") -> Iterator[Embed]:
    """Give every figure, to be printed one at a time.

    Its links lead to the pages beside it, or to those of the folder at `home`, if it will stand elsewhere.
    """
    for figure in press.views.figures():
        address = f"embed/{figure.id}/"
        root = home or root_of(address)
        yield Embed(address, press.views.plain(figure.title), partial(_html, press, figure, root))


def _html(press: Press, figure: Figure, root: str) -> str:
    """Print a figure in the roomiest form that is small enough; if none is, no answer is left out of the last."""
    shown = _shown(press, figure)
    html = ""
    for form in shown.forms:
        html = _printed(press, figure, root, shown, form)
        if len(html.encode()) <= _ROOM:
            break
    return html


def _shown(press: Press, figure: Figure) -> _Shown:
    views = press.views
    headline, readings = views.headline(figure), views.readings(figure)
    others = tuple(beside_headline(press, figure, readings))
    if figure.vocabulary or views.stand(figure).standing in _ALL_SHOWN:
        return _Shown(headline, others, 0)
    kept, beside = headline[:_MOST_SHOWN], others[: max(0, _MOST_SHOWN - len(headline))]
    return _Shown(kept, beside, len(headline) + len(others) - len(kept) - len(beside))


def _printed(press: Press, figure: Figure, root: str, shown: _Shown, form: _Form) -> str:
    facts = [reading.fact.id for reading in press.views.readings(figure)]
    return press.fragment(
        "embed.html",
        root,
        figure=figure,
        stand=press.views.stand(figure),
        today=press.views.today(figure),
        notices=history.notices(press, facts),
        chronicle=press.dossier.chronicle,
        shown=shown,
        form=form,
        answers=_answers(press, figure, shown, form),
    )


def _answers(press: Press, figure: Figure, shown: _Shown, form: _Form) -> list[tuple[str, str, tuple[str, ...]]]:
    """Group readings that answer the same for the same time: the answer, the rest of it, and each voice once."""
    if form is _Form.EACH:
        return []
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for reading in chain(shown.headline, shown.others):
        rest = f"{_unit(press, figure, reading, form)}, {reading.as_of}"
        groups.setdefault((reading.value, rest), {}).setdefault(_voice(press, reading, form))
    return [(answer, rest, tuple(voices)) for (answer, rest), voices in groups.items()]


def _unit(press: Press, figure: Figure, reading: Reading, form: _Form) -> str:
    """Say what is counted, whom or where a reading means, and how it was counted: ` people (the pier; a count)`."""
    of, unit = press.views.plain(figure.of), press.views.plain(figure.unit)
    counted = f" of {of}" if of else f" {unit}" if unit else ""
    aside = [each for each in (reading.scope, reading.counted if form is _Form.BY_ANSWER else "") if each]
    return (counted if reading.machine else "") + (f" ({'; '.join(aside)})" if aside else "")


def _voice(press: Press, reading: Reading, form: _Form) -> str:
    """Say who says it and when, and in brackets who printed it and what a reader must know."""
    said, aside = "", press.views.badges(reading.fact)
    if form is _Form.BY_ANSWER:
        carried = reading.carrier.text != reading.speaker.text
        said = reading.said or ("" if carried else reading.printed)
        aside = [*([f"{reading.carrier.text}{reading.printed}"] if carried else []), *aside]
    return f"{reading.speaker.text}{said}" + (f" ({'; '.join(aside)})" if aside else "")
