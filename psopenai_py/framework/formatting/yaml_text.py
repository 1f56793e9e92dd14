"""Objects as YAML documents. The only file that imports PyYAML, at use."""

from __future__ import annotations

from typing import Any

from ..json_text import dump, parse_raw


def yaml_document(value: Any) -> bytes:
    """Returns one object as a YAML document of its own; values as `json_text.dump` writes them."""
    import yaml

    text: str = yaml.safe_dump(parse_raw(dump(value)), allow_unicode=True, sort_keys=False, explicit_start=True)
    return text.encode("utf-8", "backslashreplace")
