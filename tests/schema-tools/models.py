"""Models by datamodel-code-generator take every example, and what they write is answered as the example is.

    python models.py LIBRARY SCHEMA FOLDER

Models write every field that was left out, as its default or as null.
"""

import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from door import Door

library, schema, folder = sys.argv[1:]
with tempfile.TemporaryDirectory() as work:
    out = Path(work) / "models.py"
    command = [sys.executable, "-W", "ignore", "-m", "datamodel_code_generator", "--input", schema, "--output", str(out)]
    form = ["--input-file-type", "jsonschema", "--output-model-type", "pydantic_v2.BaseModel"]
    subprocess.run([*command, *form], check=True, stderr=subprocess.DEVNULL)
    spec = importlib.util.spec_from_file_location("models", out)
    models = importlib.util.module_from_spec(spec)
    sys.modules["models"] = models
    spec.loader.exec_module(models)

door = Door(library)
files = sorted(Path(folder).glob("*.json"))
assert len(files) > 30
for file in files:
    request = json.loads(file.read_text("utf-8"))
    name = "".join(word.title() for word in request["op"].split("_"))
    answers = []
    for text in (json.dumps(request, ensure_ascii=False),
                 getattr(models, f"{name}Request").model_validate(request).model_dump_json(by_alias=True, warnings=False)):
        answer, error = door(text)
        if error:
            sys.exit(f"{file.name}: {error['message']}\n{text}")
        answers.append(json.loads(answer))
    assert answers[0] == answers[1], f"{file.name}: what the model writes is answered otherwise"
    getattr(models, f"{name}Response").model_validate(answers[0])
print(f"{len(files)} requests and their answers through models")
