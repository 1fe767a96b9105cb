# pattern: consistent-hash
# prefix: sdConsistentHash
# description: Consistent hash ring, immutable: a new node takes over about a fair share of the keys, no other key moves
# placeholders: HashRing, points_per_node, node_for
# --- imports ---
from bisect import bisect_right
from collections.abc import Iterable
from hashlib import blake2b


# --- snippet ---
def stable_hash(text: str) -> int:
    """Equal in all processes and versions, in contrast to hash()."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


class HashRing:
    """Does not change, so threads may share it: make a new one when a node comes or
    goes, and put it in the place of the old one. Names of nodes must last: a node with
    another name is another node. More points a node spread the keys more evenly."""

    def __init__(self, nodes: Iterable[str], points_per_node: int = 160) -> None:
        self.nodes = frozenset(nodes)
        if not self.nodes or points_per_node < 1:
            raise ValueError("a ring needs a node, and each node a point")
        self._points_per_node = points_per_node
        ring = sorted(
            (stable_hash(f"{node}#{number}"), node)
            for node in self.nodes
            for number in range(points_per_node)
        )
        self._points = [point for point, _ in ring]
        self._owners = [node for _, node in ring]

    def node_for(self, key: str) -> str:
        """The owner of the first point behind that of the key, around the ring."""
        index = bisect_right(self._points, stable_hash(key))
        return self._owners[index % len(self._owners)]

    def with_node(self, node: str) -> "HashRing":
        return HashRing(self.nodes | {node}, self._points_per_node)

    def without_node(self, node: str) -> "HashRing":
        return HashRing(self.nodes - {node}, self._points_per_node)


# --- demonstration ---
from collections import Counter


def demonstrate() -> None:
    keys = [f"boat {number}" for number in range(10_000)]
    four = HashRing(["north", "east", "south", "west"])
    before = {key: four.node_for(key) for key in keys}

    # Every process sees the same, whatever the order of the nodes.
    again = HashRing(["west", "south", "east", "north", "north"])
    assert all(again.node_for(key) == before[key] for key in keys[:1_000])
    assert stable_hash("boat 1") == 0xC557CFD735A53485

    # Each node has about its share.
    for count in Counter(before.values()).values():
        assert 0.75 * 2_500 < count < 1.25 * 2_500

    # A new node takes over about K/N keys; no key moves between the old ones.
    five = four.with_node("harbour")
    moved = [key for key in keys if five.node_for(key) != before[key]]
    assert all(five.node_for(key) == "harbour" for key in moved)
    assert 0.75 * 2_000 < len(moved) < 1.25 * 2_000
    assert four.nodes == {"north", "east", "south", "west"}

    # It takes from all of them.
    assert len({before[key] for key in moved}) == 4

    # When it leaves, all is as before; when another leaves, only its keys move.
    back = five.without_node("harbour")
    assert all(back.node_for(key) == before[key] for key in keys)
    three = four.without_node("south")
    for key in keys:
        assert (three.node_for(key) != before[key]) == (before[key] == "south")

    # A key behind the last point belongs to the first.
    alone = HashRing(["only"], points_per_node=1)
    assert {alone.node_for(key) for key in keys[:100]} == {"only"}
    try:
        alone.without_node("only")
    except ValueError:
        pass
    else:
        raise AssertionError("ValueError expected")


demonstrate()
