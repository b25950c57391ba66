#!/usr/bin/env python3
"""Checks a published draw against draw protocol 1, 1.1 or 1.2, with Python's standard library alone (Python 3.8 or newer).

Usage: python3 verify.py DIR [DIR ...]
DIR holds order.txt, sources.txt, inspectors.txt, recusals.txt, transcript-1.txt and any amendments
transcript-2.txt, transcript-3.txt ..., salt-key.txt if the lists are salted, and, where they were published apart,
reveal.txt and digest.txt with the digest of the last transcript. Several DIRs are an agency's chain of orders, in the
order in which they were made. Every step is printed; the first thing that is wrong ends the check, and the word in
brackets says of what kind it is.
Exit status: 0 all is right, 1 something is wrong, 2 usage. "Section" means a section of the draw protocol.
"""
import datetime, glob, hashlib, os, re, struct, sys
from types import SimpleNamespace

TOKEN, NUMBER, DIGEST, TEXT = r"[a-z0-9._-]{1,64}", r"(?:0|[1-9][0-9]{0,9})", r"[0-9a-f]{64}", r"[^\x00-\x1f\x7f-\x9f]{1,256}"
TOLD = r"[^\x00-\x1f\x7f-\x9f]{1,520}"  # what a public line says, with a form under version 1.2
ID = r"[^\s\x00-\x1f\x7f-\x9f]{1,64}"
PERIOD = r"[0-9]{4}(?:-Q[1-4]|-H[12]|-0[1-9]|-1[0-2]|-[0-9]{4})?"
ORDER = (  # section 3
    f"shuangsuiji-order 1(?:\\.(?P<minor>[12]))?\nhash (?P<hash>sha256|sm3)\n(?(minor)salt (?P<salt>{DIGEST}|-)\n)rules {TOKEN}\n"
    f"agency (?P<agency>{TOKEN}) (?P<area>[0-9]{{6}} (?:county|prefecture|region))\nperiod (?P<period>{PERIOD})\n"
    f"round (?P<round>[1-9][0-9]{{0,9}})\nprevious (?P<previous>{DIGEST}|-)\n"
    f"sources (?P<sources>{NUMBER} {DIGEST})\ninspectors (?P<inspectors>{NUMBER} {DIGEST})\n"
    f"recusals (?P<recusals>{NUMBER} {DIGEST})\ncap (?P<cap>{NUMBER}|-)\ncoverage (?P<coverage>independent|uninspected-first)\n"
    f"team (?P<team>[1-9][0-9]{{0,9}})\nmax-load (?P<max_load>{NUMBER}|-)\n(?P<strata>(?:stratum {TOKEN} {NUMBER}\n)*)"
    f"(?P<entropy>(?:entropy {TOKEN} (?:commit {DIGEST}|public {TOLD})\n)+)")
PUBLIC = f"({TOKEN}) ({TOKEN}) ({TOKEN}) ([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T[0-9]{{2}}:[0-9]{{2}})\\+08:00 ({TEXT})"  # section 1 of 1.2
PART = f"digits-({NUMBER})|ascending-({NUMBER})-({NUMBER})-({NUMBER})|bytes-({NUMBER})"  # section 2 of 1.2
TRANSCRIPT = (  # section 7
    f"shuangsuiji-transcript 1\norder (?P<order>{DIGEST})\namends (?P<amends>{DIGEST}|-)\n(?:void (?P<void>{TEXT})\n|"
    f"(?P<reveal>(?:reveal {TOKEN} (?:[0-9a-f]{{2}}){{1,1024}}\n)+)(?P<skipped>(?:skipped {ID} {TOKEN}\n)*)"
    f"(?P<lines>(?:drawn {TOKEN} [1-9][0-9]{{0,9}} {ID}(?: {ID})+\n|shortfall {TOKEN} [1-9][0-9]{{0,9}}\n)*))")
LISTS = {  # section 2: the fields of a line of each list, and how many of them are its key
    "sources": (f"({ID})\t({TOKEN})\t[0-9]{{6}}\t({NUMBER})\t(-|exempt|excluded)", 1),
    "inspectors": (f"({ID})\t[0-9]{{6}}\t(-|unavailable)", 1), "recusals": (f"({ID})\t({ID})", 2)}

def ok(section, text):
    print(f"ok     section {section}: {text}")

def require(condition, kind, section, text):
    if not condition:
        print(f"WRONG  section {section}: {text} [{kind}]")
        sys.exit(1)

