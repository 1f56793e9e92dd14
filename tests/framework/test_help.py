"""Help pages, made from the metadata record."""

from __future__ import annotations

from psopenai_py.framework.declaration.cmdlet import Cmdlet
from psopenai_py.framework.declaration.compiler import compile_cmdlet
from psopenai_py.framework.declaration.parameter import InSet, Parameter
from psopenai_py.framework.help.markdown import markdown_page
from psopenai_py.framework.help.page import help_page
from psopenai_py.framework.help.syntax import syntax_lines
from psopenai_py.framework.validation.sets import ValidateSet
from psopenai_py.framework.values.types import ACTION_PREFERENCE, INT, OBJECT, STRING, STRING_ARRAY, SWITCH, array_of, nullable


class WaitThing(
    Cmdlet,
    name="Wait-Thing",
    default_set="Thing",
    supports_should_process=True,
    outputs="Thing",
    examples=(("Wait-Thing t1", "Waits for | one thing."),),
):
    """Waits for a thing.

    It is asked for again and again, until
    it is there.
    """

    Force = Parameter(SWITCH, help="Asks nothing.")
    Thing = Parameter(OBJECT, InSet("Thing", mandatory=True, position=0, from_pipeline=True), help="The thing.")
    Id = Parameter(STRING, InSet("Id", mandatory=True, position=0, by_property_name=True), alias="thing_id", help="Its id.")
    Count = Parameter(nullable(INT), InSet(position=1), validate=[ValidateSet("one", "two")], help="How many.")
    State = Parameter(STRING_ARRAY, InSet("Id", mandatory=True), default=["a", "b"], completions=["a", "b", "c"])
    Action = Parameter(array_of(ACTION_PREFERENCE))
    Many = Parameter(INT, validate=[ValidateSet("1", ignore_case=False)], extension=True, default=1)


COMMAND = compile_cmdlet(WaitThing)


def test_a_syntax_line_for_each_set():
    """Positional parameters first, then the mandatory ones, then the rest; ours and the common ones last."""
    assert syntax_lines(COMMAND) == [
        "Wait-Thing [-Thing] <Object> [[-Count] <Int32>] [-Force] [-Action <ActionPreference[]>] [-WhatIf]"
        " [-Confirm] [-Many <Int32>] [<CommonParameters>]",
        "Wait-Thing [-Id] <String> [[-Count] <Int32>] -State <String[]> [-Force] [-Action <ActionPreference[]>] [-WhatIf]"
        " [-Confirm] [-Many <Int32>] [<CommonParameters>]",
    ]


def test_a_command_without_sets():
    class GetThing(Cmdlet, name="Get-Thing"):
        """Gets a thing."""

    assert syntax_lines(compile_cmdlet(GetThing)) == ["Get-Thing [<CommonParameters>]"]


def test_the_page_says_what_the_declaration_says():
    page = help_page(COMMAND, 80)
    assert page.startswith("NAME\n    Wait-Thing\n\nSYNOPSIS\n    Waits for a thing.\n\nSYNTAX\n")
    assert "DESCRIPTION\n    It is asked for again and again, until it is there.\n" in page
    assert "    -Id <String>\n        Its id.\n\n        Required?                    true\n" in page
    assert "        Accept pipeline input?       true (ByPropertyName)\n        Aliases                      thing_id\n" in page
    assert "Suggested values             a, b, c\n" in page
    assert "Accepted values              one, two\n" in page
    assert page.count("ValidateSet") == 1  # of the one that minds the case
    assert "Accepted values              SilentlyContinue, Stop," in page
    assert "Default value                a, b\n" in page
    assert page.count("Extension of this implementation") == 1
    assert page.endswith("EXAMPLES\n    Wait-Thing t1\n\n    Waits for | one thing.\n")
    narrow = help_page(COMMAND, 60)
    assert max(map(len, narrow.splitlines())) <= 60
    assert f"\n        Extension                    Extension of this\n{' ' * 37}implementation: the" in narrow


def test_the_markdown_page():
    page = markdown_page(COMMAND)
    assert page.startswith("# Wait-Thing\n\nWaits for a thing.\n\n## Syntax\n\n### Thing (default)\n\n```\nWait-Thing [-Thing]")
    assert "### -Id\n\nIts id.\n\n| | |\n| --- | --- |\n| Type | String |\n| Required? | true |\n" in page
    assert "### Example 1\n\n```powershell\nWait-Thing t1\n```\n\nWaits for | one thing.\n" in page
    assert "-Verbose" in page
