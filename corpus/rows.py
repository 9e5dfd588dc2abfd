"""The shape of an article in JSON, JSONL, CSV and Parquet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, ValidationError, field_validator

from corpus.reasons import Unfit

TEXT_NAMES = ("text", "content", "body", "maintext", "article_text", "noi_dung")
"""Column names that hold the text."""


class Row(BaseModel):
    """One article as a file gives it, before cleaning.

    Column names are compared without regard to case. Each field also goes by the names that common
    crawlers and exports use:

    ========= =================================================================
    id        article_id, _id
    url       link, source_url, canonical_url
    title     headline, tieu_de
    published published_at, publish_date, date, pubdate, date_published, ngay_dang
    text      content, body, maintext, article_text, noi_dung
    ========= =================================================================

    Other columns are left aside. Raises ``Unfit("invalid_row")`` through ``parse`` when a field is
    neither text nor a number.
    """

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True, frozen=True)

    id: str | None = Field(None, validation_alias=AliasChoices("id", "article_id", "_id"))
    url: str | None = Field(None, validation_alias=AliasChoices("url", "link", "source_url", "canonical_url"))
    title: str | None = Field(None, validation_alias=AliasChoices("title", "headline", "tieu_de"))
    published: Any = Field(
        None,
        validation_alias=AliasChoices(
            "published",
            "published_at",
            "publish_date",
            "date",
            "pubdate",
            "date_published",
            "ngay_dang",
        ),
    )
    text: str | None = Field(
        None,
        validation_alias=AliasChoices(*TEXT_NAMES),
    )

    @field_validator("id", "url", "title")
    @classmethod
    def _blank_is_none(cls, value: str | None) -> str | None:
        return value.strip() or None if value is not None else None

    @classmethod
    def parse(cls, fields: object) -> Row:
        if not isinstance(fields, Mapping):
            raise Unfit("invalid_row", f"a JSON {type(fields).__name__} where an article should be")
        try:
            # An empty field leaves the place to one of its other names.
            return cls.model_validate(
                {str(key).strip().lower(): value for key, value in fields.items() if value not in (None, "")}
            )
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise Unfit("invalid_row", f"{where}: {first['msg']}") from None


NAMES = frozenset(
    name
    for field in Row.model_fields.values()
    if isinstance(field.validation_alias, AliasChoices)
    for name in field.validation_alias.choices
    if isinstance(name, str)
)
"""Every column name that is read, lower case."""