def fit(*texts):  # whether integers have 32 bits
    return all(int(text) < 2**32 if re.fullmatch("[0-9]{9,}", text) else True for text in texts)

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
            require(c <= min(most, max_load), "INFEASIBLE_TEAMS", 6, "not every drawn source can get a team, yet a draw was published")
    for s in sources:
        for _ in range(size):
            next(i for i in offers(s) if give(s, i))
    return team

def written(form):  # section 2 of 1.2: what a form says, as a pattern of bytes and the ranges of its numbers
    pattern, ranges, parts = [], [], form.split(".")
    for part in parts:
        digits, count, least, most, length = (value and int(value) for value in re.fullmatch(PART, part).groups())
        width = len(str(most))
        pattern.append("([0-9]{%d})" % digits if digits else "(.{%d})" % length if length else
                       "(" + " ".join(["[0-9]{%d}" % width] * count) + ")")
        ranges.append(range(least, most + 1) if count else None)
    return re.compile(" ".join(pattern).encode(), re.DOTALL), ranges

def is_form(form):
    parts = [re.fullmatch(PART, part) for part in form.split(".")]
    if not all(parts):
        return False
    length = len(parts) - 1
    for digits, count, least, most, of_bytes in (tuple(value and int(value) for value in part.groups()) for part in parts):
        single = digits if digits is not None else of_bytes
        if single is None:
            if not (count and count <= most - least + 1 and max(count, least, most) < 2**32):
                return False
            single = count * (len(str(most)) + 1) - 1
        if not single or of_bytes and len(parts) > 1:
            return False
        length += single
    return length <= 1024

def has_form(value, form):
    pattern, ranges = written(form)
    match = pattern.fullmatch(value)
    for part, within in zip(match.groups() if match else (), ranges):
        numbers = [int(word) for word in part.split(b" ")] if within else []
        if not all(number in within for number in numbers) or sorted(set(numbers)) != numbers:
            return False
    return bool(match)

def read_public(text, at):  # section 1 of 1.2
    match = re.fullmatch(PUBLIC, text)
    require(match and is_form(match[3]) and len(match[5].encode()) <= 256, "LINE", "1 of 1.2", f"order line {at}: {text!r}")
    try:
        datetime.datetime.strptime(match[4], "%Y-%m-%dT%H:%M")  # refuses year 0, too
    except ValueError:
        require(False, "LINE", "1 of 1.2", f"order line {at}: no minute: {match[4]!r}")
    return match.groups()

def read_order(text):  # section 3
    require(text.endswith("\n"), "LINE", 1, "order does not end with a line end")
    words = re.fullmatch(ORDER, text)
    require(words, "LINE", 3, "order.txt does not have the form of an order")
    numbers = re.findall(r"(?<= )[0-9]{9,}(?= |\n)", words.group(0)[:words.start("entropy")])
    require(fit(*numbers), "LINE", 1, f"a number of the order has more than 32 bits: {numbers}")
    year = words["period"].split("-")
    require(len(year) == 1 or len(year[1]) < 4 or int(year[1]) == int(year[0]) + 1, "LINE", 3, "two years that do not follow")
    strata = [(line.split(" ")[1], int(line.split(" ")[2])) for line in words["strata"].split("\n")[:-1]]
    entropy = [line.split(" ", 3)[1:] for line in words["entropy"].split("\n")[:-1]]
    for names in ([part[0] for part in strata], [part[0] for part in entropy]):
        require(len(set(names)) == len(names), "LINE", 3, f"a name is repeated in the order: {names}")
    formed, first = words["minor"] == "2", text.count("\n") - len(entropy) + 1
    for at, (name, kind, told) in enumerate(entropy, first):
        require(len(told.encode()) <= 256 or formed, "LINE", 1, f"order line {at}: a text of more than 256 bytes")
    public = {name: read_public(told, at) for at, (name, kind, told) in enumerate(entropy, first) if formed and kind == "public"}
    origins = [public[name][:2] if name in public else told for name, _, told in entropy]
    require(not formed or public, "LINE", "1 of 1.2", "the order has no public value")
    require(not formed or len(set(origins)) == len(origins), "LINE", "1 of 1.2", "the order promises one value twice")
    salted = words["minor"] and words["salt"] != "-"
    require(salted or words["minor"] != "1", "LINE", "3 of 1.1", "the order is of version 1.1 and has no salt")
    require(not salted or words["salt"] not in [told for _, kind, told in entropy if kind == "commit"], "LINE", "1 of 1.1",
            "the salt key is a contribution to the randomness")
    cap, max_load = (2**32 if words[word] == "-" else int(words[word]) for word in ("cap", "max_load"))
    H = hash_named(words["hash"])
    digest = H(text.encode())
    ok(3, f"order digest ({words['hash']}) {digest.hex()}; previous transcript {words['previous']}")
    return SimpleNamespace(text=text, words=words, strata=strata, entropy=entropy, public=public, cap=cap, max_load=max_load, H=H,
                           digest=digest, team=int(words["team"]), late=words["coverage"] == "uninspected-first", salted=salted)

