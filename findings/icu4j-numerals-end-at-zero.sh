#!/usr/bin/env bash
# Guess: ICU's rules for spelling numbers, which write Chinese numerals, read those that documents hold, or refuse them.
# Seen: ICU4J 72.1 (Debian libicu4j-java 72.1-1) reads 二零二六 as 2, 三分之一 (a third) as 3, 一百二 (120) as 102 and 一万五 (15,000) as 10005; what it does not understand ends
# the number without an error. By default it writes 102 as 一百〇二 and 0.05 as 〇点〇五, with 〇 and not 零, and the year 2026 as 二千〇二十六. Its long dates take
# 2026年2月30日 as 2 March and 26年3月5日 as a day of the year 26, and 二〇二六年三月五日 not at all.
# Hurts: quotas and years taken from official documents: a year that is 2, and one third that is 3.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libicu4j-java=72.1-1 2>/dev/null && dpkg -x libicu4j*.deb root
cat > Seen.java <<'E'
import com.ibm.icu.text.*;
import com.ibm.icu.util.ULocale;
import java.text.ParsePosition;
public class Seen {
  static void check(String text, Object seen, String expected) {
    System.out.println(text + " → " + seen);
    if (!String.valueOf(seen).equals(expected)) throw new AssertionError(expected + " expected");
  }
  public static void main(String[] args) throws Exception {
    System.out.println("ICU4J " + com.ibm.icu.util.VersionInfo.ICU_VERSION);
    RuleBasedNumberFormat words = new RuleBasedNumberFormat(ULocale.SIMPLIFIED_CHINESE, RuleBasedNumberFormat.SPELLOUT);
    String[][] all = { { "二十一", "21" }, { "二〇二六", "2026" }, { "二零二六", "2" }, { "三分之一", "3" }, { "一百二", "102" }, { "一万五", "10005" }, { "1:10", "1" }, { "一点五", "1.5" } };
    for (String[] one : all) check(one[0], words.parse(one[0]), one[1]);
    check("102", words.format(102), "一百〇二");
    check("0.05", words.format(0.05), "〇点〇五");
    check("2026", words.format(2026), "二千〇二十六");
    DateFormat days = DateFormat.getDateInstance(DateFormat.LONG, ULocale.SIMPLIFIED_CHINESE), plain = new SimpleDateFormat("yyyy-MM-dd", ULocale.ROOT);
    check("2026年2月30日", plain.format(days.parse("2026年2月30日")), "2026-03-02");
    check("26年3月5日", plain.format(days.parse("26年3月5日")), "0026-03-05");
    check("二〇二六年三月五日", days.parse("二〇二六年三月五日", new ParsePosition(0)), "null");
  }
}
E
java -cp "$(readlink -f root/usr/share/java/icu4j.jar)" Seen.java
