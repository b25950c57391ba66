#!/usr/bin/env bash
# Guess: in a loop of a report's template, #set($county = $row.county) is empty for a row that has no county, and 21 / 420 is 0.05 or so.
# Seen: Velocity 1.7 (Debian velocity 1.7-6) leaves a variable as it was where the right side has no value: behind 甲 of 武川县 the row 乙, which has none, reads 武川县 too; so does a quota divided by a
# number of 0, which keeps the quota of the line before. $drawn/$total is 0, since both are whole, and in a text it stays 21/420. #if of a quota of 0, of an empty text or an empty
# list is true; $数 is no variable but printed as it stands. There is no error.
# Hurts: lists of disclosure in which an enterprise gets its neighbour's county, and a report in which every share is 0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq velocity=1.7-6 libcommons-collections3-java libcommons-lang-java 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > Seen.java <<'E'
import java.io.StringWriter;
import java.util.*;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
public class Seen {
  public static void main(String[] args) {
    VelocityEngine engine = new VelocityEngine();
    engine.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
    engine.init();
    VelocityContext data = new VelocityContext(new HashMap<>(Map.of("drawn", 21, "total", 420, "none", 0, "empty", "", "list", List.of(), "数", 5,
      "rows", List.of(Map.of("name", "甲", "county", "武川县", "sources", 7), Map.of("name", "乙", "sources", 0)))));
    String[][] cases = {
      {"#foreach($row in $rows)#set($county = $row.county)$row.name $county;#end", "甲 武川县;乙 武川县;"},
      {"#foreach($row in $rows)#set($each = 42 / $row.sources)$row.name $each;#end", "甲 6;乙 6;"},
      {"#foreach($row in $rows)$row.name $!row.county;#end", "甲 武川县;乙 ;"},
      {"#set($share = $drawn / $total)$share", "0"},
      {"$drawn/$total", "21/420"},
      {"#set($share = $drawn * 100.0 / $total)$share%", "5.0%"},
      {"#if($none)a#end#if($empty)b#end#if($list)c#end", "abc"},
      {"$数", "$数"},
    };
    for (String[] one : cases) {
      StringWriter seen = new StringWriter();
      engine.evaluate(data, seen, "seen", one[0]);
      System.out.println(one[0] + " → " + seen);
      if (!seen.toString().equals(one[1])) throw new AssertionError(one[1]);
    }
  }
}
E
java -Dfile.encoding=UTF-8 -cp "$(readlink -f root/usr/share/java/{velocity,commons-collections3,commons-lang}.jar | paste -sd:)" Seen.java
