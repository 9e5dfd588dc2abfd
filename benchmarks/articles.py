"""Any number of different articles, made from the samples (and others) by changing names, figures and dates.

    python -m benchmarks.articles NUMBER OUT.jsonl[.gz|.zst] [MORE...] [--seed N]

MORE are articles to start from besides the samples, as for ``cchc run``. The same arguments give the
same articles. What is made reads like a report, but its arithmetic is not kept: figures for speed and
memory, never for quality.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import BinaryIO, TextIO, cast

import zstandard

from corpus import Article, read
from gazetteer.units import versions
from pipeline.segment import nfc

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "articles"

_FIRST, _LAST = 2014, 2026
_TYPES = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "phường", "xã", "thị trấn")
_SYLLABLE = r"[^\W\d_a-zàáâãèéêìíòóôõùúýăđĩũơưạ-ỹ][^\W\d_]*"
_UNIT = rf"(?P<type>(?i:{'|'.join(_TYPES)}))\s(?P<name>{_SYLLABLE}(?:\s{_SYLLABLE}){{0,3}})"
_SLOT = re.compile(
    rf"(?<!\w){_UNIT}"
    r"|(?<!\d)(?P<day>[0-3]?\d)(?P<dash>[/-]| tháng )(?P<month>[01]?\d)"
    r"(?=[/-](?:19|20)\d\d(?!\d)|(?!\d|[/-]))"
    r"|(?P<least>\d+)/(?P<most>\d+)"
    r"|(?<!\d)(?P<year>20[12]\d)(?!\d)"
    r"|(?P<figure>\d+)"
)


def generate(n: int, seed: int = 0, more: Iterable[str | Path] = ()) -> Iterator[Article]:
    """``n`` different articles, one at a time; ``more`` are inputs to draw from besides the samples."""
    sources = _sources(tuple(str(item) for item in more))
    for number in range(n):
        random = Random(f"{seed}/{number}")
        source, slots = sources[number % len(sources)]
        yield _varied(source, slots, random, f"{seed}-{number:08d}")


def write(articles: Iterable[Article], path: Path) -> None:
    """One JSON object a line, packed as the name of the file says."""
    with _opened(path) as stream:
        for article in articles:
            row = {
                "id": article.id,
                "url": article.url,
                "title": article.title,
                "published": article.published and article.published.isoformat(),
                "text": article.text,
            }
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _opened(path: Path) -> TextIO:
    if path.suffix == ".zst":
        return io.TextIOWrapper(cast(BinaryIO, zstandard.open(path, "wb")), encoding="utf8")
    if path.suffix == ".gz":
        return cast(TextIO, gzip.open(path, "wt", encoding="utf8", compresslevel=3))
    return path.open("w", encoding="utf8")


@cache
def _sources(more: tuple[str, ...]) -> list[tuple[Article, list[re.Match[str]]]]:
    articles = [article for article in read([SAMPLES, *more]) if isinstance(article, Article)]
    articles = [replace(article, text=nfc(article.text)) for article in articles]
    return [(article, list(_SLOT.finditer(article.text))) for article in articles]


@cache
def _names() -> dict[str, list[str]]:
    """Names of units by their type word."""
    names = defaultdict(set)
    for version in versions().values():
        if not version.name[0].isdigit():
            names[version.type].add(version.name)
    return {type_: sorted(found) for type_, found in names.items()}


@dataclass(frozen=True, slots=True)
class _Other:
    """Another value for each of an article's; the same value always gets the same other one."""

    random: Random
    years: int
    chosen: dict[tuple[str, str], str]

    def __call__(self, slot: re.Match[str]) -> str:
        get = slot.groupdict()
        if get["type"]:
            word, name = get["type"], get["name"]
            return f"{word} {self._once(word.lower(), name, self._unit)}"
        if get["day"]:
            day, month = (self._once(kind, get[kind], self._day) for kind in ("day", "month"))
            return f"{day}{get['dash']}{month}"
        if get["least"]:
            least, most = (self._once("figure", get[kind], self._figure) for kind in ("least", "most"))
            return f"{least}/{most}" if len(least) != len(most) or least <= most else f"{most}/{least}"
        if get["year"]:
            return str(min(max(int(get["year"]) + self.years, _FIRST), _LAST))
        return self._once("figure", get["figure"], self._figure)

    def _once(self, kind: str, value: str, other: Callable[[str, str], str]) -> str:
        key = (kind, value)
        if key not in self.chosen:
            self.chosen[key] = other(kind, value)
        return self.chosen[key]

    def _unit(self, kind: str, name: str) -> str:
        names = _names().get(kind)
        return name if not names else self.random.choice(names)

    def _day(self, kind: str, value: str) -> str:
        drawn = str(self.random.randint(1, 12 if kind == "month" else 28))
        return drawn.zfill(len(value)) if value.startswith("0") else drawn

    def _figure(self, kind: str, digits: str) -> str:
        """As many digits; zeros at the end (10.000, 100%) and in front stay."""
        kept = len(digits) - len(digits.rstrip("0"))
        drawn = "".join(
            str(self.random.randint(1, 9)) if digit != "0" else digit
            for digit in digits[: len(digits) - kept]
        )
        return digits if digits == "100" else drawn + "0" * kept


def _varied(source: Article, slots: list[re.Match[str]], random: Random, mark: str) -> Article:
    published = source.published
    years = random.randint(-2, 2)
    if published is not None:
        years = min(max(published.year + years, _FIRST), _LAST) - published.year
        published = date(published.year + years, published.month, min(published.day, 28))
    other = _Other(random, years, {})
    pieces: list[str] = []
    at = 0
    for slot in slots:
        pieces += (source.text[at : slot.start()], other(slot))
        at = slot.end()
    pieces.append(source.text[at:])
    title = source.title and _SLOT.sub(other, source.title)
    return Article(
        id=f"{source.id}-{mark}",
        text="".join(pieces),
        title=title,
        published=published,
        url=f"https://tin.example.vn/{mark}",
        source="tin.example.vn",
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", type=int, metavar="NUMBER")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("more", nargs="*", metavar="MORE")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    write(generate(given.number, given.seed, given.more), given.out)


if __name__ == "__main__":
    main()
