"""A draft says which columns name what, how dates and lists are written, and what it is unsure of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_model.errors import InterurbanError
from graph_model.faults import InvalidData
from loaders.drafting import profiles
from loaders.drafting.date_columns import date_forms
from loaders.drafting.drafting import draft_mapping
from loaders.drafting.header_words import words_of
from loaders.drafting.list_columns import list_separator
from loaders.drafting.profiles import Column
from loaders.mapping.examination import examine_mapping
from loaders.tabular.settings import TableSettings
from tests.loaders.typed_workbooks import typed

MEMBERS = """Members of the league,,,,,
Town,Country,Joined,Partners,Population,Website
Lyon,France,28.02.2014,Oslo; Nice,513000,https://lyon.fr
Nice,France,05.11.2013,Lyon,NA,https://nice.fr
Oslo,Norway,NA,Lyon; Nice,709000,NA
Windhoek,Namibia,31.12.2012,NA,NA,NA
"""


def column(name: str, *values: str) -> Column:
    found = Column(name)
    found.values.update(values)
    return found


def test_a_draft_tells_names_lists_and_titles_of_a_list_of_members(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text(MEMBERS, encoding="utf-8")
    text = draft_mapping(tmp_path / "members.csv")
    draft = yaml.safe_load(text)
    assert draft["missing"] == ["", "NA"]
    table = draft["tables"][0]
    assert table["nodes"]["town"]["name"] == "Town"
    assert table["nodes"]["town"]["properties"] == {"population": "Population", "url": "Website"}
    assert table["nodes"]["partners"]["name"] == {"column": "Partners", "split": ";"}
    assert "row 2 holds the column names" in text
    assert "UNSURE: many of these stand in Town, too" in text


def test_of_a_workbook_the_sheets_are_drafted_that_share_a_header_and_a_mapping_reads_just_these(
    tmp_path: Path,
) -> None:
    lists: dict[str, list[list[object]]] = {
        f"20{year}": [["City", "Country"], [f"Town {year}", "France"], ["Nice", "France"]] for year in (14, 15, 16)
    }
    about: list[list[object]] = [["About", "Note"], ["City", "its usual name"]]
    path = typed(tmp_path / "m.xlsx", {"Read me": about, **lists, "Empty": []})
    text = draft_mapping(path)
    assert "Of 5 sheets those that share a header are drafted, not Read me, Empty; --sheet drafts others." in text
    assert yaml.safe_load(text)["tables"][0]["sheet"] == "201*"
    (tmp_path / "m.yaml").write_text(text, "utf-8")
    graph, report = examine_mapping(tmp_path / "m.yaml")
    assert not report.errors
    assert {node.name for node in graph.nodes("City")} == {"Town 14", "Town 15", "Town 16", "Nice"}


def test_the_sheets_of_a_draft_are_told(tmp_path: Path) -> None:
    path = typed(tmp_path / "m.xlsx", {"about": [["About", "City"], ["list", "Lyon"]], "b": [["City"], ["Nice"]]})
    for told in ("about", "1", "a*"):
        text = draft_mapping(path, TableSettings(sheet=told))
        assert str(yaml.safe_load(text)["tables"][0]["sheet"]) == told
        assert "drafted from its 1 row" in text


def test_sheets_that_no_pattern_tells_from_others_are_said(tmp_path: Path) -> None:
    path = typed(tmp_path / "m.xlsx", {"a": [["About", "City"]], "b": [["City"], ["Nice"]], "c": [["City"], ["Oslo"]]})
    text = draft_mapping(path)
    assert "One table over 2 sheets: b, c." in text
    assert "UNSURE: no pattern names just these sheets" in text
    assert yaml.safe_load(text)["tables"][0]["sheet"] == "b"


def test_a_sheet_called_by_a_year_is_found_by_that_name(tmp_path: Path) -> None:
    typed(tmp_path / "m.xlsx", {"a": [["x"], ["y"]], "2014": [["City"], ["Nice"]]})
    mapping = "name: m\ntables:\n  - {file: m.xlsx, sheet: 2014, nodes: {city: {type: City, name: City}}}\n"
    (tmp_path / "m.yaml").write_text(mapping, "utf-8")
    assert [node.name for node in examine_mapping(tmp_path / "m.yaml")[0].nodes("City")] == ["Nice"]


def test_a_mapping_is_not_drafted_as_a_table(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("name: m\ntables:\n  - file: m.csv\n")
    with pytest.raises(InterurbanError, match=r"m\.yaml: is a mapping already; load it"):
        draft_mapping(tmp_path / "m.yaml")


def test_a_draft_tells_other_names_and_kinds_of_membership(tmp_path: Path) -> None:
    rows = (
        "City,Also called,Network,Status\nLyon,Lugdunum; Lione,C40,Full member\nNice,,C40,Associate\nOslo,,UCLG,full\n"
    )
    (tmp_path / "members.csv").write_text(rows, encoding="utf-8")
    table = yaml.safe_load(draft_mapping(tmp_path / "members.csv"))["tables"][0]
    assert table["nodes"]["city"]["aliases"] == {"column": "Also called", "split": ";"}
    (membership,) = (each for each in table["relationships"] if each["type"] == "MEMBER_OF")
    assert membership["properties"]["tier"] == {
        "column": "Status",
        "values": {"Full member": "full", "Associate": "associate", "full": "full"},
    }


def test_a_status_that_tells_of_something_else_is_left(tmp_path: Path) -> None:
    rows = "City,Network,Status\nLyon,C40,paid\nNice,C40,full\nOslo,UCLG,overdue\n"
    (tmp_path / "members.csv").write_text(rows, encoding="utf-8")
    assert "tier" not in draft_mapping(tmp_path / "members.csv")


def test_what_is_no_table_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(InvalidData, match="is a PDF file"):
        draft_mapping(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("values", "separator"),
    [
        (["Lyon; Nice", "Nice; Oslo", "Oslo"], ";"),
        (["Kaiser, Russland", "Russland, Schweden", "Schweden, Kaiser"], ","),
        (["Albany, NY", "Buffalo, NY", "Boise, ID", "Troy, NY"], ""),
        (["Ohio, United States", "Utah, United States", "United States", "Germany"], ""),
        (["a\nb", "b\na"], "lines"),
        (["Director, Ministry of the Environment", "Secretary", "Director"], ""),
    ],
)
def test_a_mark_parts_a_list_where_what_it_parts_stands_on_both_sides(values: list[str], separator: str) -> None:
    assert list_separator(column("x", *values)) == separator


@pytest.mark.parametrize(
    ("values", "forms", "unsure"),
    [
        (["28.02.2014", "05.11.2013"], ["dmy"], ""),
        (["02/28/2014", "11/05/2013"], ["mdy"], ""),
        (["05/11/2013", "06/12/2013"], ["dmy"], "may also be mdy"),
        (["2014", "2015-03", "9999-12-31"], ["edtf", "open_9999"], ""),
        (["1514 VIII 4", "1686 IV 26 / V 6"], ["roman", "first_calendar"], ""),
        (["2017년 5월"], ["korean"], ""),
    ],
)
def test_the_forms_of_dates_are_those_that_read_most(values: list[str], forms: list[str], unsure: str) -> None:
    assert date_forms(column("x", *values)) == (forms, 1.0, unsure)


def test_namibia_and_a_person_called_null_are_not_missing(tmp_path: Path) -> None:
    codes = "\n".join(f"Town {code},{code},Null" for code in ["NA", *(f"A{chr(65 + n)}" for n in range(25))])
    (tmp_path / "t.csv").write_text(f"city,code,mayor\n{codes}\n", encoding="utf-8")
    draft = yaml.safe_load(draft_mapping(tmp_path / "t.csv"))
    assert "NA" not in draft.get("missing", [])


def test_words_are_parted_at_capitals_digits_and_marks() -> None:
    assert words_of("Delegation_ISO") == ["delegation", "iso"]
    assert words_of("stateSignature") == ["state", "signature"]


def test_one_column_under_two_names_in_files_of_several_years_is_folded(tmp_path: Path) -> None:
    towns = [f"Town {number}" for number in range(30)]
    (tmp_path / "t2016.csv").write_text("\n".join(["Town Name;Id", *(f"{town};{town[5:]}" for town in towns)]))
    (tmp_path / "t2017.csv").write_text("\n".join(["Id,City", *(f"{town[5:]},{town}" for town in towns)]))
    draft = yaml.safe_load(draft_mapping(tmp_path / "t*.csv"))
    table = draft["tables"][0]
    assert table["columns"] == {"city": ["Town Name", "City"]}
    assert table["nodes"]["city"] == {"type": "City", "id": "Id", "name": "city"}


def test_text_that_was_read_twice_in_a_wrong_encoding_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("city,n\nSan JosÃ©,1\nLyon,2\n", encoding="utf-8")
    assert "read twice in a wrong encoding" in draft_mapping(tmp_path / "t.csv")


def draft_of(tmp_path: Path, text: str) -> tuple[str, dict[str, Any]]:
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    drafted = draft_mapping(tmp_path / "t.csv")
    return drafted, yaml.safe_load(drafted)["tables"][0]


def test_a_matrix_may_have_several_columns_before_it(tmp_path: Path) -> None:
    things = "City;Country;Region;C40;UCLG;ICLEI;CITYNET"
    rows = f"{things}\nLyon;France;x;1;0;1;0\nNice;France;y;0;1;;1\nOslo;Norway;z;1;1;0;0\n"
    _, table = draft_of(tmp_path, rows)
    assert table["unfold"] == {"columns": "*", "but": ["Region"], "name": "thing", "value": "weight"}
    assert [(each["type"], each["from"], each["to"]) for each in table["relationships"]] == [
        ("IN_COUNTRY", "city", "country"),
        ("MEMBER_OF", "city", "thing"),
    ]


def test_columns_of_years_become_spells(tmp_path: Path) -> None:
    rows = "City;Network;1990;1991;1992\nLyon;C40;1;1;0\nNice;C40;0;1;\n"
    _, table = draft_of(tmp_path, rows)
    assert table["unfold"] == {"columns": "*", "name": "year", "value": "listed"}
    assert table["relationships"] == [
        {"type": "MEMBER_OF", "from": "city", "to": "network", "spells": {"year": "year"}}
    ]


def test_a_matrix_of_numbers_has_weights_and_a_square_one_things_of_one_type(tmp_path: Path) -> None:
    text, table = draft_of(
        tmp_path, "City;Lyon;Nice;Oslo;Rome\nLyon;0;2;0;0\nNice;2;0;0;1.5\nOslo;0;0;0;\nRome;0;1.5;0;0\n"
    )
    assert table["nodes"]["thing"]["type"] == "City"
    assert table["relationships"] == [
        {"type": "TIED_TO", "from": "city", "to": "thing", "properties": {"weight": "weight"}}
    ]
    assert "UNSURE: are the numbers how much, or how often?" in text


def test_properties_that_are_numbers_make_no_matrix(tmp_path: Path) -> None:
    rows = "City;Population;Latitude;Longitude;Members;Year\nLyon;513000;45.7;4.8;0;2001\nNice;340000;43.7;7.2;3;2004\n"
    assert "unfold" not in draft_of(tmp_path, rows)[1]


def test_coordinates_and_numbers_are_read_as_they_are_written(tmp_path: Path) -> None:
    rows = "City;Latitude;Longitude;Population\nLyon;45,76;4,84;513.275\nNice;43°42′N;7°16′E;1.340.017\n"
    _, table = draft_of(tmp_path, rows)
    assert table["nodes"]["city"]["properties"] == {
        "latitude": {"column": "Latitude", "coordinate": "latitude", "if_wrong": "drop"},
        "longitude": {"column": "Longitude", "coordinate": "longitude", "if_wrong": "drop"},
        "population": {"column": "Population", "number": "comma", "if_wrong": "drop"},
    }
    _, table = draft_of(tmp_path, "City;Place\nLyon;POINT (4.84 45.76)\nNice;43°42′N 7°16′E\nOslo;59,91 10,75\n")
    assert table["nodes"]["city"]["properties"]["latitude"] == {
        "column": "Place",
        "point": "latitude",
        "if_wrong": "drop",
    }


def test_city_of_is_taken_off_and_stays_as_another_name(tmp_path: Path) -> None:
    members = ["City of Lyon;France", "City of Nice;France", "Municipality of Oslo;Norway", "Rome;Italy"]
    text, _ = draft_of(tmp_path, "\n".join(["Member;Country", *members]))
    (tmp_path / "draft.yaml").write_text(text, encoding="utf-8")
    graph, report = examine_mapping(tmp_path / "draft.yaml")
    assert report.errors == []
    names = {node.name: [alias.text for alias in node.aliases] for node in graph.nodes("City")}
    assert names == {
        "Lyon": ["City of Lyon"],
        "Nice": ["City of Nice"],
        "Oslo": ["Municipality of Oslo"],
        "Rome": [],
    }


def test_brackets_and_lists_by_comma_are_told(tmp_path: Path) -> None:
    text, table = draft_of(tmp_path, 'City;Networks\nSeoul (서울);"CITYNET, ICLEI"\nLyon;ICLEI\nBusan;CITYNET\n')
    assert table["nodes"]["networks"]["name"] == {"column": "Networks", "split": ","}
    assert "1 name with brackets, as in Seoul (서울); if that is another name" in text


def test_a_column_by_several_hands_is_read_by_several_forms(tmp_path: Path) -> None:
    dates = ["2017년 5월", "4-7 November 2013", "Feb-14", "2001.3", "2021/22", "1514 VIII 4", "41579"]
    towns = ["Seoul", "Lyon", "Nice", "Oslo", "Rome", "Bonn", "Graz"]
    rows = "\n".join(f"{town};C40;{date}" for town, date in zip(towns, dates, strict=True))
    text, _ = draft_of(tmp_path, f"City;Network;Joined\n{rows}\n")
    (tmp_path / "draft.yaml").write_text(text, encoding="utf-8")
    graph, report = examine_mapping(tmp_path / "draft.yaml")
    assert report.errors == []
    since = {each.start: each.properties["since"] for each in graph.relationships("MEMBER_OF")}
    assert since == {
        "seoul": "2017-05",
        "lyon": "2013-11-04/2013-11-07",
        "nice": "2014-02",
        "oslo": "2001-03",
        "rome": "2021/2022",
        "bonn": "1514-08-04",
        "graz": "2013-11-01",
    }


def test_namibia_is_a_country_also_where_na_is_nothing_elsewhere(tmp_path: Path) -> None:
    rows = "City;Country;Population\nLyon;FR;NA\nWindhoek;NA;325858\nOslo;NO;NA\nBonn;DE;7\n"
    _, table = draft_of(tmp_path, rows)
    assert table["nodes"]["country"]["name"] == {"column": "Country", "missing": [""]}


def test_a_list_of_the_members_of_one_body_is_taken_for_that(tmp_path: Path) -> None:
    countries = ["AFG,Afghanistan", "ALB,Albania", "DZA,Algeria", "AND,Andorra"]
    rows = "\n".join(["Code,Name,Member-Since", *(f"{each},199{number}" for number, each in enumerate(countries))])
    text, table = draft_of(tmp_path, f"{rows}\n")
    assert table["nodes"] == {
        "country": {"type": "Country", "id": "Code", "name": "Name"},
        "network": {"type": "Organisation", "name": {"constant": "t"}},
    }
    assert table["relationships"] == [
        {"type": "MEMBER_OF", "from": "country", "to": "network", "properties": {"since": "Member-Since"}}
    ]
    assert "UNSURE: of what is this the list?" in text


def test_a_file_for_each_body_is_taken_for_the_members_of_a_body_of_its_name(tmp_path: Path) -> None:
    for name, towns in {"Harbour League": "Lyon\nBonn\n", "Rhine Cities": "Bonn\nBasel\n"}.items():
        (tmp_path / f"{name}.csv").write_text(f"Town,Joined\n{towns}", encoding="utf-8")
    (tmp_path / "draft.yaml").write_text(draft_mapping(tmp_path / "*.csv"), encoding="utf-8")
    graph, report = examine_mapping(tmp_path / "draft.yaml")
    assert not report.errors
    assert [node.name for node in graph.nodes("Organisation")] == ["Harbour League", "Rhine Cities"]
    assert graph.relationship_count == 4


def test_a_list_of_the_parties_of_one_agreement_dates_their_signatures(tmp_path: Path) -> None:
    rows = "Code,Participant,Signature,Kind\nAFG,Afghanistan,1992-06-12,x\nALB,Albania,,y\nDZA,Algeria,1992-06-13,x\n"
    text, table = draft_of(tmp_path, rows.replace("Participant", "Name"))
    assert table["nodes"]["agreement"] == {"type": "MOU", "name": {"constant": "t"}}
    assert "{type: SIGNED, from: country, to: agreement, properties: {on: Signature}}" in text


def test_a_column_that_is_empty_beside_a_name_is_no_id(tmp_path: Path) -> None:
    for code, found in (("4", "Code"), ("", None)):
        rows = f"City,Network,Code\nParis,N1,1\nLyon,N1,2\nNice,N2,3\nMetz,N2,{code}\n,N2,\n"
        (tmp_path / "members.csv").write_text(rows, encoding="utf-8")
        nodes = yaml.safe_load(draft_mapping(tmp_path / "members.csv"))["tables"][0]["nodes"]
        assert nodes["city"].get("id") == found


def nodes_and_text(tmp_path: Path, text: str, called: str = "t.csv") -> tuple[dict[str, Any], str]:
    (tmp_path / called).write_text(text, encoding="utf-8")
    drafted = draft_mapping(tmp_path / called)
    return yaml.safe_load(drafted)["tables"][0]["nodes"], drafted


def test_a_column_of_kinds_of_things_is_not_taken_for_names(tmp_path: Path) -> None:
    rows = "Full_Name;Entity;Network;Country\nLyon;City;C40;FR\nNice;Municipality;C40;FR\nRhône;Other;UCLG;FR\n"
    nodes, text = nodes_and_text(tmp_path, rows)
    assert nodes["city"]["name"] == "Full_Name"
    assert "Entity: 3 values: City; Municipality (kinds of things? where: {Entity: ...} takes rows of some)" in text
    nodes, _ = nodes_and_text(tmp_path, "name;executive;council\nAnn;Mayor;Ryde\nBo;Mayor;Hay\nCy;;Hay\n")
    assert nodes["executive"]["type"] == "Role"


def test_names_are_of_bodies_where_words_in_them_or_the_file_say_so(tmp_path: Path) -> None:
    rows = "Name;Country;Members\nAlliance of Towns;FR;Cities\nNorth Network;BE;Cities\nMEDCITIES;ES;Cities\n"
    nodes, text = nodes_and_text(tmp_path, rows)
    assert nodes.keys() == {"organisation", "country"}
    assert "by words in them such as network" in text
    nodes, text = nodes_and_text(tmp_path, "Name;Country\n2nd Chance;FR\nACCESS;BE\n", "UrbactNetworks.csv")
    assert nodes["organisation"]["name"] == "Name"
    assert "by the name of the file" in text
    nodes, _ = nodes_and_text(tmp_path, "Name;Country\nLyon;FR\nGent;BE\n", "members of city networks.csv")
    assert nodes["city"]["name"] == "Name"


def test_names_of_networks_are_no_cities_whatever_words_are_in_them(tmp_path: Path) -> None:
    rows = "Name of networks;Country\nCity of Arts;FR\nCity of Film;BE\nCity of Design;ES\n"
    assert nodes_and_text(tmp_path, rows)[0]["networks"]["type"] == "Organisation"


def test_why_a_column_is_no_id_is_told(tmp_path: Path) -> None:
    rows = "Code_Entry;City;City Code;Network\n1;Lyon;a;C40\n2;Lyon;a;UCLG\n3;Nice;;C40\n4;Nice;;UCLG\n"
    nodes, text = nodes_and_text(tmp_path, rows)
    assert "id" not in nodes["city"]
    assert "not taken as the id of city: it numbers the rows, and 2 rows repeat what stands in City)" in text
    assert "not taken as the id of city: it is empty in 2 rows where City is not)" in text


def test_numbers_of_things_and_key_words_are_no_ids(tmp_path: Path) -> None:
    nodes, _ = nodes_and_text(tmp_path, "City;Number of schools;Key words\nLyon;7;a\nNice;8;b\nOslo;9;c\n")
    assert nodes["city"] == {"type": "City", "name": "City"}


def test_addresses_are_of_what_has_one_each_and_those_of_sources_are_cited(tmp_path: Path) -> None:
    rows = (
        "City;Network;Url;Sources\nLyon;C40;http://c40.org;http://a.org\nNice;C40;http://c40.org;http://b.org\n"
        "Lyon;UCLG;http://uclg.org;http://a.org\n"
    )
    nodes, text = nodes_and_text(tmp_path, rows)
    assert nodes["network"]["properties"] == {"url": "Url"}
    assert "properties" not in nodes["city"]
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    graph, report = examine_mapping(tmp_path / "m.yaml")
    assert not report.faults
    assert {node.name for node in graph.nodes("Source")} == {"http://a.org", "http://b.org"}


def test_years_of_joining_and_the_kinds_of_members_among_others_are_placed(tmp_path: Path) -> None:
    rows = (
        "City;Network;Year_of_Joining;Statut\nLyon;C40;2013;Full member\nNice;C40;2012;Associated Member\n"
        "Oslo;C40;2008-2012 - PLUS;2020\n"
    )
    _, text = nodes_and_text(tmp_path, rows)
    (membership,) = yaml.safe_load(text)["tables"][0]["relationships"]
    assert membership["properties"] == {
        "since": {"column": "Year_of_Joining", "date": ["edtf", "years_label"], "period": "since"},
        "tier": {
            "column": "Statut",
            "values": {"Full member": "full", "Associated Member": "associate"},
            "otherwise": "drop",
        },
    }
    assert "of Statut these tell of no tier, and are left out: 2020" in text


def test_x_and_y_are_coordinates_where_they_are_degrees_and_nothing_plainer_stands_there(tmp_path: Path) -> None:
    nodes, _ = nodes_and_text(tmp_path, "City;X;Y\nLyon;4.84;45.76\nNice;7.27;43.70\n")
    assert nodes["city"]["properties"] == {"longitude": "X", "latitude": "Y"}
    nodes, _ = nodes_and_text(tmp_path, "City;X;Y\nLyon;842666.7;6519924.4\nNice;1044567.5;6299132.2\n")
    assert "properties" not in nodes["city"]
    nodes, _ = nodes_and_text(tmp_path, "City;X;Y;lon;lat\nLyon;4.8;45.7;4.84;45.76\nNice;7.2;43.7;7.27;43.70\n")
    assert nodes["city"]["properties"] == {"longitude": "lon", "latitude": "lat"}


def test_all_values_are_counted_and_rows_that_were_not_looked_at_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"Town {number};C40\n" for number in range(6_000))
    _, text = nodes_and_text(tmp_path, f"City;Network\n{rows}")
    assert "# City: 6,000 values: Town 0; Town 1" in text
    monkeypatch.setattr(profiles, "MOST_ROWS", 6)
    assert "drafted from the first 6 rows." in draft_mapping(tmp_path / "t.csv")
    (tmp_path / "u.csv").write_text("City;Network\nLyon;C40\n")
    assert "drafted from the first 3 rows of each, 4 in all." in draft_mapping(tmp_path / "?.csv")


def test_partners_that_stand_with_one_town_each_are_based_there_if_they_are_many_more(tmp_path: Path) -> None:
    rows = "".join(f"University {number};Town {number % 9};Project {number % 5}\n" for number in range(30))
    _, text = nodes_and_text(tmp_path, f"Project Partner;Town;Project\n{rows}")
    table = yaml.safe_load(text)["tables"][0]
    ties = [(each["type"], each["from"], each["to"]) for each in table["relationships"]]
    assert ("BASED_IN", "project_partner", "town") in ties
    assert ("RUNS", "project_partner", "project") in ties
    assert not any(kind == "MEMBER_OF" for kind, _, _ in ties)
    rows = "".join(f"Port Office {number};Town {number};C40\n" for number in range(30))
    nodes, _ = nodes_and_text(tmp_path, f"Institution;Town;Network\n{rows}")
    assert nodes["town"]["aliases"] == "Institution"


def test_dates_and_acronyms_are_of_what_their_names_or_values_say(tmp_path: Path) -> None:
    rows = "".join(
        f"Programme {number % 2};P{number};Project number {number};Town {number % 3};2014-0{number};No\n"
        for number in range(1, 9)
    )
    nodes, text = nodes_and_text(tmp_path, f"Programme;Acronym;Project Name;Town;Project start;Lead Partner\n{rows}")
    assert nodes["project"]["aliases"] == "Acronym"
    assert "aliases" not in nodes["programme"]
    dated = [each for each in yaml.safe_load(text)["tables"][0]["relationships"] if "properties" in each]
    assert [(each["to"], each["properties"]) for each in dated] == [("project", {"since": "Project start"})]
    assert "Lead Partner: 1 value: No" in text


def test_addresses_that_are_none_cost_no_row(tmp_path: Path) -> None:
    rows = "".join(f"Town {number};http://town{number}.eu\n" for number in range(30))
    nodes, _ = nodes_and_text(tmp_path, f"City;Website\n{rows}Lyon;www.lyon.fr\n")
    assert nodes["city"]["properties"] == {"url": {"column": "Website", "if_wrong": "drop"}}


def test_a_membership_that_may_be_of_two_kinds_is_said(tmp_path: Path) -> None:
    rows = "Lyon;C40;Full member\nNice;C40;Associated Partner\nOslo;C40;Partner\n"
    _, text = nodes_and_text(tmp_path, f"City;Network;Status\n{rows}")
    assert "of Status where two are named: Associated Partner (associate or partner)\n" in text


def test_projects_are_part_of_the_programme_that_each_stands_with(tmp_path: Path) -> None:
    rows = "".join(f"Town {number % 3};Programme {number % 2};Project {number}\n" for number in range(8))
    _, text = nodes_and_text(tmp_path, f"City;Programme;Project\n{rows}")
    ties = [(each["type"], each["from"], each["to"]) for each in yaml.safe_load(text)["tables"][0]["relationships"]]
    assert ("PART_OF", "project", "programme") in ties
    assert ("PART_OF", "programme", "project") not in ties
    assert "UNSURE: each Project stands with one Programme; is it a part of that?" in text


def test_what_may_be_the_population_is_told_where_its_name_says_more(tmp_path: Path) -> None:
    _, text = nodes_and_text(tmp_path, "City;Pop_collect;Population Year\nLyon;513000;2014\nNice;340000;0\n")
    assert "Pop_collect: 2 values: 513000; 340000 (population? properties: {population: Pop_collect})" in text
    assert "(population? properties: {population: Population Year})" not in text


def test_lists_of_countries_in_a_file_for_each_body_are_drafted_so_whatever_one_of_them_tells_besides(
    tmp_path: Path,
) -> None:
    countries = [f"C{letter}{other},Country {letter}{other}" for letter in "ABCDE" for other in "FGHIJ"]
    for name in ("opec", "g77", "g20"):
        (tmp_path / f"{name}.csv").write_text("\n".join(["Code,Name", *countries, ""]), "utf-8")
    signed = [f"{each},1992-06-12,Ratification" for each in countries]
    (tmp_path / "unfccc.csv").write_text("\n".join(["Code,Name,Signature,Kind", *signed, ""]), "utf-8")
    (table,) = yaml.safe_load(draft_mapping(tmp_path / "*.csv"))["tables"]
    assert table["nodes"]["country"] == {"type": "Country", "id": "Code", "name": "Name"}
    assert table["nodes"]["network"] == {"type": "Organisation", "name": {"file": "name"}}
    assert [each["type"] for each in table["relationships"]] == ["MEMBER_OF"]
