"""The page's scripts: ES modules, joined into one script when a page is written.

One script is what a page can hold that works offline and names its scripts by their hashes. The modules import by name
and export constants, functions and classes where they declare them, `import { one, other } from "./module.js";` and
`export function one() {`, and use no more of the language of modules than that. Comments that stand by themselves are
left out: they are a third of the text, and no reader of a page sees them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_COMMENT = re.compile(r"^[ \t]*/\*(?:(?!\*/).)*\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_IMPORT = re.compile(r'^import \{([^{}]+)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|const|class) ([\w$]+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Script:
    """A module: its text without comments, imports and exports, what it takes from which others, what it exports."""

    text: str
    imports: dict[Path, list[str]]
    exports: list[str]

    def in_a_scope(self) -> str:
        """Return the text in a scope of its own, which only what is exported leaves."""
        names = f"{{ {', '.join(self.exports)} }}"
        before, after = (f"const {names} = ", f"return {names};\n") if self.exports else ("", "")
        return f"{before}(() => {{\n{self.text}{after}}})();\n"


def join_scripts(entries: Sequence[Path]) -> str:
    """Return one script of these modules and all that they import, each after those that it needs.

    Raises:
        ValueError: modules import each other in a circle, import what is not there, or export the same name.
    """
    scripts: dict[Path, Script] = {}
    for entry in entries:
        _add_after_imports(scripts, entry.resolve(), ())
    _refuse_unknown_names(scripts)
    _refuse_names_exported_twice(scripts)
    joined = "\n".join(script.in_a_scope() for script in scripts.values())
    return f'"use strict";\n(() => {{\n{joined}}})();\n'  # so that no name of ours meets one of the window


def _add_after_imports(scripts: dict[Path, Script], path: Path, importers: tuple[Path, ...]) -> None:
    if path in importers:
        circle = (*importers[importers.index(path) :], path)
        raise ValueError(f"scripts import each other in a circle: {' -> '.join(each.name for each in circle)}")
    if path in scripts:
        return
    script = _read_script(path)
    for imported in script.imports:
        _add_after_imports(scripts, imported, (*importers, path))
    scripts[path] = script


def _read_script(path: Path) -> Script:
    if not path.is_file():
        raise ValueError(f"there is no script {path}")
    text = _COMMENT.sub("", path.read_text("utf-8"))
    imports = {
        (path.parent / module).resolve(): [name.strip() for name in names.split(",") if name.strip()]
        for names, module in _IMPORT.findall(text)
    }
    exporting = _IMPORT.sub("", text).strip() + "\n"
    bare = _EXPORT.sub("", exporting)
    if other := _OTHER.search(bare):
        raise ValueError(f"{path.name}: scripts import by name and export what they declare, not: {other[0]}")
    return Script(bare, imports, _EXPORT.findall(exporting))


def _refuse_unknown_names(scripts: dict[Path, Script]) -> None:
    for path, script in scripts.items():
        for imported, names in script.imports.items():
            if unknown := sorted(set(names).difference(scripts[imported].exports)):
                raise ValueError(f"{path.name} imports {', '.join(unknown)}, which {imported.name} does not export")


def _refuse_names_exported_twice(scripts: dict[Path, Script]) -> None:
    exporters: dict[str, Path] = {}
    for path, script in scripts.items():
        for name in script.exports:
            if name in exporters:
                raise ValueError(f"{exporters[name].name} and {path.name} both export {name}")
            exporters[name] = path
