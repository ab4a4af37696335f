"""Shapes of what is measured: dates, and numbers in their source's wording."""

from dataclasses import dataclass

from factsheet.documents.nodes import Bare, MapNode, Node, Plain, TextNode
from factsheet.loading.reading import Reading, Steps, did_you_mean
from factsheet.loading.shapes.base import JsonSchema, scalar
from factsheet.model.dates import DateFault, PlainDate, parse_date
from factsheet.model.values import SCALES, Amount, NumberFault, Value, ValueWord, parse_amount


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year."""

    says: str = "a date: 2025-06-25, 2025-06 or 2025"

    def read(self, node: Node, reading: Reading, path: Steps) -> PlainDate | None:
        """Read a date that exists."""
        text = scalar(node, reading, path, self.says)
        if text is None:
            return None
        try:
            return parse_date(text)
        except DateFault as fault:
            reading.report(
                "S106",
                node.place,
                path,
                str(fault),
                "write a day as 2025-06-25, a month as 2025-06, a year as 2025",
            )
            return None

    def write(self, value: PlainDate) -> Plain:
        """Write what the editor wrote."""
        return value.text

    def schema(self) -> JsonSchema:
        """The written form; YAML readers may see a bare year as a number."""
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


@dataclass(frozen=True, slots=True)
class Measured:
    """A number in the source's own wording: `{at_least: 2680}`."""

    says: str = "a value such as `at_least: 2680`: " + ", ".join(f"`{word}`" for word in ValueWord)

    def read(self, node: Node, reading: Reading, path: Steps) -> Value | None:
        """Read one word and its number."""
        if not isinstance(node, MapNode):
            self._bare(node, reading, path)
            return None
        if len(node.entries) != 1:
            count = "no value word" if not node.entries else f"{len(node.entries)} value words"
            reading.report(
                "S103",
                node.place,
                path,
                f"here stand {count}; a reading has one",
                "several numbers are several facts",
            )
            return None
        entry = node.entries[0]
        known = [str(word) for word in ValueWord]
        if entry.key.text not in known:
            reading.report(
                "S104",
                entry.key.place,
                path,
                f"`{entry.key.text}` is not a value word",
                did_you_mean(entry.key.text, known),
            )
            return None
        amount = _amount(entry.value, reading, (*path, entry.key.text))
        return None if amount is None else Value(ValueWord(entry.key.text), amount)

    def _bare(self, node: Node, reading: Reading, path: Steps) -> None:
        text = node.text if isinstance(node, TextNode) else ""
        hint = (
            f"write `{{exactly: {text}}}`, or the word the source uses"
            if text[:1].isdigit()
            else "write a word and a number, such as `{at_least: 2680}`"
        )
        reading.report("S103", node.place, path, "a value needs the word its source uses", hint)

    def write(self, value: Value) -> Plain:
        """Write the word and the number with its scale."""
        return {str(value.word): Bare(value.amount)}

    def schema(self) -> JsonSchema:
        """One word, one number."""
        number = {"type": ["number", "string"], "pattern": rf"^-?\d+(\.\d+)?( ({'|'.join(SCALES)}))?$"}
        return {
            "type": "object",
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
            "properties": {str(word): number for word in ValueWord},
        }


def _amount(node: Node, reading: Reading, path: Steps) -> Amount | None:
    text = scalar(node, reading, path, "a number")
    if text is None:
        return None
    try:
        return parse_amount(text)
    except NumberFault as fault:
        reading.report("S107", node.place, path, str(fault), fault.hint)
        return None
