#!/usr/bin/env bash
# Guess: 21 of 420, in columns with many decimals, are 0.05 in SQL, and ORDER BY RAND(year) brings some order that another year's is not.
# Seen: Apache Derby 10.14.2.0 (Debian libderby-java 10.14.2.0-2) makes 0 of two DECIMAL(31,20), or of two (31,15), without a warning: the quotient keeps the places that 31 digits leave. By
# RAND(2026), or any other year, each row has one number, and "the first five" of the register are its last five, always; RAND(2025), RAND(2026) and
# RAND(2027) are 0.6184, 0.6186 and 0.6185. FETCH FIRST 0 ROWS is an error.
# Hurts: shares and chances that are nought, so nobody is drawn, or five enterprises that are drawn every year.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libderby-java=10.14.2.0-2 2>/dev/null && dpkg -x libderby*.deb root
cat > Seen.java <<'E'
import java.sql.*;
public class Seen {
  static Connection base;
  static void check(String query, String expected) throws SQLException {
    StringBuilder seen = new StringBuilder();
    try (Statement statement = base.createStatement(); ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) seen.append(seen.length() > 0 ? " " : "").append(rows.getString(i));
      if (statement.getWarnings() != null || rows.getWarnings() != null) seen.append(" and a warning");
    }
    System.out.println(query + ": " + seen);
    if (!seen.toString().equals(expected)) throw new AssertionError(expected + " expected");
  }
  public static void main(String[] args) throws SQLException {
    base = DriverManager.getConnection("jdbc:derby:memory:seen;create=true");
    System.out.println("Derby " + base.getMetaData().getDatabaseProductVersion());
    try (Statement statement = base.createStatement()) {
      statement.execute("create table register(id int, quota decimal(31,20), total decimal(31,20), part decimal(31,15), whole decimal(31,15), plain decimal(10,2))");
      for (int id = 1; id <= 50; id++) statement.execute("insert into register values(" + id + ", 21, 420, 21, 420, 21)");
    }
    check("select quota / total, part / whole, plain / 420 from register where id = 1", "0 0 0.05000000000000000000000");
    for (int year = 2025; year <= 2027; year++) check("select id from register order by rand(" + year + ") fetch first 5 rows only", "50 49 48 47 46");
    check("select count(distinct r) from (select rand(2026) r from register) x", "1");
    check("values (cast(rand(2025) * 10000 as int), cast(rand(2026) * 10000 as int), cast(rand(2027) * 10000 as int))", "6183 6186 6185");
  }
}
E
java -cp "$(readlink -f root/usr/share/java/derby.jar)" Seen.java
