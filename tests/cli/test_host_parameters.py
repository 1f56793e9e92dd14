"""The words of the shell."""

from __future__ import annotations

import base64

import pytest

from psopenai_py.cli.host_parameters import UsageError, read_parameters


@pytest.mark.parametrize("word", ["-Command", "-c", "-co", "-COMM", "--command", "\u2013c", " -c"])
def test_all_words_after_command_are_its_text(word):
    found = read_parameters(["-NoProfile", "-nop", word, "1", "-NoLogo"])
    assert (found.text, found.arguments, found.file) == ("1 -NoLogo", None, None)


@pytest.mark.parametrize("words", [["-File", "a.ps1"], ["-f", "a.ps1"], ["-nop", "a.ps1"], ["a.ps1"]])
def test_all_words_after_a_file_are_its_arguments(words):
    found = read_parameters([*words, "x", "-Command", "1"])
    assert (found.file, found.arguments, found.text) == ("a.ps1", ("x", "-Command", "1"), None)


@pytest.mark.parametrize("word", ["-CommandWithArgs", "-cwa"])
def test_a_text_with_arguments(word):
    found = read_parameters([word, "$args", "a", "b c"])
    assert (found.text, found.arguments) == ("$args", ("a", "b c"))


@pytest.mark.parametrize("word", ["-EncodedCommand", "-e", "-ec", "-enc"])
def test_an_encoded_text_leaves_the_words_after_it(word):
    found = read_parameters([word, base64.b64encode("'\u65e5'".encode("utf-16-le")).decode(), "-NoExit"])
    assert (found.text, found.stays) == ("'\u65e5'", True)


@pytest.mark.parametrize("words", [["-Command", "-"], ["-File", "-"], ["-f", "-"], ["-"], ["-nop", "-"]])
def test_a_dash_reads_stdin(words):
    found = read_parameters(words)
    assert (found.text, found.file, found.reads_lines) == (None, None, True)


def test_what_changes_how_it_runs():
    words = ["-noni", "-nol", "-noe", "-wd", "/tmp", "-ex", "Bypass", "-ep", "remotesigned", "-l", "-NoProfileLoadTime"]
    found = read_parameters([*words, "-of", "Text", "-c", "1"])
    assert (found.interactive, found.logo, found.stays, found.folder) == (False, False, True, "/tmp")
    assert read_parameters(["-noni", "-i", "-c", "1"]).interactive


@pytest.mark.parametrize("words", [["-v"], ["-Version", "-Foo"], ["-ver"]])
def test_version_ends_the_reading(words):
    assert read_parameters(words).version


@pytest.mark.parametrize("words", [["-?"], ["-h"], ["-Help"]])
def test_help(words):
    assert read_parameters(words).help


@pytest.mark.parametrize(
    "words, said",
    [
        (["-Foo"], "'-Foo' is not recognized as the name of a script file"),
        (["-NoExit:$false", "-c", "1"], "'-NoExit:$false' is not recognized"),
        (["-Command"], "A command must follow -Command."),
        (["-enc"], "A command must follow -enc."),
        (["-File"], "requires a file path"),
        (["-c", "-", "x"], "no other arguments"),
        (["-e", "!"], "must be Base64 encoded"),
        (["-e", "MQ=="], "must be Base64 encoded"),
        (["-ExecutionPolicy"], "-ExecutionPolicy requires a value"),
        (["-ep", "Nope", "-c", "1"], "Invalid ExecutionPolicy value 'Nope'"),
        (["-OutputFormat", "XML"], "--output"),
        (["-SSHServerMode"], "-SSHServerMode is not supported here"),
        (["-settings", "x"], "not supported here"),
        (["-mta"], "-mta is not supported here"),
    ],
)
def test_words_that_cannot_be_used(words, said):
    with pytest.raises(UsageError) as refused:
        read_parameters(words)
    assert said in str(refused.value)
