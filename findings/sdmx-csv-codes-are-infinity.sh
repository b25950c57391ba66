#!/usr/bin/env bash
# Guess: a reader of SDMX-CSV, whose columns are codes of code lists, hands the codes out as they stand in the file.
# Seen: pysdmx 1.21.0 (PyPI) lets pandas guess each column and makes texts of it afterwards: the county 010102 is the text 10102, and the credit codes
# 911501021E00001139 and 911501022E00001298 are the text inf both; of observations 21 and 0.050 the first is 21.0 and the second 0.05. A period
# 2026-Q1 stays, of years alone too. The column types say text, so nothing tells.
# Hurts: statistics of inspections by county or by source: series of two enterprises become one, and a county is in no code list.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib pysdmx==1.21.0 pandas==3.1.1 pyarrow==26.0.1
cat > seen.csv <<'E'
DATAFLOW,COUNTY,CODE,TIME_PERIOD,OBS_VALUE
X:D(1.0),010102,911501021E00001139,2026-Q1,21
X:D(1.0),150125,911501022E00001298,2026-Q2,0.050
E
cat > seen-2.csv <<'E'
STRUCTURE,STRUCTURE_ID,ACTION,COUNTY,CODE,TIME_PERIOD,OBS_VALUE
dataflow,X:D(1.0),I,010102,911501021E00001139,2025,21
dataflow,X:D(1.0),I,150125,911501022E00001298,2026,0.050
E
PYTHONPATH=lib python3 -W ignore - <<'E'
from pysdmx.io import read_sdmx
for name, periods in (("seen.csv", ["2026-Q1", "2026-Q2"]), ("seen-2.csv", ["2025", "2026"])):
    (dataset,) = read_sdmx(name, validate=False).data
    seen = {column: dataset.data[column].tolist() for column in ("COUNTY", "CODE", "TIME_PERIOD", "OBS_VALUE")}
    print(name, seen)
    assert seen == {"COUNTY": ["10102", "150125"], "CODE": ["inf", "inf"], "TIME_PERIOD": periods, "OBS_VALUE": ["21.0", "0.05"]}
E
