-- As duckdb-drawn.sql, for PostgreSQL with its extension pgcrypto. The database must sort texts by their bytes: COLLATE "C".
with
  word as (
    select string_to_array(line, ' ') as w, place
    from order_text, unnest(string_to_array(convert_from(content, 'UTF8'), E'\n')) with ordinality as lines (line, place)
  ),
  prk as (
    select hmac(reveal, digest(content, 'sha256'), 'sha256') as prk from order_text, reveal_lines
  ),
  term as (
    select (select nullif(w[2], '-')::bigint from word where w[1] = 'cap') as cap,
           (select w[2] from word where w[1] = 'coverage') = 'uninspected-first' as uninspected_first
  ),
  quota as (
    select w[2] as stratum, w[3]::bigint as quota, place from word where w[1] = 'stratum'
  ),
  ranked as (
    select id, stratum,
           row_number() over (
             partition by stratum
             order by uninspected_first and inspections::bigint > 0,
                      hmac(convert_to('source ' || id, 'UTF8') || '\x01'::bytea, prk, 'sha256'),
                      id collate "C"
           ) as rank
    from sources, term, prk
    where status = 'exempt' or (status = '-' and (cap is null or inspections::bigint < cap))
  )
select stratum, rank, id
from ranked join quota using (stratum)
where rank <= quota
order by place, rank;
