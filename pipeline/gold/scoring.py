"""The command ``cchc evaluate``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.options import Json, folder_of, foreseen, write
from pipeline.terminal import by_document, by_field, changes, reliability, result, scores

if TYPE_CHECKING:
    from pipeline.evaluate import Evaluation, Record
    from pipeline.records import Article


class Kind(StrEnum):
    """Kinds that are scored."""

    quantity = "quantity"
    claim = "claim"
    units = "units"
    officials = "officials"
    documents = "documents"


class By(StrEnum):
    """What scores are told by, beside the kinds."""

    field = "field"
    document = "document"


def evaluate(
    docs: Annotated[Path, typer.Argument(help="Folder of articles.", exists=True, show_default=False)],
    gold: Annotated[
        Path,
        typer.Argument(
            help="Folder of gold files, <id>.json.", exists=True, file_okay=False, show_default=False
        ),
    ],
    predictions: Annotated[
        Path | None,
        typer.Option(help="Score this file instead of extracting.", exists=True, dir_okay=False),
    ] = None,
    folds: Annotated[
        int | None,
        typer.Option(
            min=2,
            help="Extract each of so many parts of the articles with weights fitted to the others only, "
            "so that scores and reliability are of articles not fitted to.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        By | None, typer.Option(help="Scores by document, or wrong fields, as well.", show_default=False)
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write every article's text with its errors marked and told, as one page.",
            show_default=False,
        ),
    ] = None,
    save: Annotated[Path | None, typer.Option(help="Keep the result for a later --against.")] = None,
    against: Annotated[
        Path | None,
        typer.Option(help="Show gains and losses since this result.", exists=True, dir_okay=False),
    ] = None,
    errors: Annotated[Kind | None, typer.Option(help="List misses and false alarms of one kind.")] = None,
    as_json: Json = False,
) -> None:
    """Score extraction against gold: precision, recall and F1 of every kind."""
    from pipeline.evaluate import compare
    from pipeline.evaluate import evaluate as score
    from pipeline.gold import mistakes

    if predictions is not None and folds is not None:
        raise typer.BadParameter("not with --predictions, which are extracted already", param_hint="--folds")
    if html is not None:
        folder_of(html, "--html")
    with foreseen():
        wanted, articles = _read(docs, gold)
        found = _predictions(docs, gold, articles, predictions, folds)
        texts = {id_: article.text for id_, article in articles.items()}
        evaluation = score(wanted, texts, found)
        saved = evaluation.saved()
        gains = None
        if against is not None:
            before = json.loads(against.read_text(encoding="utf8"))
            if not isinstance(before, dict) or not {"scores", "articles"} <= before.keys():
                raise typer.BadParameter(f"{against} was not written by --save", param_hint="--against")
            gains = compare(saved, before)
        each = {id_: score({id_: rows}, texts, found).scores() for id_, rows in wanted.items()}
        if as_json:
            table: dict[str, Any] = {**evaluation.scores(), "reliability": evaluation.reliability()}
            if by is By.document:
                table["by_document"] = each
            if by is By.field:
                table["by_field"] = mistakes.by_field(evaluation)
            if gains is not None:
                table["changes"] = [[c.article, c.kind, c.sign, c.record] for c in gains]
            result(table)
        else:
            scores(evaluation.scores())
            reliability(evaluation.reliability())
            if by is By.document:
                by_document(each)
            if by is By.field:
                by_field(mistakes.by_field(evaluation))
            if gains is not None:
                changes(gains, before["scores"], saved["scores"])
        for miss, article, record in evaluation.errors(errors.value) if errors else ():
            print(f"{miss:5} {article} {json.dumps(record, ensure_ascii=False)}")
        if save is not None:
            save.write_text(json.dumps(saved, ensure_ascii=False, indent=1), encoding="utf8")
        if html is not None:
            _write_report(html, evaluation, articles, each)


def _read(docs: Path, gold: Path) -> tuple[dict[str, Record], dict[str, Article]]:
    from pipeline.evaluate import read_gold
    from pipeline.gold.folders import articles as read_articles

    wanted = read_gold(gold)
    if not wanted:
        raise typer.BadParameter(f"no gold file in {gold}", param_hint="GOLD")
    articles = {id_: article for id_, article in read_articles(docs).items() if id_ in wanted}
    if missing := wanted.keys() - articles.keys():
        raise typer.BadParameter(
            f"no article for {', '.join(sorted(missing)[:5])} in {docs}", param_hint="DOCS"
        )
    return wanted, articles


def _predictions(
    docs: Path, gold: Path, articles: Mapping[str, Article], predictions: Path | None, folds: int | None
) -> dict[str, Record]:
    if predictions is not None:
        from pipeline.evaluate import read_predictions

        return read_predictions(predictions)
    if folds is not None:
        from pipeline.gold.folds import held_out

        if len(articles) < folds:
            raise typer.BadParameter(f"only {len(articles)} articles have gold", param_hint="--folds")
        return held_out(docs, gold, articles, folds)
    from pipeline.contract import to_json
    from pipeline.extract import extract

    return {id_: to_json(extract(article)) for id_, article in articles.items()}


def _write_report(
    html: Path, evaluation: Evaluation, articles: Mapping[str, Article], each: Mapping[str, dict[str, Any]]
) -> None:
    from pipeline.gold.report import report

    write(report(evaluation, articles, each), str(html))
