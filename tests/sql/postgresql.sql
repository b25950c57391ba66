-- Art. 2: the sources of one stratum, drawn again from the published list; psql -v prk=… -v stratum=… -v cap=… -v quota=… -v hash=…
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TEMPORARY TABLE sources (id text, stratum text, division text, inspections int, status text);
\copy sources FROM 'sources.txt' (FORMAT csv, DELIMITER E'\t', QUOTE E'\b')
SELECT id FROM sources
WHERE stratum = :'stratum' AND (status = 'exempt' OR status = '-' AND inspections < :cap)
ORDER BY inspections > 0, hmac(convert_to('source ' || id, 'UTF8') || '\x01'::bytea, decode(:'prk', 'hex'), :'hash')
LIMIT :quota;
