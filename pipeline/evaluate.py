"""Extractions against gold: what was found, missed and made up, kind by kind and article by article.

What counts as right:

quantity
    a claim whose span overlaps the gold quote and whose kind, value, high and denominator are equal
claim
    a right quantity whose comparator, indicator, subject, period and status are right as well
units
    the article's set of (level, name without type word); the province too where gold gives it
officials
    the article's set of names; ``titles`` is the share of those found that have all gold titles
documents
    the article's set of (number, symbol); ``dates`` is the share of those found that have the gold date
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

Record = Mapping[str, Any]
"""A gold file, an object of the record contract, or one of the objects in either."""

_K = TypeVar("_K")

KINDS = ("quantity", "claim", "units", "officials", "documents")
FIELDS = ("cmp", "indicator", "subject", "period", "status", "unit")
_DECISIVE = ("cmp", "indicator", "subject", "period", "status")
"""Fields that a claim must have right; the unit is measured but not asked for."""

_TYPE_WORD = re.compile(
    r"^(thành phố|thị xã|thị trấn|đặc khu|tỉnh|quận|huyện|phường|xã|tp\.?|tx\.?|tt\.?)\s+", re.I
)
_OLD_TONES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_OLD_TONE = re.compile("|".join(_OLD_TONES))
_ALIASES = {
    "hcm": "hồ chí minh",
    "tphcm": "hồ chí minh",
    "tp hcm": "hồ chí minh",
    "thừa thiên - huế": "thừa thiên huế",
}


def normal(text: str | None) -> str:
    """What spellings of one thing share: lower case, NFC, one tone-mark style and dash, single blanks."""
    folded = unicodedata.normalize("NFC", text or "").lower()
    folded = _OLD_TONE.sub(lambda match: _OLD_TONES[match.group()], folded)
    folded = re.sub(r"[–—-]", "-", folded)
    return re.sub(r"\s+", " ", folded).strip(" .,;:")


def _place(text: str | None) -> str:
    """A unit's name without its type word."""
    name = _TYPE_WORD.sub("", normal(text)).replace(".", "")
    return _ALIASES.get(name, name)


def same_subject(gold: str | None, found: str | None) -> bool:
    """Equal, or one of several that share the figure; a province that one side leaves out is forgiven."""
    if not gold or not found:
        return not gold and not found
    for one in gold.split(";"):
        for other in found.split(";"):
            a = [_place(piece) for piece in one.split(",")]
            b = [_place(piece) for piece in other.split(",")]
            if a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a[-1] == b[-1]):
                return True
    return False


