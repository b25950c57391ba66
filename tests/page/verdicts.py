"""Reads a publication a line from a file and prints for each what the checkers in Python say: right, or wrong."""
import contextlib, io, json, sys

sys.path.insert(0, sys.argv[1])
sys.setrecursionlimit(20000)
import verify, verify_redacted

LISTS = ("order", "sources", "inspectors", "recusals")

def check(publication):
    if publication["redacted"]:
        fields = {name: publication[name] for name in (*LISTS, "transcripts", "digest")}
        return verify_redacted.check(fields, publication["digest"])
    texts = {name: publication[name] for name in LISTS}
    if publication["salt_key"]:
        texts["salt-key"] = f"salt-key {publication['salt_key']}\n"
    names = [f"transcript-{number}" for number in range(1, len(publication["transcripts"]) + 1)]
    texts.update(zip(names, publication["transcripts"]))
    return verify.check(texts, names)

for line in open(sys.argv[2], encoding="utf-8"):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            check(json.loads(line))
        print("right")
    except SystemExit as error:
        print("wrong" if error.code == 1 else f"exit {error.code}")
    except Exception as error:
        print(repr(error))
