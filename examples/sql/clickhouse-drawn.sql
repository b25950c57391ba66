-- As duckdb-drawn.sql, for ClickHouse, whose HMAC takes the message before the key.
with
  (select content from order_text) as content,
  arrayMap(line -> splitByChar(' ', line), splitByChar('\n', content)) as words,
  (select HMAC('sha256', reveal, substring(SHA256(content), 1)) from reveal_lines) as prk,
  toUInt32OrNull(arrayFirst(w -> w[1] = 'cap', words)[2]) as cap,
  arrayFirst(w -> w[1] = 'coverage', words)[2] = 'uninspected-first' as uninspected_first,
  arrayFilter(w -> w[1] = 'stratum', words) as quotas
select stratum, rank, id
from (
  select id, stratum, row_number() over (partition by stratum order by late, ticket, id) as rank
  from (
    select id, stratum, uninspected_first and toUInt32(inspections) > 0 as late,
           HMAC('sha256', concat('source ', id, '\x01'), prk) as ticket
    from sources
    where status = 'exempt' or (status = '-' and (cap is null or toUInt32(inspections) < cap))
  )
)
where rank <= toUInt64OrZero(arrayFirst(w -> w[2] = stratum, quotas)[3])
order by arrayFirstIndex(w -> w[2] = stratum, quotas), rank
