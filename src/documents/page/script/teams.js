// Drawing teams (section 6).

/** The teams of the sources, in order; or, in `none`, a source that has none. `loads`: of the available inspectors before;
 * `recused`: of each source, whom it must not get; `team`: how many it gets; `first`: the stream of the first source.
 *
 * A plan that fills all open seats is kept: it shows that they can be filled. A seat can be given to an inspector who has room
 * beyond the plan, who is planned for the source, or from whom planned seats can be moved on, one after the other, until one comes
 * to somebody with room or whom the source gives up: a flow and its residual paths. That this is exact is shown in the library's
 * `teams/plan.rs`.
 * @param {number[]} loads @param {Set<number>[]} recused @param {number} team @param {number} most @param {Int32Array} key
 * @param {number} first @returns {Generator<void, {teams: number[][], none: number[]}>} */
function* drawTeams(loads, recused, team, most, key, first) {
  const load = loads.slice(), everybody = load.map((_, i) => i);
  /** By source, the inspectors planned for its open seats; by inspector, the sources. @type {number[][]} */
  const planned = recused.map(() => []), seats = /** @type {Set<number>[]} */ (load.map(() => new Set()));
  /** Inspectors with room beyond the plan; who gets a seat goes to the end, so that the plan is even. @type {Set<number>} */
  const roomy = new Set();
  let c = Math.ceil(team * recused.length / load.length); // less cannot do
  /** @param {number} s @param {number} i */
  const may = (s, i) => !recused[s].has(i) && planned[s].indexOf(i) < 0;
  /** @param {number} i */
  const settle = (i) => {
    roomy.delete(i);
    if (c - load[i] - seats[i].size > 0) roomy.add(i);
  };
  /** @param {number} s @param {number} i */
  const seat = (s, i) => {
    planned[s].push(i);
    seats[i].add(s);
    settle(i);
  };
  /** @param {number} s @param {number} i */
  const unseat = (s, i) => {
    planned[s].splice(planned[s].indexOf(i), 1);
    seats[i].delete(s);
    settle(i);
  };
  /** Somebody with room who may get a seat of the source, or -1. @param {number} s */
  const someRoom = (s) => {
    for (const i of roomy) if (may(s, i)) return i;
    return -1;
  };
  /** Looks for a way from these inspectors to one with room, or whom the source `served` gives up, and moves the seats along
   * it; gives where the way starts, who has room now, or -1. Whom a failed search came to is dead: no seat can move there.
   * @param {number[]} starts @param {number} served @param {Set<number>} dead */
  const move = (starts, served, dead) => {
    /** Who was come to, by whose seat and from whom. @type {Map<number, [number, number]|null>} */
    const via = new Map(), seen = new Set([served]);
    starts.forEach((i) => via.set(i, null));
    let others = null;
    for (const from of via.keys()) { // Those who are added on the way come too.
      const fresh = Array.from(seats[from]).filter((s) => !seen.has(s));
      for (const s of fresh) {
        seen.add(s);
        const given = served < 0 ? undefined : planned[served].find((i) => may(s, i));
        let end = given === undefined ? someRoom(s) : given;
        if (end < 0) continue;
        if (served >= 0) unseat(served, given === undefined ? planned[served][0] : end);
        for (let way = /** @type {[number, number]|null|undefined} */ ([s, from]); way; way = via.get(end)) {
          unseat(way[0], way[1]);
          seat(way[0], end);
          end = way[1];
        }
        return end;
      }
      others = others || everybody.filter((i) => !via.has(i) && !dead.has(i));
      for (const s of fresh) others = others.filter((i) => !may(s, i) || !via.set(i, [s, from]));
    }
    via.forEach((_, i) => dead.add(i));
    return -1;
  };

  everybody.forEach(settle);
  for (const s of recused.map((_, s) => s).sort((a, b) => recused[b].size - recused[a].size)) {
    while (planned[s].length < team) {
      const dead = /** @type {Set<number>} */ (new Set());
      let i = someRoom(s);
      if (i < 0) i = move(everybody.filter((i) => may(s, i)), -1, dead);
      if (i >= 0) { seat(s, i); continue; }
      // These inspectors are full, and one seat more needs one of them: with less, nothing can do.
      c = 1 + Array.from(dead).reduce((least, i) => Math.min(least, load[i] + seats[i].size), Infinity);
      if (dead.size === 0 || c > most) return { teams: [], none: [s] };
      everybody.forEach(settle);
    }
    yield;
  }
  /** By load, the inspectors who have it, ascending. @type {number[][]} */
  const levels = [], teams = [];
  everybody.forEach((i) => (levels[load[i]] = levels[load[i]] || []).push(i));
  /** @param {number[]} level @param {number} i */
  const placeIn = (level, i) => placeOf(level.length, (place) => level[place] < i);
  /** Gives an open seat of the source, if all others can still be filled. @param {number} s @param {number} i @param {Set<number>} dead */
  const give = (s, i, dead) => {
    const open = planned[s], own = open.indexOf(i) >= 0;
    if (roomy.has(i) || own) unseat(s, own ? i : open[0]);
    else if (dead.has(i) || move([i], s, dead) < 0) return false;
    load[i] += 1;
    settle(i);
    return true;
  };
  for (let s = 0, least = 0; s < recused.length; s += 1) {
    const next = words(key, first + s), dead = /** @type {Set<number>} */ (new Set()), members = /** @type {number[]} */ ([]);
    while (members.length < team) {
      while (!(levels[least] && levels[least].length)) least += 1;
      const passed = new Set(recused[s]);
      members.forEach((i) => passed.add(i));
      for (let level = least, given = false; level < c && !given; level += 1) {
        const group = levels[level] || [];
        for (;;) {
          // Those whom the seat is not offered to, or who cannot get it, stand between the others: count past them.
          const places = Array.from(passed).filter((i) => load[i] === level).map((i) => placeIn(group, i)).sort((a, b) => a - b);
          if (places.length === group.length) break;
          const i = group[places.reduce((at, place) => at + (place <= at ? 1 : 0), below(next, group.length - places.length))];
          passed.add(i);
          given = give(s, i, dead);
          if (!given) continue;
          members.push(i);
          group.splice(placeIn(group, i), 1);
          const above = levels[level + 1] = levels[level + 1] || [];
          above.splice(placeIn(above, i), 0, i);
          break;
        }
      }
    }
    teams.push(members);
    yield;
  }
  return { teams, none: [] };
}
