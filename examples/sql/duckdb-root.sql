-- The root of a published list of sources, to be compared with the line `sources` of its order: DuckDB, SHA-256, lists without
-- salts. RFC 9162: a leaf is H(0x00 line), a node H(0x01 left right), and what has no sibling rises unchanged.
with recursive
  line as (
    -- Sorted by the bytes of the ids: DuckDB's order of texts where no collation is set.
    select row_number() over (order by id) - 1 as i,
           concat_ws(chr(9), id, stratum, division, inspections, status) as text
    from sources
  ),
  height as (select ceil(log2(greatest(count(*), 1))) as levels from line),
  tree as (
    select 0 as level, i, unhex(sha256('\x00'::blob || encode(text))) as digest from line
    union all
    select level + 1, i // 2,
           case when count(*) = 2
                then unhex(sha256('\x01'::blob || min_by(digest, i) || max_by(digest, i)))
                else any_value(digest) end
    from tree
    where level < (select levels from height)
    group by level, i // 2
  )
select (select count(*) from line) as lines,
       coalesce((select lower(hex(digest)) from tree where level = (select levels from height)), sha256(''::blob)) as root;
