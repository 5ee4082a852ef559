"""`interurban load`."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from interurban.output import held_by, plain_errors, show, write_asking
from interurban.parameter_types import PathToWrite

if TYPE_CHECKING:
    from graph_model.faults import Report
    from loaders.mapping.model import Mapping
    from loaders.mapping.summary import Summary


@click.command("load")
@click.argument("what")
@click.option("--output", "-o", type=PathToWrite(path_type=Path), help="The data-set folder to write.")
@click.option(
    "--draft",
    is_flag=True,
    help="Look at the table WHAT, and write a first mapping of it: into -o, or where answers go.",
)
@click.option(
    "--sheet", metavar="NAME", help="With --draft: the sheets of a workbook, by name, number or pattern (20*)."
)
@click.option(
    "--in",
    "tables_in",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the tables of a mapping, where they do not lie beside it.",
)
@click.option("--skip-faults", is_flag=True, help="Load the rest without the rows at fault.")
@click.option(
    "--faults",
    "faults_to",
    type=PathToWrite(dir_okay=False, path_type=Path),
    help="Where to write the table of faults, by its ending a workbook or CSV; by default FOLDER-faults.csv.",
)
@click.option(
    "--format", "-f", "style", type=click.Choice(["table", "csv", "json", "jsonl", "markdown"]), default="table"
)
@click.option("--add", is_flag=True, help="Load a mapping beside the others that were loaded into the folder.")
@click.option(
    "--replace",
    is_flag=True,
    help="Take the place of other mappings that were loaded into the folder; write over what interurban did not write.",
)
@click.option("--all", "each", is_flag=True, help="Account for each file and sheet of a large table by itself.")
@click.pass_context
@plain_errors
def command(
    ctx: click.Context,
    what: str,
    output: Path | None,
    sheet: str | None,
    tables_in: Path | None,
    faults_to: Path | None,
    style: str,
    *,
    draft: bool,
    skip_faults: bool,
    add: bool,
    replace: bool,
    each: bool,
) -> None:
    """Load a table, or whatever else can be read, into a data-set folder.

    WHAT is a mapping: a YAML file that says which columns of which tables make which nodes and relationships
    (docs/mappings.md). Or it is a file in one of the formats that are read, another data-set folder, or the address of
    a Neo4j server.

    Rows at fault are listed with their reasons, here and in a table of faults. Nothing is written then, unless
    --skip-faults leaves them out. The summary says what became of each row; of a table over many files or sheets it
    adds up, and --all shows each.

    Loading again into a folder replaces what the mapping of that name wrote, and keeps what was added by hand. A
    mapping of another name is refused there: with --replace it takes the place of the one before, and with --add it is
    added.

    With --draft, WHAT is a table of any kind, or a pattern of several between
    quotes: what stands in its columns is guessed, and said in comments, with
    what is unsure. Of a workbook the sheets are taken that most share a
    header, or those that --sheet names.
    """
    from loaders.mapping.examination import is_mapping

    if draft and "://" in what:
        how = "what the labels of a database mean is said by a file (docs/formats.md: neo4j-foreign)"
        raise click.UsageError(f"a draft is made of tables; {how}")
    if draft:
        _draft(Path(what) if tables_in is None else tables_in / what, sheet, output, replace=replace)
        return
    if sheet is not None:
        raise click.UsageError("--sheet goes with --draft; a mapping says sheet: of each table itself")
    if output is None:
        raise click.UsageError("name the folder to write, as -o FOLDER; or draft a mapping of a table, by --draft")
    if is_mapping(Path(what)):
        beside = faults_to or output.with_name(f"{output.name}-faults.csv")
        mapped = (Path(what), tables_in)
        told = (style, each)
        _load_mapping(ctx, mapped, output, beside, told, skip_faults=skip_faults, add=add, replace=replace)
        return
    _load_other(ctx, what, output, style, skip_faults=skip_faults, replace=replace)


def _load_other(ctx: click.Context, what: str, output: Path, style: str, *, skip_faults: bool, replace: bool) -> None:
    """Load what needs no mapping: a file of a known format, a data set, a database."""
    from interurban.data import Data
    from interurban.mapped_rows import causes_of
    from loaders.dataset.writing import write_dataset

    with closing(Data(what)) as data:
        graph, report = data.examined
        if report is not None and report.faults:
            show(causes_of(report, what), style)
        if report is not None and report.errors and not skip_faults:
            click.echo("nothing is written; mend the file, or load the rest with --skip-faults", err=True)
            ctx.exit(1)
        write_asking(lambda over: write_dataset(graph, output, replace=over), replace=replace)
    click.echo(f"loaded {held_by(graph)} into {output}", err=True)


def _load_mapping(
    ctx: click.Context,
    mapped: tuple[Path, Path | None],
    output: Path,
    faults_to: Path,
    told: tuple[str, bool],
    *,
    skip_faults: bool,
    add: bool,
    replace: bool,
) -> None:
    from graph_model.faults import InvalidData
    from interurban.mapped_rows import causes_of
    from interurban.progress import counting
    from loaders.mapping.gazetteer import asks_for_cities
    from loaders.mapping.reading import read_mapping
    from loaders.mapping.running import load_into

    what, tables_in = mapped
    style, each = told
    try:
        mapping = read_mapping(what, tables_in)
        if asks_for_cities(mapping):
            _prepare_gazetteer(mapping)
        with counting(f"loading {what.name}", "rows") as progress:
            done = 0

            def tell(rows: int) -> None:
                nonlocal done
                done += rows
                progress(done, 0)

            summary = write_asking(
                lambda over: load_into(mapping, output, skip_faults=skip_faults, add=add, replace=over, progress=tell),
                replace=replace,
            )
    except InvalidData as error:
        show(causes_of(error.report, what.name), style)
        ctx.exit(1)
    _tell(summary, what.name, faults_to, style, each=each)
    if summary.report.errors and not skip_faults:
        click.echo("nothing is written; mend the rows or the mapping, or load the rest with --skip-faults", err=True)
        ctx.exit(1)
    click.echo(f"loaded into {output}: {summary.in_words()}", err=True)


def _tell(summary: Summary, name: str, faults_to: Path, style: str, *, each: bool) -> None:
    """Show what is wrong and what became of the rows; on a terminal, files of one table together, unless `each`."""
    from interurban.files_together import Together
    from interurban.mapped_rows import causes_of, summary_of

    together = Together(summary.files) if style == "table" and not each else None
    if summary.report.faults:
        _write_faults(summary.report, faults_to)
        listed_in = str(faults_to) if style == "table" and not each else ""
        show(causes_of(summary.report, name, listed_in=listed_in, together=together), style)
        click.echo(f"the faults of each row are in {faults_to}", err=True)
    show(summary_of(summary, name, together), style)


def _prepare_gazetteer(mapping: Mapping) -> None:
    from interurban.progress import working
    from loaders.mapping.gazetteer import require_gazetteer
    from loaders.resolution.gazetteer import Gazetteer

    require_gazetteer(mapping)
    with working("indexing the names of the world's cities, once"):
        Gazetteer().prepare()


def _draft(table: Path, sheet: str | None, output: Path | None, *, replace: bool) -> None:
    from loaders.drafting.drafting import draft_mapping
    from loaders.files.atomic_file import write_file
    from loaders.tabular.settings import TableSettings

    text = draft_mapping(table, TableSettings(sheet=sheet))
    if output is None:
        click.echo(text, nl=False)
        return
    write_asking(lambda over: write_file(output, text.encode(), replace=over), replace=replace)
    unsure = text.count("UNSURE:")
    elsewhere = "" if output.resolve().parent == table.resolve().parent else f" --in {table.parent}"
    click.echo(f"{output}: a first mapping; look at what is marked UNSURE ({unsure} times), then:", err=True)
    click.echo(f"interurban load {output}{elsewhere} -o {output.stem}-data", err=True)


def _write_faults(report: Report, path: Path) -> None:
    from interurban.answer_formats import ENDINGS, FOR_SPREADSHEETS, render_bytes
    from interurban.mapped_rows import faults_of
    from loaders.files.atomic_file import write_file

    style = ENDINGS.get(path.suffix.lower(), "csv")
    write_file(path, render_bytes(faults_of(report), FOR_SPREADSHEETS if style == "csv" else style))
