#!/usr/bin/env bash
# Guess: 2.5, as 5 % of 50 sources, becomes one whole number in SQL: 3 by rounding, 2 by cutting off, whatever its type is.
# Seen: duckdb 2.0.1 (PyPI) casts 0.05 * 50 to 3 and the same of a DOUBLE, as every CSV and Parquet file has it, to 2, while round() gives 3 for both. HSQLDB
# 2.7.1 (Debian) rounds a decimal to 3 and a double to 2; ClickHouse (chdb 4.4.0) as well, and cuts both off when cast. Of
# polars 2.1.0 round(2.5) is 3 in its SQL and 2 in its expressions. datafusion 55.0.0 rounds both to 3 and cuts off when cast.
# Hurts: the quota of a county: two honest queries over one list, one with the share written in it, one with the share in a column, draw 3 and 2.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libhsqldb-java=2.7.1-1+deb12u1 2>/dev/null
dpkg -x libhsqldb-java_*.deb root
cat > Seen.java <<'J'
import java.sql.*;
public class Seen {
  public static void main(String[] query) throws SQLException {
    var row = DriverManager.getConnection("jdbc:hsqldb:mem:seen").createStatement().executeQuery(query[0]);
    row.next();
    System.out.println(row.getBigDecimal(1).intValue() + " " + row.getBigDecimal(2).intValue() + " " + row.getBigDecimal(3).intValue() + " " + row.getBigDecimal(4).intValue());
  }
}
J
python3 -m pip install -qq --no-warn-conflicts --target lib duckdb==2.0.1 chdb==4.4.0 polars==2.1.0 datafusion==55.0.0
cat > seen.py <<'J'
import subprocess, sys
import chdb, datafusion, duckdb, polars
def told(name, seen, wanted):
    seen = [float(one) for one in seen]
    print(name, "| round(decimal), round(double), cast(decimal), cast(double):", *seen)
    assert seen == wanted
told("duckdb", duckdb.connect().execute("SELECT round(2.5), round(2.5::DOUBLE), (0.05 * 50)::INTEGER, (0.05::DOUBLE * 50)::INTEGER").fetchone(), [3, 3, 3, 2])
query = "VALUES (ROUND(2.5, 0), ROUND(CAST(2.5 AS DOUBLE), 0), CAST(2.5 AS INTEGER), CAST(CAST(2.5 AS DOUBLE) AS INTEGER))"
told("hsqldb", subprocess.run(["java", "-cp", sys.argv[1], "Seen.java", query], capture_output=True, text=True, check=True).stdout.split(), [3, 2, 2, 2])
clickhouse = "SELECT round(toDecimal64(2.5, 1)), round(2.5), CAST(toDecimal64(2.5, 1) AS Int32), CAST(2.5 AS Int32)"
told("chdb", str(chdb.query(clickhouse, "CSV")).strip().split(","), [3, 2, 2, 2])
decimal = "CAST(2.5 AS DECIMAL(5, 1))"
fusion = f"SELECT round({decimal}) AS a, round(CAST(2.5 AS DOUBLE)) AS b, CAST({decimal} AS INT) AS c, CAST(CAST(2.5 AS DOUBLE) AS INT) AS d"
told("datafusion", [one[0] for one in datafusion.SessionContext().sql(fusion).to_pydict().values()], [3, 3, 2, 2])
in_sql = polars.SQLContext().execute("SELECT round(2.5) AS seen", eager=True)["seen"][0]
expression = polars.select(polars.lit(2.5).round()).item()
print("polars | round in SQL, in an expression:", in_sql, expression)
assert (float(in_sql), expression) == (3, 2)
J
PYTHONPATH=lib python3 seen.py "$(readlink -f root/usr/share/java/hsqldb.jar)"
