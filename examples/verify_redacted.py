#!/usr/bin/env python3
"""Checks a redacted publication against draw protocol 1, 1.1 or 1.2, with Python's standard library alone (3.8 or newer).

Usage: python3 verify_redacted.py FILE.json [--digest HEX]
FILE.json holds order, sources, inspectors, recusals (each list redacted), transcripts and digest. --digest is the digest
of the last transcript as it was published when the draw was made, or as the next order names it; without it the file's
own is taken, which whoever made the file could have changed. Every step is printed; the first thing that is wrong ends
the check. At the end stands what cannot be checked.
Exit status: 0 all is right, 1 something is wrong, 2 usage. "Section" means a section of the draw protocol.
"""
import json, re, sys
from types import SimpleNamespace
from verify import (DIGEST, LISTS, check_reveals, check_root, mac, new_skips, ok, rank, read_order, read_rows,
                    read_transcripts, require, team_again)

FIELDS = {"order": str, "sources": str, "inspectors": str, "recusals": str, "transcripts": list, "digest": str}

def read_list(order, name, text):  # version 1.1, section 5; the rows that are shown, and how many are withheld
    lines, leaves, shown, salted = text.split("\n"), [], [], order.salted
    last = lines.pop()
    for at, line in enumerate(lines, 1):
        withheld = re.fullmatch(f"withheld\t({DIGEST})", line)
        entry = re.fullmatch(f"shown\t({DIGEST if salted else '-'})\t(.*)", line)
        require(withheld or entry, "REDACTED_LINE", "5 of 1.1", f"{name} line {at}: {line!r}")
        if withheld:
            leaves.append(bytes.fromhex(withheld[1]))
        else:
            salt = bytes.fromhex(entry[1]) if salted else b""
            leaves.append(order.H(b"\x00" + salt + entry[2].encode()))
            shown.append(entry[2])
    require(last == "", "REDACTED_LINE", 1, f"{name} line {len(lines) + 1} has no line end")
    check_root(order, name, leaves, f"{len(shown)} lines shown, {len(lines) - len(shown)} withheld")
    return read_rows(name, shown), len(lines) - len(shown)

def check_new(order, prk, name, stratum, line, rows, state):  # section 5: that a source was the next of those shown
    _, at, source, _ = line
    shown = {row[0]: row for row in rows["sources"]}
    require(source in shown, "REDACTED_NOT_SHOWN", "5 of 1.1", f"{name}: {source} was drawn, and its line is not shown")
    _, of, inspections, status = shown[source]
    candidate = of == stratum and status != "excluded" and (status == "exempt" or int(inspections) < order.cap)
    require(candidate, "REDACTED_NO_CANDIDATE", 5, f"{name}: {source} was drawn, and is no candidate of {stratum}")
    ever = [entry for entry in state.ever if entry[0] == stratum]
    require(at == len(ever) + 1, "FAULT_RANK", 7, f"{name}: {stratum}: {source} has rank {at}, not {len(ever) + 1}")
    require(stratum not in state.exhausted, "REDACTED_PASSED_OVER", 5, f"{stratum}: {source} was drawn after a shortfall")
    place = (order.late and int(inspections) > 0, mac(order.H, prk, f"source {source}\x01".encode()), source)
    after = not ever or ever[-1][1] < place
    require(after, "REDACTED_TICKET_ORDER", 5, f"{name}: {stratum}: {source} stands after one of a greater ticket")
    state.ever.append((stratum, place))

def check_drawn(order, prk, number, transcript, gone, rows, state):  # section 7; the sources drawn newly
    name, fresh, now, said = transcript.name, [], transcript.drawn, list(transcript.names)
    for stratum, quota in order.strata:
        mine = [line for line in now if line[0] == stratum] if said[:1] == [stratum] else []
        short = transcript.short.get(stratum, 0) if said[:1] == [stratum] else 0
        said = said[1:] if said[:1] == [stratum] else said
        require(len(mine) <= quota, "FAULT_SOURCE", 5, f"{name}: {stratum}: more than the quota of {quota} were drawn")
        lack = quota - len(mine)
        require(short == lack, "FAULT_SHORTFALL", 7, f"{name}: {stratum}: shortfall {short}, by its lines {lack}")
        kept = [line for line in state.drawn if line[0] == stratum and line[2] not in gone]
        require(kept == mine[:len(kept)], "REDACTED_KEPT", 7, f"{name}: {stratum}: a line that was not skipped is dropped or changed")
        for line in mine[len(kept):]:
            check_new(order, prk, name, stratum, line, rows, state)
            fresh.append(line[2])
        state.exhausted |= {stratum} if short else set()
    require(not said, "FAULT_STRATUM", 7, f"{name}: stratum {said[:1]} is not one of the order, or out of its place")
    state.drawn = now
    return fresh

