"""Ids and versions: hashes of content, so that the same input always gives the same rows."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from pipeline.records import Article, Claim, DocumentRecord, OfficialRecord, Reject, UnitRecord

_RULES = (
    "extractors",
    "gazetteer",
    "pipeline/relate",
    "pipeline/segment.py",
    "pipeline/extract.py",
    "pipeline/rows.py",
    "pipeline/identity.py",
)
"""Files and folders that decide which rows an article gives."""


def digest(*fields: object) -> bytes:
    """128 bits over the fields in order; ``None`` and the empty string differ."""
    hasher = blake2b(digest_size=16)
    for field in fields:
        # surrogatepass: whatever a file held has a hash, also what no table can store.
        data = b"" if field is None else str(field).encode("utf8", "surrogatepass")
        hasher.update(b"%d:" % (-1 if field is None else len(data)))
        hasher.update(data)
    return hasher.digest()


def content_hash(article: Article) -> bytes:
    """What makes an article the one that it is; the path is not part of it, files may be moved."""
    return digest(
        *(article.id, article.url, article.title, article.published),
        *(article.source, article.authority, article.text),
    )


def _within(article_id: str, *fields: object) -> bytes:
    """The id of a row of an article. Half of it is the article's own, so that the rows of one article lie
    together in the index of a key: entering them takes a fraction of the time."""
    return digest(article_id)[:8] + digest(*fields)[:8]


def unit_mention_id(article_id: str, mention: UnitRecord) -> bytes:
    return _within(article_id, "unit", mention.start, mention.end, mention.level, mention.name, mention.code)


def official_mention_id(article_id: str, mention: OfficialRecord) -> bytes:
    return _within(article_id, "official", mention.start, mention.end, mention.name, mention.of)


def official_id(mention: OfficialRecord) -> bytes:
    """One person: one name at one place of office."""
    return digest(mention.name, mention.of)


def document_mention_id(article_id: str, mention: DocumentRecord) -> bytes:
    return _within(article_id, "document", mention.start, mention.end, mention.number, mention.symbol)


def document_id(mention: DocumentRecord) -> bytes | None:
    return None if mention.key is None else digest(mention.key)


def claim_id(article_id: str, claim: Claim) -> bytes:
    """Position, kind and numbers: what a later rule says about subject or period keeps the id."""
    return _within(article_id, claim.start, claim.end, claim.kind, claim.value, claim.high, claim.denominator)


def reject_id(reject: Reject) -> bytes:
    return digest(reject.path, reject.reason, reject.detail)


@cache
def rules_version() -> str:
    """Hash of the rules and tables that decide extraction: articles are extracted anew when it changes."""
    hasher = blake2b(digest_size=8)
    hasher.update(version("underthesea").encode())
    for rule in _RULES:
        package, *inner = rule.split("/")
        root = files(package).joinpath(*inner)
        if root.is_dir() or root.is_file():
            _feed(hasher, rule, root)
    return hasher.hexdigest()


def _feed(hasher: blake2b, name: str, node: Traversable) -> None:
    if node.is_dir():
        for child in sorted(node.iterdir(), key=lambda item: item.name):
            if child.name != "__pycache__" and not child.name.startswith("."):
                _feed(hasher, f"{name}/{child.name}", child)
        return
    data = node.read_bytes()
    hasher.update(f"{name}:{len(data)}:".encode())
    hasher.update(data)
