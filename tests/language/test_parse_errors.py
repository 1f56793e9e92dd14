"""What is wrong with a text: ids and places as the engine has them, and whether more text would help."""

import pytest

from psopenai_py.language.parsing.parser import parse


def errors(text):
    """The errors as pairs of id and offset."""
    return [(error.error_id, error.start) for error in parse(text).errors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 +", [("ExpectedValueExpression", 3)]),
        ("1 -foo 2", [("UnexpectedToken", 2), ("UnexpectedToken", 7)]),
        ("a | ; b", [("EmptyPipeElement", 3)]),
        ("a | 1", [("ExpressionsMustBeFirstInPipeline", 4)]),
        ("a & && b", [("BackgroundOperatorInPipelineChain", 4)]),
        ("a && | b", [("EmptyPipeElement", 5)]),
        ("f(1 2)", None),
        ("@{a = }", [("MissingStatementInHashLiteral", 5)]),
        ("[int", [("EndSquareBracketExpectedAtEndOfAttribute", 4)]),
        ("[List[int]", [("EndSquareBracketExpectedAtEndOfAttribute", 10)]),
        ("param($a, [int]) 1", [("InvalidFunctionParameter", 15)]),
        ("function f([int]$a = ) {}", [("MissingExpressionAfterToken", 20)]),
        ("class C { [int] }", [("IncompleteMemberDefinition", 15)]),
        ("enum E { a = }", [("ExpectedValueExpression", 12)]),
        ("try {} catch [int], {}", [("MissingTypeLiteralToken", 19)]),
        ("switch -file a (1) {}", [("PipelineValueRequired", 15), ("MissingSwitchConditionExpression", 20)]),
        ("data -Foo a {}", [("InvalidParameterForDataSectionStatement", 5)]),
        ("begin {} begin {}", [("DuplicateScriptCommandClause", 9)]),
        ("foreach -parallel ($a in 1) {}", [("KeywordParameterReservedForFutureUse", 0)]),
        ("using type x", [("MissingEqualsInUsingAlias", 12)]),
        ("using namespace a = b", [("UsingStatementNotSupported", 0)]),
        ('`u{41} "`u{1234567}"', [("TooManyDigitsInUnicodeEscapeSequence", 17)]),
        ('"$("', [("IncompleteDollarSubexpressionReference", 1), ("TerminatorExpectedAtEndOfString", 0)]),
        ("# SIG # Begin signature block\n1", [("TokenAfterEndOfValidScriptText", 30)]),
    ],
)
def test_syntax(text, expected):
    found = errors(text)
    if expected is None:
        assert found
    else:
        assert found[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 = 2", [("InvalidLeftHandSide", 0)]),
        ("$a, 1 = 2", [("InvalidLeftHandSide", 4)]),
        ("$a, $b += 1", [("InvalidLeftHandSide", 0)]),
        ("${a}?.b = 1", [("InvalidLeftHandSide", 0)]),
        ("5++", [("OperatorRequiresVariableOrProperty", 0)]),
        ("@{a = 1; 'A' = 2; 1 = 3; '1' = 4}", [("DuplicateKeyInHashLiteral", 9), ("DuplicateKeyInHashLiteral", 25)]),
        ("function f($a, $A) {}", [("DuplicateFormalParameter", 15)]),
        ("function f($a) { param($b) }", [("OnlyOneParameterListAllowed", 17)]),
        ("param([Parameter(Mandatory, mandatory)]$a)", [("DuplicateNamedArgument", 28)]),
        ("param([ValidateSet($x)]$a)", [("ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock", 19)]),
        ("[ref][int]$a = 1", [("ReferenceNeedsToBeByItselfInTypeConstraint", 0)]),
        ("[void]$a = 1", [("VoidTypeConstraintNotAllowed", 0)]),
        ("[int]$args = 1", [("AssignmentStatementToAutomaticNotSupported", 0)]),
        ("[string]$PSScriptRoot = ''", []),
        ("try {} finally { break }", [("ControlLeavingFinally", 17)]),
        ("try {} finally { while (1) { break } }", []),
        ("try {} finally { return }", [("ControlLeavingFinally", 17)]),
        ("try {} catch {} catch [Exception] {}", [("EmptyCatchNotLast", 15)]),
        ("f @a, @b", [("SplattingNotPermittedInArgumentList", 2), ("SplattingNotPermittedInArgumentList", 6)]),
        ("$using:a.b()", [("InvalidUsingExpression", 0)]),
        ("[Foo()] 1", [("UnexpectedAttribute", 0)]),
        ("using namespace a-b", [("InvalidNamespaceValue", 16)]),
        ("parallel { }", [("UnexpectedKeyword", 0)]),
        ("workflow f { }", [("WorkflowNotSupportedInPowerShellCore", 0)]),
    ],
)
def test_what_is_grammatical_but_not_allowed(text, expected):
    assert errors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data { 'a'; 1 + 2; @{ a = $true } }", []),
        ("data { Get-Date }", [("CmdletNotInAllowedListForDataSection", 7)]),
        ("data -SupportedCommand Get-Date { Get-Date }", []),
        ("data { $x }", [("VariableReferenceNotSupportedInDataSection", 7)]),
        ("data { 'a' -match 'b' }", [("OperatorNotSupportedInDataSection", 11)]),
        (
            "data { $a = 1 }",
            [("AssignmentStatementNotSupportedInDataSection", 7), ("VariableReferenceNotSupportedInDataSection", 7)],
        ),
        ("data { 'a'.Length }", [("PropertyReferenceNotSupportedInDataSection", 7)]),
        ("data { { 1 } }", [("ScriptBlockNotSupportedInDataSection", 7)]),
    ],
)
def test_data_sections(text, expected):
    assert errors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("class C { [int] f() { } }", [("MethodHasCodePathNotReturn", 16)]),
        ("class C { [int] f() { if ($true) { return 1 } else { throw 'a' } } }", []),
        ("class C { [int] f() { try { return 1 } catch { return 2 } } }", []),
        ("class C { [int] f() { while ($true) { return 1 } } }", [("MethodHasCodePathNotReturn", 16)]),
        ("class C { f() { return 1 } }", [("VoidMethodHasReturn", 16)]),
        ("class C { [int] f() { return } }", [("NonVoidMethodMissingReturnValue", 22)]),
        ("class C { [int] f() { & { return }; return 1 } }", []),
        ("class C { f() { $a } }", [("VariableNotLocal", 16)]),
        ("class C { f($a) { foreach ($b in $a) { $b }; $b; $global:c; $_; $PWD } }", []),
        ("class C { f() { if (1) { $a = 1 }; $a } }", [("VariableNotLocal", 35)]),
        ("class C { f() { if (1) { $a = 1 } else { $a = 2 }; $a } }", []),
        ("class C { $p; f() { $p = 1 } }", [("MissingThis", 20)]),
        ("class C { static $p; f() { $p = 1 } }", [("MissingTypeInStaticPropertyAssignment", 27)]),
        ("class C { static f() { $this } }", [("NonStaticMemberAccessInStaticMember", 23)]),
        ("class C { [Nosuch]$p }", [("TypeNotFound", 11)]),
        ("class C { [C]$p; [System.Any]$q; [int[]]$r }", []),
        ("class C {} class C {}", [("MemberAlreadyDefined", 11)]),
        ("class C { f() { begin { } } }", [("NamedBlockNotAllowedInMethod", 16)]),
        ("class C { [int] C() { return 1 } }", [("ConstructorCantHaveReturnType", 10)]),
        ("[Flags()] enum E { a }", []),
        ("[Flags()] class C { }", [("AttributeNotAllowedOnDeclaration", 0)]),
    ],
)
def test_classes(text, expected):
    assert errors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#requires -Version 5.1 -Modules a, @{ModuleName = 'b'}", []),
        ("#requires -Version x", [("RequiresVersionInvalid", 19)]),
        ("#requires -PSEdition Foo", [("RequiresPSEditionInvalid", 21)]),
        ("#requires -Foo 1", [("ScriptRequiresInvalidFormat", 10)]),
        ("#requires -Modules $x", [("RequiresArgumentMustBeConstant", 19)]),
        ("# requires -Version x", []),
    ],
)
def test_requirements(text, expected):
    assert errors(text) == expected


