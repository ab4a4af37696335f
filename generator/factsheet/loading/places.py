"""Where the parts of a record stand: found in its nodes only when a mistake asks for it."""

from dataclasses import dataclass

from factsheet.documents.nodes import ListNode, MapNode, Node, Place
from factsheet.loading.reading import Steps
from factsheet.problems import Span


@dataclass(frozen=True, slots=True)
class NodePlaces:
    """Finds the places of a record's parts in the nodes it was read from."""

    path: str
    root: MapNode

    def at(self, *path: str | int) -> Span:
        """Give the place of a value, or of the nearest thing round it that was written."""
        return Span(self.path, *self._walk(path)[0])

    def key(self, *path: str | int) -> Span:
        """Give the place of a key, or of the nearest thing round it that was written."""
        return Span(self.path, *self._walk(path)[1])

    def has(self, *path: str | int) -> bool:
        """Tell whether the editor wrote it, readable or not."""
        node: Node = self.root
        for step in path:
            if isinstance(node, MapNode) and isinstance(step, str) and (entry := node.get(step)) is not None:
                node = entry.value
            elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
                node = node.items[step]
            else:
                return False
        return True

    def written(self, *fields: str) -> tuple[str, ...]:
        """Give those of some fields of the record that the editor wrote, readable or not."""
        keys = {entry.key.text for entry in self.root.entries}
        return tuple(field for field in fields if field in keys)

    def _walk(self, path: Steps) -> tuple[Place, Place]:
        node: Node = self.root
        value = key = _start(node)
        for step in path:
            match node, step:
                case MapNode(), str() if (entry := node.get(step)) is not None:
                    node, key = entry.value, entry.key.place
                case ListNode(items=items), int() if step < len(items):
                    node = items[step]
                    key = node.place
                case _:
                    return value, key
            value = node.place
        return value, key


def _start(node: Node) -> Place:
    """The first key of a record: a missing field is best shown there."""
    if isinstance(node, MapNode) and node.entries:
        return node.entries[0].key.place
    return node.place
