"""The options that stand before a command or after it: which data is asked, and how much is told meanwhile.

Every command takes them when it is called; of itself it does not know them.
"""

from __future__ import annotations

import copy
from typing import Any

import click

from interurban.log import log_to_stderr

DATA = ("--data", "-d")
DATASET = ("--dataset",)
VERBOSE = ("--verbose", "-v")
VERBOSE_HELP = "Say on stderr what is read, from where, and how long each step takes; -vv: what libraries say, too."


def with_options_after(command: click.Command) -> click.Command:
    """Return a copy of a command that takes the options, too; those that it has itself are left alone."""
    added = [
        _option(DATA, "The data that is asked; as before the command.", metavar="WHAT", callback=_name_data),
        _option(DATASET, "Which data set of a server; as before the command.", metavar="NAME", callback=_name_data),
        _option(VERBOSE, "Say what is done; as before the command.", count=True, callback=start_log),
    ]
    taken = {flag for parameter in command.params for flag in parameter.opts}
    both = copy.copy(command)
    both.params = [*command.params, *(each for each in added if not taken & set(each.opts))]
    return both


def start_log(ctx: click.Context, param: click.Parameter, value: int) -> int:
    """Begin to tell on stderr what is done, if that is asked for."""
    del ctx, param
    if value:
        log_to_stderr(detailed=value > 1)
    return value


def is_named(ctx: click.Context) -> bool:
    """Tell whether the data is named on the command line, and not only by the environment, if at all."""
    return ctx.find_root().get_parameter_source("data") is click.core.ParameterSource.COMMANDLINE


def _option(flags: tuple[str, ...], about: str, **more: Any) -> click.Option:
    return click.Option(flags, help=about, expose_value=False, **more)


def _name_data(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Let the data be what is named after the command; nothing of it has been read yet.

    Raises:
        click.UsageError: something else is named before the command.
    """
    if value is None:
        return
    root, name = ctx.find_root(), str(param.name)
    before = root.params.get(name)
    if root.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE and before != value:
        raise click.UsageError(f"{param.opts[0]} is given twice: {before} and {value}", ctx)
    root.params[name] = value
    root.set_parameter_source(name, click.core.ParameterSource.COMMANDLINE)
    if root.obj is not None:  # it is None where words are only completed
        setattr(root.obj, {"data": "named"}.get(name, name), value)
