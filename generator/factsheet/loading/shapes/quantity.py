"""Shapes of what is measured: dates, and numbers in their source's wording."""

from dataclasses import dataclass
from decimal import Decimal

from factsheet.documents.nodes import Bare, ListNode, MapNode, Node, Plain, TextNode
from factsheet.loading.reading import Reading, Steps, did_you_mean
from factsheet.loading.shapes.base import JsonSchema, Said, scalar
from factsheet.loading.shapes.word import Choice
from factsheet.model import dates
from factsheet.model.values import SCALES, Amount, NumberFault, VagueWord, Value, ValueWord, parse_amount

_NUMBER = Said("a number")
_TERM = Said("a term of the figure's vocabulary")


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year."""

    says: str = "a date such as 2025-06-25, 2025-06, 2025~ or [2025-05..2025-06-25]"

    def read(self, node: Node, reading: Reading, path: Steps) -> dates.Date | None:
        """Read a date that exists."""
        text = scalar(node, reading, path, self)
        if text is None:
            return None
        try:
            return dates.parse_date(text)
        except dates.DateFault as fault:
            reading.report("S106", node.place, path, str(fault), fault.hint)
            return None

    def write(self, value: dates.Date) -> Plain:
        """Write what the editor wrote."""
        return value.text

    def schema(self) -> JsonSchema:
        """A text; YAML readers may see a bare year as a number. Its grammar is richer than a pattern."""
        return {"type": ["string", "integer"]}


@dataclass(frozen=True, slots=True)
class Measured:
    """A value in the source's own wording: `{at_least: 2680}`."""

    says: str = "a value word with what belongs to it: " + ", ".join(f"`{word}`" for word in ValueWord)

    def read(self, node: Node, reading: Reading, path: Steps) -> Value | None:
        """Read one word and what it goes with."""
        if not isinstance(node, MapNode):
            self._bare(node, reading, path)
            return None
        if len(node.entries) != 1:
            count = "no value word" if not node.entries else f"{len(node.entries)} value words"
            hint = "several numbers are several facts; one speaker's range is `between: [900, 1200]`"
            reading.report("S103", node.place, path, f"here stands {count}; a reading has one", hint)
            return None
        entry = node.entries[0]
        known = [str(word) for word in ValueWord]
        if entry.key.text not in known:
            message = f"`{entry.key.text}` is not a value word"
            reading.report("S104", entry.key.place, path, message, did_you_mean(entry.key.text, known))
            return None
        return _worded(ValueWord(entry.key.text), entry.value, reading, (*path, entry.key.text))

    def _bare(self, node: Node, reading: Reading, path: Steps) -> None:
        text = node.text if isinstance(node, TextNode) else ""
        hint = "write a word and a number, such as `{at_least: 2680}`"
        if text[:1].isdigit():
            hint = f"write `{{exactly: {text}}}`, or the word the source uses"
        elif text in list(VagueWord):
            hint = f"write `{{vague: {text}}}`"
        reading.report("S103", node.place, path, "a value needs the word its source uses", hint)

    def write(self, value: Value) -> Plain:
        """Write the word and what it goes with."""
        word = str(value.word)
        if value.word is ValueWord.BETWEEN:
            return {word: [Bare(amount) for amount in value.amounts]}
        if value.word is ValueWord.ON and value.date is not None:
            return {word: value.date.text}
        return {word: Bare(value.amount) if value.amounts else value.term}

    def schema(self) -> JsonSchema:
        """One word, and what it goes with."""
        number = {"type": ["number", "string"], "pattern": rf"^-?\d+(\.\d+)?( ({'|'.join(SCALES)}))?$"}
        special: dict[ValueWord, JsonSchema] = {
            ValueWord.BETWEEN: {"type": "array", "items": number, "minItems": 2, "maxItems": 2},
            ValueWord.VAGUE: {"enum": [str(word) for word in VagueWord]},
            ValueWord.ON: Date().schema(),
            ValueWord.SAYS: {"type": "string", "minLength": 1},
        }
        return {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {str(word): special.get(word, number) for word in ValueWord},
        }


