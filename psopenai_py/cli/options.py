"""The options and subcommands of the program itself. The only module that imports click; it is loaded only for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from .. import __version__
from ..framework.input.forms import FORMS
from ..framework.waiting import wait_for
from .console import OUTPUT_FORMS, Console, HostOptions
from .exit_status import OK
from .subcommands import COMPLETION_VARIABLE

PROGRAM = "psopenai"

HELP = """Runs one cmdlet: psopenai Wait-ThreadRun -RunId run_1 -ThreadId thread_1

Words after the cmdlet's name: -Name value, -Name:value, -Switch, -Switch:$false, and values by position. A comma makes a list
where a parameter takes several values; quotes keep it: "'a,b',c". A dictionary is @{name=value; other='a b'} or JSON.

\b
psopenai Get-Help                  lists the cmdlets
psopenai Get-Help Wait-ThreadRun   shows the page of one; psopenai Wait-ThreadRun -? does, too

Stdin is pipeline input, unless it is a terminal or a device such as /dev/null: JSON objects, one a line, one after the other or
in an array, or lines of text. It is read where the words leave something mandatory open, and by filters, which take whole
objects. Where the words are complete it is left alone, as in a loop that reads a list; --input reads it all the same.

Stdout is a table or list on a terminal and one JSON object a line everywhere else; all messages go to stderr.

Exit status: 0 ok, 2 binding, usage or unknown cmdlet, 3 not found (404), 4 no key or not allowed (401, 403), 5 too many
requests (429), 6 timeout, 7 server or connection, 1 any other error, 130 Ctrl-C, 143 asked to end. With several errors, the
first one decides."""


class CommandLine(click.Group):
    """The program: subcommands of its own, and every other word as the name of a cmdlet."""

    def get_command(self, ctx: click.Context, name: str) -> click.Command:
        """Returns a subcommand, or the command that runs the cmdlet of that name."""
        return super().get_command(ctx, name.lower()) or CmdletWords(name)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Returns the command of the first word; the other words are left to it."""
        return args[0], self.get_command(ctx, args[0]), args[1:]


class CmdletWords(click.Command):
    """Hands the words after a cmdlet's name on as they are: they follow the engine's rules, not click's."""

    def __init__(self, name: str) -> None:
        super().__init__(name, add_help_option=False)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keeps the words."""
        ctx.args = args
        return args

    def invoke(self, ctx: click.Context) -> int:
        """Runs the cmdlet."""
        from .main import run_words

        return run_words(ctx.obj, [self.name or "", *ctx.args])


@click.group(cls=CommandLine, help=HELP, context_settings={"help_option_names": ["--help"], "max_content_width": 100})
@click.option("--output", type=click.Choice(OUTPUT_FORMS, case_sensitive=False), help="Form of the output.")
@click.option("--input", "input_form", type=click.Choice(FORMS, case_sensitive=False), help="Reads stdin as input, in this form.")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Settings file to use instead of the user's own.")
@click.option("--no-color", is_flag=True, help="Writes without colours.")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def command_line(ctx: click.Context, output: str | None, input_form: str | None, config: str | None, no_color: bool) -> None:
    """Keeps the options for the command that follows."""
    console: Console = ctx.obj
    ctx.obj = console.with_options(HostOptions(output, input_form, config, not no_color))


@command_line.command(short_help="Plays the API on this machine until Ctrl-C.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to listen on; 0 takes a free one.")
@click.pass_obj
def serve(console: Console, port: int) -> int:
    """Plays the API on this machine: threads and runs in memory, until Ctrl-C."""
    import threading

    from ..api.local_server.server import ASSISTANT_ID
    from ..api.local_server.server import serve as local_server

    try:
        server = local_server(port)
    except OSError as error:
        raise click.ClickException(f"Port {port} cannot be used: {error.strerror or error}. --port 0 takes a free one.") from None
    with server:
        console.say(f"Listening. Use it with: OPENAI_API_BASE={server.url}/v1 OPENAI_API_KEY=local (assistant: {ASSISTANT_ID})")
        wait_for(threading.Event())
    return OK


def run_options(console: Console, argv: Sequence[str]) -> int:
    """Runs the program's own words and returns the exit status; what click finds wrong is shown with its usage."""
    words = list(argv) or ["--help"]
    if COMPLETION_VARIABLE in console.environ:
        command_line.main(words, PROGRAM)  # answers the shell and ends the process
    try:
        # Not by click's own main: it would write a line at Ctrl-C and take a closed stdout for a failure.
        with command_line.make_context(PROGRAM, words, obj=console) as context:
            status: Any = command_line.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show(console.stderr)
        return error.exit_code
    return status if isinstance(status, int) else OK
