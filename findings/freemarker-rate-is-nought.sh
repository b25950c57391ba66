#!/usr/bin/env bash
# Guess: a template of FreeMarker writes a year, an id and a rate as they are, and refuses a day that is none.
# Seen: FreeMarker 2.3.31 (Debian libfreemarker-java 2.3.31-2) writes the year 2026 as 2,026, E-${1001} as E-1,001, a code as 911,501,020,000,000,043, and, with three decimals,
# 0.0005 as 0 and 1/3 as 0.333; 0.5 % by string.percent is 0%; ?date reads 2026-02-30 as 2 March, and ?number reads 010102 as 10,102. Only ?c writes plainly.
# Hurts: notices and links out of one template: "2,026年", links to no enterprise, and a risk rate that is nought.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libfreemarker-java=2.3.31-2 2>/dev/null && dpkg -x libfreemarker*.deb root
cat > Seen.java <<'E'
import freemarker.template.*;
import java.io.*;
import java.util.*;
public class Seen {
  public static void main(String[] args) throws Exception {
    System.out.println("FreeMarker " + Configuration.getVersion());
    Configuration settings = new Configuration(Configuration.VERSION_2_3_31);
    settings.setLocale(new Locale("zh", "CN"));
    String[][] all = { { "${year}年", "2,026年" }, { "E-${1001}", "E-1,001" }, { "${code}", "911,501,020,000,000,043" }, { "${code?c}", "911501020000000043" }, { "${0.0005}", "0" }, { "${1/3}", "0.333" },
      { "${0.005?string.percent}", "0%" }, { "${'010102'?number}", "10,102" }, { "${'2026-02-30'?date('yyyy-MM-dd')}", "2026年3月2日" } };
    for (String[] one : all) {
      StringWriter written = new StringWriter();
      new Template("t", new StringReader(one[0]), settings).process(Map.of("year", 2026, "code", 911501020000000043L), written);
      System.out.println(one[0] + " → " + written);
      if (!written.toString().equals(one[1])) throw new AssertionError(one[1] + " expected");
    }
  }
}
E
jar=$(readlink -f root/usr/share/java/freemarker.jar)
java -cp "$jar" Seen.java 2>/dev/null || { java -cp "$jar" Seen.java; exit 1; }
