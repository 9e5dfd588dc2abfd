"""Units drawn at random from the whole table are resolved right or left open, never wrong."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from extractors.mentions import get
from extractors.units.factory import Units
from gazetteer.units import UnitVersion, ancestors, versions
from pipeline.records import Article
from pipeline.segment import blank, make_doc

NLP = blank()
UNITS = Units()
SEED = 20260701
DRAWN = 300
END_OF_COVERAGE = date(2026, 9, 20)
SHORT = {
    "tỉnh": "T.",
    "thành phố": "TP.",
    "quận": "Q.",
    "huyện": "H.",
    "thị xã": "TX.",
    "phường": "P.",
    "xã": "X.",
    "thị trấn": "TT.",
    "đặc khu": "ĐK.",
}


def drawn() -> list[tuple[UnitVersion, date]]:
    """Versions, as many of each level as of the others, and a day on which each was in force."""
    chance = random.Random(SEED)
    chosen = []
    by_level = {
        level: [unit for unit in versions().values() if unit.level == level]
        for level in ("province", "district", "commune", "commune")
    }
    pools = list(by_level.values())
    while len(chosen) < DRAWN:
        unit = chance.choice(pools[len(chosen) % len(pools)])
        last = unit.valid_to or END_OF_COVERAGE
        days = (last - unit.valid_from).days
        if days > 0:
            chosen.append((unit, unit.valid_from + timedelta(chance.randrange(days))))
    return chosen


def path(unit: UnitVersion, on: date, names: int) -> str:
    return ", ".join(one.full_name for one in [unit, *ancestors(unit, on)][:names])


def short(unit: UnitVersion) -> str:
    return f"{SHORT[unit.type]} {unit.name}"


def sentences(unit: UnitVersion, on: date) -> dict[str, str]:
    above = ancestors(unit, on)
    alias = ", ".join(short(one) for one in (unit, *above))
    return {
        "full path": f"Đoàn kiểm tra làm việc với UBND {path(unit, on, 3)} về kết quả sáu tháng.",
        "name and parent": f"Tại {path(unit, on, 2)}, hồ sơ nộp trực tuyến tăng so với cùng kỳ.",
        "alias": f"Công chức một cửa {alias} trả kết quả sớm.",
        "name alone": f"Lãnh đạo {unit.full_name} tiếp công dân hằng tuần.",
        "anaphora": f"Sáng nay {path(unit, on, 3)} họp báo. Kết quả cho thấy {unit.type} đã hoàn thành chỉ tiêu.",
    }


def outcome(text: str, unit: UnitVersion, on: date, kind: str) -> str:
    doc = make_doc(NLP, Article(id="drawn", text=text, published=on))
    UNITS(doc)
    units = get(doc, "unit")
    first = next((mention for mention in units if unit.name in text[mention.start : mention.end]), None)
    wanted = [first] if first else []
    if kind == "anaphora":
        wanted += get(doc, "anaphor")
    if any(mention.value.resolved and mention.value.uid != unit.uid for mention in wanted):
        return "wrong"
    expected = 2 if kind == "anaphora" else 1
    return (
        "right" if len(wanted) == expected and all(mention.value.resolved for mention in wanted) else "open"
    )


@pytest.mark.parametrize("kind", ["full path", "name and parent", "alias", "name alone", "anaphora"])
def test_never_wrong(kind: str) -> None:
    outcomes: Counter[str] = Counter()
    for unit, on in drawn():
        text = sentences(unit, on)[kind]
        result = outcome(text, unit, on, kind)
        assert result != "wrong", f"{text!r} as of {on}: not {unit.uid}"
        outcomes[result] += 1
    # Without a parent many communes share a name; with one hardly any do.
    assert outcomes["right"] >= DRAWN * (0.3 if kind == "name alone" else 0.9), outcomes
