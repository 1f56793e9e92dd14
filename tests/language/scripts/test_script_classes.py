"""Classes and enumerations that a script declares."""

from __future__ import annotations

import pytest

POINT = """
class Point {
    [int]$X
    [int]$Y = 2
    static [int]$Made = 0
    Point([int]$x) { $this.X = $x; [Point]::Made++ }
    [int] Sum() { return $this.X + $this.Y }
    [string] Name() { return 'point' }
    static [int] Twice([int]$n) { return $n * 2 }
}
class Solid : Point {
    [int]$Z = 7
    Solid() : base(5) { }
    [int] Sum() { return $this.X + $this.Z }
    [string] Name() { return 'solid' }
}
"""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("[Point]::new('3').Sum()", [5]),
        ("[Point]::Twice(4)", [8]),
        ("$null = [Point]::new(1), [Point]::new(2); [Point]::Made", [2]),
        ("$s = [Solid]::new(); $s.Sum(); $s.Y; $s.Name(); $s -is [Point]", [12, 2, "solid", True]),
        ("$p = [Point]::new(1); $p.Y = '9'; $p.Y", [9]),
        ("$p = [Point]::new(1); try { $p.Y = 'no' } catch { 'refused' }", ["refused"]),
        ("[Point]::new(1).GetType().Name", ["Point"]),
    ],
)
def test_classes(run, text, expected) -> None:
    ran = run(POINT + text)
    assert (ran.output, ran.ids) == (expected, [])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("[C]::Blue.value__; [int][C]::Red", [6, 0]),
        ("[C]'green' -eq [C]::Green; [C]5 -eq 'Green'", [True, True]),
        ('"$([C]::Blue)"', ["Blue"]),
        ("try { [C]'pink' } catch { 'refused' }", ["refused"]),
    ],
)
def test_enumerations(run, text, expected) -> None:
    ran = run("enum C { Red; Green = 5; Blue }\n" + text)
    assert (ran.output, ran.ids) == (expected, [])


def test_a_namespace_in_use(run) -> None:
    assert run("using namespace System.Collections\n[ArrayList]::new().Count").output == [0]
