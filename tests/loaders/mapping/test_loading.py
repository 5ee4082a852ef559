from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from graph_model import InvalidData
from loaders.mapping.reading import read_mapping
from loaders.mapping.running import load_into
from tests.loaders.mapping.conftest import Load

MEMBERS = """\
name: members
source: {id: list-2024, name: List of members}
tables:
  - file: members.csv
    nodes:
      city: {type: City, name: town, apart_by: country}
      network: {type: Organisation, name: {constant: Harbour League}, properties: {kind: {constant: network}}}
    relationships:
      - type: MEMBER_OF
        from: city
        to: network
        properties: {since: joined, tier: {column: tier, values: {Full member: full, Associate: associate}}}
"""


def test_rows_become_nodes_and_relationships_with_their_source(load: Load) -> None:
    graph = load(MEMBERS, {"members.csv": "town,country,joined,tier\nLyon,France,2014,full member\n"}).graph
    (membership,) = graph.relationships("MEMBER_OF")
    assert (membership.start, membership.end) == ("lyon", "harbour-league")
    assert membership.properties == {"tier": "full", "since": "2014"}
    assert [str(each) for each in membership.sources] == ["list-2024"]
    assert graph.node("list-2024").name == "List of members"
    assert graph.node("harbour-league").properties["kind"] == "network"


def test_two_towns_of_one_name_are_told_apart_by_country(load: Load) -> None:
    table = "town,country,joined,tier\nSpringfield,Canada,2014,Full member\nSpringfield,Jamaica,2015,Associate\n"
    done = load(MEMBERS, {"members.csv": table})
    assert [node.id for node in done.graph.nodes("City")] == ["springfield-canada", "springfield-jamaica"]
    assert any("ids bear more than the name" in text for _, text in done.summary.notes)


def test_what_is_repeated_is_merged_and_counted(load: Load) -> None:
    table = "town,country,joined,tier\nLyon,France,2014,Full member\nLyon,France,2014,full member\n"
    done = load(MEMBERS, {"members.csv": table})
    assert done.graph.relationship_count == 1
    assert done.summary.in_words() == "2 rows read = 1 loaded + 1 merged + 0 skipped"


def test_a_table_of_a_header_alone_is_said(load: Load) -> None:
    nodes = "nodes: {city: {type: City, name: town}}"
    mapping = f"name: m\ntables:\n  - {{file: a.csv, {nodes}}}\n  - {{file: b.csv, {nodes}}}\n"
    loaded = load(mapping, {"a.csv": "town\nLyon\n", "b.csv": "town\n"})
    (fault,) = loaded.summary.report
    assert (fault.file, fault.severity, fault.message) == ("b.csv", "warning", "has column names and no row")


def test_nothing_is_written_where_a_row_is_at_fault(load: Load) -> None:
    done = load(MEMBERS, {"members.csv": "town,country,joined,tier\nLyon,France,2014,Gold\nBonn,Germany,2015,\n"})
    assert not done.folder.exists()
    (fault,) = done.summary.report.errors
    assert (fault.file, fault.row, fault.column, fault.value) == ("members.csv", 2, "tier", "Gold")
    assert "say otherwise: keep or drop" in fault.remedy


def test_values_that_are_dropped_are_told_with_their_rows(load: Load) -> None:
    dropping = MEMBERS.replace("Associate: associate}", "Associate: associate}, otherwise: drop")
    table = "town,country,joined,tier\nLyon,France,2014,Gold\nBonn,Germany,2015,Gold\nParis,France,2014,Associate\n"
    done = load(dropping, {"members.csv": table})
    assert [each.properties.get("tier") for each in done.graph.relationships("MEMBER_OF")] == [None, None, "associate"]
    told = [fault for fault in done.summary.report if "none of the values, and left out" in fault.message]
    assert [(fault.row, fault.column, fault.value, fault.severity) for fault in told] == [
        (2, "tier", "Gold", "warning"),
        (3, "tier", "Gold", "warning"),
    ]


