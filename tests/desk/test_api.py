"""The API against its own description: schemathesis makes requests up from it, good and bad."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from desk.app import create_app
from desk.pages import PAGES


@pytest.fixture(scope="module")
def schema(sample_db, tmp_path_factory):
    app = create_app(sample_db, tmp_path_factory.mktemp("marks") / "marks.sqlite")
    return schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_answer_is_as_described(schema, page):
    # A form cannot send null, and a made-up file sends none of its name: such requests are rightly refused.
    excluded = [positive_data_acceptance] if page.method == "POST" else []
    operation = schema[f"/api{page.api}".replace(":path", "")][page.method]

    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def asked(case):
        case.call_and_validate(excluded_checks=excluded)

    asked()