def _same_number(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return abs(float(a) - float(b)) <= 1e-6 * max(1.0, abs(float(a)))


def _same_period(a: list[str | None] | None, b: list[str | None] | None) -> bool:
    return (a is None and b is None) or (a is not None and b is not None and list(a) == list(b))


def quote_span(text: str, quote: str, n: int) -> tuple[int, int]:
    """The n-th place of a quote. Raises ``ValueError`` if the text has fewer."""
    hits = [match.start() for match in re.finditer(re.escape(quote), text)]
    if len(hits) < n:
        raise ValueError(f"the text has no {n}. {quote!r}")
    return hits[n - 1], hits[n - 1] + len(quote)


@dataclass(slots=True)
class Tally:
    """Of one kind in one article: gold records found and missed, predicted ones that gold has not."""

    found: list[Record] = field(default_factory=list)
    missed: list[Record] = field(default_factory=list)
    extra: list[Record] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold quantity and the claim that has it right, with the fields that are wrong nevertheless."""

    article: str
    gold: Record
    predicted: Record
    wrong: tuple[str, ...]


@dataclass(slots=True)
class Evaluation:
    """Tallies by article and kind, and what is measured beside them."""

    tallies: dict[str, dict[str, Tally]] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    fields: dict[str, list[bool]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    titles: list[bool] = field(default_factory=list)
    dates: list[bool] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)
    """Of each right quantity that states a confidence: that, and whether what it speaks of is right."""

    def reliability(self) -> list[dict[str, float]]:
        """Stated confidence beside the share right, by tenths that hold claims."""
        rows = []
        for tenth in range(10):
            inside = [(c, right) for c, right in self.judged if min(9, int(c * 10)) == tenth]
            if inside:
                stated = sum(c for c, _ in inside) / len(inside)
                share = sum(right for _, right in inside) / len(inside)
                rows.append({"claims": len(inside), "stated": round(stated, 4), "right": round(share, 4)})
        return rows

    def scores(self) -> dict[str, Any]:
        """Precision, recall and F1 of each kind; shares of right fields among right quantities."""
        table: dict[str, Any] = {"documents_scored": len(self.tallies)}
        for kind in KINDS:
            tallies = [kinds[kind] for kinds in self.tallies.values()]
            found = sum(len(tally.found) for tally in tallies)
            gold = found + sum(len(tally.missed) for tally in tallies)
            predicted = found + sum(len(tally.extra) for tally in tallies)
            precision = found / predicted if predicted else 0.0
            recall = found / gold if gold else 0.0
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
            table[kind] = {
                "precision": round(precision, 4),
                "recall": round(recall, 4),
                "f1": round(f1, 4),
                "gold": gold,
                "predicted": predicted,
            }
        table["fields_of_right_quantities"] = {name: _share(right) for name, right in self.fields.items()}
        table["titles"] = _share(self.titles)
        table["dates"] = _share(self.dates)
        return table

    def errors(self, kind: str) -> list[tuple[str, str, Record]]:
        """(``MISS`` or ``EXTRA``, article, record), misses first."""
        rows = [("MISS", id_, record) for id_, kinds in self.tallies.items() for record in kinds[kind].missed]
        rows += [
            ("EXTRA", id_, record) for id_, kinds in self.tallies.items() for record in kinds[kind].extra
        ]
        return rows

    def saved(self) -> dict[str, Any]:
        """What ``--save`` writes and ``compare`` reads."""
        outcomes = {
            id_: {
                kind: {
                    "found": sorted(_label(kind, record) for record in tally.found),
                    "extra": sorted(_label(kind, record) for record in tally.extra),
                }
                for kind, tally in kinds.items()
            }
            for id_, kinds in self.tallies.items()
        }
        return {"scores": self.scores(), "articles": outcomes}


def _share(right: list[bool]) -> float | None:
    return round(sum(right) / len(right), 4) if right else None


def _label(kind: str, record: Record) -> str:
    """A record in a few words: the same for the same record in every evaluation."""
    record = record.get("gold", record)
    if kind == "units":
        return f"{record['level']} {_place(record['name'])}"
    if kind == "officials":
        return normal(record["name"])
    if kind == "documents":
        return " ".join(_document_key(record))
    occurrence = record.get("n", record.get("start"))
    return f"{record['quote']} ({record['kind']}, {occurrence})"


def evaluate(
    gold: Mapping[str, Record], texts: Mapping[str, str], predictions: Mapping[str, Record]
) -> Evaluation:
    """Every article of ``gold`` scored; one without a prediction counts as nothing found.

    Raises ``ValueError`` when a gold quote does not stand in its text, ``KeyError`` without text.
    """
    evaluation = Evaluation()
    for id_ in sorted(gold):
        wanted, found = gold[id_], predictions.get(id_, {})
        kinds = evaluation.tallies[id_] = {kind: Tally() for kind in KINDS}
        try:
            _quantities(id_, texts[id_], wanted["quantities"], found.get("claims", []), kinds, evaluation)
        except ValueError as error:
            raise ValueError(f"{id_}: {error}") from error
        _units(wanted["units"], found.get("units", []), kinds["units"])
        _officials(wanted["officials"], found.get("officials", []), kinds["officials"], evaluation.titles)
        _documents(wanted["documents"], found.get("documents", []), kinds["documents"], evaluation.dates)
    return evaluation


def _quantities(
    article: str,
    text: str,
    gold: list[Record],
    claims: list[Record],
    kinds: dict[str, Tally],
    evaluation: Evaluation,
) -> None:
    left = list(claims)
    quantity, claim = kinds["quantity"], kinds["claim"]
    wrong: list[Record] = []
    for wanted in gold:
        start, end = quote_span(text, wanted["quote"], wanted.get("n", 1))
        best = next((found for found in left if _same_quantity(wanted, found, start, end)), None)
        if best is None:
            quantity.missed.append(wanted)
            continue
        left.remove(best)
        quantity.found.append(wanted)
        right = {
            "cmp": wanted["cmp"] == best.get("cmp"),
            "indicator": wanted["indicator"] == best.get("indicator"),
            "subject": same_subject(wanted.get("subject"), best.get("subject")),
            "period": _same_period(wanted.get("period"), best.get("period")),
            "status": wanted["status"] == best.get("status"),
            "unit": normal(wanted.get("unit")) == normal(best.get("unit")),
        }
        for name, value in right.items():
            evaluation.fields[name].append(value)
        missing = [name for name, value in right.items() if not value]
        evaluation.pairs.append(Pair(article, wanted, best, tuple(missing)))
        if best.get("confidence") is not None:
            sure = all(right[name] for name in ("indicator", "subject", "status"))
            evaluation.judged.append((float(best["confidence"]), sure))
        if all(right[name] for name in _DECISIVE):
            claim.found.append(wanted)
        else:
            wrong.append({"gold": wanted, "predicted": best, "wrong": missing})
    quantity.extra = left
    claim.missed = quantity.missed + wrong
    claim.extra = left + [record["predicted"] for record in wrong]


def _same_quantity(wanted: Record, found: Record, start: int, end: int) -> bool:
    return (
        found["start"] < end
        and start < found["end"]
        and found["kind"] == wanted["kind"]
        and all(_same_number(wanted.get(key), found.get(key)) for key in ("value", "high", "denominator"))
    )


def _by(records: Iterable[Record], key: Callable[[Record], _K]) -> dict[_K, list[Record]]:
    groups: dict[_K, list[Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return groups


def _units(gold: list[Record], found: list[Record], tally: Tally) -> None:
    wanted, have = _by(gold, _unit_key), _by(found, _unit_key)

    def right(key: tuple[str, str]) -> bool:
        unit = wanted[key][-1]
        if key not in have:
            return False
        if not unit.get("province") or unit["level"] == "province":
            return True
        return any(_place(other.get("province")) == _place(unit["province"]) for other in have[key])

    _settle(wanted, have, {key for key in wanted if right(key)}, tally)


def _unit_key(record: Record) -> tuple[str, str]:
    return record["level"], _place(record["name"])


def _officials(gold: list[Record], found: list[Record], tally: Tally, titles: list[bool]) -> None:
    wanted, have = (
        _by(gold, lambda record: normal(record["name"])),
        _by(found, lambda record: normal(record["name"])),
    )
    hits = wanted.keys() & have.keys()
    _settle(wanted, have, hits, tally)
    for key in hits:
        given = {normal(title) for record in have[key] for title in record.get("titles", [])}
        titles.append(all(normal(title) in given for title in wanted[key][-1]["titles"]))


def _documents(gold: list[Record], found: list[Record], tally: Tally, dates: list[bool]) -> None:
    wanted, have = _by(gold, _document_key), _by(found, _document_key)
    hits = wanted.keys() & have.keys()
    _settle(wanted, have, hits, tally)
    dated = ((key, day) for key in hits if (day := wanted[key][-1].get("date")))
    dates.extend(any(record.get("date") == day for record in have[key]) for key, day in dated)


def _document_key(record: Record) -> tuple[str, str]:
    return str(record.get("number") or "").lstrip("0"), normal(record.get("symbol") or record.get("type"))


def _settle(
    wanted: dict[_K, list[Record]], have: dict[_K, list[Record]], hits: Iterable[_K], tally: Tally
) -> None:
    hits = set(hits)
    tally.found = [records[-1] for key, records in wanted.items() if key in hits]
    tally.missed = [records[-1] for key, records in wanted.items() if key not in hits]
    tally.extra = [records[0] for key, records in have.items() if key not in hits]


@dataclass(frozen=True, slots=True)
class Change:
    """One record that an article has gained or lost since an earlier evaluation."""

    article: str
    kind: str
    sign: str
    """``+`` found now, ``-`` lost now; ``+!`` a false alarm more, ``-!`` one less."""
    record: str


def compare(now: Mapping[str, Any], before: Mapping[str, Any]) -> list[Change]:
    """Gains and losses between two results of ``Evaluation.saved``, article by article."""
    changes = []
    for id_ in sorted(now["articles"].keys() & before["articles"].keys()):
        for kind in KINDS:
            new, old = now["articles"][id_][kind], before["articles"][id_][kind]
            for group, mark in (("found", ""), ("extra", "!")):
                gained, lost = set(new[group]) - set(old[group]), set(old[group]) - set(new[group])
                changes += [Change(id_, kind, f"+{mark}", record) for record in sorted(gained)]
                changes += [Change(id_, kind, f"-{mark}", record) for record in sorted(lost)]
    return changes


def read_gold(folder: Path) -> dict[str, Record]:
    """Gold files by article id. Raises ``ValueError`` for one that is none."""
    gold: dict[str, Record] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            record = json.loads(path.read_text(encoding="utf8"))
        except ValueError as error:
            raise ValueError(f"{path}: {error}") from error
        if not isinstance(record, dict) or not {"quantities", *KINDS[2:]} <= record.keys():
            raise ValueError(f"{path}: not a gold file")
        gold[path.stem] = record
    return gold


def read_predictions(path: Path) -> dict[str, Record]:
    """Objects of the record contract by article id, as ``cchc extract`` wrote them."""
    with path.open(encoding="utf8") as lines:
        return {record["id"]: record for record in map(json.loads, filter(str.strip, lines))}