def read_salt_key(order, texts):  # version 1.1, sections 1 and 3
    if not order.salted:
        return require("salt-key" not in texts, "FAULT_SALT_KEY_NOT_ASKED", 3, "a salt key, and the lists are not salted")
    require("salt-key" in texts, "FAULT_NO_SALT_KEY", "1 of 1.1", "no salt key, and the lists are salted")
    key = re.fullmatch("salt-key ([0-9a-f]{64})\n", texts["salt-key"])
    require(key, "LINE", "1 of 1.1", "salt-key.txt is not one line with a salt key")
    key = bytes.fromhex(key[1])
    require(order.H(key).hex() == order.words["salt"], "FAULT_SALT_KEY", "3 of 1.1", "the salt key is not what was committed")
    ok("3 of 1.1", "salt key as committed")
    return key

def read_rows(name, lines):  # section 2; Python compares texts by code point, which is their order in UTF-8
    (pattern, keys), rows, last = LISTS[name], [], ()
    for at, line in enumerate(lines, 1):
        fields = re.fullmatch(pattern, line)
        right = fields and max(len(part.encode()) for part in fields.groups()) <= 64 and fit(*fields.groups()[2:3])
        require(right, "LIST_FIELD", 2, f"{name} line {at}: {line!r}")
        rows.append(fields.groups())
    for at, row in enumerate(rows, 1):
        require(last != row[:keys], "LIST_REPEATED", 2, f"{name} line {at} is repeated: {row[:keys]}")
        require(last < row[:keys], "LIST_UNSORTED", 2, f"{name} line {at} is out of order: {row[:keys]}")
        last = row[:keys]
    return rows

def check_root(order, name, leaves, what):  # of leaf hashes
    actual = f"{len(leaves)} {merkle_root(order.H, leaves).hex()}"
    require(actual == order.words[name], "FAULT_COMMITMENT", 2,
            f"{name}: count and root {actual}, the order commits to {order.words[name]}")
    ok(2, f"{name}: {what}; count and root {actual}")

def check_lists(order, texts, salt_key):
    rows, words = {}, order.words
    for name in LISTS:
        last = texts[name].count("\n") + 1
        require(not texts[name] or texts[name].endswith("\n"), "LIST_NO_LINE_FEED", 1, f"{name} line {last} has no line end")
        rows[name] = read_rows(name, texts[name].split("\n")[:-1])
    for name in LISTS:
        leaves = [line.encode() for line in texts[name].split("\n")[:-1]]
        if salt_key:  # version 1.1, section 2
            place = f"salt {words['agency']} {words['period']} {words['round']} {name}"
            leaves = [mac(order.H, salt_key, f"{place} {i}\x01".encode()) + leaf for i, leaf in enumerate(leaves)]
        check_root(order, name, [order.H(b"\x00" + leaf) for leaf in leaves], "sorted")
    return rows

