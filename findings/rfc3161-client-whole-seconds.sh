#!/bin/sh
# Guess: the time that a verified RFC 3161 time stamp proves is the time in its token.
# Seen: rfc3161-client 1.0.9 gives gen_time in whole seconds: of 12:00:05.874Z it gives 12:00:05+00:00, a moment
# before the stamp, with no word of what is cut; asn1crypto 1.5.1 and rfc3161ng 2.1.3 keep the fraction, which the
# standard allows and OpenSSL's authority writes (clock_precision_digits). Nor does the client know SM3: a token over
# an SM3 digest is decoded, but not verified.
# Hurts: "committed before the lottery was drawn at 12:00:05.5"; two stamps of one second in the wrong order.
set -eu
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
python3 -m pip install -qq --no-warn-conflicts --target lib rfc3161-client==1.0.9 rfc3161ng==2.1.3 asn1crypto==1.5.1
cat > tsa.cnf <<'E'
[tsa]
serial = ./serial
signer_cert = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.1
digests = sha256, sm3
clock_precision_digits = 3
ess_cert_id_alg = sha256
[stamping]
extendedKeyUsage = critical, timeStamping
E
openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=root -days 30 2>/dev/null
openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=stamps 2>/dev/null
openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 20 -extfile tsa.cnf -extensions stamping -out tsa.pem 2>/dev/null
echo 01 > serial; echo order > order.txt
for hash in sha256 sm3; do
  openssl ts -query -data order.txt -$hash -cert -out $hash.tsq 2>/dev/null
  for i in 1 2 3; do openssl ts -reply -config tsa.cnf -section tsa -queryfile $hash.tsq -out $hash$i.tsr 2>/dev/null; done
  openssl ts -verify -data order.txt -in ${hash}1.tsr -CAfile ca.pem 2>/dev/null
done
PYTHONPATH=lib python3 -W ignore - <<'E'
from asn1crypto import tsp
from cryptography.x509 import load_pem_x509_certificate
import rfc3161_client, rfc3161ng
root = load_pem_x509_certificate(open("ca.pem", "rb").read())
verifier = rfc3161_client.VerifierBuilder().add_root_certificate(root).build()
fractions = 0
for i in (1, 2, 3):
    reply = open(f"sha256{i}.tsr", "rb").read()
    client = rfc3161_client.decode_timestamp_response(reply)
    assert verifier.verify_message(client, b"order\n")
    token = tsp.TimeStampResp.load(reply)["time_stamp_token"]
    exact = token["content"]["encap_content_info"]["content"].parsed["gen_time"].native
    other = rfc3161ng.get_timestamp(token.dump(), naive=False)
    print("rfc3161-client", client.tst_info.gen_time, "| asn1crypto", exact, "| rfc3161ng", other)
    assert client.tst_info.gen_time.microsecond == 0 and client.tst_info.gen_time == exact.replace(microsecond=0) and other == exact
    fractions += exact.microsecond > 0
assert fractions
try:
    verifier.verify_message(rfc3161_client.decode_timestamp_response(open("sm31.tsr", "rb").read()), b"order\n")
    raise SystemExit("SM3 is verified")
except rfc3161_client.VerificationError as error:
    print("SM3:", error)
E
