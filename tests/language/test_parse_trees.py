"""What a text is parsed to: the shape of its tree."""

import pytest

from psopenai_py.language import tree
from psopenai_py.language.parsing.parser import parse


def shape(node):
    """A node as nested tuples and texts: short to write, and all that decides what is run."""
    if isinstance(node, tree.ScriptBlock):
        return shape(node.end_block or node.process_block)
    if isinstance(node, tree.NamedBlock | tree.StatementBlock):
        found = tuple(shape(one) for one in node.statements)
        return found[0] if len(found) == 1 else found
    if isinstance(node, tree.Pipeline):
        found = tuple(shape(one) for one in node.elements)
        found = found[0] if len(found) == 1 else ("|", *found)
        return ("&", found) if node.background else found
    if isinstance(node, tree.CommandExpression):
        found = shape(node.expression)
        return (found, *(shape(one) for one in node.redirections)) if node.redirections else found
    if isinstance(node, tree.Command):
        return ("call" + node.invocation, *(shape(one) for one in (*node.elements, *node.redirections)))
    if isinstance(node, tree.CommandParameter):
        return f"-{node.name}" if node.argument is None else (f"-{node.name}:", shape(node.argument))
    if isinstance(node, tree.Redirection):
        target = node.merge_into if node.target is None else shape(node.target)
        return (f"{node.stream}>{'>' if node.append else ''}", target)
    if isinstance(node, tree.Constant):
        return node.value
    if isinstance(node, tree.String):
        return node.value if node.kind == "bare" else f"'{node.value}'"
    if isinstance(node, tree.ExpandableString):
        return ("text", *(f"'{part}'" if isinstance(part, str) else shape(part) for part in node.parts))
    if isinstance(node, tree.Variable):
        return ("@" if node.splatted else "$") + (f"{node.scope}:" if node.scope else "") + node.name
    if isinstance(node, tree.Unary):
        return (f"_{node.operator}", shape(node.operand)) if node.postfix else (node.operator, shape(node.operand))
    if isinstance(node, tree.Binary):
        return (node.operator, shape(node.left), shape(node.right))
    if isinstance(node, tree.Ternary):
        return ("?:", shape(node.condition), shape(node.when_true), shape(node.when_false))
    if isinstance(node, tree.Cast):
        return (f"[{node.type}]", shape(node.operand))
    if isinstance(node, tree.TypeLiteral):
        return f"[{node.type}]"
    if isinstance(node, tree.ArrayLiteral):
        return (",", *(shape(one) for one in node.elements))
    if isinstance(node, tree.ArrayExpression | tree.SubExpression):
        return ("@()" if isinstance(node, tree.ArrayExpression) else "$()", shape(node.body))
    if isinstance(node, tree.Parenthesis):
        return ("()", shape(node.pipeline))
    if isinstance(node, tree.Hashtable):
        return ("@{}", *((shape(key), shape(value)) for key, value in node.entries))
    if isinstance(node, tree.ScriptBlockExpression):
        return ("{}", shape(node.block))
    if isinstance(node, tree.Member):
        return ("::" if node.static else "?." if node.null_conditional else ".", shape(node.target), shape(node.member))
    if isinstance(node, tree.InvokeMember):
        types = [str(one) for one in node.type_arguments]
        return ("call::" if node.static else "call.", shape(node.target), shape(node.member), *types, *map(shape, node.arguments))
    if isinstance(node, tree.Index):
        return ("?[]" if node.null_conditional else "[]", shape(node.target), shape(node.index))
    if isinstance(node, tree.Assignment):
        return (node.operator, shape(node.target), shape(node.value))
    if isinstance(node, tree.PipelineChain):
        return (node.operator, shape(node.left), shape(node.right))
    raise AssertionError(type(node))


