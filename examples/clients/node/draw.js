// A county's draw in Node with koffi: registry and roster from files, the order by the rules, reveal, draw, verify.
//
//   npm install koffi && node examples/clients/node/draw.js examples/data

'use strict';

const fs = require('node:fs');
const path = require('node:path');
const koffi = require('koffi');

const ABI = 2, HASH_SM3 = 1, TIER_COUNTY = 0;
const LIST_SOURCES = 0, LIST_INSPECTORS = 1, LIST_RECUSALS = 2;

koffi.struct('ssj_string_t', { data: 'void *', len: 'size_t' });
koffi.struct('ssj_date_t', { year: 'int32_t', month: 'uint16_t', day: 'uint16_t' });
koffi.struct('ssj_digest_t', { bytes: koffi.array('uint8_t', 32) });
koffi.struct('ssj_agency_t', { name: 'ssj_string_t', division: 'uint32_t', tier: 'uint32_t' });
koffi.struct('ssj_contribution_t', { label: 'ssj_string_t', value: 'void *', value_len: 'size_t' });
koffi.struct('ssj_drawn_t', {
  stratum: 'ssj_string_t', source: 'ssj_string_t', rank: 'uint32_t', team_len: 'uint32_t',
});
koffi.struct('ssj_publication_t', {
  struct_size: 'uint32_t', reserved: 'uint32_t', order: 'ssj_string_t', sources: 'ssj_string_t',
  inspectors: 'ssj_string_t', recusals: 'ssj_string_t', reveal: 'ssj_string_t', transcripts: 'ssj_string_t *',
  transcripts_len: 'size_t', digest: 'ssj_digest_t *', salt_key: 'ssj_digest_t *',
});
koffi.struct('ssj_verified_t', {
  order: 'ssj_digest_t', transcript: 'ssj_digest_t', drawn: 'uint32_t', is_void: 'uint8_t',
  reserved: koffi.array('uint8_t', 3),
});

