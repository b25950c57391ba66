#!/bin/sh
# Guess: the names under $defs are names; a dot in one is a letter like any other.
# Seen: datamodel-code-generator 0.89.0 takes a dot for a Python module: a schema with a definition named draw.request
# cannot be written to one file ("Modular references require an output directory, not a file"), and into a directory
# it becomes a package with a module draw. draw_request is written as wished. quicktype 26.0.0 takes both.
# Hurts: services that keep requests and answers apart by draw.request and draw.response, which JSON Schema allows.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib datamodel-code-generator==0.89.0
codegen() { PYTHONPATH=lib python3 -W ignore -m datamodel_code_generator --input-file-type jsonschema "$@"; }
for name in draw.request draw_request; do
  cat > "$name.json" <<E
{"\$schema": "https://json-schema.org/draft/2020-12/schema", "oneOf": [{"\$ref": "#/\$defs/$name"}],
 "\$defs": {"$name": {"type": "object", "properties": {"round": {"type": "integer"}}, "required": ["round"]}}}
E
done
codegen --version
if codegen --input draw.request.json --output one.py 2> said.txt; then echo "one file is written"; exit 1; fi
grep 'Modular references require an output directory, not a file' said.txt
test ! -e one.py
codegen --input draw.request.json --output package
ls package
test -e package/__init__.py && test -e package/draw.py
codegen --input draw_request.json --output one.py && grep 'class DrawRequest' one.py
