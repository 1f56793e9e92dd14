"""Methods and constructors of scripts' classes: what they see, return and write, and what a derived class changes."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "members, call, expected",
    [
        ("[string] Hi([string]$x) { return \"hi $x\" }", ".Hi(5)", ["hi 5"]),
        ("[void] M() { 'lost'; Write-Output 1 }", ".M()", []),
        ("[object] M() { 1; 2; return 3 }", ".M()", [3]),
        ("[int[]] M() { return 1..3 }", ".M().Count", [3]),
        ("[object[]] M() { return @() }", ".M().Count", [0]),
        ("[object] M() { return $null }", ".M()", [None]),
        ("[string] M() { return 5 }", ".M().GetType().Name", ["String"]),
        ("[int] M() { try { return 'bad' } catch { return 7 } }", ".M()", [7]),
        ("[int] M() { foreach ($i in 1..3) { if ($i -eq 2) { return $i } } return 0 }", ".M()", [2]),
        ("[object] M() { return (1..3).ForEach({ return $_ * 2 }) }", ".M()", [2, 4, 6]),
        ("[int] M() { function g($x) { return $x + 1 }; return g 4 }", ".M()", [5]),
        ("[int]$N; [T] With([int]$n) { $this.N = $n; return $this }", ".With(4).N", [4]),
        ("[int] M([int]$n) { if ($n -lt 2) { return $n } return $this.M($n - 1) + $this.M($n - 2) }", ".M(10)", [55]),
        ("[string] F([int]$a) { return 'int' } [string] F([string]$a) { return 'text' } [string] F($a, $b) { return 'two' }",
         ".F(1)", ["int"]),
        ("[string] F([int]$a) { return 'int' } [string] F([string]$a) { return 'text' }", ".F('1')", ["text"]),
        ("[string] F([int]$a) { return 'one' } [string] F($a, $b) { return 'two' }", ".F(1, 2)", ["two"]),
        ("[string] ToString() { return 'shown' }", ".ToString()", ["shown"]),
    ],
)  # fmt: skip
def test_calls(run, members, call, expected) -> None:
    ran = run(f"class T {{ {members} }}; [T]::new(){call}")
    assert (ran.output, ran.ids) == (expected, [])


@pytest.mark.parametrize(
    "text, expected",
    [
        ("class T { [string] ToString() { return 'shown' } }; \"$([T]::new())\"; [string][T]::new()", ["shown", "shown"]),
        ("class T { [void] M([ref]$r) { $r.Value = 9 } }; $q = 1; [T]::new().M([ref]$q); $q", [9]),
        ("class T { static [int] Add([int]$a, [int]$b) { return $a + $b } }; [T]::Add('1', 2)", [3]),
        ("$x = 5; class T { [int] M() { return $script:x } }; [T]::new().M()", [5]),
        ("class S { static [hashtable]$Map = @{ a = 1 }; static S() { [S]::Map['b'] = 2 } }; [S]::Map.b; [S]::Map.a", [2, 1]),
        ("function f { [Later]::new().V() }; f; class Later { [Color]$C; [int] V() { return 3 } }; enum Color { A }", [3]),
        ("function f { class Inner { [string] V() { return 'in' } }; [Inner]::new().V() }; f; f", ["in", "in"]),
        ("foreach ($i in 1, 2) { class Y { static [int]$N }; [Y]::N++; [Y]::N }", [1, 2]),
    ],
)
def test_classes_at_work(run, text, expected) -> None:
    ran = run(text)
    assert (ran.output, ran.ids) == (expected, [])


BASE = """
class B {
    [int]$X = 1
    B() { $this.X = 5 }
    B([int]$x) { $this.X = $x }
    [string] Name() { return 'B' }
    [string] Call() { return $this.Name() }
    [string] Name([int]$n) { return "B$n" }
    static [int] One() { return 1 }
    static [int]$Shared = 1
}
class D : B {
    [int]$Y = 2
    D() { }
    D([int]$x) : base($x * 2) { $this.Y = $this.X }
    [string] Name() { return 'D' + ([B]$this).Name() }
}
class E : D { }
"""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("$d = [D]::new(); $d.X; $d.Y; $d.Call(); $d.Name(3)", [5, 2, "DB", "B3"]),
        ("$d = [D]::new(4); $d.X; $d.Y", [8, 8]),
        ("[E]::new().Call(); [E]::new().X", ["DB", 5]),
        ("[E]::new() -is [B]; [B]::new() -is [D]; [E].BaseType.Name; [E].IsSubclassOf([B])", [True, False, "D", True]),
        ("[D]::One(); [D]::Shared = 4; [B]::Shared", [1, 4]),
        ("function f([B]$b) { $b.Name() }; f ([D]::new())", ["DB"]),
        ("[D]::new().psobject.Properties.Name -join ','; [D]::new().psobject.TypeNames -join ','", ["Y,X", "D,B,System.Object"]),
    ],
)
def test_derived_classes(run, text, expected) -> None:
    ran = run(BASE + text)
    assert (ran.output, ran.ids) == (expected, [])


def test_an_error_in_a_method_ends_the_method_and_the_statement_that_calls_it(run) -> None:
    ran = run("class T { [void] M() { $z = 0; 1 / $z; Write-Host 'no' } }; [T]::new().M(); 'next'")
    assert (ran.output, ran.ids, ran.messages("information")) == (["next"], ["RuntimeException"], [])


def test_an_error_of_a_method_is_not_wrapped(run) -> None:
    ran = run(
        "class T { T([int]$n) { throw 'made' } [void] M() { throw 'called' } static [void] S() { throw 'static' } }\n"
        'foreach ($b in { [T]::new(1) }, { [T]::S() }) { try { & $b } catch { "$_" } }; New-Object T 1'
    )
    assert ran.output == ["made", "static"]
    assert str(ran.errors[0].exception) == 'Exception calling ".ctor" with "1" argument(s): "made"'


def test_an_error_of_a_command_in_a_method_ends_nothing(run) -> None:
    ran = run("class T { [int] M() { Write-Error 'bad'; return 1 } }; [T]::new().M()")
    assert (ran.output, len(ran.errors)) == ([1], 1)


def test_an_argument_that_does_not_convert(run) -> None:
    ran = run("class T { [int] M([int]$n) { return $n } }; [T]::new().M('x'); [T]::new().M(1, 2)")
    assert ran.ids == ["MethodArgumentConversionInvalidCastArgument", "MethodCountCouldNotFindBest"]
    assert str(ran.errors[0].exception).startswith('Cannot convert argument "n", with value: "x", for "M" to type "System.Int32"')


MY_ERROR = """
class MyError : System.ArgumentException {
    [int]$Code
    MyError([string]$message, [int]$code) : base($message) { $this.Code = $code }
}
class Narrow : MyError { Narrow() : base('narrow', 1) { } }
"""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("try { throw [MyError]::new('boom', 42) } catch [MyError] { $_.Exception.Message; $_.Exception.Code }", ["boom", 42]),
        ("try { throw [Narrow]::new() } catch [MyError] { $_.Exception.GetType().Name }", ["Narrow"]),
        (
            "try { throw [Narrow]::new() } catch [System.IO.IOException] { 'no' } catch [System.ArgumentException] { 'yes' }",
            ["yes"],
        ),
        ("try { throw [MyError]::new('m', 1) } catch { $_.Exception -is [MyError]; \"$_\" }", [True, "m"]),
        ('class Bare : Exception { }; try { throw [Bare]::new() } catch { "$_" }', ["Exception of type 'Bare' was thrown."]),
    ],
)
def test_classes_of_exceptions(run, text, expected) -> None:
    ran = run(MY_ERROR + text)
    assert (ran.output, ran.ids) == (expected, [])


def test_an_exception_of_a_script_that_nobody_catches(run) -> None:
    ran = run(MY_ERROR + "throw [MyError]::new('top', 1); 'never'")
    assert (ran.output, str(ran.ended), ran.ended.record.fully_qualified_error_id) == ([], "top", "top")


@pytest.mark.parametrize(
    "text, error_id, message",
    [
        ("class C { $a; $a }", "MemberAlreadyDefined", "The member 'a' is already defined."),
        ("class C { [int] M($a) { return 1 } [int] M($b) { return 2 } }", "MemberAlreadyDefined", "The member 'M'"),
        ("class A { A([int]$a) { } }; class B : A { }", "BaseClassNoDefaultCtor", "Base class 'A' does not contain"),
        ("class C : string { }", "SealedBaseClass", "Cannot inherit from sealed class 'String'."),
        ("class A { }; class B { }; class C : A, B { }", "InterfaceNameExpected", "'B': Interface name expected."),
    ],
)
def test_a_definition_that_is_wrong_ends_the_script_before_it_begins(run, text, error_id, message) -> None:
    ran = run(f"'begun'; {text}")
    assert (ran.output, ran.ended.record.error_id) == ([], error_id)
    assert message in str(ran.ended)


def test_an_interface_is_not_supported(run) -> None:
    ran = run("class A { }\n  class C : A, System.IDisposable { [void] Dispose() { } }")
    assert "The class C at line 2, column 3 derives from [System.IDisposable], which is not supported" in str(ran.ended)
