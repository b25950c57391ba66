// The script's hashes, trees, streams and orders beside other implementations, and the traps of JavaScript.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import { createRequire } from "node:module";
import test from "node:test";
import { chacha20orig } from "@noble/ciphers/chacha.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";

const require = createRequire(import.meta.url);
const { sm3 } = require("sm-crypto");
const { script } = require("./script.js");

const bytes = (text) => Uint8Array.from(Buffer.from(text, "utf8"));
const toHex = (array) => Buffer.from(array).toString("hex");
const random = (() => { // The same numbers at every run.
  let counter = 0;
  return (length) => {
    counter += 1;
    return crypto.createHash("shake256", { outputLength: length || 1 }).update(`page ${counter}`).digest().subarray(0, length);
  };
})();
const text = (length) => random(length).toString("latin1");
const finished = (steps) => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};
const HASHES = [
  [script.SHA256, (message) => toHex(sha256(message))],
  [script.SM3, (message) => sm3(Array.from(message))],
];

test("both hashes agree with others at every length around their blocks", () => {
  for (const [hash, other] of HASHES) {
    for (let length = 0; length <= 300; length += 1) {
      const message = text(length);
      assert.equal(script.hex(script.digest(hash, script.put(message, 0))), other(bytes(message)), `${length}`);
    }
    for (const length of [4095, 4096, 40000]) {
      const message = text(length);
      assert.equal(script.hex(script.digest(hash, script.put(message, 0))), other(bytes(message)), `${length}`);
    }
  }
  assert.equal(script.hex(script.digest(script.SM3, script.put("abc", 0))), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
});

test("HMAC agrees with others", () => {
  for (let length = 0; length <= 200; length += 1) {
    const key = Uint8Array.from(random(32)), words = script.unhex(toHex(key)), message = text(length);
    assert.equal(script.hex(script.mac(script.keyed(script.SHA256, words), message)), toHex(hmac(sha256, key, bytes(message))));
    const inner = (pad, rest) => sm3(Array.from({ length: 64 }, (_, i) => (i < 32 ? key[i] : 0) ^ pad).concat(rest));
    const expected = inner(0x5c, Array.from(Buffer.from(inner(0x36, Array.from(bytes(message))), "hex")));
    assert.equal(script.hex(script.mac(script.keyed(script.SM3, words), message)), expected);
  }
});

/** RFC 9162, section 2.1.1, word for word. */
function mth(hash, leaves) {
  if (leaves.length === 0) return hash(Uint8Array.of());
  if (leaves.length === 1) return leaves[0];
  let half = 1;
  while (2 * half < leaves.length) half *= 2;
  return hash(Uint8Array.from([1, ...Buffer.from(mth(hash, leaves.slice(0, half)), "hex"), ...Buffer.from(mth(hash, leaves.slice(half)), "hex")]));
}

test("roots are those of the recursive definition, for every count up to 70", () => {
  for (const [hash, other] of HASHES) {
    for (let count = 0; count <= 70; count += 1) {
      const leaves = Array.from({ length: count }, () => toHex(random(32))), words = new Int32Array(8 * count);
      leaves.forEach((leaf, at) => words.set(script.unhex(leaf), 8 * at));
      assert.equal(script.hex(finished(script.merkleRoot(hash, words, count))), mth(other, leaves), `${count}`);
    }
  }
});

test("the words are the original ChaCha20's, over several blocks and with streams beyond 32 bits", () => {
  for (const stream of [0, 1, 255, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 7]) {
    const key = random(32), nonce = Buffer.alloc(8), next = script.words(script.unhex(key.toString("hex")), stream);
    nonce.writeBigUInt64LE(BigInt(stream));
    const expected = Buffer.from(chacha20orig(Uint8Array.from(key), Uint8Array.from(nonce), new Uint8Array(8 * 40)));
    for (let at = 0; at < 40; at += 1) {
      assert.deepEqual(next(), [expected.readUInt32LE(8 * at), expected.readUInt32LE(8 * at + 4)], `${stream} ${at}`);
    }
  }
});

test("a word of 64 bits is reduced exactly, which plain numbers are not", () => {
  let plainlyWrong = 0, count = 0;
  for (const n of [1, 2, 3, 7, 500, 65535, 65536, 2 ** 21 + 1, 2 ** 26 - 1, 2 ** 31, 2 ** 32 - 1]) {
    for (let i = 0; i < 200; i += 1) {
      const [low, high] = [random(4).readUInt32LE(), random(4).readUInt32LE()];
      const exact = Number((BigInt(high) << 32n | BigInt(low)) % BigInt(n));
      assert.equal(script.modulo(low, high, n), exact);
      count += n % 2 && n > 1 ? 1 : 0;
      plainlyWrong += n % 2 && n > 1 && (high * 4294967296 + low) % n !== exact ? 1 : 0;
    }
  }
  assert.ok(plainlyWrong > 0.6 * count, "the trap is a trap");
});

test("words at and above the last whole multiple are skipped, and only those", () => {
  for (const n of [3, 5, 500, 65537, 2 ** 31 + 1, 2 ** 32 - 1]) {
    const limit = 2n ** 64n - 2n ** 64n % BigInt(n), halves = (x) => [Number(x & 0xffffffffn), Number(x >> 32n)];
    const given = [limit, 2n ** 64n - 1n, limit - 1n, 0n];
    let at = 0;
    const next = () => halves(given[at++]);
    assert.equal(script.below(next, n), n - 1, "the last that is taken");
    assert.equal(at, 3, "two were skipped");
    assert.equal(script.below(next, n), 0);
  }
  for (const n of [1, 2, 65536, 2 ** 31]) { // 2^64 is a multiple: nothing is skipped.
    assert.equal(script.below(() => [0xffffffff, 0xffffffff], n), n - 1);
  }
});

test("ids are ordered by their bytes of UTF-8, which is not JavaScript's order", () => {
  assert.ok("\u{20bb7}" < "\ufa11", "the trap is a trap");
  assert.ok(script.compare("\ufa11", "\u{20bb7}") < 0);
  const letters = ["\ufa11", "\u{20bb7}", "\u{1f3b2}", "\uffff", "\ue000", "企", "é", "a", "Z", "0", "9", "10", "-", "\ud7ff"];
  const ids = letters.concat(...letters.map((a) => letters.map((b) => a + b)));
  const byBytes = ids.slice().sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  assert.deepEqual(ids.slice().sort(script.compare), byBytes);
  for (const id of ids) assert.equal(script.put(id, 0), Buffer.byteLength(id), id);
  const found = Array.from(new Set(byBytes));
  for (const [at, id] of found.entries()) assert.equal(script.find(found, id), at);
  assert.equal(script.find(found, "nobody"), -1);
});

test("texts are hashed as UTF-8, and half a character is refused", () => {
  for (const word of ["企业", "é\u0800\uffff", "\u{20bb7}\u{10ffff}", "\u0080\u07ff"]) {
    assert.equal(script.hex(script.digest(script.SHA256, script.put(word, 0))), toHex(sha256(bytes(word))));
  }
  for (const half of ["\ud842", "a\udfb7", "\ud842a", "\udfb7\ud842"]) assert.throws(() => script.put(half, 0), (error) => Boolean(error.zh));
});
