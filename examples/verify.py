#!/usr/bin/env python3
"""Checks a published draw against draw protocol 1, with Python's standard library alone (Python 3.8 or newer).

Usage: python3 verify.py DIR
DIR holds order.txt, sources.txt, inspectors.txt, recusals.txt, transcript-1.txt and any amendments
transcript-2.txt, transcript-3.txt ... Every step is printed; the first thing that is wrong ends the check.
Exit status: 0 all is right, 1 something is wrong, 2 usage. "Section" means a section of the draw protocol.
"""
import glob, hashlib, os, re, struct, sys

TOKEN, NUMBER, DIGEST = r"[a-z0-9._-]{1,64}", r"(?:0|[1-9][0-9]{0,9})", r"[0-9a-f]{64}"
ORDER = [  # section 3: the lines of an order; the last two kinds may be repeated
    "shuangsuiji-order 1", "hash (sha256|sm3)", f"rules {TOKEN}", f"agency {TOKEN} [0-9]{{6}} (?:county|prefecture|region)",
    f"period {TOKEN}", "round [1-9][0-9]{0,9}", f"previous ({DIGEST}|-)", f"sources ({NUMBER}) ({DIGEST})",
    f"inspectors ({NUMBER}) ({DIGEST})", f"recusals ({NUMBER}) ({DIGEST})", f"cap ({NUMBER}|-)",
    "coverage (independent|uninspected-first)", f"team ({NUMBER})", f"max-load ({NUMBER}|-)"]
STRATUM, ENTROPY = f"stratum ({TOKEN}) ({NUMBER})", f"entropy ({TOKEN}) (?:(commit) ({DIGEST})|(public) (.+))"
ID = r"[^\s\x00-\x1f\x7f-\x9f]{1,64}"
LISTS = {  # section 2: the fields of a line of each list
    "sources": f"({ID})\t({TOKEN})\t[0-9]{{6}}\t({NUMBER})\t(-|exempt|excluded)",
    "inspectors": f"({ID})\t[0-9]{{6}}\t(-|unavailable)", "recusals": f"({ID})\t({ID})"}

def ok(section, text):
    print(f"ok     section {section}: {text}")

def require(condition, section, text):
    if not condition:
        print(f"WRONG  section {section}: {text}")
        sys.exit(1)

def compare(expected, published, section, what):
    for number in range(max(len(expected), len(published))):
        want, have = ((part[number] if number < len(part) else "(nothing)") for part in (expected, published))
        require(want == have, section, f"{what}, no. {number + 1}: published {have!r}, recomputed {want!r}")

def lines_of(text, name):
    require(text == "" or text.endswith("\n"), 1, f"{name} does not end with a line end (LF)")
    return text.split("\n")[:-1]

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

def hash_named(name):
    if name == "sm3" and "sm3" not in hashlib.algorithms_available:
        return sm3
    return lambda data: hashlib.new(name, data).digest()

def hmac_of(H, key, message):  # RFC 2104; the keys here are 32 bytes and both hashes work in blocks of 64
    key = key.ljust(64, b"\0")
    return H(bytes(x ^ 0x5C for x in key) + H(bytes(x ^ 0x36 for x in key) + message))

def merkle_root(H, leaves):  # RFC 9162, section 2.1.1
    if len(leaves) < 2:
        return H(b"\x00" + leaves[0]) if leaves else H(b"")
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

class Teams:
    """Section 6. Beside the seats given, a plan for all seats still open is kept: it shows that they can be filled."""
    def __init__(self, inspectors, recused, sources, size, load, max_load):
        self.load, self.inspectors = load, inspectors
        self.possible = {s: [i for i in inspectors if (i, s) not in recused] for s in sources}
        self.team, self.plan = {s: [] for s in sources}, {s: set() for s in sources}
        self.planned = {i: set() for i in inspectors}  # the plan seen from the inspectors
        unplanned, most = [s for s in sources for _ in range(size)], max(load.values(), default=0) + len(sources)
        for self.c in range(min(most, most if max_load is None else max_load) + 1):  # the least c is the first that does
            while unplanned and self.fill(unplanned[-1]):
                unplanned.pop()
            if not unplanned:
                return
        require(False, 6, "not every drawn source can get a team, yet a draw was published")
    def put(self, s, i):
        self.plan[s].add(i), self.planned[i].add(s)
    def take(self, s, i):
        self.plan[s].remove(i), self.planned[i].remove(s)
    def fill(self, s):
        """Plans one more seat of s, moving other planned seats if it must (an augmenting path of a maximum flow)."""
        came, leaves, queue = {}, {s: None}, [s]  # by which source an inspector was reached; whom a source would give up
        for s in queue:
            for i in self.possible[s]:
                if i in came or i in self.plan[s] or i in self.team[s]:
                    continue
                came[i] = s
                if self.load[i] + len(self.planned[i]) < self.c:
                    while i is not None:
                        s, given_up = came[i], leaves[came[i]]
                        if given_up is not None:
                            self.take(s, given_up)
                        self.put(s, i)
                        i = given_up
                    return True
                for other in self.planned[i] - leaves.keys():
                    leaves[other] = i
                    queue.append(other)
        return False
    def give(self, s, i):
        """Gives a seat of s to i if every seat still open can be filled after that."""
        freed = i if i in self.plan[s] else min(self.plan[s])
        self.take(s, freed), self.team[s].append(i)
        self.load[i] += 1
        if self.load[i] + len(self.planned[i]) <= self.c:
            return True
        moved = min(self.planned[i])
        self.take(moved, i)
        if self.fill(moved):
            return True
        self.put(moved, i), self.put(s, freed), self.team[s].pop()
        self.load[i] -= 1
        return False
    def seat(self, s, stream_words):
        for level in range(self.c):
            group = [i for i in self.possible[s] if self.load[i] == level and i not in self.team[s]]
            while group:
                i = group[below(stream_words, len(group))]
                if self.give(s, i):
                    return
                group.remove(i)

