#!/usr/bin/env python3
"""Makes the vectors of protocol version 1.2 and the published lies beside every vector, with the functions of
examples/verify.py, which were written from the protocol alone. The library is not asked.

Usage: python3 make.py            writes formed.json, formed-salted.json and lies/*/*.json
       python3 make.py --judge    prints for every lie what verify.py and verify_redacted.py find, a line of JSON each

A lie is a file of its own: the vector that it was made from, what was done, the kind of fault (the name of the library's
code), its place in the library's words, and the publication: whole (`publication`), redacted (`redacted`), or an agency's
orders one after the other (`chain`).
"""
import contextlib, copy, io, json, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "examples"))
import verify, verify_redacted

LISTS = ("sources", "inspectors", "recusals")

# ---- drawing, for new vectors and for lies that are consistent in themselves

def silently(function, *arguments):
    with contextlib.redirect_stdout(io.StringIO()):
        return function(*arguments)

def by_bytes(*keys):
    return lambda entry: [entry[key].encode() for key in keys]

def texts_of_lists(case):
    fields = {"sources": ("id", "stratum", "division", "inspections", "status"), "inspectors": ("id", "division", "status"),
              "recusals": ("inspector", "source")}
    keys = {"sources": ["id"], "inspectors": ["id"], "recusals": ["inspector", "source"]}
    return {name: "".join("\t".join(str(entry[field]) for field in fields[name]) + "\n"
                          for entry in sorted(case[name], key=by_bytes(*keys[name]))) for name in LISTS}

def entropy_line(one):
    if one["kind"] == "commit" or "form" not in one:
        return f"entropy {one['label']} {one['kind']} {one['value']}\n"
    form = one["form"]
    return f"entropy {one['label']} public {form['kind']} {form['issue']} {form['written']} {form['due']} {one['value']}\n"

def commitments(H, lists, key, place):
    lines = []
    for name in LISTS:
        leaves = [line.encode() for line in lists[name].split("\n")[:-1]]
        if key:
            leaves = [verify.mac(H, key, f"salt {place} {name} {at}\x01".encode()) + leaf for at, leaf in enumerate(leaves)]
        root = verify.merkle_root(H, [H(b"\x00" + leaf) for leaf in leaves])
        lines.append(f"{name} {len(leaves)} {root.hex()}\n")
    return lines

def order_text(case, lists):
    order, H = case["order"], verify.hash_named(case["order"]["hash"])
    dash = lambda value: "-" if value is None else value
    key = bytes.fromhex(case.get("salt_key", ""))
    salt = H(key).hex() if key else "-"
    formed = any("form" in one for one in order["entropy"])
    version = "1.2" if formed else "1.1" if key else "1"
    place = f"{order['agency']} {order['period']} {order['round']}"
    return "".join(
        [f"shuangsuiji-order {version}\nhash {order['hash']}\n", f"salt {salt}\n" if version != "1" else "",
         f"rules {order['rules']}\nagency {order['agency']} {order['division']} {order['tier']}\n",
         f"period {order['period']}\nround {order['round']}\nprevious {order['previous']}\n",
         *commitments(H, lists, key, place),
         f"cap {dash(order['cap'])}\ncoverage {order['coverage']}\nteam {order['team']}\nmax-load {dash(order['max_load'])}\n",
         *[f"stratum {stratum['name']} {stratum['quota']}\n" for stratum in order["strata"]],
         *[entropy_line(one) for one in order["entropy"]]])

def draw(case):
    """The result of a case, as the vectors have it."""
    lists = texts_of_lists(case)
    text = order_text(case, lists)
    order = silently(verify.read_order, text)
    rows = {name: verify.read_rows(name, lists[name].split("\n")[:-1]) for name in LISTS}
    inspectors, recused = [i for i, status in rows["inspectors"] if status == "-"], set(rows["recusals"])
    reveals = [f"reveal {one['label']} {one['value']}" for one in case["contributions"]]
    prk = silently(verify.check_reveals, order, reveals)
    ranking = silently(verify.rank, order, prk, rows["sources"])
    state = verify.SimpleNamespace(drawn=[], team={}, used={stratum: 0 for stratum, _ in order.strata})
    transcripts, skipped, amends, first_teams = [], [], "-", None
    for number, skips in enumerate([[], *case.get("amendments", [])], 1):
        gone, first = [skip["source"] for skip in skips], sum(state.used.values())
        skipped += [f"skipped {skip['source']} {skip['reason']}" for skip in skips]
        fresh = verify.draw_again(order, number, gone, ranking, state)
        kept = [source for _, _, source in state.drawn if source in state.team]
        state.team.update(verify.team_again(order, prk, inspectors, recused, kept, fresh, first, state.team))
        first_teams = first_teams or [{"source": source, "inspectors": state.team[source]} for source in fresh]
        lines = ["shuangsuiji-transcript 1", f"order {order.digest.hex()}", f"amends {amends}", *reveals, *skipped]
        for stratum, quota in order.strata:
            mine = sorted(line for line in state.drawn if line[0] == stratum)
            lines += [" ".join(["drawn", stratum, str(at), source] + state.team[source]) for _, at, source in mine]
            lines += [f"shortfall {stratum} {quota - len(mine)}"] if len(mine) < quota else []
        transcript = "".join(line + "\n" for line in lines)
        amends = order.H(transcript.encode()).hex()
        transcripts.append({"transcript": transcript, "transcript_digest": amends})
    ranked = {stratum: [source for _, _, source in candidates] for stratum, candidates in ranking.items()}
    result = {
        "order": text, "order_digest": order.digest.hex(), "prk": prk.hex(),
        "team_key": verify.mac(order.H, prk, b"teams\x01").hex(),
        "tickets": {row[0]: verify.mac(order.H, prk, f"source {row[0]}\x01".encode()).hex() for row in rows["sources"]},
        "strata": [{"stratum": stratum, "quota": quota, "drawn": ranked[stratum][:quota], "reserve": ranked[stratum][quota:],
                    "shortfall": max(quota - len(ranked[stratum]), 0)} for stratum, quota in order.strata],
        "teams": first_teams or [], **transcripts[0]}
    if transcripts[1:]:
        result["amendments"] = transcripts[1:]
    return result

