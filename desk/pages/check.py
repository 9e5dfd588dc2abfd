"""Check a text: the figures of a pasted or uploaded text with answers and evidence; nothing is stored."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import duckdb
from fastapi import Form, UploadFile
from pydantic import BaseModel, Field

from desk.pages.article import claim_tip, document_name
from desk.text import Mention, Node, tree
from desk.view import View
from desk.wording import ANSWERS, LEVELS
from pipeline.check.verify import Answer, NoClaims, Verified, verify_article
from pipeline.records import Article, Extraction, Reject
from pipeline.segment import nfc

MOST = 100_000
"""Characters of a text at most."""
MOST_BYTES = 2_000_000
"""Bytes of a file at most."""


class Evidence(BaseModel):
    """A figure of the database that speaks of the same thing."""

    relation: str
    reason: str | None
    claim_id: str
    before: str
    quote: str
    after: str
    article_id: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None
    authority: str | None


class Checked(BaseModel):
    """One figure of the text and the answer to it."""

    anchor: str
    quote: str
    tip: str
    """What it was read as."""
    answer: Answer
    explanation: str
    agreeing: int
    differing: int
    evidence: list[Evidence]


class Check(View):
    """The text with answers; empty before one was given."""

    text: str = ""
    published: date | None = None
    problem: str | None = None
    """Why nothing could be checked."""
    nodes: list[Node] = Field(default_factory=list)
    claims: list[Checked] = Field(default_factory=list)
    findings: list[str] = Field(default_factory=list)
    """What the text's figures say against one another."""
    most: int = MOST


def form(cursor: duckdb.DuckDBPyConnection) -> Check:
    """The empty form."""
    return Check(title="Kiểm tra văn bản")


def check(
    cursor: duckdb.DuckDBPyConnection,
    van_ban: Annotated[str, Form(max_length=MOST)] = "",
    ngay: Annotated[date | None, Form()] = None,
    tep: UploadFile | None = None,
) -> Check:
    """Answers for each figure of a text (van_ban) or file (tep); relative periods count from ngay."""
    view = Check(title="Kiểm tra văn bản", text=van_ban, published=ngay)
    article = Article(id="", text=nfc(van_ban), published=ngay)
    if tep is not None and tep.filename:
        read = _read(tep)
        if isinstance(read, str):
            view.problem = read
            return view
        article = read
        view.text, view.published = article.text, article.published
    if not article.text.strip():
        view.problem = "Hãy dán văn bản hoặc chọn một tệp."
        return view
    try:
        answers = verify_article(article, cursor)
    except NoClaims as error:
        view.problem = f"Không có gì để đối chiếu: {error}."
        view.nodes = tree(article.text, [])
        return view
    view.claims = [_checked(number, verified) for number, verified in enumerate(answers.claims)]
    view.nodes = tree(article.text, _mentions(answers.extraction, view.claims))
    view.findings = [
        finding.explanation for finding in answers.findings if finding.verdict in ("inconsistent", "rounding")
    ]
    return view


def _read(upload: UploadFile) -> Article | str:
    """The one article of an uploaded file, or why there is none, in Vietnamese."""
    from corpus import read

    data = upload.file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return f"Tệp lớn hơn {MOST_BYTES // 1_000_000} MB."
    suffix = Path(upload.filename or "").suffix.lower()
    if suffix not in (".html", ".htm", ".txt", ".json"):
        return "Chỉ nhận tệp .html, .txt hoặc .json."
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"tep{suffix}"
        path.write_bytes(data)
        for article in read([path]):
            if isinstance(article, Reject):
                return f"Không đọc được tệp này ({article.reason})."
            if len(article.text) > MOST:
                return f"Văn bản dài hơn {MOST} ký tự."
            return article
    return "Tệp này không có bài nào."


def _checked(number: int, verified: Verified) -> Checked:
    figure = verified.figure
    row = {name: getattr(figure, name) for name in _TOLD}
    return Checked(
        anchor=f"c-{number}",
        quote=figure.quote,
        tip=claim_tip(row),
        answer=verified.answer,
        explanation=verified.explanation,
        agreeing=verified.agreeing,
        differing=verified.differing,
        evidence=[_evidence(evidence) for evidence in verified.evidence],
    )


_TOLD = (
    *("kind", "value", "high", "denominator", "unit", "cmp", "indicator", "component"),
    *("subject", "scope", "period_start", "period_end", "status"),
)


def _evidence(evidence: Any) -> Evidence:
    figure = evidence.figure
    before, found, after = evidence.sentence.partition(figure.quote)
    return Evidence(
        relation=evidence.relation.verdict,
        reason=evidence.relation.reason,
        claim_id=str(figure.claim_id),
        before=before if found else "",
        quote=figure.quote,
        after=after,
        article_id=figure.article_id,
        title=evidence.title,
        source=evidence.source,
        url=evidence.url,
        published=figure.published,
        authority=figure.authority,
    )


def _mentions(extraction: Extraction, claims: list[Checked]) -> list[Mention]:
    found = [
        Mention(
            kind="claim",
            start=claim.start,
            end=claim.end,
            tip=f"{ANSWERS[checked.answer]} · {checked.tip}",
            anchor=checked.anchor,
            state=checked.answer,
        )
        for claim, checked in zip(extraction.claims, claims, strict=True)
    ]
    found += [
        Mention(kind="unit", start=u.start, end=u.end, tip=f"{u.name} · {LEVELS[u.level]}", anchor=f"u-{n}")
        for n, u in enumerate(extraction.units)
    ]
    found += [
        Mention(
            kind="official",
            start=o.start,
            end=o.end,
            tip=f"{o.name} · {', '.join(o.titles)}" + (f", {o.of}" if o.of else ""),
            anchor=f"o-{n}",
        )
        for n, o in enumerate(extraction.officials)
    ]
    found += [
        Mention(
            kind="document",
            start=d.start,
            end=d.end,
            tip=document_name({name: getattr(d, name) for name in _OF_DOCUMENT}),
            anchor=f"d-{n}",
        )
        for n, d in enumerate(extraction.documents)
    ]
    return found


_OF_DOCUMENT = ("type", "number", "year", "symbol", "date", "issuer")
