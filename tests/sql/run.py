"""Compares what SQL draws with what was published, and with HMAC by hand for odd ids; called by `run`."""
import hashlib
import hmac
import subprocess
import sys
from pathlib import Path

here, work, mode = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
published = here.parent.parent / "examples" / "published"


def duckdb_draws(sources, prk, stratum, cap, quota):
    import duckdb

    values = {"prk": prk.hex(), "sources": str(sources), "stratum": stratum, "cap": cap, "quota": quota}
    return [row[0] for row in duckdb.execute((here / "duckdb.sql").read_text(), values).fetchall()]


def postgresql_draws(sources, prk, stratum, cap, quota, hash="sha256"):
    words = {"prk": prk.hex(), "stratum": stratum, "cap": cap, "quota": quota, "hash": hash}
    settings = [part for name, value in words.items() for part in ("-v", f"{name}={value}")]
    command = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-P", "pager=off", *settings, "-f", str(here / "postgresql.sql")]
    return subprocess.run(command, cwd=sources.parent, check=True, capture_output=True, text=True).stdout.split("\n")[:-1]


draws = postgresql_draws if mode == "--postgresql" else duckdb_draws
order = (published / "order.txt").read_bytes()
transcript = (published / "transcript-1.txt").read_text()
reveals = "".join(line + "\n" for line in transcript.splitlines() if line.startswith("reveal "))
prk = hmac.digest(hashlib.sha256(order).digest(), reveals.encode(), "sha256")
drawn = [line.split(" ")[3] for line in transcript.splitlines() if line.startswith("drawn key ")]
assert draws(published / "sources.txt", prk, "key", 2, len(drawn)) == drawn, "the bundled publication"

odd = ["a\\b", "-n", "%s", "$HOME", "'q'", '"q"', '"', "企业1", "B", "b", "\\001", "\\N", "\\.", "*", "&&", "~", "#1",
       "A|B", "NULL", "nan", "1e5", "007", "+1", "=1+1", ",", ";", "''", "--", "𠀀", *[f"E-{n}\\t" for n in range(25)]]
lines = [(name, n % 3, "exempt" if n % 7 == 0 else "-") for n, name in enumerate(sorted(odd, key=str.encode))]
for hash in ["sha256", "sm3"] if mode == "--postgresql" else ["sha256"]:
    key = b"\x07" * 32
    ticket = lambda name: hmac.digest(key, f"source {name}\x01".encode(), hash)
    of = [line for line in lines if line[2] == "exempt" or line[1] < 2]
    expected = [name for name, *_ in sorted(of, key=lambda line: (line[1] > 0, ticket(line[0])))][:30]
    folder = work / hash
    folder.mkdir()
    text = "".join(f"{name}\tkey\t150102\t{count}\t{status}\n" for name, count, status in lines)
    (folder / "sources.txt").write_text(text)
    more = {"hash": hash} if mode == "--postgresql" else {}
    assert draws(folder / "sources.txt", key, "key", 2, 30, **more) == expected, f"odd ids, {hash}"
print(f"SQL draws the same {len(drawn)} sources, and the same 30 of {len(odd)} odd ids")