def load(name):
    with open(os.path.join(HERE, name + ".json"), encoding="utf-8") as file:
        return json.load(file)

def write(path, value):
    path = os.path.join(HERE, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")

def formed(base, name, hash_name, salt_key, public, secret):
    """A vector of version 1.2 from the lists of one of version 1.1."""
    case = {key: value for key, value in load(base).items() if key != "expected"}
    case = copy.deepcopy(case)
    case.update(name=name, amendments=[])
    case.pop("salt_key", None)
    order, H = case["order"], verify.hash_named(hash_name)
    order.update(hash=hash_name, rules="example-1.2", round=1, previous="-")
    secret = bytes.fromhex(secret)
    order["entropy"] = [{"label": "bureau", "kind": "commit", "value": H(secret).hex()}]
    case["contributions"] = [{"label": "bureau", "value": secret.hex()}]
    for label, form, text, value in public:
        kind, issue, written, due = form
        order["entropy"].append({"label": label, "kind": "public", "value": text,
                                 "form": {"kind": kind, "issue": issue, "written": written, "due": due}})
        case["contributions"].append({"label": label, "value": value.hex()})
    if salt_key:
        case["salt_key"] = salt_key
    first = draw(case)
    gone = [stratum["drawn"][0] for stratum in first["strata"] if stratum["drawn"]]
    case["amendments"] = [[{"source": gone[0], "reason": "closed"}], [{"source": gone[-1], "reason": "moved"}]][:len(gone)]
    case["expected"] = draw(case)
    return case

SSQ = ("fucai-ssq", "2026147", "ascending-6-1-33.ascending-1-1-16", "2026-12-22T21:15+08:00")
THREE = ("fucai-3d", "2026340", "digits-3", "2026-12-21T21:15+08:00")
BEACON = ("drand-quicknet", "24193021", "bytes-32", "2026-12-22T09:00+08:00")

def make_vectors():
    write("formed.json", formed("salted", "formed", "sha256", None, [
        ("lottery", SSQ, "双色球 第2026147期 开奖号码，www.cwl.gov.cn", b"02 09 11 18 27 33 05")],
        "c0ffee00d15ea5e0" * 4))
    write("formed-salted.json", formed("salted", "formed-salted", "sm3", "0f1e2d3c4b5a69788796a5b4c3d2e1f0" * 2, [
        ("lottery", THREE, "福彩3D 第2026340期 开奖号码", b"407"),
        ("beacon", BEACON, "drand quicknet, round 24193021", bytes(range(32)))], "5ec4e7" * 8))

# ---- lies

def publication(case):
    expected = case["expected"]
    transcripts = [expected["transcript"]] + [one["transcript"] for one in expected.get("amendments") or []]
    whole = {"order": expected["order"], **texts_of_lists(case), "transcripts": transcripts}
    if "salt_key" in case:
        whole["salt_key"] = case["salt_key"]
    return whole

def digest_of(whole, at=-1):
    H = verify.hash_named(re.search("\nhash (.*)\n", whole["order"])[1])
    return H(whole["transcripts"][at].encode()).hex()

def relinked(whole):
    """The same with transcripts that name order and predecessor as they now are: a lie that is consistent in itself."""
    H = verify.hash_named(re.search("\nhash (.*)\n", whole["order"])[1])
    order, amends = H(whole["order"].encode()).hex(), "-"
    for at, text in enumerate(whole["transcripts"]):
        lines = text.split("\n")
        lines[1:3] = [f"order {order}", f"amends {amends}"]
        whole["transcripts"][at] = "\n".join(lines)
        amends = H(whole["transcripts"][at].encode()).hex()
    return whole

class Lies:
    def __init__(self, name):
        self.name, self.case = name, load(name)
        self.whole = publication(self.case)

    def put(self, lie, about, kind, place, **what):
        write(f"lies/{self.name}/{lie}.json", {"vector": self.name, "lie": lie, "about": about, "kind": kind, "place": place, **what})

    def of(self, lie, about, kind, place, edit, link=False):
        whole = copy.deepcopy(self.whole)
        edit(whole)
        self.put(lie, about, kind, place, publication=relinked(whole) if link else whole)

    def line(self, lie, about, kind, place, text, old, new, link=False):
        """Replaces the first match of a pattern in a text: `order`, a list, or the number of a transcript."""
        def edit(whole):
            holder, key = (whole["transcripts"], text) if isinstance(text, int) else (whole, text)
            changed = re.sub(old, new, holder[key], count=1, flags=re.MULTILINE)
            assert changed != holder[key], (self.name, lie)
            holder[key] = changed
        self.of(lie, about, kind, place, edit, link)

    def drawn(self, at=0):
        return [line.split(" ") for line in self.whole["transcripts"][at].split("\n") if line.startswith("drawn ")]

def number_of(text, start):
    return next(at for at, line in enumerate(text.split("\n"), 1) if line.startswith(start))

def make_common(lies):
    """What can be done to every vector."""
    whole = lies.whole
    first, lines = whole["transcripts"][0], whole["transcripts"][0].split("\n")
    lies.of("crlf-order", "the order's lines end in CR LF", "LINE", "order: line 1", lambda it: it.update(order=it["order"].replace("\n", "\r\n")))
    lies.of("trailing-byte-transcript", "an empty line stands after the transcript", "LINE", f"transcript 1: line {len(lines)}",
            lambda it: it["transcripts"].__setitem__(0, first + "\n"), True)
    lies.line("round-edited", "the order's round was raised after the draw", "FAULT_ORDER_LINE", "round", "order", "^round .*$",
              lambda match: f"round {int(match[0][6:]) + 1}") if "salt_key" not in whole else None
    lies.line("wrong-root", "the order commits another list of sources", "FAULT_COMMITMENT", "sources", "order",
              "^(sources [0-9]+ )(.)", lambda match: match[1] + ("0" if match[2] != "0" else "1"))
    def void(it):
        it["digest"] = digest_of(it)
        it["transcripts"] = ["\n".join(lines[:2] + ["amends -", "void 公共随机数未公布", ""])]
    lies.of("void-in-place-of-the-draw", "the draw did not please and is now said to have been abandoned", "FAULT_DIGEST", "transcript 1", void)
    lies.of("no-transcript", "the outcome is withheld", "FAULT_NO_TRANSCRIPT", "no transcript", lambda it: it.update(transcripts=[]))

def make_drawn(lies):
    """What can be done where something is drawn: at least two sources of one stratum."""
    first = lies.whole["transcripts"][0]
    at = number_of(first, "drawn ")
    lines = first.split("\n")
    drawn = lies.drawn()
    one = drawn[0]
    stratum = one[1]
    mine = [line for line in drawn if line[1] == stratum]
    later = copy.deepcopy(lies.whole["transcripts"][1:])
    def rewrite(edit):
        def change(it):
            new = edit(list(lines))
            it["transcripts"] = ["\n".join(new)]
        return change
    def swapped_team(new):
        words = new[at - 1].split(" ")
        words[4], words[5] = words[5], words[4]
        new[at - 1] = " ".join(words)
        return new
    if len(one) > 5:
        lies.of("swapped-inspectors", "two inspectors of one team change seats", "FAULT_TEAM", f"stratum `{stratum}`, rank 1", rewrite(swapped_team), True)
    lies.of("shortfall-invented", "a shortfall that there is not", "FAULT_SHORTFALL", f"stratum `{stratum}`: shortfall 1",
            rewrite(lambda new: new[:at - 1 + len(mine)] + [f"shortfall {stratum} 1"] + new[at - 1 + len(mine):]), True) \
        if f"\nshortfall {stratum} " not in first else None
    if len(mine) > 1:
        lies.of("rank-gap", "the second rank is left out", "FAULT_RANK", f"stratum `{stratum}`",
                rewrite(lambda new: [re.sub(f"^drawn {stratum} 2 ", f"drawn {stratum} {len(mine) + 1} ", line) if at_ == at else line
                                     for at_, line in enumerate(new)]), True) if len(mine) == 2 else None
        lies.of("dropped-drawn-line", "one drawn source is left out of the transcript", "FAULT_SOURCE", f"stratum `{stratum}`, rank 2",
                rewrite(lambda new: new[:at] + new[at + 1:]), True)
        def swap_sources(new):
            a, b = new[at - 1].split(" "), new[at].split(" ")
            a[3:], b[3:] = b[3:], a[3:]
            new[at - 1:at + 1] = [" ".join(a), " ".join(b)]
            return new
        lies.of("swapped-sources", "two sources of a stratum change ranks", "FAULT_SOURCE", f"stratum `{stratum}`, rank 1", rewrite(swap_sources), True) \
            if len(drawn) > 3 else None
    lies.of("inspector-twice", "one inspector fills two seats of a team", "LINE", f"transcript 1: line {at}",
            rewrite(lambda new: new[:at - 1] + [" ".join(one[:5] + [one[4]] + one[6:])] + new[at:]), True)
    lies.of("rank-zero", "a rank of 0", "LINE", f"transcript 1: line {at}",
            rewrite(lambda new: new[:at - 1] + [" ".join([*one[:2], "0", *one[3:]])] + new[at:]), True)
    candidates = {row["stratum"]: row["reserve"] for row in lies.case["expected"]["strata"]}
    if candidates[stratum] and len(drawn) > 3:
        other = candidates[stratum][0]
        lies.of("another-source", "a source of the reserve stands in the place of a drawn one", "FAULT_SOURCE", f"stratum `{stratum}`, rank 1: source `{other}`",
                rewrite(lambda new: new[:at - 1] + [" ".join([*one[:3], other, *one[4:]])] + new[at:]), True)
    strata = [row["name"] for row in lies.case["order"]["strata"] if row["quota"]]
    if len({line[1] for line in drawn}) > 1:
        lies.of("dropped-stratum", "nothing of a stratum is in the transcript", "FAULT_STRATUM", f"expected `{stratum}`",
                rewrite(lambda new: [line for line in new if not re.match(f"(drawn|shortfall) {stratum} ", line)]), True)
    def raised(it):
        it["order"] = re.sub(f"^stratum {stratum} .*$", f"stratum {stratum} {len(mine) + 7}", it["order"], flags=re.MULTILINE)
        it["transcripts"] = it["transcripts"][:1]
    lies.of("quota-edited", "a quota was raised after the draw", "FAULT_ORDER_LINE", f"expected `stratum {stratum} ", raised)
    def other_reveal(it):
        label = lies.case["order"]["entropy"][-1]["label"]
        it["reveal"] = re.sub(f"^(reveal {label} )..", r"\g<1>ff", "".join(line + "\n" for line in lines if line.startswith("reveal ")), flags=re.MULTILINE)
        it["transcripts"] = it["transcripts"][:1]
    lies.of("other-reveal-apart", "the reveal lines that were published apart are others", "FAULT_OTHER_REVEAL", "transcript 1", other_reveal)
    promised = lies.case["order"]["entropy"]
    commits = [entry for entry in promised if entry["kind"] == "commit"]
    if commits:
        label = commits[0]["label"]
        def another_secret(it):
            case = copy.deepcopy({key: value for key, value in lies.case.items() if key != "expected"})
            case["amendments"] = []
            for given in case["contributions"]:
                if given["label"] == label:
                    given["value"] = "0d" * 32
            # The transcript of another secret, true in itself, under the order that commits the first one.
            H = verify.hash_named(case["order"]["hash"])
            honest = case["order"]["entropy"]
            forged = draw_under(case, it["order"])
            assert honest and H
            it["transcripts"] = [forged]
        lies.of("another-secret", "another secret than the committed one, with the transcript that follows from it", "REVEAL_MISMATCH", f"contribution `{label}`", another_secret)

def draw_under(case, order):
    """The transcript of a case's contributions under an order that does not commit them."""
    reveals, checked = verify.check_reveals, verify.order_text if hasattr(verify, "order_text") else None
    def unchecked(read, revealed):
        return verify.mac(read.H, read.digest, "".join(line + "\n" for line in revealed).encode())
    verify.check_reveals = unchecked
    try:
        text = globals()["order_text"]
        globals()["order_text"] = lambda *_: order
        return draw(case)["transcript"]
    finally:
        verify.check_reveals, globals()["order_text"] = reveals, text

def make_public(lies):
    """Another public value, and the lines of the true draw."""
    drawn = lies.drawn()
    label = [entry["label"] for entry in lies.case["order"]["entropy"] if entry["kind"] == "public"][0]
    def edit(it):
        it["transcripts"] = [re.sub(f"^(reveal {label} ).*$", r"\g<1>39 39 39".replace(" ", ""), it["transcripts"][0], flags=re.MULTILINE)]
    lies.of("another-public-value", "another public value, and the lines of the true draw", "FAULT_NOT_OF_REVEAL", "drawn lines", edit, True)

def make_amended(lies):
    whole = lies.whole
    def only_last(it):
        it["transcripts"] = it["transcripts"][-1:]
    lies.of("predecessor-hidden", "the amendment is shown without the transcript that it amends", "FAULT_AMENDS", "transcript 1", only_last)
    def dropped(it):
        it["transcripts"] = it["transcripts"][:2]
        it["transcripts"][1] = re.sub("^skipped .*\n", "", it["transcripts"][1], flags=re.MULTILINE)
    lies.of("skip-dropped", "the amendment does not say whom it skipped", "AMEND_NOTHING", "transcript 2", dropped)
    def not_drawn(it):
        it["transcripts"] = it["transcripts"][:2]
        it["transcripts"][1] = re.sub("^skipped [^ ]+ ", "skipped nobody ", it["transcripts"][1], count=1, flags=re.MULTILINE)
    lies.of("skipped-nobody", "a source is skipped that was not drawn", "AMEND_NOT_DRAWN", "transcript 2", not_drawn)
    lies.line("other-reveal-in-amendment", "the amendment reveals another value", "FAULT_OTHER_REVEAL", "transcript 2", 1, "^(reveal [^ ]+ )(..)", r"\g<1>ff", True)
    def reason(it):
        it["digest"] = digest_of(it)
        it["transcripts"][-1] = re.sub("^(skipped [^ ]+) .*$", r"\1 relocated", it["transcripts"][-1], flags=re.MULTILINE) if len(it["transcripts"]) == 2 \
            else re.sub(r"^(skipped [^ ]+) [^\n]*(?=\n(?!skipped))", r"\1 relocated", it["transcripts"][-1], flags=re.MULTILINE)
    lies.of("reason-edited", "the reason of a skip was edited after publication", "FAULT_DIGEST", f"transcript {len(whole['transcripts'])}", reason)
    def replaced(it):
        it["transcripts"] = it["transcripts"][:2]
        old = {line.split(" ")[3] for line in it["transcripts"][0].split("\n") if line.startswith("drawn ")}
        new = next(line for line in it["transcripts"][1].split("\n") if line.startswith("drawn ") and line.split(" ")[3] not in old)
        stratum = new.split(" ")[1]
        reserve = next(row["reserve"] for row in lies.case["expected"]["strata"] if row["stratum"] == stratum)
        other = next(source for source in reserve if f" {source} " not in it["transcripts"][1])
        it["transcripts"][1] = it["transcripts"][1].replace(f" {new.split(' ')[3]} ", f" {other} ")
    lies.of("replacement-chosen", "the second of the reserve takes the place of the first", "FAULT_SOURCE", "transcript 2", replaced)
    def first_skips(it):
        it["transcripts"] = [it["transcripts"][0].replace("\ndrawn ", "\nskipped nobody closed\ndrawn ", 1)]
    lies.of("first-transcript-skips", "the first transcript skips a source", "FAULT_SKIPPED", "transcript 1", first_skips, True)
    if len(whole["transcripts"]) > 2:
        def earlier(it):
            it["transcripts"][2] = re.sub("^skipped ([^ ]+) (.*)$", r"skipped \1 other", it["transcripts"][2], count=1, flags=re.MULTILINE)
        lies.of("earlier-skip-edited", "the second amendment changes what the first one skipped", "FAULT_SKIPPED", "transcript 3", earlier)
    def kept(it):
        it["transcripts"] = it["transcripts"][:2]
        lines = it["transcripts"][1].split("\n")
        old = it["transcripts"][0].split("\n")
        at = next(at for at, line in enumerate(lines) if line.startswith("drawn ") and line in old)
        words = lines[at].split(" ")
        words[4], words[5] = words[5], words[4]
        lines[at] = " ".join(words)
        it["transcripts"][1] = "\n".join(lines)
    lies.of("kept-team-changed", "the amendment changes the team of a source that stays", "FAULT_TEAM", "transcript 2", kept)

def make_lists(lies):
    sources = lies.whole["sources"].split("\n")
    lies.of("source-left-out", "a source is left out of the published list", "FAULT_COMMITMENT", "sources", lambda it: it.update(sources="\n".join(sources[1:])))
    lies.of("sources-unsorted", "two lines of the list change places", "LIST_UNSORTED", "sources, line 2", lambda it: it.update(sources="\n".join([sources[1], sources[0], *sources[2:]])))
    lies.of("source-twice", "a source stands twice on the list", "LIST_REPEATED", "sources", lambda it: it.update(sources="\n".join([sources[0], *sources])))
    lies.of("list-without-line-end", "the list's last line end is missing", "LIST_NO_LINE_FEED", f"sources, line {len(sources) - 1}", lambda it: it.update(sources=it["sources"][:-1]))
    lies.line("status-word", "a status that there is not", "LIST_FIELD", "inspectors, record 1", "inspectors", "\t[^\t\n]*$", "\tbusy")
    lies.line("count-with-leading-zero", "a count is written 00", "LIST_FIELD", "sources, record 1", "sources", r"\t([0-9]+)\t", r"\t0\1\t")
    def recomputed(it):
        case = copy.deepcopy(lies.case)
        first = next(line.split(" ")[3] for line in it["transcripts"][0].split("\n") if line.startswith("drawn "))
        for source in case["sources"]:
            if source["id"] == first:
                source["status"] = "excluded"
        lists = texts_of_lists(case)
        it.update(lists)
        it["order"] = order_text(case, lists)
    lies.of("recomputed-root-with-a-changed-line", "a drawn source is listed as excluded, and the order commits that list", "FAULT_OTHER_ORDER", "transcript 1", recomputed)

def make_order(lies):
    place = lambda start: f"order: line {number_of(lies.whole['order'], start)}"
    lies.line("team-zero", "a team of nobody", "LINE", "order: line", "order", "^team .*$", "team 0")
    lies.line("round-with-leading-zero", "a round written 01", "LINE", place("round "), "order", "^round ", "round 0")
    lies.line("unknown-coverage", "a coverage that there is not", "LINE", place("coverage "), "order", "^coverage .*$", "coverage all")
    lies.line("cap-edited", "the cap was lifted after the draw", "FAULT_ORDER_LINE", "`cap -`; expected `cap ", "order", "^cap .*$", "cap -") \
        if "\ncap -\n" not in lies.whole["order"] else None
    lies.line("coverage-edited", "the coverage was changed after the draw", "FAULT_ORDER_LINE", "coverage", "order", "^coverage (.*)$",
              lambda match: "coverage " + ("independent" if match[1] != "independent" else "uninspected-first"))
    lies.line("team-edited", "the team was made larger after the draw", "FAULT_ORDER_LINE", "expected `team ", "order", "^team (.*)$",
              lambda match: f"team {int(match[1]) + 1}")
    lies.line("predecessor-edited", "the order names another predecessor than when it was drawn", "FAULT_OTHER_ORDER", "transcript 1", "order", "^previous .*$",
              "previous " + "a5" * 32)
    strata = re.findall("^stratum .*$", lies.whole["order"], re.MULTILINE)
    quotas = [line.split(" ")[2] for line in strata]
    if len(set(quotas)) > 1:
        def swap(it):
            at = next(at for at in range(1, len(quotas)) if quotas[at] != quotas[0])
            a, b = strata[0].split(" "), strata[at].split(" ")
            it["order"] = it["order"].replace(strata[0] + "\n", f"stratum {a[1]} {b[2]}\n").replace(strata[at] + "\n", f"stratum {b[1]} {a[2]}\n")
        lies.of("quota-swapped", "two strata's quotas change places", "FAULT_ORDER_LINE", f"expected `{strata[0]}`", swap)
    lies.line("foreign-transcript", "the transcript of another order", "FAULT_OTHER_ORDER", "transcript 1", 0, "^order .*$", "order " + "5a" * 32)

def make_formed(lies):
    label = [entry["label"] for entry in lies.case["order"]["entropy"] if entry["kind"] == "public"][0]
    def reveal(lie, about, value):
        case = copy.deepcopy({key: entry for key, entry in lies.case.items() if key != "expected"})
        case["amendments"] = []
        for given in case["contributions"]:
            if given["label"] == label:
                given["value"] = value.hex()
        whole = copy.deepcopy(lies.whole)
        whole["transcripts"] = [draw_under(case, whole["order"])]
        lies.put(lie, about, "REVEAL_FORM", f"contribution `{label}`", publication=whole)
    values = {"formed": b"02 09 11 18 27 33 05", "formed-salted": b"407"}[lies.name]
    spelled = {"spelled-without-spaces": ("the numbers without spaces", values.replace(b" ", b"")),
               "spelled-with-commas": ("the numbers with commas", values.replace(b" ", b",")),
               "spelled-out-of-order": ("the numbers in the order in which they fell", b"09 02 11 18 27 33 05"),
               "spelled-without-zeros": ("the numbers without leading zeros", b"2 9 11 18 27 33 5"),
               "spelled-twice": ("one number twice", b"02 02 11 18 27 33 05"),
               "number-out-of-range": ("a number that the lottery does not have", b"02 09 11 18 27 34 05")} if lies.name == "formed" else \
              {"spelled-with-spaces": ("the digits with spaces between", b"4 0 7"),
               "spelled-with-leading-zeros": ("every digit with a leading zero", b"04 00 07"),
               "spelled-with-line-end": ("a line end after the digits", b"407\n"),
               "spelled-full-width": ("full-width digits", "４０７".encode()),
               "one-digit-more": ("a fourth digit", b"4071")}
    for lie, (about, value) in spelled.items():
        reveal(lie, about + ", and the transcript that follows from it", value)
    def short(it):
        case = copy.deepcopy({key: entry for key, entry in lies.case.items() if key != "expected"})
        case["amendments"] = []
        H = verify.hash_named(case["order"]["hash"])
        case["contributions"][0]["value"] = b"password".hex()
        case["order"]["entropy"][0]["value"] = H(b"password").hex()
        it["order"] = order_text(case, texts_of_lists(case))
        it["transcripts"] = [draw_under(case, it["order"])]
    lies.of("short-secret", "the bureau's secret is a word", "REVEAL_SECRET_SHORT", "secret `bureau` has 8 bytes", short)
    line = f"order: line {number_of(lies.whole['order'], 'entropy ' + label)}"
    lies.line("no-form", "a public value announced in words alone under version 1.2", "LINE", line, "order", f"^(entropy {label} public) .*$", r"\1 开奖号码")
    lies.line("no-such-form", "a form that there is not", "LINE", line, "order", "(digits|ascending)-", "numerals-")
    lies.line("no-such-day", "a due day that there is not", "LINE", line, "order", "2026-12-2[12]T", "2026-02-30T")
    lies.line("other-offset", "a due time with another offset", "LINE", line, "order", r"\+08:00", "+09:00")
    lies.line("version-lowered", "the order is said to be of version 1, where no form is bound", "LINE", "order: line", "order", r"^shuangsuiji-order 1\.2$", "shuangsuiji-order 1")
    lies.of("no-public-value", "an order of version 1.2 without a public value", "LINE", "order: line",
            lambda it: it.update(order=re.sub("^entropy [^ ]+ public .*\n", "", it["order"], flags=re.MULTILINE)))
    lies.of("salt-line-missing", "an order of version 1.2 without a salt line", "LINE", "order: line 3",
            lambda it: it.update(order=re.sub("^salt .*\n", "", it["order"], flags=re.MULTILINE)))

def make_salted(lies):
    lies.of("salt-key-missing", "the lists are salted, and their key is not shown", "FAULT_NO_SALT_KEY", "salt key", lambda it: it.pop("salt_key"))
    lies.of("other-salt-key", "another salt key than the committed one", "FAULT_SALT_KEY", "salt key", lambda it: it.update(salt_key="1234" * 16))
    redacted = redact(lies.case, lies.whole)
    def of(lie, about, kind, place, edit, link=False):
        changed = copy.deepcopy(redacted)
        edit(changed)
        if link:
            changed = relinked(changed)
        changed["digest"] = digest_of(changed) if changed["transcripts"] else "0" * 64
        lies.put("redacted-" + lie, about, kind, place, redacted=changed)
    def leaf(it):
        it["sources"] = re.sub("^withheld\t..", "withheld\tff", it["sources"], count=1, flags=re.MULTILINE)
    of("wrong-leaf", "the hash of a withheld line is another", "FAULT_COMMITMENT", "sources", leaf)
    of("wrong-salt", "a shown line has another salt", "FAULT_COMMITMENT", "sources", lambda it: it.update(sources=re.sub("^shown\t..", "shown\tff", it["sources"], count=1, flags=re.MULTILINE)))
    of("salt-missing", "a shown line has no salt", "REDACTED_LINE", "sources, line", lambda it: it.update(sources=re.sub("^shown\t[0-9a-f]+", "shown\t-", it["sources"], count=1, flags=re.MULTILINE)))
    of("line-changed", "a shown line says another count", "FAULT_COMMITMENT", "sources", lambda it: it.update(sources=re.sub("^(shown.*)\t[0-9]+\t([^\t]*)$", r"\1\t9\t\2", it["sources"], count=1, flags=re.MULTILINE)))
    of("line-left-out", "a withheld line is left out", "FAULT_COMMITMENT", "sources", lambda it: it.update(sources=re.sub("^withheld.*\n", "", it["sources"], count=1, flags=re.MULTILINE)))
    of("crlf", "the lines of a redacted list end in CR LF", "REDACTED_LINE", "sources, line 1", lambda it: it.update(sources=it["sources"].replace("\n", "\r\n")))
    lines = redacted["transcripts"][0].split("\n")
    drawn = [at for at, line in enumerate(lines) if line.startswith("drawn ")]
    one, two = (lines[at].split(" ") for at in drawn[:2])
    def first(edit):
        def change(it):
            it["transcripts"] = ["\n".join(edit(list(lines)))]
        return change
    def put(at, line):
        return lambda new: new[:at] + [line] + new[at + 1:]
    def hidden(it):
        head, tail = it["sources"].split("\n"), None
        at = next(at for at, line in enumerate(head) if f"\t{one[3]}\t" in line)
        _, salt, line = head[at].split("\t", 2)
        H = verify.hash_named(re.search("\nhash (.*)\n", it["order"])[1])
        head[at] = "withheld\t" + H(b"\x00" + bytes.fromhex(salt) + line.encode()).hex()
        it["sources"] = "\n".join(head)
    of("drawn-source-withheld", "the line of a drawn source is withheld", "REDACTED_NOT_SHOWN", f"names `{one[3]}`", hidden)
    of("swapped-sources", "two sources change ranks", "REDACTED_TICKET_ORDER", f"stratum `{one[1]}`",
       first(lambda new: put(drawn[0], " ".join(one[:3] + two[3:]))(put(drawn[1], " ".join(two[:3] + one[3:]))(new))), True)
    of("team-too-small", "a team lacks a member", "REDACTED_TEAM_SIZE", f"`{one[3]}` has a team of", first(put(drawn[0], " ".join(one[:-1]))), True)
    of("dropped-drawn-line", "one drawn source is left out", "FAULT_SHORTFALL", f"stratum `{one[1]}`", first(lambda new: new[:drawn[0]] + new[drawn[0] + 1:]), True)
    of("rank-gap", "a rank is left out", "FAULT_RANK", f"stratum `{one[1]}`",
       first(lambda new: [re.sub(f"^drawn {one[1]} ([0-9]+)", lambda match: f"drawn {one[1]} {int(match[1]) + 1}", line) for line in new]), True)
    of("stratum-of-nobody", "a stratum that the order does not have", "FAULT_STRATUM", "stratum `other`", first(lambda new: new[:-1] + ["shortfall other 1", ""]), True)
    passed = next(row["reserve"] for row in lies.case["expected"]["strata"] if row["stratum"] == one[1])
    def shown_other(it):
        full = redact(lies.case, lies.whole, show_all=True)
        it.update({name: full[name] for name in LISTS})
        it["transcripts"] = ["\n".join(put(drawn[0], " ".join(one[:3] + [passed[0]] + one[4:]))(list(lines)))]
    of("passed-over", "a shown candidate of a smaller ticket was passed over", "REDACTED_TICKET_ORDER", f"stratum `{one[1]}`", shown_other, True)
    def kept(it):
        again = it["transcripts"][1].split("\n")
        at = next(at for at, line in enumerate(again) if line.startswith("drawn ") and line in lines)
        words = again[at].split(" ")
        words[4], words[5] = words[5], words[4]
        again[at] = " ".join(words)
        it["transcripts"] = [it["transcripts"][0], "\n".join(again)]
    of("kept-team-changed", "an amendment changes the team of a source that stays", "REDACTED_KEPT", "transcript 2", kept)
    changed = copy.deepcopy(redacted)
    changed["digest"] = "9c" * 32
    lies.put("redacted-other-digest", "another transcript was published when the draw was made", "FAULT_DIGEST", "9c9c", redacted=changed)

def redact(case, whole, show_all=False):
    """The publication that shows who was drawn and by whom, and no more."""
    H, key, order = verify.hash_named(case["order"]["hash"]), bytes.fromhex(case["salt_key"]), case["order"]
    words = {word for text in whole["transcripts"] for word in re.split("[ \n]", text)}
    redacted = {"order": whole["order"]}
    for name in LISTS:
        redacted[name] = ""
        for at, line in enumerate(whole[name].split("\n")[:-1]):
            salt = verify.mac(H, key, f"salt {order['agency']} {order['period']} {order['round']} {name} {at}\x01".encode())
            shown = show_all or name != "recusals" and line.split("\t")[0] in words
            redacted[name] += f"shown\t{salt.hex()}\t{line}\n" if shown else "withheld\t" + H(b"\x00" + salt + line.encode()).hex() + "\n"
    return {**redacted, "transcripts": list(whole["transcripts"]), "digest": digest_of(whole)}

def make_chain():
    """Two orders of an agency, the second lying about the first."""
    lies = Lies("formed")
    case = {key: value for key, value in lies.case.items() if key != "expected"}
    first = copy.deepcopy(lies.whole)
    after = digest_of(first)
    def second(lie, about, kind, edit, place="order 2"):
        other = copy.deepcopy(case)
        other["amendments"] = []
        H = verify.hash_named(other["order"]["hash"])
        secret = bytes.fromhex("77" * 32)
        other["order"].update(period="2027-Q2", previous=after)
        other["order"]["entropy"][0]["value"], other["contributions"][0]["value"] = H(secret).hex(), secret.hex()
        other["order"]["entropy"][1]["form"]["issue"] = "2027036"
        edit(other)
        other["expected"] = draw(other)
        lies.put(lie, about, kind, place, chain=[first, publication(other)])
    second("chain-other-predecessor", "the second order follows a transcript that nobody knows", "CHAIN_PREVIOUS", lambda it: it["order"].update(previous="ab" * 32))
    second("chain-no-predecessor", "the second order says that it is the first", "CHAIN_PREVIOUS", lambda it: it["order"].update(previous="-"))
    second("chain-round-reused", "the period is drawn again under the same round", "CHAIN_ROUND_REUSED", lambda it: it["order"].update(period=case["order"]["period"]))
    second("chain-round-gap", "a round was made and is hidden", "CHAIN_ROUND_GAP", lambda it: it["order"].update(round=2))
    second("chain-other-agency", "the second order is another agency's", "CHAIN_OTHER_AGENCY", lambda it: it["order"].update(agency="another"))
    def reuse_public(it):
        it["order"]["entropy"][1]["form"]["issue"] = SSQ[1]
    second("chain-public-value-reused", "the second order rests on the first one's public value, known by then", "CHAIN_PUBLIC_REUSED", reuse_public)
    def reuse_secret(it):
        it["order"]["entropy"][0]["value"] = case["order"]["entropy"][0]["value"]
        it["contributions"][0]["value"] = case["contributions"][0]["value"]
    second("chain-secret-reused", "the second order commits the first one's secret", "CHAIN_COMMITMENT_REUSED", reuse_secret)
    def reuse_by_other_hash(it):
        it["order"]["hash"] = "sm3"
        it["contributions"][0]["value"] = case["contributions"][0]["value"]
        it["order"]["entropy"][0]["value"] = verify.sm3(bytes.fromhex(it["contributions"][0]["value"])).hex()
    second("chain-secret-reused-by-another-hash", "the first one's secret again, committed by the other hash", "CHAIN_COMMITMENT_REUSED", reuse_by_other_hash)

def make_lies():
    for name in ("empty", "shortfall", "uninspected-first", "sm3", "many", "recusals", "replacement", "salted", "formed", "formed-salted"):
        lies = Lies(name)
        if name in ("empty", "shortfall", "sm3", "salted", "formed"):
            make_common(lies)
        if name in ("shortfall", "sm3", "uninspected-first", "salted", "formed"):
            make_drawn(lies)
        if name in ("sm3", "formed", "replacement"):
            make_amended(lies)
        if name in ("shortfall", "salted"):
            make_lists(lies)
        if name in ("shortfall", "formed"):
            make_order(lies)
        if name in ("sm3", "many", "recusals", "salted"):
            make_public(lies)
        if name.startswith("formed"):
            make_formed(lies)
        if "salt_key" in lies.whole:
            make_salted(lies)
    make_chain()

# ---- judging

def kind_found(function, *arguments):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            function(*arguments)
        return "OK"
    except SystemExit:
        return re.search(r"\[([A-Z_]+)\]\n?$", printed.getvalue())[1]

def whole_texts(whole):
    names = [f"transcript-{at}" for at, _ in enumerate(whole["transcripts"], 1)]
    texts = {name: whole[name] for name in ("order", *LISTS)}
    texts.update(zip(names, whole["transcripts"]))
    texts.update({name: whole[name] for name in ("reveal", "digest") if name in whole})
    if "salt_key" in whole:
        texts["salt-key"] = f"salt-key {whole['salt_key']}\n"
    return texts, names

def judge_chain(chain):
    verify.check_chain([verify.check(*whole_texts(whole)) for whole in chain])

def all_shown(whole):
    """The same as a redacted publication that withholds nothing; none where it cannot be made."""
    head = re.match("shuangsuiji-order [0-9.]+\nhash (.*)\n(?:salt (.*)\n)?rules .*\nagency ([^ ]*) .*\nperiod (.*)\nround (.*)\n", whole["order"])
    salted = head and (head[2] or "-") != "-"
    if not head or salted != ("salt_key" in whole) or not whole["transcripts"] or "reveal" in whole:
        return None
    H, place = verify.hash_named(head[1]), f"salt {head[3]} {head[4]} {head[5]}"
    redacted = {"order": whole["order"], "transcripts": whole["transcripts"], "digest": whole.get("digest", digest_of(whole))}
    for name in LISTS:
        lines = whole[name].split("\n")[:-1]
        salts = [verify.mac(H, bytes.fromhex(whole["salt_key"]), f"{place} {name} {at}\x01".encode()).hex() if salted else "-"
                 for at, _ in enumerate(lines)]
        redacted[name] = "".join(f"shown\t{salt}\t{line}\n" for salt, line in zip(salts, lines))
    return redacted

def judge():
    """A line of JSON for every lie: what is found, and what of the same publication in redacted form."""
    for folder, _, files in sorted(os.walk(os.path.join(HERE, "lies"))):
        for name in sorted(files):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                lie = json.load(file)
            told = {"lie": f"{lie['vector']}/{lie['lie']}", "redacted": lie.get("redacted")}
            if "chain" in lie:
                told["found"] = kind_found(judge_chain, lie["chain"])
            elif "publication" in lie:
                told["found"] = kind_found(verify.check, *whole_texts(lie["publication"]))
                told["redacted"] = all_shown(lie["publication"])
            if told["redacted"]:
                told["redacted_found"] = kind_found(verify_redacted.check, told["redacted"], told["redacted"]["digest"])
            print(json.dumps(told))

if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.setrecursionlimit(20000)
    if sys.argv[1:] == ["--judge"]:
        judge()
    else:
        make_vectors()
        make_lies()
