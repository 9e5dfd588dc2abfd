"""The commands of ``cchc gold``: ``export``, ``import`` and ``agreement``."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.options import Json, foreseen
from pipeline.terminal import note, result

if TYPE_CHECKING:
    from types import ModuleType

gold = typer.Typer(
    help="Gold files to and from annotation tools, and how far two annotators agree.",
    epilog="Example: cchc gold export articles/ gold/ brat/ --format brat",
    no_args_is_help=True,
)


class Tool(StrEnum):
    """Annotation tools whose formats are known."""

    brat = "brat"
    labelstudio = "labelstudio"

    def module(self) -> ModuleType:
        from pipeline.gold import brat, labelstudio

        return {"brat": brat, "labelstudio": labelstudio}[self.value]


_Docs = Annotated[Path, typer.Argument(help="Folder of articles.", exists=True, show_default=False)]
_Gold = Annotated[
    Path,
    typer.Argument(help="Folder of gold files, <id>.json.", exists=True, file_okay=False, show_default=False),
]
_Format = Annotated[Tool, typer.Option("--format", help="The annotation tool.", show_default=False)]


@gold.command(epilog="Example: cchc gold export articles/ gold/ brat/ --format brat")
def export(
    docs: _Docs,
    gold: _Gold,
    out: Annotated[Path, typer.Argument(help="Folder to write; new or empty.", show_default=False)],
    tool: _Format,
) -> None:
    """Write gold as files of an annotation tool, with the tool's configuration.

    brat: an .ann beside a .txt for each article, annotation.conf and visual.conf. Label Studio: tasks.json
    and labelling.xml. Units and officials have no place in the text: they are notes on the whole article.
    """
    from pipeline.gold.annotation import WrongGold, from_gold
    from pipeline.gold.folders import texts, write_folder

    with foreseen():
        files = sorted(gold.glob("*.json"))
        if not files:
            raise typer.BadParameter(f"no gold file in {gold}", param_hint="GOLD")
        known = texts(docs)
        articles = []
        for path in files:
            if path.stem not in known:
                raise WrongGold(f"{path}:1", f"no article {path.stem} in {docs}")
            articles.append(from_gold(path, known[path.stem]))
        write_folder(out, tool.module().files(articles))
        note(f"{out}: {len(articles)} articles, {sum(len(article.marked) for article in articles)} marks")


@gold.command("import", epilog="Example: cchc gold import brat/ articles/ gold-new/ --format brat")
def import_(
    files: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help="What the tool has written: brat's folder, or Label Studio's JSON file or its folder.",
            exists=True,
            show_default=False,
        ),
    ],
    docs: _Docs,
    goldout: Annotated[
        Path, typer.Argument(help="Folder for the gold files; new or empty.", show_default=False)
    ],
    tool: _Format,
) -> None:
    """Read an annotation tool's files back into gold files.

    Everything is checked first: the articles' texts, every offset, quote and label. What is wrong is told
    with its file and line, and then nothing is written.
    """
    from pipeline.gold.annotation import gold_lines, to_gold
    from pipeline.gold.folders import texts, write_folder

    with foreseen():
        articles = list(tool.module().read(files, texts(docs)))
        if not articles:
            raise typer.BadParameter(f"no annotated article in {files}", param_hint="OUT")
        write_folder(goldout, ((f"{a.id}.json", gold_lines(to_gold(a))) for a in articles))
        note(f"{goldout}: {len(articles)} articles, {sum(len(article.marked) for article in articles)} marks")


@gold.command(epilog="Example: cchc gold agreement gold-anh/ gold-binh/ articles/")
def agreement(
    gold_a: _Gold,
    gold_b: _Gold,
    docs: _Docs,
    as_json: Json = False,
) -> None:
    """Tell how far two annotators agree: F1 by kind, and share and Cohen's kappa by field.

    Fields are compared on the figures that both have, at overlapping places of the text.
    """
    from pipeline.gold.agreement import agreement as agreed
    from pipeline.gold.annotation import WrongGold, from_gold, gold_file
    from pipeline.gold.folders import texts

    with foreseen():
        a, b = (
            {path.stem: gold_file(path)[0] for path in folder.glob("*.json")} for folder in (gold_a, gold_b)
        )
        known = texts(docs)
        if not a.keys() & b.keys():
            raise typer.BadParameter(f"no article has gold in both {gold_a} and {gold_b}")
        for folder in (gold_a, gold_b):
            for id_ in sorted(a.keys() & b.keys()):
                if id_ not in known:
                    raise WrongGold(f"{folder / id_}.json:1", f"no article {id_} in {docs}")
                from_gold(folder / f"{id_}.json", known[id_])
        found = agreed(a, b, known)
        if as_json:
            result(found)
        else:
            for line in _table(found):
                print(line)


def _table(found: dict[str, Any]) -> Iterator[str]:
    yield f"{found['articles']} articles, {found['figures']} figures that both have"
    yield f"\n{'':12}{'F1':>8}{'A':>7}{'B':>7}"
    for kind, row in found["kinds"].items():
        yield f"{kind:12}{row['f1']:8.4f}{row['a']:7}{row['b']:7}"
    yield f"\n{'':12}{'share':>8}{'kappa':>8}"
    for field, row in found["fields"].items():
        shares = ("-" if value is None else format(value, ".4f") for value in (row["share"], row["kappa"]))
        yield f"{field:12}" + "".join(f"{share:>8}" for share in shares)
