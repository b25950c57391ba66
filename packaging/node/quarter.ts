// The main job with the installed package: tables → plan → order → draw → verify.
import { readFileSync } from 'node:fs';
import * as ssj from 'shuangsuiji';

const file = (name: string): string => readFileSync(`${process.argv[2]}/${name}`, 'utf8');
const { registry } = ssj.readRegistry({ csv: file('sources.csv') });
const roster = ssj.readRoster({ inspectors: file('inspectors.csv'), recusals: file('recusals.csv'), registry });
const place = { agency: 'xincheng', division: '150102', tier: 'county' } as const;
const base = ssj.agencyBase({ ...place, on: '2026-12-10', registry, roster });
const { plan } = ssj.plan({ year: 2027, agencies: [base] });
const secret = Buffer.from('32 random bytes that none knows.').toString('hex'); // In earnest: crypto.randomBytes(32).
const promised = ssj.commitValue({ hash: 'sha256', value: secret }).digest;
const order = ssj.order({
  items: JSON.parse(file('items.json')), plan, agency: 'xincheng', period: '2027-Q1', drawn_on: '2026-12-15', registry, roster,
  entropy: [
    { kind: 'commit', label: 'bureau', value: promised },
    { kind: 'public', label: 'lottery', value: '福彩3D 第2026340期' },
  ],
});
const { sources, inspectors, recusals } = order;
const texts = { order: order.order ?? '', sources, inspectors, recusals };
const contributions = [{ label: 'bureau', value: secret }, { label: 'lottery', value: '343037' }];
const draw = ssj.draw({ ...texts, contributions });
const verified = ssj.verify({ ...texts, transcripts: [draw.transcript] });
console.log(order.order_digest, draw.transcript_digest, verified.drawn);
