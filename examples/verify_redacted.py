#!/usr/bin/env python3
"""Checks a redacted publication against draw protocol 1 or 1.1, with Python's standard library alone (3.8 or newer).

Usage: python3 verify_redacted.py FILE.json [--digest HEX]
FILE.json holds order, sources, inspectors, recusals (each list redacted), transcripts and digest. --digest is the digest
of the last transcript as it was published when the draw was made, or as the next order names it; without it the file's
own is taken, which whoever made the file could have changed. Every step is printed; the first thing that is wrong ends
the check. At the end stands what cannot be checked.
Exit status: 0 all is right, 1 something is wrong, 2 usage. "Section" means a section of the draw protocol.
"""
import json, re, sys
from types import SimpleNamespace
from verify import (DIGEST, LISTS, check_head, check_reveals, check_root, compare, new_skips, ok, rank, read_order,
                    read_rows, require, team_again)

FIELDS = {"order": str, "sources": str, "inspectors": str, "recusals": str, "transcripts": list, "digest": str}

def read_list(order, name, text):  # version 1.1, section 5; the rows that are shown, and how many are withheld
    lines, leaves, shown, salted = text.split("\n"), [], [], order.words["salted"]
    require(lines.pop() == "", 1, f"{name} does not end with a line end")
    for at, line in enumerate(lines, 1):
        withheld = re.fullmatch(f"withheld\t({DIGEST})", line)
        entry = re.fullmatch(f"shown\t({DIGEST if salted else '-'})\t(.*)", line)
        require(withheld or entry, "5 of 1.1", f"{name} line {at}: {line!r}")
        if withheld:
            leaves.append(bytes.fromhex(withheld[1]))
        else:
            salt = bytes.fromhex(entry[1]) if salted else b""
            leaves.append(order.H(b"\x00" + salt + entry[2].encode()))
            shown.append(entry[2])
    check_root(order, name, leaves, f"{len(shown)} lines shown, {len(lines) - len(shown)} withheld")
    return read_rows(name, shown), len(lines) - len(shown)

def check_drawn(order, name, lines, number, gone, state):  # section 7; the lines of each stratum, and the newly drawn
    strata, fresh, at = {}, [], 0
    form = re.compile(r"drawn (\S+) ([1-9][0-9]*) (\S+)((?: \S+)*)")
    for stratum, quota in order.strata:
        kept = [line for line in state.drawn if line[0] == stratum and line[2] not in gone]
        mine = []
        while at < len(lines) and lines[at].startswith(f"drawn {stratum} "):
            match = form.fullmatch(lines[at])
            require(match, 7, f"{name}: {lines[at]!r}")
            mine.append((stratum, int(match[2]), match[3], match[4].split()))
            at += 1
        compare(kept, mine[:len(kept)], 7, f"{name}: kept line of {stratum}")
        new, first = mine[len(kept):], state.used[stratum] + 1
        compare(list(range(first, first + len(new))), [line[1] for line in new], 7, f"{name}: rank in {stratum}")
        wanted = quota if number == 1 else sum(line[0] == stratum and line[2] in gone for line in state.drawn)
        require(len(new) <= wanted, 7, f"{name}: {len(new)} drawn newly in {stratum}, at most {wanted} were to be")
        state.used[stratum] += len(new)
        state.exhausted[stratum] |= len(new) < wanted
        shortfall = [f"shortfall {stratum} {quota - len(mine)}"] if len(mine) < quota else []
        compare(shortfall, lines[at:at + len(shortfall)], 7, f"{name}: shortfall of {stratum}")
        at, fresh = at + len(shortfall), fresh + new
        strata[stratum] = mine
    compare([], lines[at:], 7, f"{name}: line after the last stratum")
    state.drawn = [line for mine in strata.values() for line in mine]
    state.ever += fresh
    return fresh

def check_teams(order, name, rows, withheld, fresh, state, prk):  # section 6
    listed, recused = {row[0]: row[1] for row in rows["inspectors"]}, set(rows["recusals"])
    for _, _, source, team in fresh:
        require(len(set(team)) == len(team) == order.team, 6, f"{name}: the team of {source} is {team}")
        for inspector in team:
            require(listed.get(inspector) == "-", 6, f"{name}: {inspector} is not shown as available, yet drawn")
            require((inspector, source) not in recused, 6, f"{name}: {inspector} is recused from {source}")
    loads = {}
    for line in state.drawn:
        for inspector in line[3]:
            loads[inspector] = loads.get(inspector, 0) + 1
    require(max(loads.values(), default=0) <= order.max_load, 6, f"{name}: somebody has more than max-load sources")
    if withheld["inspectors"] or withheld["recusals"]:
        return ok(6, f"{name}: {len(fresh)} teams: size, members, shown recusals and loads")
    inspectors = [row[0] for row in rows["inspectors"] if row[1] == "-"]
    new, teams = [line[2] for line in fresh], {line[2]: line[3] for line in state.drawn}
    kept = [source for source in teams if source not in new]
    again = team_again(order, prk, inspectors, recused, kept, new, len(state.ever) - len(new), teams)
    compare([again[source] for source in new], [teams[source] for source in new], 6, f"{name}: team")
    ok(6, f"{name}: {len(fresh)} teams drawn again, as published")