def test_the_rest_is_loaded_without_rows_at_fault(load: Load) -> None:
    table = "town,country,joined,tier\nLyon,France,2014,Gold\nBonn,Germany,2015,\nParis,France,31/31/2014,Associate\n"
    done = load(MEMBERS, {"members.csv": table}, skip_faults=True)
    assert [node.name for node in done.graph.nodes("City")] == ["Bonn"]
    assert done.summary.in_words() == "3 rows read = 1 loaded + 0 merged + 2 skipped"
    assert done.summary.files[0].skipped == {"has an error": 2}


def test_the_same_city_of_several_files_is_one_and_what_differs_is_a_statement(load: Load) -> None:
    mapping = """\
source: {id: reports, name: Yearly reports}
tables:
  - file: report_*.csv
    columns: {account: [Account Number, Account number], population: [Population, Current Population]}
    nodes:
      city: {type: City, id: "acc-{account}", name: City, properties: {population: population}}
"""
    done = load(
        mapping,
        {
            "report_2016.csv": "Account Number,City,Current Population\n7,City of Lyon,500000\n",
            "report_2017.csv": "Account number,City,Population\n7,Lyon,513000\n8,Bonn,\n",
            "report_2018.csv": "Account number,City,Population\n8,Bonn,330000\n",
        },
    )
    lyon, bonn = done.graph.node("acc-7"), done.graph.node("acc-8")
    assert (lyon.name, [alias.text for alias in lyon.aliases]) == ("City of Lyon", ["Lyon"])
    assert lyon.properties["population"] == 500000
    assert [(each.property, each.value, each.sources) for each in lyon.statements] == [
        ("population", 513000, ("reports",))
    ]
    assert bonn.properties["population"] == 330000


def test_names_in_one_cell_are_the_members_that_another_table_tells_more_of(load: Load) -> None:
    mapping = """\
tables:
  - file: mous.csv
    nodes:
      mou: {type: MOU, name: title}
      parties: {type: [City, Organisation], name: {column: parties, split: ";"}}
    relationships: [{type: SIGNED, from: parties, to: mou}]
  - file: members.csv
    nodes: {city: {type: City, id: code, name: name, aliases: {column: other, split: ";"}}}
"""
    tables = {
        "members.csv": "code,name,other\nKR-11,Seoul,서울; SMG\nFR-LYS,Lyon,\n",
        "mous.csv": "title,parties\nWater,SMG; lyon; World Bank\nRoads,서울; World Bank\n",
    }
    done = load(mapping, tables)
    signed = {(each.start, each.end) for each in done.graph.relationships("SIGNED")}
    assert signed == {
        ("KR-11", "water"),
        ("FR-LYS", "water"),
        ("world-bank", "water"),
        ("KR-11", "roads"),
        ("world-bank", "roads"),
    }
    assert [node.name for node in done.graph.nodes("City")] == ["Lyon", "Seoul", "World Bank"]
    assert ("", "1 name of no known node, taken as City: World Bank") in done.summary.notes


def test_a_name_that_two_towns_have_is_a_fault_of_its_row(load: Load) -> None:
    mapping = (
        MEMBERS
        + """\
  - file: mous.csv
    nodes:
      mou: {type: MOU, name: title}
      parties: {type: City, name: {column: parties, split: ";"}}
    relationships: [{type: SIGNED, from: parties, to: mou}]
"""
    )
    tables = {
        "members.csv": "town,country,joined,tier\nBath,Canada,,\nBath,Jamaica,,\nLyon,France,,\n",
        "mous.csv": "title,parties\nWater,Bath; Lyon\nRoads,Lyon\n",
    }
    done = load(mapping, tables, skip_faults=True)
    (fault,) = done.summary.report.errors
    assert (fault.file, fault.row, fault.value) == ("mous.csv", 2, "Bath")
    assert "Bath (Canada); Bath (Jamaica)" in fault.remedy
    assert [(each.start, each.end) for each in done.graph.relationships("SIGNED")] == [("lyon", "roads")]


