#!/usr/bin/env bash
# Guess: a tool that shuffles the lines of a CSV file gives back the same lines in another order.
# Seen: csv-shuffler 0.0.4 (PyPI) reads a file in UTF-8 as Latin-1 and splits it at each character that ends a line there, one of which
# is the byte 85 within 公, 六, 全, 兴 and 充: each name with 公司 is cut in two before the lines are mixed. What is written
# is UTF-8 of the Latin-1 characters. Of four sources seven lines are left, none of which is one of the four, without an error.
# Hurts: a register brought into random order before lots are drawn: nearly every enterprise's name ends in 公司.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib csv-shuffler==0.0.4 numpy==2.4.6
PYTHONPATH=lib PYTHONUTF8=1 python3 - <<'E'
from pathlib import Path
from csv_shuffler.csv_shuffler import ShuffleCSV
lines = ["企业名称,编号", "武川县甲有限公司,E-1", "桦川县乙有限公司,E-2", "兴化丙厂,E-3", "海南区丁店,E-4"]
file = Path("sources.csv")
file.write_text("\n".join(lines) + "\n", encoding="utf-8")
count = ShuffleCSV("sources.csv").shuffle_csv()
seen = file.read_bytes().decode("utf-8").split("\n")
print(count, *seen, sep="\n")
assert count == 7 and len(seen) == 8
assert not {*lines} & {*seen}
repaired = [line.encode("latin-1").decode("utf-8", "replace") for line in seen]
print(*repaired, sep="\n")
assert "海南区丁店,E-4" in repaired and not any("公司" in line or "兴化" in line for line in repaired)
E
