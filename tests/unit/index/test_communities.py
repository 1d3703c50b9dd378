"""Groups: circles that meet among themselves are told apart, whatever the order of the edges."""

import random
from itertools import combinations, pairwise

from meetgen.index.communities import communities

Node = tuple[str, str]
Edges = dict[Node, dict[Node, int]]


def circle(name: str, size: int) -> list[Node]:
    return [("person", f"{name}{number}") for number in range(size)]


def edges_of(*circles: list[Node]) -> Edges:
    """Everybody of a circle with everybody else of it, and one weak edge from each to the next."""
    edges: Edges = {}
    for some in circles:
        for one, other in combinations(some, 2):
            edges.setdefault(one, {})[other] = 4
    for some, following in pairwise(circles):
        edges.setdefault(some[0], {})[following[0]] = 1
    return edges


def test_circles_are_groups_the_largest_first() -> None:
    a, b, c = circle("a", 4), circle("b", 6), circle("c", 4)

    assert communities(edges_of(a, b, c)) == (tuple(b), tuple(a), tuple(c))


def test_the_order_and_direction_of_edges_change_nothing() -> None:
    edges = edges_of(
        *(circle(name, size) for name, size in zip("abcdefgh", range(3, 11), strict=True))
    )
    pairs = [(one, other, weight) for one, more in edges.items() for other, weight in more.items()]
    random.Random(7).shuffle(pairs)  # noqa: S311 - any order will do
    turned: Edges = {}
    for one, other, weight in pairs:
        turned.setdefault(other, {})[one] = weight

    assert communities(turned) == communities(edges)


def test_a_ring_of_circles_is_cut_at_its_weak_edges() -> None:
    circles = [circle(f"c{number:02}-", 5) for number in range(20)]
    edges = edges_of(*circles, circles[0])

    found = communities(edges)

    split = [some for some in circles if not any(set(some) <= set(group) for group in found)]
    assert split == []
    assert 5 < len(found) <= 20


def test_somebody_without_edges_is_a_group_of_one() -> None:
    assert communities({("person", "a"): {}}) == ((("person", "a"),),)
    assert communities({}) == ()
