"""Parts added up and set against their total."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from pipeline.check.figures import Figure
from pipeline.check.finding import Finding, Kind, Party, Verdict
from pipeline.check.intervals import Interval, Reported, exact
from pipeline.check.wording import number, places, shown


def added(parts: Sequence[Figure]) -> Reported:
    """What the sum of ``parts`` may stand for."""
    printed = rounded = Interval(Fraction(0), Fraction(0))
    for part in parts:
        printed, rounded = printed + part.stated.printed, rounded + part.stated.rounded
    return Reported(printed, rounded)


def size(parts: Sequence[Figure]) -> Fraction:
    """The sum of ``parts`` as printed."""
    return sum((Fraction(part.value) for part in parts if part.value is not None), Fraction(0))


def first_that_add_up(total: Figure, parts: Sequence[Figure]) -> int:
    """How many of the first parts, two at least, are ``total`` as printed; the most there are, else 0."""
    found, sum_ = 0, Interval(Fraction(0), Fraction(0))
    for count, part in enumerate(parts, 1):
        sum_ += part.stated.printed
        if count > 1 and total.stated.printed.meets(sum_):
            found = count
    return found


def comes_out(total: Figure | int, parts: Sequence[Figure]) -> Verdict:
    """Whether ``parts`` add up to ``total``.

    A round number in place of the exact one is one that is rounder than those beside it: the total, or
    every part.
    """
    whole, sum_ = exact(total) if isinstance(total, int) else total.stated, added(parts)
    if whole.printed.meets(sum_.printed):
        return Verdict.consistent
    round_parts = all(part.stated.rounded != part.stated.printed for part in parts)
    if whole.rounded.meets(sum_.rounded if round_parts else sum_.printed):
        return Verdict.rounding
    return Verdict.inconsistent


def finding(total: Figure | int, parts: Sequence[Figure]) -> Finding:
    """What the sum of ``parts`` says of ``total``: a figure, or 100 for percentages of one whole."""
    verdict = comes_out(total, parts)
    last = parts[-1]
    unit = {"percent": "%", "score": " điểm"}.get(last.kind, f" {last.unit}" if last.unit else "")
    sign = "%" if last.kind == "percent" else ""
    terms = " + ".join(shown(part) + sign for part in parts)
    decimals = max(places(part) for part in parts)
    sum_ = number(size(parts), decimals)
    stated = number(total) if isinstance(total, int) else shown(total)
    parties = [Party(part, "part") for part in parts]
    if not isinstance(total, int):
        parties.insert(0, Party(total, "total"))
    named = "đúng bằng 100%" if isinstance(total, int) else "đúng bằng tổng số bài viết nêu"
    if verdict == Verdict.consistent and size(parts) != (total if isinstance(total, int) else total.value):
        named = f"phù hợp với {stated}%" if isinstance(total, int) else f"phù hợp với tổng số {stated}"
    elif verdict != Verdict.consistent:
        must = "tổng phải là" if isinstance(total, int) else "bài viết ghi tổng số là"
        named = f"{must} {stated}{sign}" + (", chênh lệch do làm tròn" if verdict == Verdict.rounding else "")
    compared = {
        Verdict.consistent: "",
        Verdict.rounding: f" ≈ {stated}",
        Verdict.inconsistent: f" ≠ {stated}",
    }
    found = Finding(
        Kind.sum,
        verdict,
        f"{terms} = {sum_}{unit}, {named}.",
        tuple(parties),
        f"{terms} = {sum_}{sign}{compared[verdict]}" + (sign if compared[verdict] else ""),
    )
    if verdict != Verdict.inconsistent or not found.doubtful:
        return found
    return Finding(
        Kind.sum,
        Verdict.uncheckable,
        f"{terms} = {sum_}{unit}, khác với {stated}{sign}, nhưng chưa chắc là các phần của một tổng số.",
        found.parties,
        found.computation,
    )