def test_a_node_that_must_be_known_is_not_made(load: Load) -> None:
    mapping = (
        MEMBERS
        + """\
  - file: mous.csv
    nodes:
      mou: {type: MOU, name: title}
      party: {type: City, name: party, known: true}
    relationships: [{type: SIGNED, from: party, to: mou}]
"""
    )
    tables = {"members.csv": "town,country,joined,tier\nLyon,France,,\n", "mous.csv": "title,party\nWater,Lyons\n"}
    (fault,) = load(mapping, tables).summary.report.errors
    assert (fault.file, fault.row, fault.remedy) == ("mous.csv", 2, "did you mean Lyon?")


def test_rows_of_one_year_each_become_spells(load: Load) -> None:
    mapping = """\
tables:
  - file: years.csv
    nodes: {city: {type: City, name: city}, network: {type: Organisation, name: network}}
    relationships: [{type: MEMBER_OF, from: city, to: network, spells: {year: year}}]
"""
    table = "city,network,year\nLyon,C40,2017\nLyon,C40,2016\nLyon,C40,2019\nBonn,C40,2016\nLyon,C40,2017\n"
    done = load(mapping, {"years.csv": table})
    spells = [(each.start, each.properties["since"], each.properties["until"]) for each in done.graph.relationships()]
    assert sorted(spells) == [("bonn", "2016", "2016"), ("lyon", "2016", "2017"), ("lyon", "2019", "2019")]
    five = mapping.replace("{year: year}", "{year: year, gap: 5, ends: open}")
    done = load(five, {"years.csv": table})
    spells = [(each.start, each.properties["since"], each.properties["until"]) for each in done.graph.relationships()]
    assert sorted(spells) == [("bonn", "../2016", "2016/.."), ("lyon", "../2016", "2019/..")]


def test_a_matrix_is_unfolded(load: Load) -> None:
    mapping = """\
tables:
  - file: matrix.csv
    unfold: {columns: "*", name: network, value: mark}
    nodes: {city: {type: City, name: city}, network: {type: Organisation, name: network}}
    relationships:
      - {type: MEMBER_OF, from: city, to: network, properties: {tier: {column: mark, values: {1: full, 2: associate}}}}
"""
    done = load(mapping, {"matrix.csv": "city,C40,ICLEI\nLyon,1,0\nBonn,2,1\nNowhere,0,\n"})
    found = sorted((each.start, each.end, each.properties["tier"]) for each in done.graph.relationships())
    assert found == [("bonn", "c40", "associate"), ("bonn", "iclei", "full"), ("lyon", "c40", "full")]
    assert done.summary.in_words() == "3 rows read = 2 loaded + 0 merged + 1 skipped"


@pytest.mark.parametrize(
    ("at", "held"), [("2013", "no"), ("2023-12", "definitely"), ("2024-02", "definitely"), ("2025", "possibly")]
)
def test_open_ends_are_known_to_hold_until_the_day_of_the_list(load: Load, at: str, held: str) -> None:
    mapping = MEMBERS.replace("name: members\n", "name: members\nas_known_on: 2024-02\n", 1)
    graph = load(mapping, {"members.csv": "town,country,joined,tier\nLyon,France,2014,\n"}).graph
    (membership,) = graph.relationships("MEMBER_OF")
    assert membership.properties["until"] == "2024-02/.."
    assert graph.timing.holds(membership, at).value == held


def test_a_member_without_a_beginning_is_known_to_be_one_on_the_day_of_the_list(load: Load) -> None:
    mapping = MEMBERS.replace("name: members\n", "name: members\nas_known_on: 2024-02\n", 1)
    graph = load(mapping, {"members.csv": "town,country,joined,tier\nLyon,France,,\n"}).graph
    (membership,) = graph.relationships("MEMBER_OF")
    held = {at: graph.timing.holds(membership, at).value for at in ("2010", "2024-02", "2030")}
    assert held == {"2010": "possibly", "2024-02": "definitely", "2030": "possibly"}


def test_columns_that_are_not_named_are_kept_on_request_and_else_said(load: Load) -> None:
    tables: dict[str, str | bytes] = {
        "members.csv": "town,country,joined,tier,Land area (km2),Population\nLyon,France,,,48,500000\n"
    }
    assert any("2 columns not mapped, left out: Land area" in text for _, text in load(MEMBERS, tables).summary.notes)
    done = load(MEMBERS + "    unmapped: keep\n", tables)
    assert done.graph.node("lyon").properties == {"population": 500000, "land_area_km2": "48"}


