#!/usr/bin/env bash
# Guess: a rule such as count * 2 or none < 5, kept beside the data, gives one answer in the expression languages of Java, or an error.
# Seen: with a count "21" from a form, count * 2 is 42 in JEXL 2.1.1, 42.0 in OGNL 2.7.3 and the text 2121 in SpEL 4.3.30 (Spring); count + 1
# is 22 in the first and 211 in both others, '5' - 1 is 4 in two and 52 in OGNL. A limit that is missing is below 5 in OGNL and SpEL, and
# 2147483647 + 1 negative. A text "false" && true is true in OGNL. -5 % 3 is 1 in JEXL, -2 elsewhere. item == 10102 finds 010102 in two,
# and 010102 in a rule is 4162 in the same two. 911501021E00001139 equals the number 911501022E00001298 in OGNL. 21/420 is 0 in all three.
# Hurts: rules that choose who is inspected, moved from one engine to the next: a quota of 2121, and a source without a limit is below it.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libcommons-jexl2-java=2.1.1-6 libognl-java=2.7.3-7 libjavassist-java libspring-expression-java=4.3.30-2 libspring-core-java=4.3.30-2 libcommons-logging-java 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
cat > Seen.java <<'E'
import java.util.*;
import org.apache.commons.jexl2.*;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.StandardEvaluationContext;

public class Seen {
  interface Engine { Object answer(String rule) throws Exception; }
  static final Map<String, Object> data = new HashMap<>(Map.of("item", "010102", "code", "911501021E00001139", "count", "21", "no", "false"));

  static Object spel(String rule) {
    var context = new StandardEvaluationContext();
    data.forEach(context::setVariable);
    for (String name : data.keySet()) rule = rule.replaceAll("\\b" + name + "\\b", "#" + name);
    return new SpelExpressionParser().parseExpression(rule).getValue(context);
  }

  static void check(String rule, String... expected) {
    Engine[] engines = {text -> new JexlEngine().createExpression(text).evaluate(new MapContext(data)), text -> ognl.Ognl.getValue(text, data), Seen::spel};
    var seen = new ArrayList<String>();
    for (Engine engine : engines) {
      try { seen.add(String.valueOf(engine.answer(rule))); } catch (Exception e) { seen.add("error"); }
    }
    System.out.println(rule + " " + seen);
    if (!seen.equals(List.of(expected))) throw new AssertionError(List.of(expected));
  }

  public static void main(String[] args) {
    data.put("none", null);
    check("count * 2", "42", "42.0", "2121");
    check("count + 1", "22", "211", "211");
    check("'5' - 1", "4", "52", "4");
    check("count == 21", "true", "true", "false");
    check("none < 5", "false", "true", "true");
    check("2147483647 + 1", "2147483648", "-2147483648", "-2147483648");
    check("no && true", "false", "true", "false");
    check("-5 % 3", "1", "-2", "-2");
    check("item == 10102", "true", "true", "false");
    check("item == 010102", "false", "false", "false");
    check("010102", "4162", "4162", "10102");
    check("code == 911501022E00001298", "error", "true", "false");
    check("21/420", "0", "0", "0");
  }
}
E
jars=root/usr/share/java
path=$jars/commons-jexl2.jar:$jars/ognl.jar:$jars/javassist.jar:$jars/spring3-expression.jar:$jars/spring3-core.jar:$jars/commons-logging.jar
javac -cp "$path" Seen.java && java -cp "$path:." Seen 2>/dev/null