def read_transcript(number, text):  # section 7: the form alone
    name = f"transcript {number}"
    wrong = lambda condition, what: require(condition, "LINE", 7, f"{name}: {what}")
    wrong(text.endswith("\n"), "the last line has no line end")
    match = re.fullmatch(TRANSCRIPT, text)
    wrong(match, "it does not have the form of a transcript")
    reveal, skipped, lines = ((match[part] or "").split("\n")[:-1] for part in ("reveal", "skipped", "lines"))
    drawn, short, names = [], {}, []
    for line in lines:
        kind, stratum, *rest = line.split(" ")
        names += [stratum] if names[-1:] != [stratum] else []
        wrong(names.count(stratum) == 1 and stratum not in short, f"the lines of {stratum} are apart: {line!r}")
        wrong(fit(rest[0]), f"a number of more than 32 bits: {line!r}")
        if kind == "shortfall":
            short[stratum] = int(rest[0])
        else:
            before = [rank for of, rank, _, _ in drawn if of == stratum]
            wrong(not before or before[-1] < int(rest[0]), f"ranks do not ascend: {line!r}")
            wrong(len(set(rest[2:])) == len(rest[2:]), f"an inspector sits twice in one team: {line!r}")
            drawn.append((stratum, int(rest[0]), rest[1], rest[2:]))
    skips = [tuple(line.split(" ")[1:]) for line in skipped]
    sources = [line[2] for line in drawn] + [source for source, _ in skips]
    long = [word for line in drawn for word in [line[2], *line[3]] if len(word.encode()) > 64]
    wrong(not long and len((match["void"] or "").encode()) <= 256, f"a text that is too long: {long}")
    wrong(len(set(sources)) == len(sources), "a source appears twice")
    return SimpleNamespace(name=name, order=match["order"], amends=match["amends"], void=match["void"], reveal=reveal, skips=skips,
                           drawn=drawn, short=short, names=names)

def changed_line(order, transcript):  # the line of the order that is not the one of the order that the transcript names
    asked = {stratum: sum(line[0] == stratum for line in transcript.drawn) + transcript.short.get(stratum, 0)
             for stratum, _ in order.strata}
    sizes = {len(line[3]) for line in transcript.drawn}
    values = {line.split(" ")[1]: order.H(bytes.fromhex(line.split(" ")[2])).hex() for line in transcript.reveal}
    def told(line):
        word, *rest = line.split(" ")
        return {"stratum": lambda: f"stratum {rest[0]} {asked.get(rest[0])}",
                "team": lambda: f"team {sizes.copy().pop()}" if len(sizes) == 1 else line,
                "entropy": lambda: f"entropy {rest[0]} commit {values.get(rest[0])}" if rest[1] == "commit" else line,
                }.get(word, lambda: line)()
    lines = order.text.split("\n")
    tried = [[told(line) if line.startswith(word) else line for line in lines] for word in ("stratum ", "team ", "entropy ")]
    for at, line in enumerate(lines):
        word = line.split(" ")[0]
        others = {"cap": ["-", *range(13)], "max-load": ["-", *range(13)], "round": range(1, 10),
                  "coverage": ["independent", "uninspected-first"]}.get(word, ())
        tried += [lines[:at] + [f"{word} {other}"] + lines[at + 1:] for other in others]
    for other in tried:
        if order.H("\n".join(other).encode()).hex() == transcript.order:
            return next((at, have, want) for at, (have, want) in enumerate(zip(lines, other), 1) if have != want)
    return None

def read_transcripts(order, texts):  # section 7: all of this order, and each amending the one before
    transcripts, amends = [], "-"
    for number, text in enumerate(texts, 1):
        transcript = read_transcript(number, text)
        if transcript.order != order.digest.hex():
            changed = changed_line(order, transcript)
            require(not changed, "FAULT_ORDER_LINE", 3, "order line %d is %r, and the transcript was drawn under %r" % (changed or (0, 0, 0)))
            require(False, "FAULT_OTHER_ORDER", 7, f"{transcript.name} is of order {transcript.order}, not {order.digest.hex()}")
        require(transcript.amends == amends, "FAULT_AMENDS", 7,
                f"{transcript.name} amends {transcript.amends}, the one before it is {amends}")
        require(transcript.void is None or len(texts) == 1, "FAULT_VOID", 7, f"{transcript.name} stands beside a void one")
        amends = order.H(text.encode()).hex()
        transcripts.append(transcript)
    require(transcripts, "FAULT_NO_TRANSCRIPT", 7, "there is no transcript")
    return transcripts, amends

def check_reveals(order, revealed):  # section 4; gives the PRK
    require(len(revealed) == len(order.entropy), "REVEAL_COUNT", 4, f"{len(revealed)} contributions, {len(order.entropy)} promised")
    for (token, kind, told), line in zip(order.entropy, revealed):
        _, label, value = line.split(" ")
        require(label == token, "REVEAL_LABEL", 4, f"{line!r} where the reveal of {token} is due")
        value = bytes.fromhex(value)
        shown = value.decode(errors="ignore")  # text where it is text, else hex
        shown = repr(shown) if shown.isprintable() and shown.encode() == value else "0x" + value.hex()
        require(kind == "public" or order.H(value).hex() == told, "REVEAL_MISMATCH", 4, f"{token}: the value is not what was committed")
        if order.words["minor"] == "2":
            require(kind == "public" or len(value) >= 16, "REVEAL_SECRET_SHORT", "3 of 1.2", f"{token}: {len(value)} bytes, 16 are the least")
            require(kind == "commit" or has_form(value, order.public[token][2]), "REVEAL_FORM", "3 of 1.2",
                    f"{token}: {shown} is not written as {order.public[token][2] if kind == 'public' else ''}")
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

