-- Who is drawn, from the published order, list and reveal lines: DuckDB, SHA-256, any coverage. Teams are not SQL: whether a seat
-- can be given depends on all seats after it.
with
  -- HMAC (RFC 2104) keys: a key of 32 bytes between zeros, by the bytes of the two pads.
  order_digest as (select unhex(sha256(content)) as digest from order_text),
  extract as (
    select xor((digest || repeat('\x00'::blob, 32))::bit, repeat('\x36'::blob, 64)::bit)::blob as inner_key,
           xor((digest || repeat('\x00'::blob, 32))::bit, repeat('\x5c'::blob, 64)::bit)::blob as outer_key
    from order_digest
  ),
  -- HKDF-Extract (RFC 5869) of the reveal lines under the order digest.
  prk as (
    select unhex(sha256(outer_key || unhex(sha256(inner_key || reveal)))) as prk from extract, reveal_lines
  ),
  key as (
    select xor((prk || repeat('\x00'::blob, 32))::bit, repeat('\x36'::blob, 64)::bit)::blob as inner_key,
           xor((prk || repeat('\x00'::blob, 32))::bit, repeat('\x5c'::blob, 64)::bit)::blob as outer_key
    from prk
  ),
  -- The order's own words.
  word as (select string_split(unnest(string_split(decode(content), chr(10))), ' ') as w from order_text),
  term as (
    select (select try_cast(w[2] as uinteger) from word where w[1] = 'cap') as cap,
           (select w[2] from word where w[1] = 'coverage') = 'uninspected-first' as uninspected_first
  ),
  quota as (
    select w[2] as stratum, w[3]::ubigint as quota, row_number() over () as place from word where w[1] = 'stratum'
  ),
  candidate as (
    select id, stratum,
           uninspected_first and inspections::uinteger > 0 as late,
           sha256(outer_key || unhex(sha256(inner_key || encode('source ' || id) || '\x01'::blob))) as ticket
    from sources, term, key
    where status = 'exempt' or (status = '-' and (cap is null or inspections::uinteger < cap))
  ),
  ranked as (
    select *, row_number() over (partition by stratum order by late, ticket, id) as rank from candidate
  )
select stratum, rank, id
from ranked join quota using (stratum)
where rank <= quota
order by place, rank;