def check_teams(order, prk, name, rows, withheld, fresh, state):  # section 6
    listed, recused, loads = {row[0]: row[1] for row in rows["inspectors"]}, set(rows["recusals"]), {}
    for _, _, source, team in state.drawn:
        require(len(team) == order.team, "REDACTED_TEAM_SIZE", 6, f"{name}: the team of {source} is {team}")
        for inspector in team:
            require(inspector in listed, "REDACTED_NOT_SHOWN", "5 of 1.1", f"{name}: {inspector} was drawn, and is not shown")
            require(listed[inspector] == "-", "REDACTED_UNAVAILABLE", 6, f"{name}: {inspector} of {source} is unavailable")
            require((inspector, source) not in recused, "REDACTED_RECUSED", 6, f"{name}: {inspector} is recused from {source}")
            loads[inspector] = loads.get(inspector, 0) + 1
            require(loads[inspector] <= order.max_load, "REDACTED_LOAD", 6, f"{name}: {inspector} has more than max-load sources")
    if withheld["inspectors"] or withheld["recusals"]:
        return ok(6, f"{name}: {len(fresh)} teams: size, members, shown recusals and loads")
    inspectors = [row[0] for row in rows["inspectors"] if row[1] == "-"]
    teams = {line[2]: line[3] for line in state.drawn}
    kept = [source for source in teams if source not in fresh]
    again = team_again(order, prk, inspectors, recused, kept, fresh, len(state.ever) - len(fresh), teams)
    for source in fresh:
        require(again[source] == teams[source], "FAULT_TEAM", 6, f"{name}: {source}: published {teams[source]}, recomputed {again[source]}")
    ok(6, f"{name}: {len(fresh)} teams drawn again, as published")

def check_ranking(ranking, state):  # section 5, as far as the lines are shown
    for stratum, candidates in ranking.items():
        ever = [place for of, place in state.ever if of == stratum]
        for place in candidates:
            before = stratum in state.exhausted or ever and place < ever[-1]
            require(not before or place in ever, "REDACTED_PASSED_OVER", 5, f"{stratum}: {place[2]} was passed over")
        ok(5, f"{stratum}: {len(ever)} drawn in the order of their tickets, no shown candidate passed over")

def check(publication, digest):
    order = read_order(publication["order"])
    read = {name: read_list(order, name, publication[name]) for name in LISTS}
    rows, withheld = ({name: part[at] for name, part in read.items()} for at in (0, 1))
    transcripts, last = read_transcripts(order, publication["transcripts"])
    state, skipped = SimpleNamespace(drawn=[], ever=[], exhausted=set()), []
    if transcripts[0].void is not None:
        ok(7, f"{transcripts[0].name}: the order was abandoned: {transcripts[0].void!r}")
    else:
        prk = check_reveals(order, transcripts[0].reveal)
        ranking = rank(order, prk, rows["sources"])
        for number, transcript in enumerate(transcripts, 1):
            same = transcript.reveal == transcripts[0].reveal
            require(same, "FAULT_OTHER_REVEAL", 7, f"{transcript.name}: other contributions than before")
            gone = new_skips(number, transcript, skipped, {line[2] for line in state.drawn})
            skipped = transcript.skips
            fresh = check_drawn(order, prk, number, transcript, gone, rows, state)
            check_teams(order, prk, transcript.name, rows, withheld, fresh, state)
        check_ranking(ranking, state)
    require(last == digest, "FAULT_DIGEST", 7, f"the last transcript has the digest {last}, published was {digest}")
    ok(7, f"transcript digest {last}, as published")
    return withheld, order.salted

def open_points(withheld, salted):  # version 1.1, section 6, the second table
    if withheld["sources"]:
        yield "that no withheld source was a candidate with a smaller ticket (it can tell from its own line and salt)"
        yield "that a shortfall, where one is reported, is real"
    if withheld["inspectors"] or withheld["recusals"]:
        yield "that no withheld recusal is broken, and that no withheld inspector was passed over for a team"
    if any(withheld.values()):
        yield "that what is withheld has the form of a line"
        if not salted:
            yield "anything by secrecy: the lists are not salted, and withheld lines can be guessed"
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
        require(False, "JSON", 1, f"{arguments[0]} is not JSON in UTF-8: {error}")
    right = isinstance(publication, dict) and publication.keys() == FIELDS.keys()
    right = right and all(isinstance(publication[name], kind) for name, kind in FIELDS.items())
    require(right and all(isinstance(text, str) for text in publication["transcripts"]), "FIELD_VALUE", 1,
            f"{arguments[0]} is not a redacted publication: an object with {', '.join(FIELDS)}")
    withheld, salted = check(publication, digest or publication["digest"])
    print("The publication is what the protocol allows, as far as it is shown.")
    whose = "the one given with --digest" if digest else "the file's own; compare it with the published one"
    print(f"The digest is {whose}.")
    for point in open_points(withheld, salted):
        print("Not checked:", point + ".")

if __name__ == "__main__":
    main()
