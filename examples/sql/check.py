#!/usr/bin/env python3
"""Root and drawn sources of a publication, each by one SQL statement: check.py FOLDER [duckdb|clickhouse]

The folder has order.txt, sources.txt and transcript-1.txt, as examples/published has. Needs PyPI's duckdb, or chdb for
ClickHouse. Says what differs and ends with 1. SHA-256 alone: neither engine has SM3, and an order of SM3 is refused.
"""

import json
import pathlib
import sys

COLUMNS = ["id", "stratum", "division", "inspections", "status"]


def duckdb(folder, order, reveal):
    import duckdb

    base = duckdb.connect()
    # Every field as it stands: no quotes, no nulls, and a division that keeps its leading zeros.
    base.execute(
        "create table sources as select * from read_csv(?, delim = chr(9), header = false, auto_detect = false, quote = '', "
        "escape = '', nullstr = chr(1), columns = {" + ", ".join(f"'{name}': 'varchar'" for name in COLUMNS) + "})",
        [str(folder / "sources.txt")],
    )
    base.execute("create table order_text as select ?::blob as content", [order])
    base.execute("create table reveal_lines as select ?::blob as reveal", [reveal])
    return lambda statement: base.execute(statement).fetchall()


def clickhouse(folder, order, reveal):
    from chdb import session

    base = session.Session()

    def text(of):
        return "unhex('" + of.hex() + "')"

    fields = ", ".join(f"field[{at}] as {name}" for at, name in enumerate(COLUMNS, 1))
    lines = f"splitByChar('\\n', substring({text((folder / 'sources.txt').read_bytes())}, 1))"
    base.query(
        f"create table sources engine = Memory as select {fields} from "
        f"(select splitByChar('\\t', line) as field from (select arrayJoin({lines}) as line) where line != '')"
    )
    base.query(f"create table order_text engine = Memory as select {text(order)} as content")
    base.query(f"create table reveal_lines engine = Memory as select {text(reveal)} as reveal")

    def rows(statement):
        found = str(base.query(statement, "JSONCompactEachRow"))
        return [tuple(json.loads(line)) for line in found.splitlines() if line]

    return rows


def main(folder, engine):
    order = (folder / "order.txt").read_bytes()
    terms = [line.split(" ") for line in order.decode().splitlines()]
    if ["hash", "sha256"] not in terms or terms[0] != ["shuangsuiji-order", "1"]:
        return f"expected an order of version 1 with sha256: {engine} has no SM3, and salted lists need their salts"
    transcript = (folder / "transcript-1.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    reveal = "".join(line for line in transcript if line.startswith("reveal ")).encode()
    rows = {"duckdb": duckdb, "clickhouse": clickhouse}[engine](folder, order, reveal)

    def answer(name):
        return rows((pathlib.Path(__file__).parent / f"{engine}-{name}.sql").read_text(encoding="utf-8"))

    ((lines, root),) = answer("root")
    committed = next(line for line in terms if line[0] == "sources")
    if committed != ["sources", str(lines), root]:
        return f"the list has {lines} lines with root {root}; the order says {' '.join(committed)}"
    drawn = [line.split(" ")[1:4] for line in transcript if line.startswith("drawn ")]
    found = [[stratum, str(rank), source] for stratum, rank, source in answer("drawn")]
    for ours, theirs in zip(found + [None] * len(drawn), drawn + [None] * (len(found) - len(drawn))):
        if ours != theirs:
            return f"the transcript has {theirs}; the tickets give {ours}"
    print(f"{engine}: {lines} lines with root {root}; {len(drawn)} drawn, each as its ticket gives")
    return None


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "duckdb"))
