"""Writes types.py and operations.py of the package from the JSON Schema: python generate.py SCHEMA FOLDER.

Needs datamodel-code-generator. Nothing that it writes is committed: `packaging/packages python` runs it.
"""

import json
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

OPERATIONS = '''"""Every operation of the JSON door as a function: made from the schema.

Each is `call` with the operation's name; what it refuses is raised as `Refused`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from ._door import call

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from . import types

__all__ = %s
'''

FUNCTION = '''

def %(op)s(%(parameters)s) -> types.%(model)sResponse:
    """%(description)s
    """
    return cast("types.%(model)sResponse", call("%(op)s"%(fields)s))
'''


def essence(schema: object) -> object:
    """What a definition says but for what may be left out."""
    if isinstance(schema, list):
        return [essence(it) for it in schema]
    if not isinstance(schema, dict):
        return schema
    said = {name: essence(it) for name, it in schema.items() if name not in ("default", "description")
            and not (name in ("required", "additionalProperties") and not isinstance(it, dict))}
    if isinstance(said.get("type"), list):
        said["type"] = said["type"][0]
    branches = [it for it in said.get("anyOf", ()) if it != {"type": "null"}]
    return branches[0] if len(branches) == 1 else said


def same(definitions: dict) -> None:
    """An answer that can be asked with is that type: `read_roster` answers what `order` takes as its roster."""
    asked = {json.dumps(essence(it), sort_keys=True): name for name, it in definitions.items()
             if not name.startswith("response_") and not name.endswith(("_request", "_response"))}
    for name, definition in definitions.items():
        to = asked.get(json.dumps(essence(definition), sort_keys=True)) if name.endswith("_response") else None
        if to:
            definitions[name] = {"$ref": f"#/$defs/{to}"}


def types(schema: dict, out: Path) -> None:
    """The TypedDicts of all requests and responses; a request's without its `op`, which is its function's name."""
    for name, definition in schema["$defs"].items():
        if name.endswith("_request"):
            definition["properties"].pop("op")
            definition["required"].remove("op")
    same(schema["$defs"])
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "schema.json"
        given.write_text(json.dumps(schema), "utf-8")
        command = [sys.executable, "-W", "ignore", "-m", "datamodel_code_generator", "--input", given, "--output", out]
        form = ["--input-file-type", "jsonschema", "--output-model-type", "typing.TypedDict"]
        form += ["--target-python-version", "3.11", "--disable-timestamp", "--use-schema-description"]
        subprocess.run([*map(str, command), *form], check=True, stderr=subprocess.DEVNULL)
    text = out.read_text("utf-8")
    # PEP 728 is not known to every checker yet, and the package needs no other one.
    text = re.sub(r",?\s*\bclosed=True\b", "", text)
    text = text.replace("from typing_extensions import TypedDict\n", "from typing import TypedDict\n")
    if "typing_extensions" in text:
        sys.exit("types.py would need typing_extensions")
    out.write_text(text, "utf-8")


def operations(schema: dict, out: Path) -> None:
    """A function for each operation, with its description."""
    names = sorted(name.removesuffix("_request") for name in schema["$defs"] if name.endswith("_request"))
    text = OPERATIONS % json.dumps(names, indent=4).replace("\n]", ",\n]")
    for op in names:
        request = schema["$defs"][f"{op}_request"]
        model = "".join(word.title() for word in op.split("_"))
        said = ["\n".join(textwrap.wrap(request.get("description", ""), 112)), ""]
        for name, field in sorted(request["properties"].items()):
            said += textwrap.wrap(f"{name}: {field.get('description', '')}", 112, subsequent_indent="    ")
        described = re.sub(r"\n(?=.)", "\n    ", "\n".join(said).rstrip().replace("\\", "\\\\"))
        takes = bool(request["properties"])
        parameters, fields = (f"**fields: Unpack[types.{model}Request]", ", **fields") if takes else ("", "")
        text += FUNCTION % dict(op=op, model=model, description=described, parameters=parameters, fields=fields)
    out.write_text(text.replace("TYPE_CHECKING, Any, cast", "TYPE_CHECKING, cast"), "utf-8")


if __name__ == "__main__":
    source, folder = map(Path, sys.argv[1:])
    read = json.loads(source.read_text("utf-8"))
    types(read, folder / "types.py")
    operations(read, folder / "operations.py")
