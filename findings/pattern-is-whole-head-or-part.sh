#!/usr/bin/env bash
# Guess: a rule that a division code is [0-9]{6} refuses seven digits in every library that checks tables and forms, and takes no line break at the end.
# Seen: of eleven (PyPI) three ask the whole text (cerberus 1.3.8, frictionless 5.21.0, tableschema 1.21.0), four its beginning, so that 1501250 is good
# (marshmallow 4.4.0, voluptuous 0.16.0, colander 2.0, pandera 0.35.0), and four any part, so that x150125 is too (schema 0.7.8, FormEncode 2.1.1,
# dataframely 3.1.2, pointblank 1.1.1). The code with a line break behind it is good to all eleven, and with ^ and $ around the pattern to all but the two
# on polars. \d takes full-width digits in all.
# Hurts: one rule for the register, kept as data and checked by two programs: one lets pass what the other refuses.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib cerberus==1.3.8 tableschema==1.21.0 frictionless==5.21.0 marshmallow==4.4.0 voluptuous==0.16.0 colander==2.0 schema==0.7.8 FormEncode==2.1.1
python3 -m pip install -qq --no-warn-conflicts --target frames pandera==0.35.0 pandas==3.1.1 dataframely==3.1.2 pointblank==1.1.1 polars==2.1.0
rm -f lib/pathlib.py # an old copy of Python's own module, which tableschema brings along
cat > table.py <<'E'
def row(name, valid):
    def ask(value, pattern):
        try:
            return valid(value, pattern) is not False
        except Exception as error:
            assert isinstance(error, ValueError) or "alid" in type(error).__name__ or "Schema" in type(error).__name__, error
            return False
    codes = "150125", "1501250", "x150125", "150125\n", "１５０１２５"
    print(name, *("".join(str(int(ask(code, pattern))) for code in codes) for pattern in ("[0-9]{6}", "^[0-9]{6}$", r"\d{6}")))
E
cat > seen.py <<'E'
import cerberus, colander, frictionless, marshmallow, schema, tableschema, voluptuous
from formencode.validators import Regex
from table import row

def resource(value, pattern):
    fields = frictionless.Schema.from_descriptor({"fields": [{"name": "c", "type": "string", "constraints": {"pattern": pattern}}]})
    return frictionless.Resource([["c"], [value]], schema=fields).validate().valid

row("cerberus", lambda value, pattern: cerberus.Validator({"c": {"type": "string", "regex": pattern}}).validate({"c": value}))
row("frictionless", resource)
row("tableschema", lambda value, pattern: tableschema.Field({"name": "c", "type": "string", "constraints": {"pattern": pattern}}).test_value(value))
row("marshmallow", lambda value, pattern: bool(marshmallow.Schema.from_dict({"c": marshmallow.fields.Str(validate=marshmallow.validate.Regexp(pattern))})().load({"c": value})))
row("voluptuous", lambda value, pattern: bool(voluptuous.Schema({"c": voluptuous.Match(pattern)})({"c": value})))
row("colander", lambda value, pattern: bool(colander.SchemaNode(colander.String(), validator=colander.Regex(pattern)).deserialize(value)))
row("schema", lambda value, pattern: bool(schema.Schema({"c": schema.Regex(pattern)}).validate({"c": value})))
row("FormEncode", lambda value, pattern: bool(Regex(regex=pattern).to_python(value)))
E
cat > frames.py <<'E'
import dataframely, pandas, pandera.pandas, pointblank, polars
from table import row

row("pandera", lambda value, pattern: pandera.pandas.DataFrameSchema({"c": pandera.pandas.Column(str, pandera.pandas.Check.str_matches(pattern))}).validate(pandas.DataFrame({"c": [value]})) is not None)
row("dataframely", lambda value, pattern: type("Codes", (dataframely.Schema,), {"c": dataframely.String(regex=pattern)}).is_valid(polars.DataFrame({"c": [value]})))
row("pointblank", lambda value, pattern: pointblank.Validate(polars.DataFrame({"c": [value]})).col_vals_regex("c", pattern).interrogate().all_passed())
E
export PYTHONWARNINGS=ignore
PYTHONPATH=lib python3 seen.py | tee seen; PYTHONPATH=frames python3 frames.py | tee -a seen
test "$(cat seen)" = 'cerberus 10010 10010 10011
frictionless 10010 10010 10011
tableschema 10010 10010 10011
marshmallow 11010 10010 11011
voluptuous 11010 10010 11011
colander 11010 10010 11011
schema 11110 10010 11111
FormEncode 11110 10010 11111
pandera 11010 10010 11011
dataframely 11110 10000 11111
pointblank 11110 10000 11111'
