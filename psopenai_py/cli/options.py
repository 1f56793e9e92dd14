"""The options of the program itself, and the way to its subcommands. click is loaded only for them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from .. import __version__
from ..framework.characters import DASHES
from ..framework.errors import PowerShellError, enriched
from ..framework.input.forms import FORMS
from .console import OUTPUT_FORMS, Console, HostOptions
from .exit_status import OK, status_of
from .platform import columns_of
from .subcommands import COMPLETION_VARIABLE, SUBCOMMANDS

PROGRAM = "psopenai"
_NARROWEST, _WIDEST = 50, 100
"""Columns of a help text."""
_MAKING = ("config", "login", "logout")
"""Subcommands that may name a settings file which is not there yet."""

HELP = """Runs one cmdlet, or PowerShell text.

\b
psopenai Wait-ThreadRun -RunId run_1 -ThreadId thread_1
psopenai -Command '$Thread | Start-ThreadRun | Wait-ThreadRun'
psopenai -File SCRIPT.ps1 ARGUMENTS
psopenai                           on a terminal: a prompt

PowerShell text: -Command TEXT (-c), or - for stdin line by line; -File PATH (-f) with the script's own arguments; -EncodedCommand,
-CommandWithArgs, -NoExit, -NoLogo, -NonInteractive and -WorkingDirectory as those of pwsh; -NoProfile and -ExecutionPolicy change
nothing. $input gives the lines of stdin, or with --input json its objects.

Words after a cmdlet's name: -Name value, -Name:value, -Switch, -Switch:$false, and values by position. A comma makes a list
where a parameter takes several values; quotes keep it: "'a,b',c". A dictionary is @{name=value; other='a b'} or JSON.

\b
psopenai Get-Help                  lists the cmdlets
psopenai Get-Help Wait-ThreadRun   shows the page of one; psopenai Wait-ThreadRun -? does, too

Stdin is a cmdlet's pipeline input, unless it is a terminal or a device such as /dev/null: JSON objects, one a line, one after
the other or in an array, or lines of text. It is read where the words leave something mandatory open, and by filters, which take
whole objects. Where the words are complete it is left alone, as in a loop that reads a list; --input reads it all the same.

Stdout is a table or list on a terminal and one JSON object a line everywhere else, where text that a script writes is a line of
its own; all messages go to stderr.

Exit status of a cmdlet: 0 ok, 2 binding, usage or unknown cmdlet, 3 not found (404), 4 no key or not allowed (401, 403), 5 too
many requests (429), 6 timeout, 7 server or connection, 1 any other error, 130 Ctrl-C, 143 asked to end. With several errors, the
first one decides. Of -Command: 1 if the last statement failed; of -File: 1 if an error ended the script; of both: the status of
exit, 64 for words that cannot be used."""


class CommandLine(click.Group):
    """The program: subcommands of its own, and every other word as the name of a cmdlet."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the program's own options. A word with one dash is none of them: with it begin the words of the shell."""
        first = self._after_options(args)
        if args[first : first + 1] and args[first][:1] in tuple(DASHES) and not args[first].startswith("--"):
            args = [*args[:first], "--", *args[first:]]
        return super().parse_args(ctx, args)

    def _after_options(self, args: list[str]) -> int:
        """Returns the place of the first word that is neither an option of the program nor the value of one."""
        with_value = {
            name for option in self.params if isinstance(option, click.Option) and not option.is_flag for name in option.opts
        }
        index = 0
        while index < len(args) and args[index].startswith("--"):
            index += 2 if args[index] in with_value else 1
        return index

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Returns the names of the subcommands."""
        return sorted(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command:
        """Returns a subcommand, whose module is imported now, or what runs the shell or the cmdlet of that name."""
        known = SUBCOMMANDS.get(name.lower())
        if known is None:
            return OtherWords(name)
        command: click.Command = getattr(import_module(f".{known.module}", __package__), known.module)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Lists the subcommands for the help, which needs none of their modules."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUBCOMMANDS[name].summary) for name in self.list_commands(ctx)])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Returns the command of the first word; the other words are left to it."""
        return args[0], self.get_command(ctx, args[0]), args[1:]


class OtherWords(click.Command):
    """Hands words on as they are: those of the shell and of cmdlets follow the engine's rules, not click's."""

    def __init__(self, name: str) -> None:
        super().__init__(name, add_help_option=False)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keeps the words."""
        ctx.args = args
        return args

    def invoke(self, ctx: click.Context) -> int:
        """Runs them."""
        from .main import run_words

        return run_words(ctx.obj, [self.name or "", *ctx.args])


@click.group(cls=CommandLine, help=HELP, context_settings={"help_option_names": ["--help"], "max_content_width": _WIDEST})
@click.option("--output", type=click.Choice(OUTPUT_FORMS, case_sensitive=False), help="Form of the output.")
@click.option("--input", "input_form", type=click.Choice(FORMS, case_sensitive=False), help="Reads stdin as input, in this form.")
@click.option("--config", type=click.Path(), help="Settings file to use instead of the user's own.")
@click.option("--no-color", is_flag=True, help="Writes without colours.")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def command_line(ctx: click.Context, output: str | None, input_form: str | None, config: str | None, no_color: bool) -> None:
    """Keeps the options for the command that follows."""
    console: Console = ctx.obj
    if config is not None and not os.path.exists(config) and (ctx.invoked_subcommand or "").lower() not in _MAKING:
        raise click.BadParameter(f"File '{config}' does not exist.", ctx, param_hint="'--config'")
    ctx.obj = console.with_options(HostOptions(output, input_form, config, not no_color))


def _width(console: Console) -> int:
    """Returns the width of help texts: that of the terminal without a margin, within limits. click itself takes longer for it."""
    return max(min(columns_of(console.stdout, console.environ.get("COLUMNS")), _WIDEST) - 2, _NARROWEST)


def run_options(console: Console, argv: Sequence[str]) -> int:
    """Runs the program's own words and returns the exit status; what click finds wrong is shown with its usage."""
    words = list(argv) or ["--help"]
    if COMPLETION_VARIABLE in console.environ:
        command_line.main(words, PROGRAM)  # answers the shell and ends the process
    try:
        # Not by click's own main: it would write a line at Ctrl-C and take a closed stdout for a failure.
        with command_line.make_context(PROGRAM, words, obj=console, terminal_width=_width(console)) as context:
            status: Any = command_line.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show(console.stderr)
        return error.exit_code
    except PowerShellError as error:
        from .host import TerminalHost

        TerminalHost(console).show_error(enriched(error, PROGRAM))
        return status_of([error.record])
    return status if isinstance(status, int) else OK
