"""An article's text with its mentions in place: spans to a tree, so that nested ones are shown, too."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from itertools import count

from pydantic import BaseModel, Field


class Mention(BaseModel):
    """A stretch ``text[start:end]`` and what it was read as."""

    kind: str
    """claim, unit, official or document."""
    start: int
    end: int
    tip: str
    """The normalised value in a few words."""
    anchor: str
    """Id of the element, where addresses lead to: ``c-<claim id>`` for a claim."""
    link: str | None = None
    """Page about what is mentioned."""
    state: str | None = None
    """Verdict on it, where there is one."""


class Node(BaseModel):
    """A piece of text, or a mention with the nodes in it."""

    text: str = ""
    mention: Mention | None = None
    children: list[Node] = Field(default_factory=list)


def tree(text: str, mentions: Iterable[Mention]) -> list[Node]:
    """The whole text as nodes in order; joined again, their texts are ``text``.

    Of two mentions that cross, the later one is cut where the earlier one ends and goes on after it.
    """
    number = count()
    waiting = [(m.start, -m.end, next(number), m) for m in mentions if 0 <= m.start < m.end <= len(text)]
    heapq.heapify(waiting)
    root = Node()
    open_: list[tuple[int, Node]] = [(len(text), root)]
    at = 0

    def fill(to: int) -> None:
        nonlocal at
        if to > at:
            open_[-1][1].children.append(Node(text=text[at:to]))
            at = to

    def close(to: int) -> None:
        while len(open_) > 1 and open_[-1][0] <= to:
            fill(open_[-1][0])
            open_.pop()

    while waiting:
        start, negative_end, _, mention = heapq.heappop(waiting)
        end = -negative_end
        close(start)
        fill(start)
        limit = open_[-1][0]
        if end > limit:
            rest = mention.model_copy(update={"anchor": f"{mention.anchor}-{limit}"})
            heapq.heappush(waiting, (limit, -end, next(number), rest))
            end = limit
        node = Node(mention=mention)
        open_[-1][1].children.append(node)
        open_.append((end, node))
    close(len(text))
    fill(len(text))
    return root.children
