"""Groups in a network: nodes that have more to do with each other than with all others.

The Louvain method in whole numbers, so that every machine finds the same groups. A library for
graphs would bring forty times as much code, and decides by chance or by fractions.
"""

from collections.abc import Mapping
from typing import TypeVar

SWEEPS = 12  # over all nodes on each level; the first few move nearly all that will move
LEVELS = 6

Node = TypeVar("Node", bound="tuple[str, str]")

Graph = list[dict[int, int]]  # of each node: its neighbours, and itself with twice its inner weight


def communities(edges: Mapping[Node, Mapping[Node, int]]) -> tuple[tuple[Node, ...], ...]:
    """Every node in one group, the largest group first; nodes of a group are sorted.

    `edges` may name an edge from one of its ends or from both, then with the same weight. Groups
    of one size come in the order of their first nodes.
    """
    nodes = sorted({*edges, *(other for others in edges.values() for other in others)})
    places = {node: at for at, node in enumerate(nodes)}
    graph: Graph = [{} for _ in nodes]
    for node, others in edges.items():
        for other, weight in others.items():
            if node != other and weight > 0:
                graph[places[node]][places[other]] = weight
                graph[places[other]][places[node]] = weight
    groups: dict[int, list[Node]] = {}
    for node, group in zip(nodes, _levels(graph), strict=True):
        groups.setdefault(group, []).append(node)
    return tuple(
        tuple(group) for group in sorted(groups.values(), key=lambda one: (-len(one), one[0]))
    )


def _levels(graph: Graph) -> list[int]:
    """The group of each node: groups are found, then groups of groups, until none is better."""
    group_of = list(range(len(graph)))
    for _ in range(LEVELS):
        moved = _moved(graph)
        numbers = {label: number for number, label in enumerate(dict.fromkeys(moved))}
        moved = [numbers[label] for label in moved]
        if len(numbers) == len(graph):
            break
        group_of = [moved[group] for group in group_of]
        graph = _merged(graph, moved, len(numbers))
    return group_of


def _moved(graph: Graph) -> list[int]:
    """A label for each node, once no node gains by another one's."""
    degrees = [sum(others.values()) for others in graph]
    whole = sum(degrees)
    labels = list(range(len(graph)))
    totals = list(degrees)  # of the degrees of each label's nodes
    for _ in range(SWEEPS):
        has_changed = False
        for node, others in enumerate(graph):
            own, degree = labels[node], degrees[node]
            totals[own] -= degree
            shared: dict[int, int] = {own: 0}
            for other, weight in others.items():
                if other != node:
                    shared[labels[other]] = shared.get(labels[other], 0) + weight
            best = max(
                shared,
                key=lambda label: (
                    shared[label] * whole - totals[label] * degree,
                    label == own,
                    -label,
                ),
            )
            totals[best] += degree
            labels[node] = best
            has_changed |= best != own
        if not has_changed:
            break
    return labels


def _merged(graph: Graph, labels: list[int], count: int) -> Graph:
    """The graph of the groups, each with itself for what is inside."""
    merged: Graph = [{} for _ in range(count)]
    for node, others in enumerate(graph):
        mine = merged[labels[node]]
        for other, weight in others.items():
            mine[labels[other]] = mine.get(labels[other], 0) + weight
    return merged
