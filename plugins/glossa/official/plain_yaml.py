"""YAML from outside, as texts, lists and tables alone: nothing is built, nothing unfolds."""

from __future__ import annotations

from typing import Any

import yaml

MAX_DEPTH = 20

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml's, where PyYAML has it


def load_plain(source: str | bytes) -> Any:
    """What `source` says, every scalar as written; `yaml.YAMLError` for what is none or refused.

    Refused are aliases, with which a few lines unfold into gigabytes, and deep nesting, which a
    parser in C has no stack for.
    """
    depth = 0
    for event in yaml.parse(source, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > MAX_DEPTH:
            raise yaml.YAMLError("aliases and deep nesting are not read")
    return yaml.load(source, Loader=_Loader)
