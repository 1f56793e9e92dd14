"""Bodies as they come: codings, limits, and what is no body."""

from __future__ import annotations

import contextlib
import gzip
import random
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from psopenai_py.framework.http.body import read_body
from psopenai_py.framework.http.errors import MalformedReply, ReplyTooLarge

PLACE = "GET http://h/x"
TEXT = random.Random(1).randbytes(150_000) + b"a" * 150_000


def bare(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(data) + machine.flush()


CODINGS = {"": bytes, "identity": bytes, "gzip": gzip.compress, "X-GZIP": gzip.compress, "deflate": zlib.compress}


def cut(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


@pytest.mark.parametrize("size", [1000, 1 << 16, 1 << 20])
@pytest.mark.parametrize("coding", CODINGS)
def test_a_body_is_whole_however_it_was_cut(coding, size):
    assert read_body(cut(CODINGS[coding](TEXT), size), coding, len(TEXT), PLACE) == TEXT


def test_deflate_without_a_header_is_read_too():
    assert read_body(cut(bare(TEXT), 1000), "deflate", len(TEXT), PLACE) == TEXT


def test_several_members_of_gzip_are_one_body():
    assert read_body([gzip.compress(b"a") + gzip.compress(b"b"), gzip.compress(b"c")], "gzip", 9, PLACE) == b"abc"


@pytest.mark.parametrize("coding", CODINGS)
def test_no_bytes_are_an_empty_body(coding):
    assert read_body([b"", b""], coding, 9, PLACE) == b""


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_coded_body_that_is_cut_off_is_an_error(coding):
    with pytest.raises(MalformedReply, match="cut off"):
        read_body([CODINGS[coding](TEXT)[:-9]], coding, len(TEXT), PLACE)


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "gzip,deflate", "x"])
def test_a_coding_that_was_not_asked_for_is_refused_by_name(coding):
    with pytest.raises(MalformedReply, match=coding):
        read_body([b"x"], coding, 9, PLACE)


@pytest.mark.parametrize("coding", CODINGS)
def test_one_byte_too_many_is_too_many(coding):
    with pytest.raises(ReplyTooLarge):
        read_body([CODINGS[coding](TEXT)], coding, len(TEXT) - 1, PLACE)


def test_a_bomb_is_not_held():
    """A body of 100 MB in 100 KB is given up at its limit, with little more than the limit in memory."""
    bomb = gzip.compress(bytes(100_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(ReplyTooLarge):
            read_body([bomb], "gzip", 1_000_000, PLACE)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 3_000_000


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "identity"]), st.integers(1, 50))
def test_any_bytes_are_a_body_or_an_error_of_the_tree(data, coding, size):
    with contextlib.suppress(MalformedReply):
        read_body(cut(data, size), coding, 1000, PLACE)
