#!/usr/bin/env python3
"""Checks a published draw against draw protocol 1 or 1.1, with Python's standard library alone (Python 3.8 or newer).

Usage: python3 verify.py DIR
DIR holds order.txt, sources.txt, inspectors.txt, recusals.txt, transcript-1.txt and any amendments
transcript-2.txt, transcript-3.txt ..., and salt-key.txt if the order is of version 1.1. Every step is printed; the
first thing that is wrong ends the check.
Exit status: 0 all is right, 1 something is wrong, 2 usage. "Section" means a section of the draw protocol.
"""
import glob, hashlib, os, re, struct, sys
from types import SimpleNamespace

TOKEN, NUMBER, DIGEST, TEXT = r"[a-z0-9._-]{1,64}", r"(?:0|[1-9][0-9]{0,9})", r"[0-9a-f]{64}", r"[^\x00-\x1f\x7f-\x9f]{1,256}"
ID = r"[^\s\x00-\x1f\x7f-\x9f]{1,64}"
ORDER = (  # section 3
    f"shuangsuiji-order 1(?P<salted>\\.1)?\nhash (?P<hash>sha256|sm3)\n(?(salted)salt (?P<salt>{DIGEST})\n)rules {TOKEN}\n"
    f"agency (?P<agency>{TOKEN}) [0-9]{{6}} (?:county|prefecture|region)\nperiod (?P<period>[0-9]{{4}}(?:-Q[1-4]|-H[12]|-[0-9]{{2}}|-[0-9]{{4}})?)\n"
    f"round (?P<round>[1-9][0-9]{{0,9}})\nprevious (?P<previous>{DIGEST}|-)\n"
    f"sources (?P<sources>{NUMBER} {DIGEST})\ninspectors (?P<inspectors>{NUMBER} {DIGEST})\n"
    f"recusals (?P<recusals>{NUMBER} {DIGEST})\ncap (?P<cap>{NUMBER}|-)\ncoverage (?P<coverage>independent|uninspected-first)\n"
    f"team (?P<team>{NUMBER})\nmax-load (?P<max_load>{NUMBER}|-)\n(?P<strata>(?:stratum {TOKEN} {NUMBER}\n)*)"
    f"(?P<entropy>(?:entropy {TOKEN} (?:commit {DIGEST}|public {TEXT})\n)+)")
LISTS = {  # section 2: the fields of a line of each list, and how many of them are its key
    "sources": (f"({ID})\t({TOKEN})\t[0-9]{{6}}\t({NUMBER})\t(-|exempt|excluded)", 1),
    "inspectors": (f"({ID})\t[0-9]{{6}}\t(-|unavailable)", 1), "recusals": (f"({ID})\t({ID})", 2)}

def ok(section, text):
    print(f"ok     section {section}: {text}")

def require(condition, section, text):
    if not condition:
        print(f"WRONG  section {section}: {text}")
        sys.exit(1)

def compare(expected, published, section, what):
    for at in range(max(len(expected), len(published))):
        want, have = (part[at] if at < len(part) else "(nothing)" for part in (expected, published))
        require(want == have, section, f"{what} no. {at + 1}: published {have!r}, recomputed {want!r}")