def new_skips(number, transcript, before, drawn):  # section 7; the sources newly gone
    skips, name = transcript.skips, transcript.name
    require(number > 1 or not skips, "FAULT_SKIPPED", 7, f"{name}: a first transcript skips nothing")
    require(skips[:len(before)] == before, "FAULT_SKIPPED", 7, f"{name}: a skipped line of the transcript before is dropped or changed")
    gone = [source for source, _ in skips[len(before):]]
    for source in gone:
        require(source in drawn, "AMEND_NOT_DRAWN", 7, f"{name}: {source} is skipped, and was not drawn")
    require(gone or number == 1, "AMEND_NOTHING", 7, f"{name}: an amendment skips something")
    return gone

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

def compare(order, number, transcript, state):  # section 7: what was drawn again, with what was published
    name, found = transcript.name, {}
    again = {stratum: sorted((rank, source) for of, rank, source in state.drawn if of == stratum) for stratum, _ in order.strata}
    quota, strata = dict(order.strata), [stratum for stratum, count in order.strata if again[stratum] or count]
    for stratum, at, source, team in transcript.drawn:
        found.setdefault(stratum, []).append((at, source, team))
    fits = sum((at, source) in again.get(stratum, ()) or team == state.team.get(source) for stratum, at, source, team in transcript.drawn)
    complete = set(found) <= set(again) and all(len(found.get(stratum, ())) == len(again[stratum]) for stratum in again)
    require(number > 1 or not transcript.drawn or not complete or 2 * fits >= len(transcript.drawn), "FAULT_NOT_OF_REVEAL", 4,
            f"{name}: {fits} of {len(transcript.drawn)} drawn lines are what the revealed contributions give")
    for at in range(max(len(strata), len(transcript.names))):
        want, have = (part[at] if at < len(part) else "-" for part in (strata, transcript.names))
        require(want == have, "FAULT_STRATUM", 7, f"{name}: stratum {have}, recomputed {want}")
        for place in range(max(len(again[want]), len(found.get(want, ())))):
            ours = again[want][place] if place < len(again[want]) else (None, None)
            theirs = found[want][place] if place < len(found.get(want, ())) else (None, None, None)
            which = f"{name}: {want}, rank {ours[0] or theirs[0]}"
            require(ours[1] == theirs[1], "FAULT_SOURCE", 5, f"{which}: published {theirs[1]}, recomputed {ours[1]}")
            require(ours[0] == theirs[0], "FAULT_RANK", 5, f"{which}: {ours[1]} has rank {theirs[0]}")
            require(state.team[ours[1]] == theirs[2], "FAULT_TEAM", 6, f"{which}: published {theirs[2]}, recomputed {state.team[ours[1]]}")
        lack = quota[want] - len(again[want])
        require(transcript.short.get(want, 0) == lack, "FAULT_SHORTFALL", 7,
                f"{name}: {want}: shortfall {transcript.short.get(want, 0)}, recomputed {lack}")
    ok(7, f"{name}: {len(state.drawn)} sources with their teams, as recomputed")