def test_a_source_by_column_and_a_place_in_it(load: Load) -> None:
    mapping = """\
source: {column: read_in, place: "row {row}"}
tables:
  - file: members.csv
    nodes: {city: {type: City, name: town}}
"""
    graph = load(mapping, {"members.csv": "town,read_in\nLyon,Annual report\nBonn,Annual report\nLyon,News\n"}).graph
    assert [str(each) for each in graph.node("lyon").sources] == ["annual-report#row 2", "news#row 4"]
    assert {node.name for node in graph.nodes("Source")} == {"Annual report", "News"}


def test_a_wrong_value_is_a_fault_or_left_out(load: Load) -> None:
    mapping = """\
tables:
  - file: cities.csv
    nodes: {city: {type: City, name: city, properties: {population: {column: people, if_wrong: drop}}}}
"""
    done = load(mapping, {"cities.csv": "city,people\nLyon,half a million\nBonn,330000\n"})
    assert "population" not in done.graph.node("lyon").properties
    (fault,) = done.summary.report.faults
    assert (fault.severity, fault.message) == ("warning", "is not a whole number, and left out")


def test_names_that_mean_nothing_to_programs_are_names(load: Load) -> None:
    mapping = """\
missing: ["", "-"]
tables:
  - {file: people.csv, nodes: {person: {type: Person, name: name}, country: {type: Country, name: code}}}
"""
    done = load(mapping, {"people.csv": "name,code\nNull,NA\nNone,-\n"})
    assert {node.name for node in done.graph.nodes("Person")} == {"Null", "None"}
    assert [node.name for node in done.graph.nodes("Country")] == ["NA"]


