"""The page's modules are joined into one script, or refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from visualizations.bundling import join_scripts
from visualizations.views.registry import VIEWS

ROOM = Path(__file__).parents[2] / "visualizations"


def write_scripts(folder: Path, **texts: str) -> Path:
    """Write scripts by their names and return the first."""
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder / f"{next(iter(texts))}.js"


def test_each_module_stands_once_after_those_that_it_imports(tmp_path: Path) -> None:
    entry = write_scripts(
        tmp_path,
        start='import { one } from "./one.js";\nimport {\n  two,\n} from "./two.js";\nlet here = one + two();\n',
        two='import { one } from "./one.js";\nexport function two() {\n  return one + here;\n}\nconst here = 1;\n',
        one="export const one = 1;\n",
    )
    assert join_scripts([entry, entry]) == (
        '"use strict";\n(() => {\n'
        "const { one } = (() => {\nconst one = 1;\nreturn { one };\n})();\n\n"
        "const { two } = (() => {\nfunction two() {\n  return one + here;\n}\nconst here = 1;\n"
        "return { two };\n})();\n\n"
        "(() => {\nlet here = one + two();\n})();\n"
        "})();\n"
    )


@pytest.mark.parametrize(
    ("texts", "culprit"),
    [
        (
            {
                "a": 'import { b } from "./b.js";\nexport const a = 1;\n',
                "b": 'import { a } from "./a.js";\nexport const b = 1;\n',
            },
            "in a circle: a.js -> b.js -> a.js",
        ),
        ({"a": 'import { b } from "./b.js";\n'}, "there is no script .*b.js"),
        ({"a": 'import { b } from "./b.js";\n', "b": "const b = 1;\n"}, "a.js imports b, which b.js does not export"),
        (
            {
                "a": 'import { b } from "./b.js";\nexport const c = b;\n',
                "b": "export const b = 1;\nexport class c {}\n",
            },
            "b.js and a.js both export c",
        ),
        ({"a": 'import b from "./b.js";\n'}, 'a.js: .* not: import b from "./b.js";'),
        (
            {"a": 'import { b as c } from "./b.js";\n', "b": "export const b = 1;\n"},
            "imports b as c, which b.js does not",
        ),
        ({"a": "export let a = 1;\n"}, "not: export let a = 1;"),
        ({"a": "const a = 1;\nexport { a };\n"}, "not: export { a };"),
        ({"a": "export default 1;\n"}, "not: export default 1;"),
    ],
)
def test_what_cannot_be_joined_is_refused(tmp_path: Path, texts: dict[str, str], culprit: str) -> None:
    entry = write_scripts(tmp_path, **texts)
    with pytest.raises(ValueError, match=culprit):
        join_scripts([entry])


def test_every_script_of_the_page_is_part_of_it() -> None:
    joined = join_scripts([*(view.script for view in VIEWS), ROOM / "scripts/start.js"])
    alone = ROOM / "scripts/unpack.js"  # which unpacks the others
    for script in {*ROOM.glob("scripts/*.js"), *ROOM.glob("views/*.js")} - {alone}:
        lines = script.read_text("utf-8").splitlines()
        declared = [line for line in lines if line.startswith(("export ", "const ", "function ", "registerView("))]
        assert declared[-1].removeprefix("export ") in joined, f"nothing imports {script.name}"


def test_comments_are_left_out_and_nothing_else(tmp_path: Path) -> None:
    code = 'const a = "/* no comment */"; // nor this\nconst b = `\n  /${a}/*`;\n/** @type {{any}} */ (b);\n'
    entry = write_scripts(tmp_path, a=f"/* One.\n * Two. */\n  /** @type {{number}} */\n{code}/* Three. */\n")
    assert join_scripts([entry]) == f'"use strict";\n(() => {{\n(() => {{\n{code}}})();\n}})();\n'