def check(texts, transcripts):
    order = read_order(texts["order"])
    salt_key = read_salt_key(order, texts)
    rows = check_lists(order, texts, salt_key)
    inspectors, recused = [i for i, status in rows["inspectors"] if status == "-"], set(rows["recusals"])
    state = SimpleNamespace(drawn=[], team={}, used={stratum: 0 for stratum, _ in order.strata})
    read, digest = read_transcripts(order, [texts[name] for name in transcripts])
    reveals, skipped = read[0].reveal, []
    if read[0].void is not None:
        ok(7, f"{read[0].name}: the order was abandoned: {read[0].void!r}")
        read = []
    for number, transcript in enumerate(read, 1):  # section 7: the first transcript, then the amendments
        if number == 1:
            apart = texts.get("reveal", "".join(line + "\n" for line in reveals)).split("\n")[:-1]
            require(apart == reveals, "FAULT_OTHER_REVEAL", 4, f"{transcript.name}: reveals other contributions than were published apart")
            prk = check_reveals(order, reveals)
            ranking = rank(order, prk, rows["sources"])
        require(transcript.reveal == reveals, "FAULT_OTHER_REVEAL", 7, f"{transcript.name}: other contributions than before")
        gone = new_skips(number, transcript, skipped, {line[2] for line in state.drawn})
        skipped, first = transcript.skips, sum(state.used.values())
        fresh = draw_again(order, number, gone, ranking, state)
        kept = [source for _, _, source in state.drawn if source in state.team]
        state.team.update(team_again(order, prk, inspectors, recused, kept, fresh, first, state.team))
        compare(order, number, transcript, state)
    published = texts.get("digest", digest).strip()
    require(published == digest, "FAULT_DIGEST", 7, f"the last transcript has the digest {digest}, published was {published}")
    ok(7, f"transcript digest {digest}" + (", as published" if "digest" in texts else ""))
    return order, [order.H(texts[name].encode()).hex() for name in transcripts], reveals

def check_chain(links):  # the orders of an agency, in the order in which they were made; version 1, section 3, and section 4 of 1.2
    rounds, known, secrets, public = {}, {}, {}, {}
    for at, (order, digests, reveals) in enumerate(links, 1):
        words, period = order.words, order.words["period"]
        same = (words["agency"], words["area"]) == (links[0][0].words["agency"], links[0][0].words["area"])
        require(same, "CHAIN_OTHER_AGENCY", 3, f"order {at} is of another agency than order 1")
        after = known.get(words["previous"])
        require(after in (None, at - 1), "CHAIN_FORK", 3, f"order {at} follows order {after}, as order {(after or 0) + 1} does")
        require(after or at == 1, "CHAIN_PREVIOUS", 3, f"order {at} follows {words['previous']}, no transcript of order {at - 1}")
        number, last = int(words["round"]), rounds.get(period, 0)
        require(number > last, "CHAIN_ROUND_REUSED", 3, f"order {at} is round {number} of {period} again")
        right = number == last + 1 or at == 1 and words["previous"] != "-"
        require(right, "CHAIN_ROUND_GAP", 3, f"order {at} is round {number} of {period}, the next is {last + 1}")
        rounds[period] = number
        salt = [("salt", "commit", words["salt"])] if order.salted else []
        for name, kind, told in order.entropy + salt:
            origin, where = (told, secrets) if kind == "commit" else (order.public[name][:2] if order.public else told, public)
            which = "CHAIN_COMMITMENT_REUSED" if kind == "commit" else "CHAIN_PUBLIC_REUSED"
            require(where.setdefault(origin, at) == at, which, "4 of 1.2", f"order {at}: {name} was used by order {where[origin]}")
        for line in reveals:
            for H in (hash_named("sha256"), hash_named("sm3")):
                secrets.setdefault(H(bytes.fromhex(line.split(" ")[2])).hex(), at)
        known.update((digest, at) for digest in digests)
    ok(3, f"{len(links)} orders in one chain")

def read_folder(folder):
    count, texts = len(glob.glob(os.path.join(glob.escape(folder), "transcript-*.txt"))), {}
    transcripts = [f"transcript-{number}" for number in range(1, count + 1)]
    optional = [name for name in ("salt-key", "reveal", "digest") if os.path.exists(os.path.join(folder, name + ".txt"))]
    for name in ["order", *LISTS, *optional, *transcripts]:
        try:
            with open(os.path.join(folder, name + ".txt"), "rb") as file:
                texts[name] = file.read().decode("utf-8")
        except OSError as error:
            sys.exit(print(__doc__, error, sep="\n", file=sys.stderr) or 2)
        except UnicodeDecodeError as error:
            require(False, "ENCODING", 1, f"{name} is not UTF-8: {error}")
    return texts, transcripts

def main():
    if sys.argv[1:] in (["--help"], ["-h"]):
        return print(__doc__)
    if len(sys.argv) < 2:
        sys.exit(print(__doc__, file=sys.stderr) or 2)
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.setrecursionlimit(20000)
    links = []
    for folder in sys.argv[1:]:
        if len(sys.argv) > 2:
            print(folder)
        links.append(check(*read_folder(folder)))
    if len(links) > 1:
        check_chain(links)
    print("The published draw is what the protocol gives.")

if __name__ == "__main__":
    main()
