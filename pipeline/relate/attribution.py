"""Who says so: the official or body that the text names as the source of a figure."""

from __future__ import annotations

import re

from extractors.mentions import Mention, get
from pipeline.relate.context import Context, Place

# "Theo báo cáo của UBND huyện, …", "Theo ông Trần Văn A, …"
_ACCORDING = re.compile(
    r"\b(?:theo|căn cứ)\s+(?:(?:báo cáo|số liệu|thống kê|kết quả|thông tin|đánh giá|khảo sát|công bố"
    r"|tổng hợp)\s+)*"
    r"(?:(?:của|từ|do)\s+)?(?:(?:ông|bà|đồng chí|anh|chị)\s+)?$"
)
# "… Trần Văn A cho biết, …"
_SAYS = re.compile(
    r"[^.;\n]{0,60}?\b(?:cho biết|cho hay|thông tin|khẳng định|nhấn mạnh|báo cáo|phát biểu|nêu rõ|nói|chia sẻ"
    r"|thừa nhận|đánh giá)\b"
)


class Attributions:
    """The sources named in each sentence of an article."""

    def __init__(self, context: Context) -> None:
        self._by_sentence: dict[int, list[tuple[int, str]]] = {}
        last: dict[int, tuple[int, int]] = {}
        for kind in ("official", "body"):
            for mention in get(context.doc, kind):
                name = _name(kind, mention)
                until = _speaks_until(context, mention)
                if name is None or until is None:
                    continue
                number = context.sentence_no(mention.start)
                # The office between a person and "cho biết" is theirs: the person speaks.
                start, end = last.get(number, (0, 0))
                if kind == "body" and start < mention.start < end:
                    continue
                if kind == "official":
                    last[number] = (mention.start, until)
                self._by_sentence.setdefault(number, []).append((mention.start, name))
        for named in self._by_sentence.values():
            named.sort()

    def of(self, place: Place) -> str | None:
        """The source named last before the figure in its sentence, else the first one named after it."""
        named = self._by_sentence.get(place.sentence_no, [])
        before = [name for start, name in named if start < place.quantity.start]
        return before[-1] if before else named[0][1] if named else None


def _name(kind: str, mention: Mention) -> str | None:
    value = mention.value
    if kind == "official":
        return str(value.name)
    if value.style == "unit":
        return f"{value.name} {value.unit.name}" if value.unit is not None else None
    subject = value.subject
    return str(subject) if subject is not None else None


def _speaks_until(context: Context, mention: Mention) -> int | None:
    """Where the words end that make the mention a source; ``None``: it is none."""
    start, end = context.sentences[context.sentence_no(mention.start)]
    lead = context.text[max(start, mention.start - 60) : mention.start]
    if _ACCORDING.search(lead):
        return mention.end
    says = _SAYS.match(context.text, mention.end, min(end, mention.end + 80))
    return says.end() if says is not None else None