def check_ranking(order, ranking, state):  # section 5, as far as the lines are shown
    for stratum, candidates in ranking.items():
        ever = [line[2] for line in state.ever if line[0] == stratum]
        shown = [source for _, _, source in candidates]
        for source in ever:
            require(source in shown, 5, f"{stratum}: {source} was drawn, and is not shown as a candidate")
        # The drawn are the first of the shown, in their order: nobody who is shown was passed over.
        compare(shown[:len(ever)], ever, 5, f"{stratum}: source by rank")
        passed = state.exhausted[stratum] and shown[len(ever):]
        require(not passed, 5, f"{stratum}: a shortfall is reported, and {passed} were not drawn")
        ok(5, f"{stratum}: {len(ever)} drawn in the order of their tickets, no shown candidate passed over")

def check(publication, digest):
    order = read_order(publication["order"])
    read = {name: read_list(order, name, publication[name]) for name in LISTS}
    rows, withheld = ({name: part[at] for name, part in read.items()} for at in (0, 1))
    strata, texts = [stratum for stratum, _ in order.strata], publication["transcripts"]
    state = SimpleNamespace(drawn=[], ever=[], skipped=[], used={stratum: 0 for stratum in strata},
                            exhausted={stratum: False for stratum in strata})
    amends, reveals = "-", None
    require(texts, 7, "there is no transcript")
    for number, text in enumerate(texts, 1):
        name, lines = f"transcript {number}", text.split("\n")
        require(lines.pop() == "", 1, f"{name} does not end with a line end")
        is_void, amends = check_head(order, name, lines, amends), order.H(text.encode()).hex()
        if is_void:
            require(number == len(texts), 7, f"{name} is void, yet another transcript follows")
            ok(7, f"{name}: the order was abandoned: {lines[3][5:]!r}")
            break
        revealed, lines = lines[3:3 + len(order.entropy)], lines[3 + len(order.entropy):]
        if number == 1:
            reveals, prk = revealed, check_reveals(order, name, revealed)
            ranking = rank(order, prk, rows["sources"])
        compare(reveals, revealed, 7, f"{name}: reveal")
        state.skipped, gone = new_skips(name, lines, number, state.skipped, {line[2] for line in state.drawn})
        fresh = check_drawn(order, name, lines[len(state.skipped):], number, gone, state)
        check_teams(order, name, rows, withheld, fresh, state, prk)
    else:
        check_ranking(order, ranking, state)
    require(amends == digest, 7, f"the last transcript has the digest {amends}, published was {digest}")
    ok(7, f"transcript digest {amends}, as published")
    return withheld

def open_points(withheld, salted):  # version 1.1, section 6, the second table
    if withheld["sources"]:
        yield "that no withheld source was a candidate with a smaller ticket (it can tell from its own line and salt)"
        yield "that a shortfall, where one is reported, is real"
    if withheld["inspectors"] or withheld["recusals"]:
        yield "that no withheld recusal is broken, and that no withheld inspector was passed over for a team"
    if any(withheld.values()):
        yield "that what is withheld has the form of a line"
        if not salted:
            yield "anything by secrecy: the order is of version 1, and withheld lines can be guessed"
    yield "that the lists were complete, and that a public value was truly public"

def main():
    arguments = sys.argv[1:]
    digest = arguments[2] if len(arguments) == 3 and arguments[1] == "--digest" else None
    if arguments in (["--help"], ["-h"]):
        return print(__doc__)
    if len(arguments) != 1 and not (digest and re.fullmatch(DIGEST, digest)):
        sys.exit(print(__doc__, file=sys.stderr) or 2)
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.setrecursionlimit(20000)
    try:
        with open(arguments[0], encoding="utf-8") as file:
            publication = json.load(file)
    except OSError as error:
        sys.exit(print(__doc__, error, sep="\n", file=sys.stderr) or 2)
    except ValueError as error:
        require(False, 1, f"{arguments[0]} is not JSON in UTF-8: {error}")
    right = isinstance(publication, dict) and publication.keys() == FIELDS.keys()
    right = right and all(isinstance(publication[name], kind) for name, kind in FIELDS.items())
    require(right and all(isinstance(text, str) for text in publication["transcripts"]), 1,
            f"{arguments[0]} is not a redacted publication: an object with {', '.join(FIELDS)}")
    withheld = check(publication, digest or publication["digest"])
    print("The publication is what the protocol allows, as far as it is shown.")
    whose = "the one given with --digest" if digest else "the file's own; compare it with the published one"
    print(f"The digest is {whose}.")
    for point in open_points(withheld, "shuangsuiji-order 1.1\n" in publication["order"][:22]):
        print("Not checked:", point + ".")

if __name__ == "__main__":
    main()
