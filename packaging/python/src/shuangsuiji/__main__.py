"""Checks what was published of a draw: python -m shuangsuiji verify FILE.

FILE is a folder (order.txt, sources.txt, inspectors.txt, recusals.txt, transcript-1.txt ...), or the JSON of a whole or a
redacted publication. Leaves with 0 where it is as it must be, 1 where it is not, 2 where the arguments are wrong.
"""

from __future__ import annotations

import json
import sys
from itertools import count, takewhile
from pathlib import Path
from typing import Any, Optional

from . import Refused, call

LISTS = ("sources", "inspectors", "recusals")


def published(path: Path) -> dict[str, Any]:
    """The fields of `verify`, or a redacted publication."""
    if not path.is_dir():
        fields: dict[str, Any] = json.loads(path.read_text("utf-8"))
        fields.pop("op", None)
        redacted: dict[str, Any] = fields.get("redacted", fields)
        return redacted
    texts: dict[str, Any] = {name: (path / f"{name}.txt").read_bytes().decode() for name in ("order", *LISTS)}
    numbered = (path / f"transcript-{number}.txt" for number in count(1))
    texts["transcripts"] = [file.read_bytes().decode() for file in takewhile(Path.exists, numbered)]
    return texts


def verdict(fields: dict[str, Any]) -> str:
    """What verifying it shows; Refused where it is not what the protocol makes it."""
    lines = (line for name in LISTS for line in fields[name].splitlines())
    if any(line.startswith(("shown\t", "withheld\t")) for line in lines):
        call("verify_redacted", redacted=fields)
        return "相符：已公开的部分。 What is shown is right."
    verified = call("verify", **fields)
    if verified["void"]:
        return "相符：本次抽取作废。 Right, and void."
    return f"相符：抽中{verified['drawn']}个对象。 Right: {verified['drawn']} sources are drawn."


def main(arguments: Optional[list[str]] = None) -> int:
    """The command."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 2 or given[0] != "verify":
        print(__doc__, file=sys.stderr)
        return 2
    try:
        print(verdict(published(Path(given[1]))))
    except Refused as refused:
        print(f"不符：{refused.message_zh}\n      {refused.message}", file=sys.stderr)
        return 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"{given[1]}：无法读取。 It cannot be read: {error!r}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
