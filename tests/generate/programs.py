"""Programs by grammar: statements over the expressions, pipelines of the everyday commands, functions and their calls.

A program comes to an end: loops count on variables that nothing else writes, a function calls those with lower numbers only. It
touches nothing outside the current folder, and nothing in it depends on the time, on chance or on the machine.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from .program_expressions import Expressions
from .script_texts import odd

_BEGINNING = "$a = 1; $b = 'x y'; $c = 2.5; $h = @{k = 1; m = 1, 2}; $l = 1, 2, 'c'; $o = [pscustomobject]@{p = 1; q = 'z'}\n"
_STAGES = [
    "Select-Object -First 2", "Select-Object -Last 1", "Select-Object -Skip 1", "Select-Object p, q",
    "Select-Object -ExpandProperty p",
    "Select-Object *", "Select-Object -Unique", "Sort-Object", "Sort-Object -Descending", "Sort-Object p -Unique", "Group-Object",
    "Group-Object p -NoElement", "Measure-Object", "Measure-Object -Sum -ErrorAction SilentlyContinue", "Out-Null", "Out-String",
    "ConvertTo-Json -Compress -Depth 3", "ConvertTo-Csv", "Join-String -Separator ';'", "Get-Unique", "Tee-Object -Variable t",
    "Where-Object p -gt 0", "Where-Object { $_ }", "ForEach-Object Length", "ForEach-Object ToString",
    "ForEach-Object -Process {$_}",
    "Get-Member -Name p", "Format-Table | Out-String", "Format-List | Out-String", "Write-Output", "Out-Host", "Select-String a",
    "ConvertFrom-Json", "Add-Member -NotePropertyName z -NotePropertyValue 1 -PassThru", "Set-Variable v", "Write-Host",
    "ConvertFrom-Csv",
    "Set-Content f.txt", "Out-File -Append f.txt", "ForEach-Object { $input }", "Compare-Object 1", "nosuchcommand",
]  # fmt: skip
_COMMANDS = [
    "Write-Output", "Write-Host", "Write-Warning", "Write-Error", "Write-Verbose -Verbose",
    "Write-Information -InformationAction Continue",
    "Write-Debug -Debug", "ConvertTo-Json -Compress", "Out-String -InputObject", "Write-Output -NoEnumerate", "Split-Path",
    "Join-Path a", "New-Object PSObject -Property", "Test-Path", "Get-Content", "Set-Variable c", "Write-Output -ErrorAction Stop",
    "nosuch", "Measure-Object -InputObject", "New-TimeSpan -Hours", "ConvertFrom-Json", "Get-Variable -Name",
    "Write-Error -ErrorAction Stop",
]  # fmt: skip
_TARGETS = [
    "$a",
    "$b",
    "$c",
    "$l[0]",
    "$h.k",
    "$h['z']",
    "$o.p",
    "$a, $b",
    "[int]$d",
    "[string]$e",
    "$script:s",
    "$global:g",
    "${a b}",
]
_REDIRECTED = ["", "", "", "", " 2>&1", " *>&1", " > $null", " 2>$null", " > f.txt", " >> f.txt", " 3>&1", " 6>&1", " 2> e.txt"]
_PREFERENCES = [
    "$ErrorActionPreference = 'Stop'", "$ErrorActionPreference = 'SilentlyContinue'", "$OFS = '-'", "Set-StrictMode -Version 3",
    "$VerbosePreference = 'Continue'", "$PSDefaultParameterValues['Write-Output:NoEnumerate'] = $true",
    "$WarningPreference = 'Stop'",
    "Set-StrictMode -Off", "$ErrorActionPreference = 7", "$InformationPreference = 'Continue'",
]  # fmt: skip
_PARAMETERS = [
    "$x", "[int]$x = 3", "[string[]]$x", "[Parameter(Mandatory, ValueFromPipeline)]$x", "[switch]$x", "[ValidateRange(0, 5)]$x = 9",
    "[Parameter(ValueFromPipelineByPropertyName)][Alias('p')]$x", "[ValidateSet('a', 'b')][string]$x", "[ref]$x", "[scriptblock]$x",
]  # fmt: skip
_ARGUMENTS = [
    "",
    " 1",
    " -x 2",
    " -x",
    " -x:$true",
    " a b",
    " @l",
    " @h",
    " @args",
    " -y 1 -x 5",
    " (1, 2)",
    " -Verbose",
    " -nosuch 1",
]
_MOST_FUNCTIONS = 3


class Programs(Expressions):
    """Writes statements. `level`: functions with lower numbers may be called; `loops` counts the loops, for their variables."""

    def __init__(self, draw: st.DrawFn) -> None:
        super().__init__(draw)
        self.level = _MOST_FUNCTIONS + 1
        self.loops = 0
        self.in_loop = False

    def block(self, depth: int) -> str:
        """Returns some statements."""
        return "; ".join(self.statement(depth) for _ in range(self.number(2) + 1))

    def statement(self, depth: int) -> str:
        """Returns any statement."""
        if depth <= 0:
            return self._simple()
        kind = self.number(15)
        if kind < 6:
            return [self._simple, self._pipeline, self._assignment][kind // 2]()
        return [
            self._if, self._loop, self._loop, self._foreach, self._switch, self._try, self._try, self._function, self._call,
            self._leaving,
        ][kind - 6](depth - 1)  # fmt: skip

    def _simple(self) -> str:
        kind = self.number(9)
        if kind < 4:
            return self.expression(2) + self.choose(_REDIRECTED)
        if kind < 6:
            return self._assignment()
        if kind < 8:
            return f"{self.choose(_COMMANDS)} {self.operand(1)}{self.choose(_REDIRECTED)}"
        return self._pipeline() if kind == 8 else self.choose(_PREFERENCES)

    def _pipeline(self) -> str:
        stages = [self.choose(_STAGES) if self.number(3) else self._block_stage() for _ in range(self.number(2) + 1)]
        first = self.expression(2) if self.number(3) else f"{self.choose(_COMMANDS)} {self.operand(1)}"
        found = " | ".join([first, *stages]) + self.choose(_REDIRECTED)
        return found if self.number(9) else f"{found} {self.choose(['&&', '||'])} {self.choose(_COMMANDS)} 1"

    def _block_stage(self) -> str:
        name = self.choose(
            ["ForEach-Object", "Where-Object", "Sort-Object", "Group-Object", "ForEach-Object -Begin {1} -Process", "% -End"]
        )
        return f"{name} {{ {self.expression(2)} }}"

    def _assignment(self) -> str:
        target = self.choose(_TARGETS)
        operator = self.choose(["=", "=", "=", "+=", "-=", "*=", "/=", "%=", "??="]) if "," not in target else "="
        value = "2" if operator == "*=" else self.expression(2) if self.number(2) else self._pipeline()
        return f"{target} {operator} {value}"

    def _if(self, depth: int) -> str:
        found = f"if ({self.expression(1)}) {{ {self.block(depth)} }}"
        if self.number(1):
            found += f" elseif ({self.expression(1)}) {{ {self.block(depth)} }}"
        return found + (f" else {{ {self.block(depth)} }}" if self.number(1) else "")

    def _body(self, depth: int) -> str:
        outer, self.in_loop = self.in_loop, True
        found = self.block(depth)
        self.in_loop = outer
        return found

    def _loop(self, depth: int) -> str:
        self.loops += 1
        counter = f"$i{self.loops}"
        body = self._body(depth)
        label = self.choose(["", "", ":out "])
        match self.number(3):
            case 0:
                return f"{label}for ({counter} = 0; {counter} -lt 3; {counter}++) {{ {body} }}"
            case 1:
                return f"{counter} = 0; {label}while ({counter}++ -lt 2) {{ {body} }}"
            case 2:
                return f"{counter} = 0; {label}do {{ {body} }} while ({counter}++ -lt 1)"
        return f"{counter} = 0; {label}do {{ {body} }} until ({counter}++ -gt 0)"

    def _foreach(self, depth: int) -> str:
        return f"foreach ($v in {self.choose(['$l', '1..3', '$h.Keys', self.expression(1)])}) {{ {self._body(depth)} }}"

    def _switch(self, depth: int) -> str:
        flag = self.choose(["", "-wildcard ", "-regex ", "-exact ", "-casesensitive "])
        value = self.expression(1)
        clauses = [f"{self.choose(['1', 'a*', '{$_ -gt 1}', chr(39) + '[' + chr(39), '$a'])} {{ {self._body(depth)} }}"]
        return f"switch {flag}({value}) {{ {' '.join(clauses)} default {{ {self._body(depth)} }} }}"

    def _try(self, depth: int) -> str:
        if not self.number(5):
            return f"trap {{ {self.block(depth)}; {self.choose(['continue', 'break', ''])} }}; {self.block(depth)}"
        kind = self.choose(["", " [DivideByZeroException]", " [Management.Automation.RuntimeException], [nosuch]"])
        found = f"try {{ {self.block(depth)} }} catch{kind} {{ {self.block(depth)}; {self.choose(['$_', 'throw', '$?'])} }}"
        return found + (f" finally {{ {self._simple()} }}" if self.number(2) == 2 else "")

    def _function(self, depth: int) -> str:
        outer = self.level, self.in_loop
        number = self.number(_MOST_FUNCTIONS - 1) + 1
        self.level, self.in_loop = min(number, self.level), False
        attribute = self.choose(["", "", "[CmdletBinding()] ", "[CmdletBinding(SupportsShouldProcess)] "])
        declared = f"{attribute}param({self.choose(_PARAMETERS)}, {self.choose(['$y', '$y = 5', '[int]$y'])})"
        body = self.block(depth)
        if self.number(2) == 2:
            body = f"begin {{ {body} }} process {{ $_; {self.block(depth)} }} end {{ $x; {self._simple()} }}"
        self.level, self.in_loop = outer
        return f"function f{number} {{ {declared}\n{body} }}; {self._call(depth)}"

    def _call(self, depth: int) -> str:
        number = self.number(_MOST_FUNCTIONS - 1) + 1
        arguments = self.choose(_ARGUMENTS)
        if number >= self.level or not self.number(3):
            return f"{self.choose(['& ', '. '])}{{ {self.choose(['', 'param($x) '])}{self.block(depth)} }}{arguments}"
        piped = f"{self.choose(['$l', '1', '$o', '$null'])} | " if self.number(1) else ""
        return f"{piped}f{number}{arguments}{self.choose(_REDIRECTED)}"

    def _leaving(self, depth: int) -> str:
        words = ["return 1", "throw 'a'", "throw", "return", "exit 3", "Invoke-Expression '1 +'", "Invoke-Command { 1; $a }", "$?"]
        return self.choose([*words, "break", "continue", "break out", "continue out"] if self.in_loop else words)


@st.composite
def programs(draw: st.DrawFn) -> dict[str, Any]:
    """A program, a place to cut it, and what stands at the cut."""
    maker = Programs(draw)
    lines = [maker.statement(2) for _ in range(maker.number(3) + 1)]
    return {"text": _BEGINNING + "\n".join(lines), "cut": draw(st.integers(0, 400)), "odd": draw(odd)}
