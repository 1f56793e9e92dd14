"""Scripts as streams of objects in Python programs."""

from __future__ import annotations

import gc
import os
import signal
import threading

import pytest

import psopenai_py
from psopenai_py import run_script
from psopenai_py.framework.errors import ParseException, PowerShellError
from psopenai_py.framework.streams.host import SilentHost


@pytest.fixture
def session():
    with psopenai_py.make_session(host=SilentHost(), environ={}) as made:
        yield made


@pytest.fixture(autouse=True)
def no_thread_is_left():
    yield
    gc.collect()
    for thread in threading.enumerate():
        if thread.name == "psopenai_py script":
            thread.join(30)
            assert not thread.is_alive()


def test_objects_and_variables():
    assert list(run_script("$n + 1; $o.a; $list.Count", N=4, o={"a": "x"}, list=[1, 2, 3])) == [5, "x", 3]
    assert list(run_script("$input | % { $_ * 2 }; $args[0]", input=(number for number in (1, 2)), args=["a"])) == [2, 4, "a"]


def test_an_endless_script_is_read_object_by_object(session):
    text = "$global:made = 0; try { while ($true) { $global:made++; $global:made } } finally { $global:left = $true; 'unseen' }"
    stream = run_script(text, session=session)
    assert [next(stream), next(stream)] == [1, 2]
    assert session.globals["made"] == 2
    for number in stream:
        if number == 5:
            break
    assert (session.globals["made"], session.globals["left"]) == (5, True)
    assert list(stream) == []


def test_the_end_of_with_stops_the_script(session):
    with run_script("try { 1; 2 } finally { $global:left = 1 }", session=session) as stream:
        assert next(stream) == 1
    assert session.globals["left"] == 1


def test_a_stream_that_is_forgotten_stops_its_script(session):
    stream = run_script("try { while ($true) { 1 } } finally { $global:left = 1 }", session=session)
    next(stream)
    (thread,) = (thread for thread in threading.enumerate() if thread.name == "psopenai_py script")
    del stream
    gc.collect()
    thread.join(30)
    assert session.globals["left"] == 1


def test_nothing_runs_before_it_is_asked_for(session):
    stream = run_script("$global:ran = 1", session=session)
    assert "ran" not in session.globals
    stream.close()
    assert list(stream) == []
    assert "ran" not in session.globals


def test_errors_that_end_nothing_are_kept_and_shown(session):
    stream = run_script("Write-Error one; 1; nosuch; 2", session=session)
    assert list(stream) == [1, 2]
    assert [record.message.partition("\n")[0] for record in stream.errors] == [
        "one",
        "The term 'nosuch' is not recognized as a name of a cmdlet, function, script file, or executable program.",
    ]
    assert session.host.errors == stream.errors


def test_an_error_that_ends_the_script_is_raised():
    stream = run_script("1; throw 'end'; 2")
    assert next(stream) == 1
    with pytest.raises(PowerShellError, match=r"^end$"):
        next(stream)
    with pytest.raises(StopIteration):
        next(stream)
    with pytest.raises(ParseException) as raised:
        list(run_script("if ("))
    assert raised.value.incomplete


def test_exit():
    stream = run_script("1; exit 3; 2")
    assert stream.exit_code is None
    assert (list(stream), stream.exit_code) == ([1], 3)


def test_a_session_keeps_what_scripts_make(session):
    list(run_script("function f { $x + 1 }; $x = 1", session=session))
    assert list(run_script("f", session=session)) == [2]
    assert list(run_script("$null -eq $x")) == [True]


def test_a_session_runs_one_script_at_a_time(session):
    with run_script("1; 2", session=session) as stream:
        next(stream)
        with pytest.raises(RuntimeError, match="one at a time"):
            list(run_script("3", session=session))
    assert list(run_script("3", session=session)) == [3]


def test_scripts_in_threads_do_not_know_each_other():
    results = {}

    def count(start: int) -> None:
        results[start] = sum(run_script("$n = $start; 1..200 | % { $n++; $n - $start }", start=start))

    threads = [threading.Thread(target=count, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(results.values()) == {sum(range(1, 201))}


def test_calls_without_end():
    stream = run_script("function f { 1 | % { f } }; f; 'after'")
    assert list(stream) == ["after"]
    assert stream.errors[0].fully_qualified_error_id.startswith("CallDepthOverflow")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("text", ["while ($true) { }", "Start-Sleep 60"])
def test_ctrl_c_stops_what_runs(session, text):
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        list(run_script(f"try {{ {text} }} finally {{ $global:left = 1 }}", session=session))
    timer.join()
    assert session.globals["left"] == 1
    assert list(run_script("Start-Sleep -Milliseconds 1; 5", session=session)) == [5]


def test_a_text_is_parsed_once(monkeypatch):
    from psopenai_py.language.parsing import parser

    texts = []
    parse = parser.parse
    monkeypatch.setattr(parser, "parse", lambda text, file=None: (texts.append(text), parse(text, file))[1])
    for _ in range(3):
        assert list(run_script("'parsed' + 'once'")) == ["parsedonce"]
    assert texts == ["'parsed' + 'once'"]
