#!/usr/bin/env bash
# Guess: a draw or a query limited to 0 rows gives none.
# Seen: HSQLDB 2.7.1 (Debian 2.7.1-1+deb12u1) gives every row for LIMIT 0, TOP 0 and LIMIT 0 0, and an error for FETCH FIRST 0 ROWS;
# alasql 4.19.1 for LIMIT 0 and TOP 0; @seald-io/nedb 4.1.2 for limit(0); papaparse 5.7.1 for preview: 0; and of
# @stdlib/random-sample 0.2.2 a sample of size 0 is as large as the list, without replacement and with it. lokijs 1.5.12, dexie 4.4.7, mingo 7.2.7,
# lodash 4.18.1 and remeda 2.61.0 give none.
# Hurts: quotas per county, where the share of a small one is 0: instead of nobody everybody is drawn.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
apt-get download -qq libhsqldb-java=2.7.1-1+deb12u1 2>/dev/null
dpkg -x libhsqldb-java_*.deb root
cat > Seen.java <<'J'
import java.sql.*;
public class Seen {
  public static void main(String[] queries) throws SQLException {
    var statement = DriverManager.getConnection("jdbc:hsqldb:mem:seen").createStatement();
    statement.execute("CREATE TABLE sources (id INT)");
    for (int id = 0; id < 10; id++) statement.execute("INSERT INTO sources VALUES " + id);
    for (String query : queries) {
      String seen;
      try { int rows = 0; var all = statement.executeQuery(query); while (all.next()) rows++; seen = "" + rows; }
      catch (SQLException error) { seen = error.getMessage(); }
      System.out.println("hsqldb " + query + " = " + seen);
    }
  }
}
J
jar=$(readlink -f root/usr/share/java/hsqldb.jar)
java -cp "$jar" Seen.java 'SELECT id FROM sources ORDER BY id LIMIT 1' 'SELECT id FROM sources ORDER BY id LIMIT 0' 'SELECT TOP 0 id FROM sources' \
  'SELECT LIMIT 0 0 id FROM sources' 'SELECT id FROM sources FETCH FIRST 0 ROWS ONLY' | tee hsqldb.txt
test "$(grep -c ' = 10$' hsqldb.txt)" = 3 && grep -q 'LIMIT 1 = 1$' hsqldb.txt && grep -q 'FETCH.*invalid row count' hsqldb.txt
npm init -y >/dev/null && npm install --silent --omit=optional @stdlib/random-sample@0.2.2 @seald-io/nedb@4.1.2 alasql@4.19.1 papaparse@5.7.1 lokijs@1.5.12 \
  dexie@4.4.7 fake-indexeddb@6.2.8 mingo@7.2.7 lodash@4.18.1 remeda@2.61.0 && npm ls --depth 0 | tail -n +2
cat > seen.mjs <<'J'
import assert from 'assert'
import { createRequire } from 'module'
import { find } from 'mingo'
import * as remeda from 'remeda'
const require = createRequire(import.meta.url)
require('fake-indexeddb/auto')
const ids = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const sources = () => ids.map(id => ({ id }))
const sample = require('@stdlib/random-sample')
const nedb = new (require('@seald-io/nedb'))()
await nedb.insertAsync(sources())
const loki = new (require('lokijs'))('seen').addCollection('sources')
loki.insert(sources())
const dexie = new (require('dexie'))('seen')
dexie.version(1).stores({ sources: 'id' })
await dexie.sources.bulkAdd(sources())
const seen = {
  'alasql LIMIT 0': require('alasql')('SELECT * FROM ? ORDER BY id LIMIT 0', [sources()]),
  'alasql TOP 0': require('alasql')('SELECT TOP 0 * FROM ?', [sources()]),
  nedb: await nedb.findAsync({}).sort({ id: 1 }).limit(0),
  papaparse: require('papaparse').parse(ids.join('\n'), { preview: 0 }).data,
  '@stdlib without replacement': sample(ids, { size: 0, replace: false }),
  '@stdlib with replacement': sample(ids, { size: 0 }),
  lokijs: loki.chain().simplesort('id').limit(0).data(),
  dexie: await dexie.sources.orderBy('id').limit(0).toArray(),
  mingo: find(sources(), {}).limit(0).all(),
  lodash: require('lodash').sampleSize(ids, 0),
  remeda: remeda.sample(ids, 0),
}
for (const name in seen) console.log(name, seen[name].length)
assert.deepStrictEqual(Object.values(seen).map(rows => rows.length), [10, 10, 10, 10, 10, 10, 0, 0, 0, 0, 0])
J
node seen.mjs