def test_columns_that_no_file_has_are_faults_of_the_mapping(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text("town,land,joined,tiers\nLyon,France,2014,full\n")
    (tmp_path / "mapping.yaml").write_text(MEMBERS)
    with pytest.raises(InvalidData) as caught:
        load_into(read_mapping(tmp_path / "mapping.yaml"), tmp_path / "out")
    faults = [(each.row, each.column, each.value, each.remedy) for each in caught.value.report]
    assert faults == [
        (6, "tables.1.nodes.city.apart_by", "country", "use one of: town, land, joined, tiers"),
        (12, "tables.1.relationships.1.properties.tier", "tier", "did you mean tiers?"),
    ]


def test_what_is_written_is_what_our_own_writer_writes(load: Load, tmp_path: Path) -> None:
    from loaders.dataset.writing import write_dataset

    table = "town,country,joined,tier\nZürich,Switzerland,2014,\nZurich,Switzerland,,\nÅrhus,Denmark,2015?,Associate\n"
    done = load(MEMBERS, {"members.csv": table})
    write_dataset(done.graph, tmp_path / "again")
    for file in ("city.csv", "member_of.csv", "organisation.csv", "source.csv"):
        assert done.text(file) == (tmp_path / "again" / file).read_text("utf-8")


STATES = """\
tables:
  - file: states.csv
    unfold: {columns: "*", name: igo, value: status, skip: ["", 0, -1]}
    nodes: {state: {type: Country, id: "s{ccode}", name: state}, igo: {type: Organisation, name: igo}}
    relationships: [{type: MEMBER_OF, from: state, to: igo, spells: {year: year}}]
"""
STATES_TABLE = "ccode,year,state,un,eu,note\n2,2001,usa,1,-1,\n2,2002,usa,1,0,\n220,2001,france,1,1,x\n"


def test_columns_that_a_table_names_stand_beside_its_matrix(load: Load) -> None:
    done = load(STATES.replace('"*"', '"*", but: no*'), {"states.csv": STATES_TABLE})
    found = sorted((each.start, each.end, each.properties["until"]) for each in done.graph.relationships())
    assert found == [("s2", "un", "2002"), ("s220", "eu", "2001"), ("s220", "un", "2001")]


def test_a_named_column_that_was_given_to_the_matrix_is_told_with_what_to_write(load: Load) -> None:
    with pytest.raises(InvalidData) as caught:
        load(STATES.replace('"*"', "[un, eu, year]"), {"states.csv": STATES_TABLE})
    (fault,) = caught.value.report
    assert (fault.message, fault.value) == ("is among the columns that unfold makes rows of", "year")
    assert "but: [year]" in fault.remedy


def test_names_that_stay_whole_with_what_may_be_another_name_are_said(load: Load) -> None:
    mapping = """\
tables:
  - {file: a.csv, nodes: {city: {type: City, name: city, aliases: also}}}
"""
    rows = 'city,also\nSeoul (서울),\nBusan (부산),부산\n"Cologne, Germany",\nLyon,Lyon\n'
    done = load(mapping, {"a.csv": rows})
    notes = [text for _, text in done.summary.notes]
    assert any(text.startswith("1 name stays whole with what stands in brackets, as in Seoul (서울)") for text in notes)
    assert any("what stands behind a comma, as in Cologne, Germany" in text for text in notes)
    assert done.graph.node("lyon").aliases == []  # what repeats the name is no other one


FILE_PER_BODY = """\
tables:
  - file: "{pattern}"
    sheet: "*"
    columns: {{region: {{file: folder, case: title}}, when: {{file: sheet}}}}
    except: {{region: Drafts}}
    nodes:
      city: {{type: City, name: Town}}
      body:
        type: Organisation
        name: {{file: name, match: "^(.+?)(?: members)?$"}}
        properties: {{note: "{{region}}"}}
    relationships:
      - {{type: MEMBER_OF, from: city, to: body, properties: {{since: when}}}}
"""


def test_a_file_for_each_body_names_the_body_by_itself_its_folder_or_its_sheet(load: Load, tmp_path: Path) -> None:
    for folder in ("north", "south", "drafts"):
        (tmp_path / folder).mkdir()
    book = openpyxl.Workbook()
    book.active.title = "2014"
    for sheet in (book.active, book.create_sheet("2016")):
        sheet.append(["Town"])
        sheet.append(["Bonn"])
    book.save(tmp_path / "north" / "Cafe\u0301 des Villes 2.0.xlsx")  # as macOS writes it
    tables = {
        "north/Harbour League members.csv": "Town\nLyon\n",
        "south/Rhine Cities.csv.gz": gzip.compress(b"Town\nBonn\nLyon\n"),
        "drafts/No League.csv": "Town\nOslo\n",
    }
    done = load(FILE_PER_BODY.format(pattern="*/*"), tables)
    graph = done.graph
    bodies = {node.name: node.properties["note"] for node in graph.nodes("Organisation")}
    assert bodies == {"Café des Villes 2.0": "North", "Harbour League": "North", "Rhine Cities": "South"}
    held = sorted((each.start, each.end, each.properties.get("since", "")) for each in graph.relationships("MEMBER_OF"))
    assert held == [
        ("bonn", "cafe-des-villes-2-0", "2014"),
        ("bonn", "cafe-des-villes-2-0", "2016"),
        ("bonn", "rhine-cities", ""),
        ("lyon", "harbour-league", ""),
        ("lyon", "rhine-cities", ""),
    ]
    assert done.summary.in_words() == "6 rows read = 5 loaded + 0 merged + 1 skipped"


def test_members_of_a_zip_are_in_the_folder_of_its_name(load: Load) -> None:
    with zipfile.ZipFile(packed := io.BytesIO(), "w") as file:
        file.writestr("Harbour League.csv", "Town\nLyon\n")
        file.writestr("inner/Rhine Cities.csv", "Town\nBonn\n")
    graph = load(FILE_PER_BODY.format(pattern="lists.zip"), {"lists.zip": packed.getvalue()}).graph
    bodies = {node.name: node.properties["note"] for node in graph.nodes("Organisation")}
    assert bodies == {"Harbour League": "Lists", "Rhine Cities": "Inner"}


def test_files_of_one_name_are_told_apart_by_their_folders(load: Load, tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
    mapping = 'source: {name: {file: folder}}\ntables: [{file: "*/list.csv", nodes: {city: {type: City, name: Town}}}]'
    done = load(mapping, {"north/list.csv": "Town\nLyon\n", "south/list.csv": "Town\nBonn\n"})
    assert [each.file for each in done.summary.files] == ["north/list.csv", "south/list.csv"]
    assert {node.name: [str(each) for each in node.sources] for node in done.graph.nodes("City")} == {
        "Lyon": ["north"],
        "Bonn": ["south"],
    }


TABLES_OF_COUNTRIES = (
    "  - {file: members.csv, nodes: {city: {type: City, name: town}, country: {type: Country, id: code}}}\n",
    "  - {file: countries.csv, nodes: {country: {type: Country, id: code, name: name}}}\n",
)


@pytest.mark.parametrize("tables", [TABLES_OF_COUNTRIES, TABLES_OF_COUNTRIES[::-1]], ids=["id first", "name first"])
def test_a_name_made_of_an_id_gives_way_to_one_that_is_stated(load: Load, tables: tuple[str, str]) -> None:
    rows = {"members.csv": "town,code\nLyon,FR\nBonn,DE\n", "countries.csv": "code,name\nFR,France\n"}
    done = load("tables:\n" + "".join(tables), rows)
    countries = [(node.id, node.name, list(node.aliases)) for node in done.graph.nodes("Country")]
    assert countries == [("DE", "DE", []), ("FR", "France", [])]


def test_a_name_without_its_id_is_said_and_its_row_is_not_called_a_repetition(load: Load) -> None:
    mapping = """\
tables:
  - file: members.csv
    nodes: {city: {type: City, id: code, name: town}, network: {type: Organisation, name: network}}
    relationships: [{type: MEMBER_OF, from: city, to: network}]
"""
    table = "town,network,code\nParis,N1,1\nNice,N2,\nMetz,N2,\n,N1,\nBrest,,\n"
    done = load(mapping, {"members.csv": table})
    (cause,) = done.summary.report.causes()
    assert (cause.fault.severity, cause.fault.column, cause.rows) == ("warning", "code", (3, 4, 6))
    assert cause.fault.message == "has a name but no id, and is left out"
    assert "leave id out of the mapping" in cause.fault.remedy
    assert [fault.told.rpartition(" ")[2] for fault in done.summary.report] == ["(Nice)", "(Metz)", "(Brest)"]
    assert done.summary.in_words() == "5 rows read = 2 loaded + 1 merged + 2 skipped"
    assert done.summary.files[0].skipped == {"names a node without its id, and nothing else that is new": 2}


def test_names_that_only_case_or_accents_tell_apart_are_said_once_for_each_type(load: Load) -> None:
    towns = ["Wien,Austria", "WIEN,Austria", "Malmö,Sweden", "Malmo,Sweden", "Bath,Canada", "BATH,Jamaica", "Bonn,"]
    rows = "\n".join(f"{town},," for town in [*towns, "Bonn,"])
    done = load(MEMBERS, {"members.csv": f"town,country,joined,tier\n{rows}\n"})
    (fault,) = done.summary.report
    assert (fault.severity, fault.file) == ("warning", "mapping.yaml")
    said = "4 names of type City are told apart only by case, accents or punctuation: Wien, WIEN; Malmö, Malmo"
    assert fault.message == said
    assert "interurban duplicates" in fault.remedy


def test_towns_known_by_ids_are_told_apart_by_the_country_in_which_they_lie(load: Load) -> None:
    mapping = """\
tables:
  - file: towns.csv
    nodes: {city: {type: City, id: code, name: town}, country: {type: Country, name: country}}
    relationships: [{type: IN_COUNTRY, from: city, to: country}]
"""
    done = load(
        mapping, {"towns.csv": "code,town,country\n1,Bath,Canada\n2,BATH,Jamaica\n3,Béja,Tunisia\n4,Beja,Tunisia\n"}
    )
    assert [each.message.rpartition(": ")[2] for each in done.summary.report] == ["Béja, Beja"]


def test_one_date_read_as_a_period_is_said_to_be_an_end_and_the_remedy_holds(load: Load) -> None:
    periods = "since: {column: joined, period: since, date: [years, edtf]}, until: %s"
    ends = [
        "{column: joined, period: until, date: [years, edtf]}",
        "{column: joined, match: '[-–/] *(.+)', date: edtf}",
    ]
    table = {"members.csv": "town,country,joined,tier\nLyon,France,2013,\nBonn,Germany,2013-2015,\n"}
    warned, mended = (load(MEMBERS.replace("since: joined", periods % end), table) for end in ends)
    (fault,) = warned.summary.report
    assert (fault.row, fault.value, fault.severity) == (2, "2013", "warning")
    assert ends[1].replace("joined", "...") in fault.remedy
    assert not mended.summary.report.faults
    held = {each.start: each.properties.get("until") for each in mended.graph.relationships("MEMBER_OF")}
    assert held == {"lyon": None, "bonn": "2015"}


SAME_BODY = """
tables:
  - file: bodies.csv
    nodes: {body: {type: Organisation, id: Code, name: Name}}
  - file: members.csv
    nodes:
      member: {type: Organisation, name: Member}
      body: {type: Organisation, id: Code}
    relationships: [{type: MEMBER_OF, from: member, to: body}]
"""


def test_rows_of_one_late_fault_are_all_found_when_it_is_seen_again(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(f"name: m\n{SAME_BODY}")
    (tmp_path / "bodies.csv").write_text("Code,Name\n1,League\n")
    (tmp_path / "members.csv").write_text("Code,Member\n1,Port Club\n" + "1,League\n" * 9)
    told: list[int] = []
    summary = load_into(read_mapping(tmp_path / "m.yaml"), tmp_path / "out", skip_faults=True, progress=told.append)
    assert [fault.row for fault in summary.report.errors] == list(range(3, 12))
    assert summary.in_words() == "11 rows read = 2 loaded + 0 merged + 9 skipped"
    assert sum(told) == 11
    assert sum(1 for rows in told if rows < 0) == 2  # the first of them, then all others


KNOWN = """
tables:
  - file: members.csv
    nodes: {city: {type: City, name: City}, network: {type: Organisation, name: Network}}
    relationships:
      - {type: MEMBER_OF, from: city, to: network, properties: {since: Joined}, as_known_on: HOW}
"""


@pytest.mark.parametrize(
    ("how", "until"),
    [
        ("{column: Checked, date: dmy}", {"Lyon": "2024-02-05/..", "Nice": None, "Bonn": "2023-03-01/.."}),
        (
            "{column: Network, values: {C40: 2024-02, UCLG: 2023}}",
            {"Lyon": "2024-02/..", "Nice": "2024-02/..", "Bonn": "2023/.."},
        ),
        ("2024", {"Lyon": "2024/..", "Nice": "2024/..", "Bonn": "2024/.."}),
    ],
)
@pytest.mark.parametrize("times", [1, 400])  # row by row, and column by column
def test_each_row_may_tell_until_when_it_is_known(load: Load, how: str, until: dict[str, str], times: int) -> None:
    rows = [("Lyon", "C40", "2014", "05.02.2024"), ("Nice", "C40", "2013", ""), ("Bonn", "UCLG", "2010", "1.3.2023")]
    rows += [("Lyon", "C40", "2014", "05.02.2024")] * times
    table = "City,Network,Joined,Checked\n" + "".join(f"{','.join(row)}\n" for row in rows)
    done = load(KNOWN.replace("HOW", how), {"members.csv": table})
    graph = done.graph
    ties = graph.relationships("MEMBER_OF")
    assert {graph.node(each.start).name: each.properties.get("until") for each in ties} == until
    assert not done.summary.report.errors


def test_a_day_that_cannot_be_read_until_which_a_row_is_known_is_a_fault(load: Load) -> None:
    table = "City,Network,Joined,Checked\nLyon,C40,2014,soon\nNice,C40,2014,1.2.2024\n"
    done = load(KNOWN.replace("HOW", "{column: Checked, date: dmy}"), {"members.csv": table}, skip_faults=True)
    assert [(fault.row, fault.column, fault.value) for fault in done.summary.report.errors] == [(2, "Checked", "soon")]
