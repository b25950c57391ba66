#!/usr/bin/env bash
# Guess: one template of the Jinja family prints one notice in Python and in JavaScript, and MiniJinja, made by Jinja's author, prints it as well.
# Seen: Nunjucks 3.2.4 (npm) against Jinja2 3.1.6 and MiniJinja 3.1.0 (PyPI): 2.5 rounds to 3 there and to 2.0 here, -5 % 3 is -2 and 1, the sum of the
# texts 3 and 5 is 0035 and an error, '5家'|int is 5, 0 and an error, 21.0 is 21 and 21.0, null is empty and None, 1 == '1' is true and False, and the code
# 911501020000000043 ends in 000. What is missing in a list of teams, teams[9].name, is empty in Nunjucks and an error in both others. A share 21/420*100
# is 5 and 5.0. Sorted, e-1 stands before E-10 in all three.
# Hurts: the notice of one draw made by the web page and by the server: 3家 here and 2.0家 there.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm init -y >/dev/null && npm install --silent nunjucks@3.2.4 && npm ls --depth 0 | tail -n +2
python3 -m pip install -qq --no-warn-conflicts --target lib jinja2==3.1.6 minijinja==3.1.0
cat > templates.json <<'E'
["{{ 2.5|round }}家", "{{ -5 % 3 }}", "{{ counts|sum }}", "{{ '5家'|int }}", "{{ 21.0 }}家", "{{ none_yet }}", "{{ 1 == '1' }}", "{{ 911501020000000043 }}",
 "{{ teams[9].name }}", "{{ 21/420*100 }}%", "{{ 0 or '无' }}", "{{ ['E-10', 'E-9', 'e-1']|sort|join(' ') }}"]
E
cat > seen.js <<'E'
const nunjucks = require('nunjucks')
console.log('nunjucks', require('./templates.json').map(text => {
  try { return nunjucks.renderString(text, { counts: ['3', '5'], none_yet: null, teams: [] }) } catch { return 'error' }
}).join(', '))
E
cat > seen.py <<'E'
import json
import jinja2, minijinja
data = {"counts": ["3", "5"], "none_yet": None, "teams": []}
engines = {"jinja2": (lambda text: jinja2.Template(text).render(data), Exception), "minijinja": (lambda text: minijinja.Environment().render_str(text, **data), minijinja.TemplateError)}
def render(engine, text):
    run, errors = engine
    try:
        return run(text)
    except errors:
        return "error"
for name, engine in engines.items():
    print(name, ", ".join(render(engine, text) for text in json.load(open("templates.json", encoding="utf-8"))))
E
node seen.js | tee seen; PYTHONPATH=lib python3 seen.py | tee -a seen
test "$(cat seen)" = "nunjucks 3家, -2, 0035, 5, 21家, , true, 911501020000000000, , 5%, 无, e-1 E-10 E-9
jinja2 2.0家, 1, error, 0, 21.0家, None, False, 911501020000000043, error, 5.0%, 无, e-1 E-10 E-9
minijinja 2.0家, 1, error, error, 21.0家, None, False, 911501020000000043, error, 5.0%, 无, e-1 E-10 E-9"
