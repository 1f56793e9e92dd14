"""What becomes of output when its statement is left early, and what a single expression in @( ) is."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text, expected",
    [
        ("try { $(1; throw 2) } catch { 'c' }", [1, "c"]),
        ("function f { 1; throw 2 }; try { (f) } catch { 'c' }", [1, "c"]),
        ("try { $(1; throw 2).Length } catch { 'c' }", ["c"]),
        ("try { $x = $(1; throw 2) } catch { 'c' }; $null -eq $x", ["c", True]),
        ("function f { $(1; return 2); 3 }; f", [1, 2]),
        ("function f { $a = if (1) { 1; return 2 }; 'no' }; f", [1, 2]),
        ("foreach ($i in 1..3) { $x = $($i; if ($i -eq 2) { break }); \"x$x\" }; 'end'", ["x1", 2, "end"]),
    ],
)
def test_output_of_a_statement_that_is_left(run, text, expected) -> None:
    """An error loses it unless the brackets stand alone; a return or break lets it out."""
    ran = run(text)
    assert (ran.output, ran.ids) == (expected, [])


def test_an_error_of_a_single_expression_in_an_array_ends_the_statement(run) -> None:
    ran = run("$x = 'before'; $x = @(1/0); $x; @(1; 1/0; 2)")
    assert (ran.output, ran.ids) == (["before", 1, 2], ["RuntimeException", "RuntimeException"])
