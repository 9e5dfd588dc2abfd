"""Spans to nested elements."""

from hypothesis import given
from hypothesis import strategies as st

from desk.text import Mention, Node, tree


def flat(nodes: list[Node]) -> str:
    return "".join(node.text + flat(node.children) for node in nodes)


def marked(nodes: list[Node]) -> str:
    return "".join(
        node.text if node.mention is None else f"[{node.mention.anchor} {marked(node.children)}]"
        for node in nodes
    )


def mention(anchor: str, start: int, end: int) -> Mention:
    return Mention(kind="unit", start=start, end=end, tip="", anchor=anchor)


def test_nested_mentions_stay_nested():
    nodes = tree("UBND xã Hòa An họp", [mention("a", 5, 14), mention("b", 0, 14)])
    assert marked(nodes) == "[b UBND [a xã Hòa An]] họp"


def test_crossing_mentions_are_cut_where_the_first_ends():
    assert marked(tree("abcdef", [mention("a", 0, 4), mention("b", 2, 6)])) == "[a ab[b cd]][b-4 ef]"


def test_what_lies_outside_the_text_is_left_out():
    assert marked(tree("abc", [mention("a", 2, 9), mention("b", 1, 1)])) == "abc"


@given(st.data())
def test_no_character_is_lost_and_every_mention_keeps_its_characters(data):
    text = data.draw(st.text(max_size=30))
    bound = st.integers(0, len(text))
    mentions = [
        mention(str(n), *sorted(pair))
        for n, pair in enumerate(data.draw(st.lists(st.tuples(bound, bound), max_size=6)))
    ]
    nodes = tree(text, mentions)
    assert flat(nodes) == text
    held = {m.anchor: "" for m in mentions if m.start < m.end}

    def walk(inner: list[Node]) -> None:
        for node in inner:
            if node.mention is not None:
                held[node.mention.anchor.partition("-")[0]] += flat(node.children)
            walk(node.children)

    walk(nodes)
    assert held == {m.anchor: text[m.start : m.end] for m in mentions if m.start < m.end}
