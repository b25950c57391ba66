#!/usr/bin/env python3
"""Root and drawn sources of a publication, each by one SQL statement in DuckDB: check.py FOLDER

The folder has order.txt, sources.txt and transcript-1.txt, as examples/published has. Needs PyPI's duckdb. Says what
differs and ends with 1. SHA-256 alone: DuckDB has no SM3, and an order of SM3 is refused.
"""

import pathlib
import sys

import duckdb

COLUMNS = ["id", "stratum", "division", "inspections", "status"]


def statement(name):
    return (pathlib.Path(__file__).parent / name).read_text(encoding="utf-8")


def main(folder):
    order = (folder / "order.txt").read_bytes()
    terms = [line.split(" ") for line in order.decode().splitlines()]
    if ["hash", "sha256"] not in terms or terms[0] != ["shuangsuiji-order", "1"]:
        return "expected an order of version 1 with sha256: DuckDB has no SM3, and salted lists need their salts"
    transcript = (folder / "transcript-1.txt").read_text(encoding="utf-8").splitlines(keepends=True)

    base = duckdb.connect()
    # Every field as it stands: no quotes, no nulls, and a division that keeps its leading zeros.
    base.execute(
        "create table sources as select * from read_csv(?, delim = chr(9), header = false, auto_detect = false, quote = '', "
        "escape = '', nullstr = chr(1), columns = {" + ", ".join(f"'{name}': 'varchar'" for name in COLUMNS) + "})",
        [str(folder / "sources.txt")],
    )
    base.execute("create table order_text as select ?::blob as content", [order])
    reveal = "".join(line for line in transcript if line.startswith("reveal ")).encode()
    base.execute("create table reveal_lines as select ?::blob as reveal", [reveal])

    lines, root = base.execute(statement("duckdb-root.sql")).fetchone()
    committed = next(line for line in terms if line[0] == "sources")
    if committed != ["sources", str(lines), root]:
        return f"the list has {lines} lines with root {root}; the order says {' '.join(committed)}"
    drawn = [line.split(" ")[1:4] for line in transcript if line.startswith("drawn ")]
    found = [[stratum, str(rank), source] for stratum, rank, source in base.execute(statement("duckdb-drawn.sql")).fetchall()]
    for ours, theirs in zip(found + [None] * len(drawn), drawn + [None] * (len(found) - len(drawn))):
        if ours != theirs:
            return f"the transcript has {theirs}; the tickets give {ours}"
    print(f"{lines} lines with root {root}; {len(drawn)} drawn, each as its ticket gives")
    return None


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
