"""The page that lists every format of data."""

from __future__ import annotations

from loaders.formats.registry import FORMATS


def formats() -> str:
    """Return the page that lists every format, from the registry."""
    lines = [
        "# Formats",
        "",
        "Made by `python docs/refresh.py` from `loaders/formats/`. `interurban export -o FILE` writes the format that",
        "the ending of the file says, or `--format NAME`.",
        "",
        "What is read back is data wherever a folder is: `interurban --data FILE rank`, `interurban.load(FILE)`.",
        "It is known by what it holds, whatever its ending. A file that interurban wrote gives the data set that",
        "was written. In a file of another program, a node whose attribute `type` names a type of ours (`City`) is",
        "of that type, and any other a `Node` of a `kind`; likewise an edge, by `relationship` or `type`",
        "(`MEMBER_OF`), or else it is a `TIED_TO` of a `kind`. An attribute that the type has, and whose values",
        "all fit, is that property; any other is added to the vocabulary of the data. `interurban check FILE` says",
        "all that was taken so, changed or left out, with counts. The ids of edges are not kept, and edges that",
        "say the same are one.",
        "",
        "| name | what for | ending | what it cannot carry | read back |",
        "|---|---|---|---|---|",
    ]
    for each in FORMATS:
        endings = ", ".join(each.suffixes) or "a folder"
        lines.append(
            f"| {each.name} | {each.about} | {endings} | {each.loses or '–'} | {'yes' if each.read else 'no'} |"
        )
    for each in FORMATS:
        if each.details:
            lines += ["", f"## {each.name}", "", each.details.rstrip()]
    return "\n".join([*lines, ""])
