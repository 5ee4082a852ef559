"""Values made of the cells of a row, by a few safe steps. No code of a mapping is run."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from graph_model.values import BadValue

Row: TypeAlias = Mapping[str, str]
Expression: TypeAlias = Callable[[Row], str]
Step: TypeAlias = Callable[[str], str]

LONGEST_MATCH_S = 1.0
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_BEGINNINGS = ("from", "column", "join", "constant")


class BadExpression(ValueError):
    """An expression that cannot be: what is wrong, and the remedy behind a semicolon."""


def compile_expression(written: str | Mapping[str, Any], columns: Sequence[str] | None = None) -> Expression:
    r"""Return what makes a value of the cells of a row, which come by the names of their columns.

    A text is a template: `{city}, {state}` puts cells in the place of names in braces (`{{` is a brace), and is empty
    where all those cells are. A mapping begins with `from` (a template), `column`, `constant` or `join` (columns or
    templates; those that are empty are left out, `with` stands between), followed by steps, done in the order written:

    - `replace: {old: new}`: each text by another; `match: 'regex'`: what the first group, or all of it, matches, and
      nothing if nothing does; `slice: '0:4'`; `case: title | lower | upper`; `strip: '.,'`;
      `steps: [...]`: more of these, where one is needed twice;
    - `otherwise`: another expression, for where there is nothing until then.

    With `columns`, names that are none of them are refused.

    Raises:
        BadExpression: it is not of this form; the message says what may stand there.

    >>> compile_expression("{city}, {state}")({"city": "Albany", "state": "NY"})
    'Albany, NY'
    >>> compile_expression({"column": "city", "match": r"(.*) \(", "otherwise": "{city}"})({"city": "Nice (06)"})
    'Nice'
    """
    if isinstance(written, str):
        return _template(written, columns)
    if not isinstance(written, Mapping):
        raise BadExpression(f"{written!r} is no expression; write a template as '{{city}}', or a mapping")
    begin, rest = _beginning(dict(written), columns)
    otherwise = rest.pop("otherwise", None)
    steps = [step for name, body in rest.items() for step in _steps(name, body)]
    fallback = compile_expression(otherwise, columns) if otherwise is not None else None

    def evaluate(row: Row) -> str:
        value = begin(row)
        for step in steps:
            value = step(value)
        value = value.strip()
        return fallback(row) if not value and fallback else value

    return evaluate


def columns_of(written: str | Mapping[str, Any]) -> list[str]:
    """Return the names of the columns that an expression reads, each once.

    >>> columns_of({"join": ["{city}", "state"], "otherwise": "{name}"})
    ['city', 'state', 'name']
    """
    if isinstance(written, str):
        return list(dict.fromkeys(match[1].strip() for match in _BRACES.finditer(written) if match[1]))
    found: list[str] = columns_of(str(written["from"])) if "from" in written else []
    found += [str(written["column"])] if "column" in written else []
    for part in _as_list(written.get("join", [])):
        found += columns_of(part) if "{" in part else [part]
    return list(dict.fromkeys([*found, *(columns_of(written["otherwise"]) if "otherwise" in written else [])]))


def _beginning(parts: dict[str, Any], columns: Sequence[str] | None) -> tuple[Expression, dict[str, Any]]:
    named = [name for name in _BEGINNINGS if name in parts]
    if len(named) != 1:
        raise BadExpression(
            f"an expression begins with one of {', '.join(_BEGINNINGS)}; found: {', '.join(parts) or 'nothing'}"
        )
    body = parts.pop(named[0])
    if named[0] == "join":
        return _join(_as_list(body), str(parts.pop("with", " ")), columns), parts
    if isinstance(body, Mapping | list) or body is None:
        raise BadExpression(f"{named[0]}: {body!r} is no text; write one")
    if named[0] == "constant":
        return (lambda _: str(body)), parts
    return _template(str(body), columns) if named[0] == "from" else _cell(str(body), columns), parts


def _template(text: str, columns: Sequence[str] | None) -> Expression:
    literals, names, end = [], [], 0
    literal = ""
    for match in _BRACES.finditer(text):
        literal += text[end : match.start()]
        end = match.end()
        if match[0] in ("{{", "}}"):
            literal += match[0][0]
        elif match[1] is None or not match[1].strip():
            raise BadExpression(f"{text!r} has a brace that names no column; write {{city}}, or {{{{ for a brace")
        else:
            literals.append(literal)
            names.append(_known(match[1].strip(), columns))
            literal = ""
    literals.append(literal + text[end:])
    if not names:
        return lambda _: literals[0]
    if len(names) == 1 and literals == ["", ""]:
        return _cell(names[0], columns)

    def evaluate(row: Row) -> str:
        cells = [row.get(name, "") for name in names]
        if not any(cells):
            return ""
        return literals[0] + "".join(cell + after for cell, after in zip(cells, literals[1:], strict=True))

    return evaluate


def _cell(name: str, columns: Sequence[str] | None) -> Expression:
    known = _known(name, columns)
    return lambda row: row.get(known, "")


def _known(name: str, columns: Sequence[str] | None) -> str:
    if columns is not None and name not in columns:
        from graph_model.suggestions import did_you_mean

        raise BadExpression(f"there is no column {name!r}; {did_you_mean(name, columns)}")
    return name


def _join(parts: Sequence[str], between: str, columns: Sequence[str] | None) -> Expression:
    expressions = [_template(part, columns) if "{" in part else _cell(part, columns) for part in parts]
    return lambda row: between.join(filter(None, (expression(row) for expression in expressions)))


def _as_list(body: Any) -> list[str]:
    if not isinstance(body, list | tuple) or not all(isinstance(part, str) for part in body):
        raise BadExpression("join takes a list of columns; write join: [city, state]")
    return list(body)


def _steps(name: str, body: Any) -> list[Step]:
    if name == "steps" and isinstance(body, list):
        return [step for part in body for inner, value in dict(part).items() for step in _steps(inner, value)]
    if name not in _STEPS:
        from graph_model.suggestions import did_you_mean

        raise BadExpression(
            f"{name!r} is no step of an expression; {did_you_mean(name, [*_STEPS, 'steps', 'otherwise'])}"
        )
    return [_STEPS[name](body)]


def _replace(body: Any) -> Step:
    if not isinstance(body, Mapping) or not body or "" in body:
        raise BadExpression("replace takes what is replaced by what; write replace: {City of : ''}")
    pairs = [(str(old), "" if new is None else str(new)) for old, new in body.items()]

    def step(value: str) -> str:
        for old, new in pairs:
            value = value.replace(old, new)
        return value

    return step


def _match(body: Any) -> Step:
    import regex  # whose searches can be timed, so that no pattern hangs a load

    try:
        pattern = regex.compile(str(body))
    except regex.error as error:
        raise BadExpression(f"match: {body!r} is no regular expression ({error}); write it as in Python") from None

    def step(value: str) -> str:
        try:
            found = pattern.search(value, timeout=LONGEST_MATCH_S)
        except TimeoutError:
            reason = f"takes {body!r} more than {LONGEST_MATCH_S:g} s to match"
            raise BadValue(reason, "write a pattern that has fewer ways to match") from None
        if found is None:
            return ""
        return str((found[1] if pattern.groups else found[0]) or "")

    return step


def _slice(body: Any) -> Step:
    match = re.fullmatch(r"(-?\d+)?:(-?\d+)?", str(body))
    if match is None:
        raise BadExpression(
            f"slice: {body!r} is none; write it as '0:4', from the first character up to before the fifth"
        )
    first, last = (int(part) if part else None for part in match.groups())
    return lambda value: value[first:last]


def _case(body: Any) -> Step:
    cases: dict[str, Step] = {"title": _title, "lower": str.lower, "upper": str.upper}
    if body not in cases:
        raise BadExpression(f"case: {body!r} is none; write title, lower or upper")
    return cases[body]


def _title(value: str) -> str:
    """Return a text with each word capitalised, and what follows an apostrophe as it is (`Xi'an`, `O'Day`).

    >>> _title("SAINT-DENIS d'OLERON")
    "Saint-Denis D'oleron"
    """
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", lambda match: match[0][0].upper() + match[0][1:].lower(), value)


def _strip(body: Any) -> Step:
    return lambda value: value.strip(f"{body} ")


_STEPS: dict[str, Callable[[Any], Step]] = {
    "replace": _replace,
    "match": _match,
    "slice": _slice,
    "case": _case,
    "strip": _strip,
}
