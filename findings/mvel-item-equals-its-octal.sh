#!/usr/bin/env bash
# Guess: a rule item == 010102 finds the item 010102, and a rule item == '10102' does not.
# Seen: MVEL 2.4.4 (Debian libmvel-java 2.4.4-1) reads the digits in the rule as octal, 4162, but the text in the data as decimal: item == 010102 is false for 010102, and true for
# the item 4162; item == 10102 is true for 010102. 010801, with its 8, is an error. '9' > '10' is true and '9' > 10 false; '5' + 1 is 51, '21' - 1 is 20. Of the
# credit codes as texts none is confused, and 21/420 is 0.05.
# Hurts: rules that choose inspection items by their number, as rule engines on MVEL have them: they match nothing, or another item.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libmvel-java=2.4.4-1 2>/dev/null && dpkg -x libmvel*.deb root
cat > Seen.java <<'E'
import java.util.*;
public class Seen {
  static void check(String rule, String item, Object expected) {
    Object seen;
    try { seen = org.mvel2.MVEL.eval(rule, new HashMap<>(Map.of("item", item, "code", "911501021E00001139"))); } catch (RuntimeException e) { seen = "error"; }
    System.out.println(rule + " with the item " + item + ": " + seen);
    if (!String.valueOf(seen).equals(String.valueOf(expected))) throw new AssertionError(expected);
  }
  public static void main(String[] args) {
    check("item == '010102'", "010102", true);
    check("item == 010102", "010102", false);
    check("item == 010102", "4162", true);
    check("item == 10102", "010102", true);
    check("item == 010801", "010801", "error");
    check("010102", "", 4162);
    check("'9' > '10'", "", true);
    check("'9' > 10", "", false);
    check("'5' + 1", "", "51");
    check("'21' - 1", "", 20);
    check("code == '911501022E00001298'", "", false);
    check("21/420", "", 0.05);
  }
}
E
java -Dfile.encoding=UTF-8 -cp "$(readlink -f root/usr/share/java/mvel2.jar)" Seen.java
