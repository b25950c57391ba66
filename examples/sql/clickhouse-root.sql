-- As duckdb-root.sql, for ClickHouse: the levels of the tree are folded over the array of leaves. A cast of a digest to
-- String would drop its last bytes where they are zero; substring keeps them.
with
  (
    select groupArray(substring(SHA256(concat('\0', arrayStringConcat([id, stratum, division, inspections, status], '\t'))), 1))
    from (select * from sources order by id)
  ) as leaves,
  (select toUInt8(ceil(log2(greatest(length(leaves), 1))))) as levels
select
  length(leaves) as lines,
  lower(hex(if(lines = 0, substring(SHA256(''), 1), arrayFold(
    (level, step) -> arrayMap(
      at -> if(2 * at <= length(level), substring(SHA256(concat('\x01', level[2 * at - 1], level[2 * at])), 1), level[2 * at - 1]),
      range(1, intDiv(length(level) + 1, 2) + 1)
    ),
    range(levels),
    leaves
  )[1]))) as root