def parsed(text):
    found = parse(text)
    assert found.errors == ()
    return found.script


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3 - 4", ("-", ("+", 1, ("*", 2, 3)), 4)),
        ("1..3 + 4", ("+", ("..", 1, 3), 4)),
        ("$a -eq 1 -and $b -IEQ 2", ("-and", ("-eq", "$a", 1), ("-eq", "$b", 2))),
        ("-not $a -ceq 1", ("-ceq", ("-not", "$a"), 1)),
        ("-join 1, 2", (",", ("-join", 1), 2)),
        ("'{0}' -f 1, 2", ("-f", "'{0}'", (",", 1, 2))),
        ("1, 2 + 3", ("+", (",", 1, 2), 3)),
        (", 1", (",", 1)),
        ("-5; - 5; 5-3; 5 -3", (-5, ("-", 5), ("-", 5, 3), ("-", 5, 3))),
        ("$i++; --$i", (("_++", "$i"), ("--", "$i"))),
        ("$x ? 1 : 2", ("?:", "$x", 1, 2)),
        ("$x ?? $y ?? 1", ("??", ("??", "$x", "$y"), 1)),
        ("$a = $b += 1", ("=", "$a", ("+=", "$b", 1))),
        ("$x ??= 1", ("??=", "$x", 1)),
        ("[int]'5' + [string]::Empty", ("+", ("[int]", "'5'"), ("::", "[string]", "Empty"))),
        ("[Collections.Generic.List[int]]::new(1, 2)", ("call::", "[Collections.Generic.List[int]]", "new", 1, 2)),
        ("[int[]]1; [int[,]]; [int[][]]", (("[int[]]", 1), "[int[,]]", "[int[][]]")),
        ("$a.b.c(1)[0]", ("[]", ("call.", (".", "$a", "b"), "c", 1), 0)),
        ("$a.'b c'.$d.(1)", (".", (".", (".", "$a", "'b c'"), "$d"), ("()", 1))),
        ("${a}?.b; ${a}?[0]", (("?.", "$a", "b"), ("?[]", "$a", 0))),
        ("$a.b[int](1)", ("call.", "$a", "b", "int", 1)),
        ("$a.Where{ 1 }", ("call.", "$a", "Where", ("{}", 1))),
        ("@{ a = 1; 'b' = 2\n $c = if (1) { 2 } }", None),
        ("@{ a = 1; 'b' = 2\n3 = x y }", ("@{}", ("a", 1), ("'b'", 2), (3, ("call", "x", "y")))),
        ("@(1; 2); $(1; 2)", (("@()", (1, 2)), ("$()", (1, 2)))),
        ("$env:PATH; $global:x; ${a b}; $variable:y", ("$env:PATH", "$global:x", "$a b", "$variable:y")),
        ("0x10; 1kb; 1.5e3; 0b11; 5l; 1gb..2", (16, 1024, 1500.0, 3, 5, ("..", 1 << 30, 2))),
    ],
)
def test_expressions(text, expected):
    if expected is None:
        parsed(text)
    else:
        assert shape(parsed(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Get-Item a b", ("call", "Get-Item", "a", "b")),
        ("a -b -c:d -e: f", ("call", "a", "-b", ("-c:", "d"), ("-e:", "f"))),
        ("a -- -b", ("call", "a", "--", "-b")),
        ("a 'b' \"c\" d$e", ("call", "a", "'b'", "'c'", ("text", "'d'", "$e"))),
        ("a b,c, d e", ("call", "a", (",", "b", "c", "d"), "e")),
        ("a -5 5 5x 1..5", ("call", "a", "-5", 5, "5x", "1..5")),
        ("a $b.c $d[0] $e.f()", ("call", "a", (".", "$b", "c"), ("[]", "$d", 0), ("call.", "$e", "f"))),
        ("a @b", ("call", "a", "@b")),
        ("& $a b; . './x y'", (("call&", "$a", "b"), ("call.", "'./x y'"))),
        ("a | b | c", ("|", ("call", "a"), ("call", "b"), ("call", "c"))),
        ("a\n| b", ("|", ("call", "a"), ("call", "b"))),
        ("1, 2 | a", ("|", (",", 1, 2), ("call", "a"))),
        ("a && b || c", ("||", ("&&", ("call", "a"), ("call", "b")), ("call", "c"))),
        ("a &", ("&", ("call", "a"))),
        ("a > b 2>> c 3>&1 *> d", ("call", "a", ("1>", "b"), ("2>>", "c"), ("3>", 1), ("*>", "d"))),
        ("1 > a", (1, ("1>", "a"))),
        ("a --% b | c", None),
        ("a --% $b 'c; d\ne", (("call", "a", "--%", "$b 'c; d"), ("call", "e"))),
        ("a `\n b # c\nd", (("call", "a", "b"), ("call", "d"))),
        ("a#b <# c #> d", ("call", "a#b", "d")),
        ("if=1; for.x", (("call", "if=1"), ("call", "for.x"))),
        ("a \u2013b \u201cc\u201d", ("call", "a", "-b", "'c'")),
        ("a {b} (c) $(d)", ("call", "a", ("{}", ("call", "b")), ("()", ("call", "c")), ("$()", ("call", "d")))),
        ("%{ 1 }", ("call", "%", ("{}", 1))),
    ],
)
def test_commands(text, expected):
    if expected is None:
        parsed(text)
    else:
        assert shape(parsed(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'it''s'", "'it's'"),
        ('"a`tb""c"', "'a\tb\"c'"),
        ('"`u{41}`u{1F600}"', "'A\U0001f600'"),
        ('"$a-$b.c"', ("text", "$a", "'-'", "$b", "'.c'")),
        ('"$a:$b"', None),
        ('"${a}b$"', ("text", "$a", "'b$'")),
        ('"$(1 + 2)$($a.b)"', ("text", ("$()", ("+", 1, 2)), ("$()", (".", "$a", "b")))),
        ('"a$(""b"")c"', ("text", "'a'", ("$()", "'b'"), "'c'")),
        ("@'\na\n'b'\n'@", "'a\n'b''"),
        ('@"\r\na $b\r\n"@', ("text", "'a '", "$b")),
        ("@'\n'@", "''"),
    ],
)
def test_texts(text, expected):
    if expected is None:
        assert [error.error_id for error in parse(text).errors] == ["InvalidVariableReferenceWithDrive"]
    else:
        assert shape(parsed(text)) == expected


