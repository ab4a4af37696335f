"""What the field tables know of a value, for laying it out: the order of its keys, and how its texts are written."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from factsheet.desk.layout.scalars import Kind
from factsheet.loading.fields import SPEAKER, SaidBy
from factsheet.loading.shapes import Date, Flag, Keyed, Many, Measured, Number, Two, Whole
from factsheet.loading.table import Nested, Table
from factsheet.model.values import ValueWord

# Short lists and maps that editors write on one line, beside values and pairs of numbers.
_ON_ONE_LINE = ("figure.headline", "figure.vocabulary")
# Other people's words.
_SPOKEN = "citation.quote"
# What is added sentence by sentence stands below its key from the first one on.
_PROSE = ("fact.note", "comparison.note", "change.note")
# What a value holds; of a number its bounds do not matter here.
_AMOUNT = Number(0, 0)
_PAIR = Many(_AMOUNT)
_IN_VALUES: Mapping[str, object] = {
    **dict.fromkeys(ValueWord, _AMOUNT),
    ValueWord.BETWEEN: _PAIR,
    ValueWord.ON: Date(),
    ValueWord.SAYS: None,
    ValueWord.VAGUE: None,
}


class Manner(NamedTuple):
    """What is known of a value: its shape, and its field as `table.name`."""

    shape: object = None
    name: str = ""


def names(manner: Manner) -> Sequence[str]:
    """Give the keys that a map can have, in order; none where they are the editor's."""
    if isinstance(manner.shape, Measured):
        return tuple(ValueWord)
    table = _table(manner.shape)
    return tuple(table.by_name) if table is not None else ()


def _table(shape: object) -> Table[Any] | None:
    return shape.table if isinstance(shape, Nested) else SPEAKER if isinstance(shape, SaidBy) else None


def within(manner: Manner, key: str) -> Manner:
    """Tell what is known of a value inside another."""
    table = _table(manner.shape)
    if table is not None:
        return Manner(table.by_name[key].shape, f"{table.name}.{key}") if key in table.by_name else Manner()
    match manner.shape:
        case Many(item=item) | Keyed(item=item):
            return Manner(item)
        case Two(first=first):
            return Manner(first)
        case Measured():
            return Manner(_IN_VALUES.get(key))
    return Manner()


def kind_of(manner: Manner) -> Kind:
    """Tell how the texts of a field are written."""
    if isinstance(manner.shape, Number | Whole | Flag):
        return Kind.BARE
    if isinstance(manner.shape, Date) or manner.name == _SPOKEN:
        return Kind.QUOTED
    return Kind.PROSE if manner.name in _PROSE else Kind.TEXT


def is_on_one_line(manner: Manner) -> bool:
    """Tell whether a map or list is written in brackets."""
    return manner.shape is _PAIR or isinstance(manner.shape, Measured | Two) or manner.name in _ON_ONE_LINE