def sm3(message):  # GB/T 32905-2016, used where Python's own hashlib has no SM3
    rol = lambda x, n: (x << n % 32 | x >> 32 - n % 32) & 0xFFFFFFFF
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = message + b"\x80" + bytes((55 - len(message)) % 64) + struct.pack(">Q", 8 * len(message))
    for at in range(0, len(padded), 64):
        w = list(struct.unpack(">16I", padded[at:at + 64]))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rol(w[j - 3], 15)
            w.append(x ^ rol(x, 15) ^ rol(x, 23) ^ rol(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = state
        for j in range(64):
            ss1 = rol((rol(a, 12) + e + rol(0x79CC4519 if j < 16 else 0x7A879D8A, j)) & 0xFFFFFFFF, 7)
            ff, gg = (a ^ b ^ c, e ^ f ^ g) if j < 16 else (a & b | a & c | b & c, e & f | ~e & g)
            tt1 = (ff + d + (ss1 ^ rol(a, 12)) + (w[j] ^ w[j + 4])) & 0xFFFFFFFF
            tt2 = (gg + h + ss1 + w[j]) & 0xFFFFFFFF
            a, b, c, d, e, f, g, h = tt1, a, rol(b, 9), c, tt2 ^ rol(tt2, 9) ^ rol(tt2, 17), e, rol(f, 19), g
        state = [x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return struct.pack(">8I", *state)

def hash_named(name):  # as a function from bytes to bytes
    return (lambda data: hashlib.new(name, data).digest()) if name in hashlib.algorithms_available else sm3

def mac(H, key, message):  # HMAC, RFC 2104; the keys here are 32 bytes, and both hashes work in blocks of 64
    inner, outer = (bytes(byte ^ pad for byte in key.ljust(64, b"\0")) for pad in (0x36, 0x5C))
    return H(outer + H(inner + message))

def merkle_root(H, leaves):  # of leaf hashes; RFC 9162, section 2.1.1
    if len(leaves) < 2:
        return leaves[0] if leaves else H(b"")
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return H(b"\x01" + merkle_root(H, leaves[:half]) + merkle_root(H, leaves[half:]))

def words(key, stream):  # RFC 8439, block function; counter and stream of 64 bits each; section 4
    rol = lambda x, n: (x << n | x >> 32 - n) & 0xFFFFFFFF
    for counter in range(1 << 64):
        start = struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<QQ", counter, stream))
        x = list(start)
        for a, b, c, d in [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
                           (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)] * 10:
            for p, q, r, n in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                x[p] = (x[p] + x[q]) & 0xFFFFFFFF
                x[r] = rol(x[r] ^ x[p], n)
        yield from struct.unpack("<8Q", struct.pack("<16I", *((s + y) & 0xFFFFFFFF for s, y in zip(start, x))))

def below(stream_words, n):  # section 4
    return next(word for word in stream_words if word < 2**64 - 2**64 % n) % n

def draw_teams(inspectors, recused, sources, size, load, max_load, stream_words):  # section 6
    possible = {s: [i for i in inspectors if (i, s) not in recused] for s in sources}
    team = {s: [] for s in sources}
    plan = {i: set() for i in inspectors}  # one way to fill all seats still open: it shows that they can be filled
    def fill(s, seen):  # plans one more seat of s, moving other planned seats where needed: an augmenting path of a flow
        for i in possible[s]:
            if i not in seen and s not in plan[i] and i not in team[s]:
                seen.add(i)
                moved = None if load[i] + len(plan[i]) < c else next((t for t in sorted(plan[i]) if fill(t, seen)), "")
                if moved != "":
                    plan[i].discard(moved)
                    plan[i].add(s)
                    return True
        return False
    def give(s, i):  # gives a seat of s to i, if every seat still open can be filled after that
        freed = next(x for x in [i] + possible[s] if s in plan[x])
        plan[freed].remove(s)
        team[s].append(i)
        load[i] += 1
        moved = min(plan[i]) if load[i] + len(plan[i]) > c else None
        plan[i].discard(moved)
        if moved is None or fill(moved, set()):
            return True
        plan[i].add(moved)
        plan[freed].add(s)
        load[team[s].pop()] -= 1
        return False
    def offers(s):  # the inspectors to whom a seat of s is offered, in turn
        for level in range(c):
            group = [i for i in possible[s] if load[i] == level and i not in team[s]]
            while group:
                yield group.pop(below(stream_words[s], len(group)))
    unplanned, c = [s for s in sources for _ in range(size)], 0
    most = max(load.values(), default=0) + len(sources)
    while unplanned:  # the least c that does
        if fill(unplanned[-1], set()):
            unplanned.pop()
        else:
            c += 1  # a plan made for a smaller c stays good
            require(c <= min(most, max_load), 6, "not every drawn source can get a team, yet a draw was published")
    for s in sources:
        for _ in range(size):
            next(i for i in offers(s) if give(s, i))
    return team

def read_order(text):  # section 3
    words = re.fullmatch(ORDER, text)
    require(words, 3, "order.txt does not have the form of an order")
    strata = [(line.split(" ")[1], int(line.split(" ")[2])) for line in words["strata"].split("\n")[:-1]]
    entropy = [line.split(" ", 3)[1:] for line in words["entropy"].split("\n")[:-1]]
    for names in ([part[0] for part in strata], [part[0] for part in entropy]):
        require(len(set(names)) == len(names), 3, f"a name is repeated in the order: {names}")
    cap, max_load = (2**32 if words[word] == "-" else int(words[word]) for word in ("cap", "max_load"))
    H = hash_named(words["hash"])
    digest = H(text.encode())
    ok(3, f"order digest ({words['hash']}) {digest.hex()}; previous transcript {words['previous']}")
    return SimpleNamespace(words=words, strata=strata, entropy=entropy, cap=cap, max_load=max_load, H=H, digest=digest,
                           team=int(words["team"]), late=words["coverage"] == "uninspected-first")

def read_salt_key(order, texts):  # version 1.1, sections 1 and 3
    if not order.words["salted"]:
        return require("salt-key" not in texts, "3", "a salt key, and the order is of version 1")
    key = re.fullmatch("salt-key ([0-9a-f]{64})\n", texts.get("salt-key", ""))
    require(key, "1 of 1.1", "salt-key.txt is not one line with a salt key, and the order is of version 1.1")
    key = bytes.fromhex(key[1])
    require(order.H(key).hex() == order.words["salt"], "3 of 1.1", "the salt key is not what was committed")
    ok("3 of 1.1", "salt key as committed")
    return key

def read_rows(name, lines):  # section 2; Python compares texts by code point, which is their order in UTF-8
    (pattern, keys), rows, last = LISTS[name], [], ()
    for at, line in enumerate(lines, 1):
        fields = re.fullmatch(pattern, line)
        require(fields and max(len(part.encode()) for part in fields.groups()) <= 64, 2, f"{name} line {at}: {line!r}")
        require(last < fields.groups()[:keys], 2, f"{name} line {at} is repeated or out of order: {line!r}")
        rows.append(fields.groups())
        last = fields.groups()[:keys]
    return rows

def check_root(order, name, leaves, what):  # of leaf hashes
    actual = f"{len(leaves)} {merkle_root(order.H, leaves).hex()}"
    require(actual == order.words[name], 2, f"{name}: count and root {actual}, the order commits to {order.words[name]}")
    ok(2, f"{name}: {what}; count and root {actual}")

def check_list(order, name, text, salt_key):
    lines, words = text.split("\n")[:-1], order.words
    rows, leaves = read_rows(name, lines), [line.encode() for line in lines]
    if salt_key:  # version 1.1, section 2
        place = f"salt {words['agency']} {words['period']} {words['round']} {name}"
        leaves = [mac(order.H, salt_key, f"{place} {i}\x01".encode()) + leaf for i, leaf in enumerate(leaves)]
    check_root(order, name, [order.H(b"\x00" + leaf) for leaf in leaves], "sorted")
    return rows

def check_reveals(order, name, revealed):  # section 4; gives the PRK
    for (token, kind, told), line in zip(order.entropy, revealed + [""] * len(order.entropy)):
        value = re.fullmatch(f"reveal {re.escape(token)} ((?:[0-9a-f]{{2}}){{1,1024}})", line)
        require(value, 4, f"{name}: {line!r} where the reveal of {token} is due")
        value = bytes.fromhex(value[1])
        require(kind == "public" or order.H(value).hex() == told, 4, f"{token}: the value is not what was committed")
        shown = value.decode(errors="ignore")  # text where it is text, else hex
        shown = repr(shown) if shown.isprintable() and shown.encode() == value else "0x" + value.hex()
        ok(4, f"{token}: {shown}, " + ("as committed" if kind == "commit" else f"compare it with {told!r}"))
    return mac(order.H, order.digest, "".join(line + "\n" for line in revealed).encode())

def rank(order, prk, sources):  # section 5: the candidates of each stratum with their tickets, in order
    ranking = {stratum: [] for stratum, _ in order.strata}
    for source, stratum, inspections, status in sources:
        if stratum in ranking and status != "excluded" and (status == "exempt" or int(inspections) < order.cap):
            late = order.late and int(inspections) > 0
            ranking[stratum].append((late, mac(order.H, prk, f"source {source}\x01".encode()), source))
    for candidates in ranking.values():
        candidates.sort()
    ok(4, f"PRK {prk.hex()}; tickets of {sum(map(len, ranking.values()))} candidates")
    return ranking

def check_head(order, name, lines, amends):  # section 7; whether the transcript says that the order is void
    compare(["shuangsuiji-transcript 1", f"order {order.digest.hex()}", f"amends {amends}"], lines[:3], 7, f"{name}: line")
    return len(lines) == 4 and bool(re.fullmatch(f"void {TEXT}", lines[3]))

def new_skips(name, lines, number, skipped, stratum_of):  # section 7; all skipped lines, and the sources newly gone
    skips = [line for line in lines if line.startswith("skipped ")]
    compare(skipped, skips[:len(skipped)], 7, f"{name}: earlier skipped line")
    gone = [line.split(" ")[1] for line in skips[len(skipped):]]
    require(bool(gone) == (number > 1), 7, f"{name}: a first transcript skips nothing, an amendment something")
    for line, source in zip(skips[len(skipped):], gone):
        right = re.fullmatch(f"skipped {ID} {TOKEN}", line) and source in stratum_of and gone.count(source) == 1
        require(right, 7, f"{name}: {line!r} is not, once, a source drawn before and a reason")
    return skips, gone

def draw_again(order, number, gone, ranking, state):  # sections 5 and 7: who is drawn, newly or first
    stratum_of, fresh = {line[2]: line[0] for line in state.drawn}, []
    state.drawn = [line for line in state.drawn if line[2] not in gone]
    for stratum, quota in order.strata:
        wanted = quota if number == 1 else sum(stratum_of[source] == stratum for source in gone)
        for _, _, source in ranking[stratum][state.used[stratum]:state.used[stratum] + wanted]:
            state.used[stratum] += 1
            state.drawn.append((stratum, state.used[stratum], source))
            fresh.append(source)
    return fresh

def team_again(order, prk, inspectors, recused, kept, fresh, first, team):  # section 6, with the loads of the kept
    load = {i: sum(i in team[source] for source in kept) for i in inspectors}
    streams = {source: words(mac(order.H, prk, b"teams\x01"), s) for s, source in enumerate(fresh, first)}
    return draw_teams(inspectors, recused, fresh, order.team, load, order.max_load, streams)

def check_lines(order, name, lines, state):  # section 7: what stands after the reveals
    expected = list(state.skipped)
    for stratum, quota in order.strata:
        mine = sorted(line for line in state.drawn if line[0] == stratum)
        expected += [" ".join(["drawn", stratum, str(at), source] + state.team[source]) for _, at, source in mine]
        expected += [f"shortfall {stratum} {quota - len(mine)}"] if len(mine) < quota else []
    for section, what, kind, fields in ((5, "drawn source", "drawn ", 4), (6, "team", "drawn ", None),
                                        (7, "shortfall", "shortfall ", None), (7, "line after the reveals", "", None)):
        parts = [[" ".join(line.split(" ")[:fields]) for line in part if line.startswith(kind)] for part in (expected, lines)]
        compare(*parts, section, f"{name}: {what}")
        ok(section, f"{name}: {what}: {len(parts[0])} as recomputed")

def check(texts, transcripts):
    for name, text in texts.items():
        require(not text or text.endswith("\n"), 1, f"{name} does not end with a line end")
    order = read_order(texts["order"])
    salt_key = read_salt_key(order, texts)
    rows = {name: check_list(order, name, texts[name], salt_key) for name in LISTS}
    inspectors, recused = [i for i, status in rows["inspectors"] if status == "-"], set(rows["recusals"])
    state = SimpleNamespace(drawn=[], team={}, skipped=[], used={stratum: 0 for stratum, _ in order.strata})
    amends, reveals = "-", None
    for number, name in enumerate(transcripts, 1):  # section 7: the first transcript, then the amendments
        lines = texts[name].split("\n")[:-1]
        is_void, amends = check_head(order, name, lines, amends), order.H(texts[name].encode()).hex()
        if is_void:
            require(number == len(transcripts), 7, f"{name} is void, yet another transcript follows")
            return ok(7, f"{name}: the order was abandoned: {lines[3][5:]!r}; transcript digest {amends}")
        revealed, lines = lines[3:3 + len(order.entropy)], lines[3 + len(order.entropy):]
        if number == 1:
            reveals, prk = revealed, check_reveals(order, name, revealed)
            ranking = rank(order, prk, rows["sources"])
        compare(reveals, revealed, 7, f"{name}: reveal")
        stratum_of, first = {line[2]: line[0] for line in state.drawn}, sum(state.used.values())
        state.skipped, gone = new_skips(name, lines, number, state.skipped, stratum_of)
        fresh = draw_again(order, number, gone, ranking, state)
        kept = [source for _, _, source in state.drawn if source in state.team]
        state.team.update(team_again(order, prk, inspectors, recused, kept, fresh, first, state.team))
        check_lines(order, name, lines, state)
        ok(7, f"{name}: transcript digest {amends}")

def main():
    if sys.argv[1:] in (["--help"], ["-h"]):
        return print(__doc__)
    if len(sys.argv) != 2:
        sys.exit(print(__doc__, file=sys.stderr) or 2)
    folder = sys.argv[1]
    count, texts = len(glob.glob(os.path.join(glob.escape(folder), "transcript-*.txt"))), {}
    transcripts = [f"transcript-{number}" for number in range(1, max(count, 1) + 1)]
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.setrecursionlimit(20000)
    salted = ["salt-key"] if os.path.exists(os.path.join(folder, "salt-key.txt")) else []
    for name in ["order", *LISTS, *salted, *transcripts]:
        try:
            with open(os.path.join(folder, name + ".txt"), "rb") as file:
                texts[name] = file.read().decode("utf-8")
        except OSError as error:
            sys.exit(print(__doc__, error, sep="\n", file=sys.stderr) or 2)
        except UnicodeDecodeError as error:
            require(False, 1, f"{name} is not UTF-8: {error}")
    check(texts, transcripts)
    print("The published draw is what the protocol gives.")

if __name__ == "__main__":
    main()
