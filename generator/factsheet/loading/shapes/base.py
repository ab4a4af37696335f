"""What every shape promises, and the reading of a bare scalar."""

from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, TypeVar

from factsheet.documents.nodes import ListNode, Node, Plain, TextNode
from factsheet.loading.reading import Reading, Steps

JsonSchema: TypeAlias = dict[str, Any]
T_co = TypeVar("T_co", covariant=True)


class Shape(Protocol[T_co]):
    """One kind of field."""

    @property
    def says(self) -> str:
        """What an editor writes, in a few words."""
        ...

    def read(self, node: Node, reading: Reading, path: Steps) -> T_co | None:
        """Read a value, or note a mistake and give None."""
        ...

    def write(self, value: Any) -> Plain:
        """Give back what an editor would have written."""
        ...

    def schema(self) -> JsonSchema:
        """Describe it in JSON Schema draft-07."""
        ...


class Saying(Protocol):
    """Whatever can say what an editor writes: a shape, asked only once a mistake is met."""

    @property
    def says(self) -> str:
        """What an editor writes, in a few words."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """Words for what an editor writes, where no shape stands for them."""

    says: str


def scalar(node: Node, reading: Reading, path: Steps, wanted: Saying) -> str | None:
    """Give a scalar's text; a list, a map or nothing at all is a mistake."""
    if type(node) is TextNode and node.text.strip():
        return node.text
    if isinstance(node, TextNode):
        hint = f"write {wanted.says}, or remove the line"
        reading.report("S103", node.place, path, "the value is empty", hint)
        return None
    found = "a list" if isinstance(node, ListNode) else "a map of keys"
    reading.report("S103", node.place, path, f"here stands {found}", f"write {wanted.says}")
    return None
