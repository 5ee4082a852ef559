"""What may be meant as a range of years is warned of, with both readings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from loaders.dataset.reading import examine_dataset


def warned(write_tables: Callable[[dict[str, str]], Path], *since: str) -> list[tuple[int | None, str, str]]:
    rows = "".join(f"Northport,Harbour League,{date}\n" for date in since)
    folder = write_tables({
        "city.csv": "name\nNorthport\n",
        "organisation.csv": "name\nHarbour League\n",
        "member_of.csv": f"from,to,since\n{rows}",
    })  # fmt: skip
    _, report = examine_dataset(folder)
    return [(fault.row, fault.message, fault.remedy) for fault in report.warnings if "is read as" in fault.message]


def test_a_season_is_named_with_the_years_it_may_mean(write_tables: Callable[[dict[str, str]], Path]) -> None:
    assert warned(write_tables, "2021-22") == [
        (2, "is read as the summer of 2021", "write 2021/2022 if years are meant; leave it if not")
    ]


def test_a_season_that_can_be_no_range_is_named_too(write_tables: Callable[[dict[str, str]], Path]) -> None:
    assert warned(write_tables, "2024-21") == [(2, "is read as the spring of 2024", "leave it if a season is meant")]


def test_a_month_is_suspicious_among_ranges_of_years(write_tables: Callable[[dict[str, str]], Path]) -> None:
    found = warned(write_tables, "2021-22", "2004-06", "2013-11", "1999", "2008-03")
    assert [(row, message) for row, message, _ in found] == [
        (2, "is read as the summer of 2021"),
        (3, "is read as the month 2004-06"),
    ]
    assert "2004/2006" in found[1][2]


def test_months_among_months_are_months(write_tables: Callable[[dict[str, str]], Path]) -> None:
    assert warned(write_tables, "2004-06", "2010-12", "2013-11") == []


def test_seasons_that_are_qualified_or_end_an_interval_are_named_too(
    write_tables: Callable[[dict[str, str]], Path],
) -> None:
    found = warned(write_tables, "2021-22?", "2019/2023-24", "2013-21~/..")
    assert [(row, message) for row, message, _ in found] == [
        (2, "is read as the summer of 2021"),
        (3, "is read as the winter of 2023"),
        (4, "is read as the spring of 2013"),
    ]
