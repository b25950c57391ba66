-- Art. 2: the sources of one stratum, drawn again from the published list. $prk is the draw's key in hex.
WITH keyed AS (
  SELECT [('0x' || substr($prk, 2 * i + 1, 2))::INT FOR i IN range(32)] AS key
), pads AS (
  SELECT unhex(array_to_string([printf('%02x', xor(byte, 54)) FOR byte IN key], '') || repeat('36', 32)) AS inner_pad,
         unhex(array_to_string([printf('%02x', xor(byte, 92)) FOR byte IN key], '') || repeat('5c', 32)) AS outer_pad
  FROM keyed
)
SELECT id
FROM pads, read_csv($sources, delim = '\t', quote = '', escape = '', header = false, auto_detect = false,
  columns = {'id': 'VARCHAR', 'stratum': 'VARCHAR', 'division': 'VARCHAR', 'inspections': 'INT', 'status': 'VARCHAR'})
WHERE stratum = $stratum AND (status = 'exempt' OR status = '-' AND inspections < $cap)
ORDER BY inspections > 0, sha256(outer_pad || unhex(sha256(inner_pad || encode('source ' || id) || '\x01'::BLOB)))
LIMIT $quota