def test_what_requires_lines_ask_for_is_kept():
    lines = (
        "#requires -RunAsAdministrator",
        "#requires -Version 7.2 -PSEdition Core",
        "#requires -Modules a, @{ModuleName='b'; ModuleVersion='1.2'}",
    )
    found = parse("\n".join(lines))
    asked = found.script.requirements
    assert (asked.version, asked.editions, asked.needs_administrator) == ("7.2", ("Core",), True)
    assert [(module.name, module.version) for module in asked.modules] == [("a", None), ("b", "1.2")]


@pytest.mark.parametrize(
    ("text", "incomplete"),
    [
        ("if (1) {", True),
        ("(1", True),
        ("'a", True),
        ("a |", True),
        ("@'\na", True),
        ("1 + # b", True),
        ("1 +\n# b", False),
        ("1 + )", False),
        ("1 2", False),
    ],
)
def test_whether_more_text_would_help(text, incomplete):
    assert parse(text).incomplete is incomplete


def test_columns_count_units_of_utf16():
    found = parse("'\U0001f600' 1")
    assert found.source.line_and_column(found.errors[0].start) == (1, 6)


@pytest.mark.parametrize(("text", "expected"), [("\r\n\r1 2", (3, 3)), ("\n\n(", (3, 2)), ("a\n", (1, 2))])
def test_lines_end_as_the_engine_has_it(text, expected):
    found = parse(text)
    offset = found.errors[0].start if found.errors else 1
    assert found.source.line_and_column(offset) == expected
