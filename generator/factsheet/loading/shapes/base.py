"""What every shape promises, and the reading of a bare scalar."""

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


def scalar(node: Node, reading: Reading, path: Steps, says: str) -> str | None:
    """Give a scalar's text; a list, a map or nothing at all is a mistake."""
    if not isinstance(node, TextNode):
        found = "a list" if isinstance(node, ListNode) else "a map of keys"
        reading.report("S103", node.place, path, f"here stands {found}", f"write {says}")
        return None
    if not node.text.strip():
        reading.report("S103", node.place, path, "the value is empty", f"write {says}, or remove the line")
        return None
    return node.text