const library = koffi.load(process.platform === 'win32' ? 'shuangsuiji.dll' : 'libshuangsuiji.so');
const ssj = {};
for (const declaration of [
  'uint32_t ssj_abi_version()',
  'int32_t ssj_error_code(void *)', 'const char *ssj_error_article(void *)', 'const char *ssj_error_message_zh(void *)',
  'void *ssj_text_data(void *)', 'size_t ssj_text_len(void *)', 'size_t ssj_registry_len(void *)',
  'size_t ssj_roster_len(void *)', 'size_t ssj_draw_len(void *)',
  'int32_t ssj_rules_built_in(const char *, size_t, _Out_ void **, _Out_ void **)',
  'int32_t ssj_registry_from_csv(const char *, size_t, uint8_t, _Out_ void **, _Out_ void **)',
  'int32_t ssj_roster_from_csv(const char *, size_t, const char *, size_t, const char *, size_t, void *, ' +
    '_Out_ void **, _Out_ void **)',
  'int32_t ssj_plan_from_rooms(void *, void *, void *, int32_t, ssj_agency_t *, size_t, ssj_date_t, _Out_ void **, ' +
    '_Out_ void **)',
  'int32_t ssj_order_by_rules(void *, const char *, size_t, void *, void *, void *, void *, const char *, size_t, ' +
    'const char *, size_t, ssj_date_t, const char *, size_t, const char *, size_t, ssj_digest_t *, _Out_ void **, ' +
    '_Out_ void **, _Out_ void **)',
  'int32_t ssj_digest_of_value(uint32_t, const char *, size_t, _Out_ ssj_digest_t *, _Out_ void **)',
  'int32_t ssj_committed_list(void *, uint32_t, _Out_ void **, _Out_ void **)',
  'int32_t ssj_committed_order(void *, _Out_ void **, _Out_ void **)',
  'int32_t ssj_committed_digest(void *, _Out_ ssj_digest_t *, _Out_ void **)',
  'int32_t ssj_draw_new(void *, ssj_contribution_t *, size_t, _Out_ void **, _Out_ void **)',
  'int32_t ssj_draw_at(void *, size_t, _Out_ ssj_drawn_t *, _Out_ void **)',
  'int32_t ssj_draw_inspector(void *, size_t, size_t, _Out_ ssj_string_t *, _Out_ void **)',
  'int32_t ssj_draw_transcript(void *, size_t, _Out_ void **, _Out_ void **)',
  'void ssj_publication_init(_Out_ ssj_publication_t *)',
  'int32_t ssj_publication_verify(ssj_publication_t *, _Out_ ssj_verified_t *, _Out_ void **)',
  'int32_t ssj_json_call(const char *, size_t, _Out_ void **, _Out_ void **)',
  ...['error', 'text', 'rules', 'registry', 'roster', 'plan', 'committed', 'draw'].map((type) =>
    `void ssj_${type}_free(void *)`),
]) {
  const name = declaration.match(/(ssj_\w+)\(/)[1];
  ssj[name] = library.func(declaration);
}

/** What the library refused: number, article, and why. */
class Refused extends Error {
  constructor(error) {
    super(ssj.ssj_error_message_zh(error));
    this.code = ssj.ssj_error_code(error);
    this.article = ssj.ssj_error_article(error);
    ssj.ssj_error_free(error);
  }
}

/** Calls a function whose last arguments are an output and the error; gives the output. */
function call(name, ...inputs) {
  const flat = inputs.flatMap((input) => (Buffer.isBuffer(input) ? [input, input.length] : [input]));
  const output = [null], error = [null];
  if (ssj[name](...flat, output, error) !== 0) {
    throw new Refused(error[0]);
  }
  return output[0];
}

/** Calls a function that gives a handle, and what uses the handle; then frees it. */
function using(type, handle, use) {
  try {
    return use(handle);
  } finally {
    ssj[`ssj_${type}_free`](handle);
  }
}

/** The bytes of a text that a function gives. */
function text(name, ...inputs) {
  return using('text', call(name, ...inputs), (handle) => {
    const bytes = koffi.decode(ssj.ssj_text_data(handle), 'uint8_t', Number(ssj.ssj_text_len(handle)));
    return Buffer.from(bytes);
  });
}

const bytes = (value) => Buffer.from(value, 'utf8');
const string = (value) => (value === null ? { data: null, len: 0 } : { data: bytes(value), len: bytes(value).length });
const ofString = ({ data, len }) => Buffer.from(koffi.decode(data, 'uint8_t', Number(len))).toString('utf8');
const hex = (digest) => Buffer.from(digest.bytes).toString('hex');

/** The order as the rules make it from the files: its text is published before anybody can know the lottery. */
function orderByRules(folder, secret) {
  const read = (name) => fs.readFileSync(path.join(folder, name));
  return using('rules', call('ssj_rules_built_in', bytes('inner-mongolia-trial')), (rules) =>
    using('registry', call('ssj_registry_from_csv', read('sources.csv'), 1), (registry) =>
      using('roster', call('ssj_roster_from_csv', read('inspectors.csv'), null, 0, read('recusals.csv'), registry),
        (roster) => {
          console.log(`registry ${ssj.ssj_registry_len(registry)}, roster ${ssj.ssj_roster_len(roster)}`);
          const county = [{ name: string('xincheng'), division: 150102, tier: TIER_COUNTY }];
          const planned = { year: 2026, month: 12, day: 10 }, drawn = { year: 2026, month: 12, day: 15 };
          return using('plan', call('ssj_plan_from_rooms', rules, registry, roster, 2027, county, 1, planned), (plan) => {
            const entropy = [
              { kind: 'commit', label: 'bureau', value: hex(call('ssj_digest_of_value', HASH_SM3, secret)) },
              { kind: 'public', label: 'lottery', value: '3D 2026340' },
            ];
            const committed = [null];
            const record = call('ssj_order_by_rules', rules, read('items.json'), plan, registry, roster, null,
              bytes('xincheng'), bytes('2027-Q1'), drawn, bytes('{"hash": "sm3"}'), bytes(JSON.stringify(entropy)), null,
              committed);
            using('text', record, () => console.log(`record ${ssj.ssj_text_len(record)} bytes`));
            return committed[0];
          });
        })));
}

function reveal(committed, secret, lottery) {
  const contributions = [['bureau', secret], ['lottery', lottery]].map(([label, value]) =>
    ({ label: string(label), value, value_len: value.length }));
  return call('ssj_draw_new', committed, contributions, contributions.length);
}

function printDraw(draw) {
  const length = Number(ssj.ssj_draw_len(draw));
  for (let place = 0; place < length; place += 1) {
    const drawn = call('ssj_draw_at', draw, place);
    const team = Array.from({ length: drawn.team_len }, (_, seat) =>
      ofString(call('ssj_draw_inspector', draw, place, seat)));
    console.log([ofString(drawn.stratum), drawn.rank, ofString(drawn.source), ...team].join(' '));
  }
  console.log(`drawn ${length}`);
}

/** What anybody can do with the published texts. */
function verify(committed, draw) {
  const given = (value) => ({ data: value, len: value.length });
  const publication = {};
  ssj.ssj_publication_init(publication);
  Object.assign(publication, {
    order: given(text('ssj_committed_order', committed)),
    sources: given(text('ssj_committed_list', committed, LIST_SOURCES)),
    inspectors: given(text('ssj_committed_list', committed, LIST_INSPECTORS)),
    recusals: given(text('ssj_committed_list', committed, LIST_RECUSALS)),
    transcripts: [given(text('ssj_draw_transcript', draw, 0))],
    transcripts_len: 1,
  });
  const verified = call('ssj_publication_verify', publication);
  console.log(`transcript ${hex(verified.transcript)}`);
  console.log(`verified ${verified.drawn}`);
}

function main(folder) {
  if (ssj.ssj_abi_version() !== ABI) {
    throw new Error(`expected a library of ABI ${ABI}`);
  }
  const secret = bytes('32 random bytes that none knows.'); // In earnest: crypto.randomBytes(32).
  using('committed', orderByRules(folder, secret), (committed) => {
    console.log(`order ${hex(call('ssj_committed_digest', committed))}`);
    try {
      // Another value than the one that was committed: refused, and why.
      reveal(committed, bytes('a value that suits us better'), bytes('4 0 7'));
    } catch (refused) {
      console.log(`refused ${refused.code}, Art. ${refused.article}: ${refused.message}`);
    }
    using('draw', reveal(committed, secret, bytes('4 0 7')), (draw) => {
      printDraw(draw);
      verify(committed, draw);
    });
  });
  // The JSON door: a whole operation without any of the above.
  const request = { op: 'working_day_after', date: '2026-09-25', n: 20 };
  console.log(text('ssj_json_call', bytes(JSON.stringify(request))).toString('utf8'));
}

main(process.argv[2]);
