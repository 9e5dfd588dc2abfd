"""Charts as SVG, drawn on the server."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

_WIDTH, _HEIGHT = 640, 260


def lines(*, value: str, label: str, series: str, best_first: bool = False) -> Callable[[pa.Table], str]:
    """Draws ``value`` over ``year``, one line for each ``series``; rank 1 on top with ``best_first``."""
    return partial(_lines, value=value, label=label, series=series, best_first=best_first)


def _lines(table: pa.Table, *, value: str, label: str, series: str, best_first: bool) -> str:
    import altair as alt
    import vl_convert

    rows: list[dict[str, Any]] = [
        {"year": row["year"], "value": float(row[value]), "series": row[series]}
        for row in table.to_pylist()
        if row[value] is not None and row["year"] is not None
    ]
    color = alt.Color("series:N", title=None, legend=alt.Legend(orient="bottom", columns=2, labelLimit=300))
    year = alt.X("year:O", title="Năm", axis=alt.Axis(labelAngle=0))
    scale = alt.Scale(zero=False, reverse=best_first)
    base = alt.Chart(alt.Data(values=rows)).encode(x=year, color=color)  # type: ignore[no-untyped-call]
    # Every figure is a point; where sources differ on a year, the line takes the middle.
    told = base.mark_point(filled=True, size=60).encode(
        y=alt.Y("value:Q", title=label, scale=scale, axis=_axis(best_first))
    )
    course = base.mark_line().encode(y=alt.Y("median(value):Q", title=label, scale=scale))
    chart = (course + told).properties(width=_WIDTH, height=_HEIGHT)
    # On a ground of its own: the picture knows nothing of the reader's dark or light.
    return vl_convert.vegalite_to_svg(chart.configure(background="white").to_dict())


def _axis(whole: bool) -> Any:
    import altair as alt

    return alt.Axis(tickMinStep=1, format="d") if whole else alt.Axis()