def check(files, transcripts):
    # Section 3: the order.
    order = lines_of(files["order"], "order.txt")
    kinds = [sum(line.startswith(word) for line in order) for word in ("stratum ", "entropy ")]
    patterns = ORDER + [STRATUM] * kinds[0] + [ENTROPY] * max(1, kinds[1])
    require(len(order) == len(patterns), 3, f"the order has {len(order)} lines, expected {len(patterns)}")
    found = [re.fullmatch(pattern, line) for pattern, line in zip(patterns, order)]
    for line, match in zip(order, found):
        require(match, 3, f"order line not understood: {line!r}")
    field = {line.split(" ")[0]: match.groups() for line, match in zip(order, found[:len(ORDER)])}
    strata = [(match[1], int(match[2])) for match in found[len(ORDER):len(ORDER) + kinds[0]]]
    entropy = [(match[1], match[3], match[5]) for match in found[len(ORDER) + kinds[0]:]]  # token, commitment, announced
    for what, names in (("stratum", [s[0] for s in strata]), ("entropy", [e[0] for e in entropy])):
        require(len(set(names)) == len(names), 3, f"a {what} is repeated in the order")
    limit = {word: None if field[word][0] == "-" else int(field[word][0]) for word in ("cap", "team", "max-load")}
    H = hash_named(field["hash"][0])
    order_digest = H(files["order"].encode())
    ok(3, f"order digest ({field['hash'][0]}) {order_digest.hex()}; previous {field['previous'][0]}")
    # Section 2: the committed lists. (Python compares text by code point, which is the order of its UTF-8 bytes.)
    rows = {}
    for name, pattern in LISTS.items():
        lines, (count, root) = lines_of(files[name], f"{name}.txt"), field[name]
        rows[name], last = [], ()
        for number, line in enumerate(lines, 1):
            match = re.fullmatch(pattern, line)
            require(match and all(len(part.encode()) <= 64 for part in match.groups()), 2, f"{name} line {number}: {line!r}")
            key = match.groups() if name == "recusals" else match.groups()[:1]
            require(last < key, 2, f"{name} line {number} is repeated or not in order: {line!r}")
            rows[name].append(match.groups())
            last = key
        require(len(lines) == int(count), 2, f"{name}: {len(lines)} lines, the order commits to {count}")
        actual = merkle_root(H, [line.encode() for line in lines]).hex()
        require(actual == root, 2, f"{name}: root {actual}, the order commits to {root}")
        ok(2, f"{name}: {count} lines, sorted; root {root}")
    inspectors, recused = [i for i, status in rows["inspectors"] if status == "-"], set(rows["recusals"])
    reveal, skipped, drawn, teams, used, amends = None, [], [], {}, {name: 0 for name, _ in strata}, "-"
    for number, text in enumerate(transcripts, 1):
        # Section 7: the head of the transcript, and its reveals (section 4).
        name, lines = f"transcript-{number}.txt", lines_of(text, f"transcript-{number}.txt")
        compare(["shuangsuiji-transcript 1", f"order {order_digest.hex()}", f"amends {amends}"], lines[:3], 7, f"{name} line")
        amends = H(text.encode()).hex()
        if any(line.startswith("void ") for line in lines):
            require(len(lines) == 4 and re.fullmatch(r"void [^\x00-\x1f\x7f-\x9f]{1,256}", lines[3]), 7, f"{name}: void")
            require(number == len(transcripts), 7, f"{name} is void, nothing may follow it")
            return ok(7, f"{name}: the order was abandoned: {lines[3][5:]!r}; transcript digest {amends}")
        reveals, lines = lines[3:3 + len(entropy)], lines[3 + len(entropy):]
        if reveal is None:
            for (token, committed, announced), line in zip(entropy, reveals + [""] * len(entropy)):
                match = re.fullmatch(f"reveal {re.escape(token)} ((?:[0-9a-f]{{2}}){{1,1024}})", line)
                require(match, 4, f"{name}: no reveal of {token!r} where it is due: {line!r}")
                value = bytes.fromhex(match[1])
                require(not committed or H(value).hex() == committed, 4, f"the value of {token} is not what was committed")
                ok(4, f"{token} is as committed" if committed else
                   f"{token} is {value.decode(errors='backslashreplace')!r}: compare it with {announced!r}")
            reveal = reveals
            # Section 4: the key and the tickets. Section 5: each stratum's ranking.
            prk = hmac_of(H, order_digest, "".join(line + "\n" for line in reveal).encode())
            expand = lambda info: hmac_of(H, prk, info.encode() + b"\x01")
            team_key, cap, first = expand("teams"), limit["cap"], field["coverage"][0] == "uninspected-first"
            ranking = {name: sorted((first and int(visits) > 0, expand("source " + id), id)
                       for id, stratum, visits, status in rows["sources"] if stratum == name and status != "excluded"
                       and (status == "exempt" or cap is None or int(visits) < cap)) for name, _ in strata}
            ok(4, f"PRK {prk.hex()}; tickets of {sum(map(len, ranking.values()))} candidates")
        compare(reveal, reveals, 7, f"{name}: reveal")
        # Section 7: an amendment's skipped sources.
        skips = [line for line in lines if line.startswith("skipped ")]
        new, lines = skips[len(skipped):], lines[len(skips):]
        compare(skipped, skips[:len(skipped)], 7, f"{name}: skipped line taken over")
        require(bool(new) == (number > 1), 7, f"{name}: {'no' if number > 1 else 'a'} new skipped line")
        gone, here = [line.split(" ")[1] for line in new], {source: stratum for stratum, _, source in drawn}
        for line, source in zip(new, gone):
            require(re.fullmatch(f"skipped {ID} {TOKEN}", line) and source in here and gone.count(source) == 1, 7,
                    f"{name}: {line!r} is not a source drawn before, once, with a reason")
        skipped, drawn = skips, [line for line in drawn if line[2] not in gone]
        # Section 5 (the first transcript) and section 7 (replacements): who is drawn.
        stream, fresh = sum(used.values()), []
        for stratum, quota in strata:
            wanted = quota if number == 1 else sum(here[source] == stratum for source in gone)
            for _, _, source in ranking[stratum][used[stratum]:used[stratum] + wanted]:
                used[stratum] += 1
                drawn.append((stratum, used[stratum], source))
                fresh.append(source)
        # Section 6: the teams.
        load = {i: sum(i in teams[source] for _, _, source in drawn if source in teams) for i in inspectors}
        draw = Teams(inspectors, recused, fresh, limit["team"], load, limit["max-load"])
        for s, source in enumerate(fresh, stream):
            stream_words = words(team_key, s)
            for _ in range(limit["team"]):
                draw.seat(source, stream_words)
        teams.update(draw.team)
        # Section 7: the recomputed lines against the published ones.
        expected = []
        for stratum, quota in strata:
            mine = sorted(line for line in drawn if line[0] == stratum)
            expected += [" ".join(["drawn", stratum, str(rank), source] + teams[source]) for _, rank, source in mine]
            expected += [f"shortfall {stratum} {quota - len(mine)}"] if quota > len(mine) else []
        heads = [[line.split(" ")[:4] for line in part if line.startswith("drawn ")] for part in (expected, lines)]
        compare(*([" ".join(words) for words in part] for part in heads), 5, f"{name}: drawn source")
        ok(5, f"{name}: {len(drawn)} drawn sources and their ranks; {len(skipped)} skipped")
        compare(*([line for line in part if line.startswith("drawn ")] for part in (expected, lines)), 6, f"{name}: team")
        ok(6, f"{name}: teams; no inspector has more than {draw.c} of the {len(fresh)} new visits and those before")
        compare(expected, lines, 7, f"{name}: line after the reveals and skipped lines")
        ok(7, f"{name}: {sum(line[0] == 's' for line in expected)} shortfalls; transcript digest {amends}")

def main():
    if len(sys.argv) != 2 or not os.path.isdir(sys.argv[1]):
        sys.exit(print(__doc__, file=sys.stderr) or 2)
    sys.stdout.reconfigure(errors="backslashreplace")
    count = len(glob.glob(os.path.join(glob.escape(sys.argv[1]), "transcript-*.txt")))
    texts = {}
    for name in ["order", *LISTS, *(f"transcript-{n}" for n in range(1, max(count, 1) + 1))]:
        try:
            with open(os.path.join(sys.argv[1], name + ".txt"), "rb") as file:
                texts[name] = file.read().decode("utf-8")
        except OSError as error:
            sys.exit(print(f"{error}\n\n{__doc__}", file=sys.stderr) or 2)
        except UnicodeDecodeError as error:
            require(False, 1, f"{name}.txt is not UTF-8: {error}")
    check(texts, [texts[name] for name in texts if name.startswith("transcript-")])
    print("The published draw is what the protocol gives.")

if __name__ == "__main__":
    main()