def test_places_of_what_is_in_a_text_are_those_in_the_source():
    """Doubled quotes in a subexpression of a text stand for one, and are counted as they are written."""
    text = '"a$(""b"" + $c)"'
    [statement] = parsed(text).end_block.statements
    [_, inner] = statement.elements[0].expression.parts
    [pipeline] = inner.body.statements
    sum_ = pipeline.elements[0].expression
    assert text[sum_.left.start : sum_.left.end] == '""b""'
    assert text[sum_.right.start : sum_.right.end] == "$c"


def only(text):
    [statement] = parsed(text).end_block.statements
    return statement


def test_statements_of_flow():
    found = only("if ($a) { 1 } elseif ($b) { 2 } else { 3 }")
    assert [shape(condition) for condition, _ in found.clauses] == ["$a", "$b"]
    assert shape(found.otherwise) == 3
    found = only(":x foreach ($i in 1..3) { continue x }")
    assert (found.label, shape(found.variable), shape(found.collection)) == ("x", "$i", ("..", 1, 3))
    assert found.body.statements[0].label.value == "x"
    found = only("for ($i = 0; $i -lt 3; $i++) { }")
    assert shape(found.iterator) == ("_++", "$i")
    assert only("for (;;) { break }").condition is None
    assert isinstance(only("do { 1 } until ($x)"), tree.DoUntil)
    found = only("switch -Regex -CaseSensitive ($x) { a { 1 } { $_ } { 2 } default { 3 } }")
    assert found.flags == {"regex", "casesensitive"}
    assert [shape(condition) for condition, _ in found.clauses] == ["a", ("{}", "$_")]
    found = only("try { 1 } catch [IO.IOException], [FormatException] { 2 } catch { 3 } finally { 4 }")
    assert [[str(name) for name in catch.types] for catch in found.catches] == [["IO.IOException", "FormatException"], []]
    assert shape(found.finally_) == 4
    assert shape(only("throw 'a'").pipeline) == "'a'"
    script = parsed("trap [Exception] { 1 } 2")
    assert (shape(script), len(script.end_block.traps)) == (2, 1)


def test_functions_and_their_parameters():
    found = only("function global:f($a, [int]$b = 1) { process { $_ } end { 1 } }")
    assert (found.name, found.scope, found.is_filter) == ("f", "global", False)
    assert [shape(parameter.name) for parameter in found.parameters] == ["$a", "$b"]
    assert shape(found.parameters[1].default) == 1
    assert shape(found.body.process_block) == "$_"
    found = only("filter f { $_ }")
    assert found.body.end_block is None
    assert found.body.process_block.unnamed
    block = only(
        "function f { [CmdletBinding(SupportsShouldProcess)] param([Parameter(Mandatory, Position = 1)][Alias('x', 'y')]$a) }"
    )
    block = block.body.param_block
    assert [(named.name, named.is_omitted) for named in block.attributes[0].named] == [("SupportsShouldProcess", True)]
    parameter, alias = block.parameters[0].attributes
    assert [(named.name, shape(named.argument) if named.argument else None) for named in parameter.named] == [
        ("Mandatory", None),
        ("Position", 1),
    ]
    assert [shape(argument) for argument in alias.positional] == ["'x'", "'y'"]


def test_classes():
    found = only(
        "class A : Exception, IDisposable { static [int]$x = 1; hidden $y; [string] f([int]$a) { return 'a' } A() : base(1) { } }"
    )
    assert (found.kind, [str(base) for base in found.bases]) == ("class", ["Exception", "IDisposable"])
    x, y, f, constructor = found.members
    assert (x.name, x.is_static, str(x.type), shape(x.initial)) == ("x", True, "int", 1)
    assert (y.is_hidden, y.type) == (True, None)
    assert (f.name, str(f.return_type), len(f.parameters)) == ("f", "string", 1)
    [call] = constructor.body.end_block.statements
    assert [shape(argument) for argument in call.expression.arguments] == [1]
    found = only("enum E : byte { a; b = 2 }")
    assert [(member.name, member.initial and shape(member.initial)) for member in found.members] == [("a", None), ("b", 2)]


def test_what_stands_before_all():
    script = parsed("using namespace System.IO\nusing module PSReadLine\nparam($a)\n1")
    assert [(one.kind, one.name.value) for one in script.using_statements] == [("namespace", "System.IO"), ("module", "PSReadLine")]
    assert len(script.param_block.parameters) == 1
    assert shape(script) == 1


def test_comments_are_kept_in_order():
    found = parse("# a\n1 <# b #>; 2 # c")
    assert [comment.text for comment in found.comments] == ["# a", "<# b #>", "# c"]
