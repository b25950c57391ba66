#!/usr/bin/env bash
# Guess: what a CSV library writes it reads again, and a backslash in a cell is a character as any other.
# Seen: the writer of opencsv 5.2 (Debian) leaves backslashes alone and its reader takes them for marks: D:\新厂\1号 comes back as D:新厂1号 without an error,
# and of a file with a cell that ends in one, 甲\, it reads no line: the quote behind it is text and the file is called unterminated. Its RFC4180Parser
# and Commons CSV 1.9.0 read the same file well.
# Hurts: a register exported and loaded again by one program: a name changes and with it the digest of the list, or nothing can be loaded.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libopencsv-java=5.2-1 libcommons-lang3-java libcommons-beanutils-java libcommons-csv-java=1.9.0-1 libcommons-logging-java 2>/dev/null
for package in *.deb; do dpkg -x "$package" root; done
cat > Seen.java <<'E'
import com.opencsv.*;
import java.io.*;
import java.util.*;
import org.apache.commons.csv.CSVFormat;

public class Seen {
  static String rows(List<String[]> rows) { return String.join(" ", rows.stream().map(Arrays::toString).toList()).replace("\n", "⏎"); }
  static void check(String name, String seen, String expected) {
    System.out.println(name + " " + seen);
    if (!seen.equals(expected)) throw new AssertionError(expected);
  }
  static String write(String[]... rows) {
    var text = new StringWriter();
    try (var writer = new CSVWriter(text)) { for (var row : rows) writer.writeNext(row); } catch (IOException e) { throw new UncheckedIOException(e); }
    return text.toString();
  }
  static String plain(String text) {
    try { return rows(new CSVReader(new StringReader(text)).readAll()); } catch (Exception e) { return e.getClass().getSimpleName(); }
  }
  static String rfc(String text) throws Exception {
    return rows(new CSVReaderBuilder(new StringReader(text)).withCSVParser(new RFC4180ParserBuilder().build()).build().readAll());
  }
  public static void main(String[] args) throws Exception {
    String place = write(new String[] {"E-1", "D:\\新厂\\1号"}), end = write(new String[] {"E-1", "甲\\"}, new String[] {"E-2", "乙"}, new String[] {"E-3", "丙"}), last = write(new String[] {"E-1", "甲\\"});
    check("written", place + last.strip(), "\"E-1\",\"D:\\新厂\\1号\"\n\"E-1\",\"甲\\\"");
    check("read", plain(place), "[E-1, D:新厂1号]");
    check("at the end of a cell", plain(end), "CsvMalformedLineException");
    check("at the end of the file", plain(last), "CsvMalformedLineException");
    check("RFC4180Parser", rfc(place + end), "[E-1, D:\\新厂\\1号] [E-1, 甲\\] [E-2, 乙] [E-3, 丙]");
    var others = new ArrayList<String>();
    for (var row : CSVFormat.DEFAULT.parse(new StringReader(place + "\n" + end))) others.add(row.get(1));
    check("Commons CSV", others.toString(), "[D:\\新厂\\1号, 甲\\, 乙, 丙]");
  }
}
E
jars=root/usr/share/java
path=$jars/opencsv.jar:$jars/commons-lang3.jar:$jars/commons-beanutils.jar:$jars/commons-csv.jar:$jars/commons-logging.jar
javac -cp "$path" Seen.java && java -cp "$path:." Seen
