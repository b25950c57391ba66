#!/usr/bin/env bash
# Guess: ORDER BY RAND(seed) FETCH FIRST 5 ROWS draws five rows that the seed decides, each row with the same chance over the seeds.
# Seen: H2 2.1.214 (Debian libh2-java 2.1.214-1) seeds anew for each row, so all rows have one number: of 50 rows without FETCH the order is
# that of the table, and of the five fetched all lie between the 25th and the 38th, whatever the seed, others each time. Nothing is said.
# FETCH FIRST 1 PERCENT of 50 rows is one row and 5 PERCENT three; parsedatetime of 2026-02-30 is 28 February.
# Hurts: a draw with a published seed within the database: it cannot be done again, and most of the list is never drawn.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libh2-java=2.1.214-1 2>/dev/null && dpkg -x libh2-java_*.deb root
cat > Seen.java <<'E'
import java.sql.*;
import java.util.*;

public class Seen {
    static Connection database;

    static List<Integer> ask(String query) throws SQLException {
        List<Integer> seen = new ArrayList<>();
        try (Statement statement = database.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) seen.add(rows.getInt(1));
        }
        return seen;
    }

    static void check(boolean as) { if (!as) throw new IllegalStateException("changed"); }

    public static void main(String[] args) throws SQLException {
        database = DriverManager.getConnection("jdbc:h2:mem:draw");
        database.createStatement().execute("create table sources as select x as n from system_range(1, 50)");
        Set<Integer> drawn = new TreeSet<>();
        Set<List<Integer>> draws = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            List<Integer> five = ask("select n from sources order by rand(2026) fetch first 5 rows only");
            check(five.size() == 5);
            drawn.addAll(five);
            draws.add(five);
            drawn.addAll(ask("select n from sources order by rand(" + i + ") fetch first 5 rows only"));
        }
        System.out.println(database.getMetaData().getDatabaseProductVersion() + " drawn " + drawn + ", " + draws.size() + " draws of one seed");
        check(draws.size() > 10 && drawn.stream().allMatch(n -> n > 15 && n < 46) && drawn.size() < 25);
        check(ask("select n from sources order by rand(2026)").equals(ask("select n from sources order by n")));
        check(ask("select count(distinct r) from (select rand(2026) r from sources)").get(0) == 1);
        check(ask("select n from sources fetch first 1 percent rows only").size() == 1);
        check(ask("select n from sources fetch first 5 percent rows only").size() == 3);
        check(ask("select day(parsedatetime('2026-02-30', 'yyyy-MM-dd'))").get(0) == 28);
    }
}
E
java -cp root/usr/share/java/h2.jar Seen.java