def _worded(word: ValueWord, node: Node, reading: Reading, path: Steps) -> Value | None:
    """Read what a value word goes with."""
    if word is ValueWord.BETWEEN:
        return _between(node, reading, path)
    if word is ValueWord.ON:
        date = Date().read(node, reading, path)
        return None if date is None else Value(word, date=date)
    if word is ValueWord.VAGUE:
        vague = Choice(VagueWord).read(node, reading, path)
        return None if vague is None else Value(word, term=str(vague))
    if word is ValueWord.SAYS:
        term = scalar(node, reading, path, _TERM)
        return None if term is None else Value(word, term=term)
    amount = read_amount(node, reading, path)
    return None if amount is None else Value(word, (amount,))


def _between(node: Node, reading: Reading, path: Steps) -> Value | None:
    if not isinstance(node, ListNode) or len(node.items) != 2:
        count = len(node.items) if isinstance(node, ListNode) else 0
        found = "one number" if count == 1 else f"{count} numbers" if count else "no list"
        hint = "write the lower and the higher number: `between: [900, 1200]`, without separators"
        reading.report("S103", node.place, path, f"`between` takes two numbers, and here stands {found}", hint)
        return None
    low, high = (read_amount(item, reading, (*path, n)) for n, item in enumerate(node.items))
    if low is None or high is None:
        return None
    if low.exact >= high.exact:
        hint = "the lower number comes first"
        reading.report("S107", node.place, path, f"{low} is not below {high}", hint)
        return None
    return Value(ValueWord.BETWEEN, (low, high))


def read_amount(node: Node, reading: Reading, path: Steps) -> Amount | None:
    """Read one number."""
    text = scalar(node, reading, path, _NUMBER)
    if text is None:
        return None
    try:
        return parse_amount(text)
    except NumberFault as fault:
        reading.report("S107", node.place, path, str(fault), fault.hint)
        return None


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from 0 up."""

    says: str = "a whole number from 0 up"
    most: int = 100_000

    def read(self, node: Node, reading: Reading, path: Steps) -> int | None:
        """Read digits."""
        text = scalar(node, reading, path, self)
        if text is None:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) <= self.most):
            reading.report(
                "S107",
                node.place,
                path,
                f"`{text[:20]}` is not a whole number up to {self.most:,}",
                f"write {self.says}",
            )
            return None
        return int(text)

    def write(self, value: int) -> Plain:
        """Write the digits."""
        return Bare(value)

    def schema(self) -> JsonSchema:
        """A whole number."""
        return {"type": "integer", "minimum": 0, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that is not counted: a tolerance, a degree."""

    low: int
    high: int

    @property
    def says(self) -> str:
        """Its bounds."""
        return f"a number from {self.low} to {self.high}"

    def read(self, node: Node, reading: Reading, path: Steps) -> Decimal | None:
        """Read a number within its bounds."""
        amount = read_amount(node, reading, path)
        if amount is None:
            return None
        if not self.low <= amount.exact <= self.high:
            reading.report("S107", node.place, path, f"{amount} is not {self.says}", f"write {self.says}")
            return None
        return amount.exact

    def write(self, value: Decimal) -> Plain:
        """Write the number."""
        return Bare(f"{value:f}")

    def schema(self) -> JsonSchema:
        """A number within its bounds."""
        return {"type": "number", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class Two:
    """Two numbers, each within its own bounds: a point on the map, the ends of a vague word."""

    first: Number
    second: Number
    says: str
    ascending: bool = False

    def read(self, node: Node, reading: Reading, path: Steps) -> tuple[Decimal, Decimal] | None:
        """Read both."""
        if not isinstance(node, ListNode) or len(node.items) != 2:
            reading.report("S103", node.place, path, f"`{path[-1]}` takes two numbers", f"write {self.says}")
            return None
        first = self.first.read(node.items[0], reading, (*path, 0))
        second = self.second.read(node.items[1], reading, (*path, 1))
        if first is None or second is None:
            return None
        if self.ascending and first >= second:
            message = f"`{path[-1]}` runs backwards: from {first:f} to {second:f}"
            reading.report("S103", node.place, path, message, "write the smaller number first")
            return None
        return first, second

    def write(self, value: tuple[Decimal, Decimal]) -> Plain:
        """Write both."""
        return [self.first.write(value[0]), self.second.write(value[1])]

    def schema(self) -> JsonSchema:
        """Two numbers in order."""
        return {"type": "array", "items": [self.first.schema(), self.second.schema()], "minItems": 2, "maxItems": 2}
