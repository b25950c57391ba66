#!/usr/bin/env bash
# Guess: an attribute of a template that is set a second time has its second value, and a list of three has three entries, also when one is missing.
# Seen: StringTemplate 4.0.8 (Debian libstringtemplate4-java 4.0.8-2.1): add is a list's add, so that after 21 and the corrected 22 抽<n>家 reads 抽2122家. Of 甲, null and 丙
# the null is left out and 丙 is numbered 2, while <length(names)> is 3; with null="缺" it stands there without a number of its own. <if(…)> of a 0 and of an empty text is true, of an empty list
# false. <数> is an error: names are ASCII.
# Hurts: a notice filled in by two parts of a program: the quota is a hundred times too large, and the numbers beside the names are not the register's.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libstringtemplate4-java=4.0.8-2.1 antlr3 libantlr3-runtime-java 2>/dev/null
for one in *.deb; do dpkg -x "$one" root; done
cat > Seen.java <<'E'
import java.util.*;
import org.stringtemplate.v4.ST;
public class Seen {
  static void check(String template, String expected, Object... values) {
    String seen;
    try {
      ST st = new ST(template);
      for (Object value : values) st.add("n", value);
      seen = st.render();
    } catch (RuntimeException e) {
      seen = "error";
    }
    System.out.println(template + " " + Arrays.deepToString(values) + " → " + seen);
    if (!seen.equals(expected)) throw new AssertionError(expected);
  }
  public static void main(String[] args) {
    List<String> names = Arrays.asList("甲", null, "丙");
    check("抽<n>家", "抽21家", 21);
    check("抽<n>家", "抽2122家", 21, 22);
    check("<n; separator=\"、\">", "甲、丙", names);
    check("<length(n)>", "3", names);
    check("<n:{x|<i>.<x>;}>", "1.甲;2.丙;", names);
    check("<n:{x|<i>.<x>;}; null=\"缺\">", "1.甲;缺2.丙;", names);
    check("<if(n)>有<else>无<endif>", "有", 0);
    check("<if(n)>有<else>无<endif>", "有", "");
    check("<if(n)>有<else>无<endif>", "无", List.of());
    check("<数>", "error", 1);
  }
}
E
java -Dfile.encoding=UTF-8 -cp "$(readlink -f root/usr/share/java/{stringtemplate4,antlr3,antlr3-runtime}.jar | paste -sd:)" Seen.java 2>/dev/null
