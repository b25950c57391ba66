// Hashes, Merkle trees and streams of words: the standards that the draw protocol names. A digest is eight words of 32 bits.

/** @typedef {{start: Int32Array, compress: (state: Int32Array) => void}} Hash */
/** @typedef {{hash: Hash, inner: Int32Array, outer: Int32Array}} Keyed HMAC with its key absorbed. */
/** The block about to be compressed (16 words) with its schedule; a digest on its way. */
const W = new Int32Array(68), MAC = new Int32Array(8);
/** The message about to be hashed, and how its words are read. */
let BYTES = new Uint8Array(1 << 12), VIEW = new DataView(BYTES.buffer);

const SHA256_K = Int32Array.of(
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
  0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa,
  0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
  0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
  0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f,
  0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2);

const bigSigma0 = (/** @type {number} */ x) => (x >>> 2 | x << 30) ^ (x >>> 13 | x << 19) ^ (x >>> 22 | x << 10);
const bigSigma1 = (/** @type {number} */ x) => (x >>> 6 | x << 26) ^ (x >>> 11 | x << 21) ^ (x >>> 25 | x << 7);
/** FIPS 180-4, section 6.2. Four rounds a turn, so that the eight variables need not move at each. @type {Hash} */
const SHA256 = {
  start: Int32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19),
  compress(state) {
    for (let i = 16, x = W[0], p = W[14], q = W[15]; i < 64; i += 2) { // What a turn read or wrote last needs not be read again.
      const y = W[i - 15], z = W[i - 14];
      p = ((p >>> 17 | p << 15) ^ (p >>> 19 | p << 13) ^ p >>> 10) + x + W[i - 7] + ((y >>> 7 | y << 25) ^ (y >>> 18 | y << 14) ^ y >>> 3) | 0;
      q = ((q >>> 17 | q << 15) ^ (q >>> 19 | q << 13) ^ q >>> 10) + y + W[i - 6] + ((z >>> 7 | z << 25) ^ (z >>> 18 | z << 14) ^ z >>> 3) | 0;
      W[i] = p; W[i + 1] = q; x = z;
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i += 4) {
      let t = h + bigSigma1(e) + (g ^ e & (f ^ g)) + SHA256_K[i] + W[i] | 0;
      d = d + t | 0; h = t + bigSigma0(a) + (a & b ^ c & (a ^ b)) | 0;
      t = g + bigSigma1(d) + (f ^ d & (e ^ f)) + SHA256_K[i + 1] + W[i + 1] | 0;
      c = c + t | 0; g = t + bigSigma0(h) + (h & a ^ b & (h ^ a)) | 0;
      t = f + bigSigma1(c) + (e ^ c & (d ^ e)) + SHA256_K[i + 2] + W[i + 2] | 0;
      b = b + t | 0; f = t + bigSigma0(g) + (g & h ^ a & (g ^ h)) | 0;
      t = e + bigSigma1(b) + (d ^ b & (c ^ d)) + SHA256_K[i + 3] + W[i + 3] | 0;
      const next = a + t | 0;
      a = t + bigSigma0(f) + (f & g ^ h & (f ^ g)) | 0;
      e = next; t = b; b = f; f = t; t = c; c = g; g = t; t = d; d = h; h = t;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  },
};
/** GB/T 32905-2016, section 5.3. @type {Hash} */
const SM3 = {
  start: Int32Array.of(0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e),
  compress(state) {
    for (let i = 16; i < 68; i += 1) {
      const x = W[i - 16] ^ W[i - 9] ^ (W[i - 3] << 15 | W[i - 3] >>> 17), y = W[i - 13];
      W[i] = x ^ (x << 15 | x >>> 17) ^ (x << 23 | x >>> 9) ^ (y << 7 | y >>> 25) ^ W[i - 6];
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i += 1) {
      const k = i < 16 ? 0x79cc4519 : 0x7a879d8a, a12 = a << 12 | a >>> 20, sum = a12 + e + (k << i | k >>> 32 - i) | 0;
      const ss1 = sum << 7 | sum >>> 25, t = (i < 16 ? a ^ b ^ c : a & b | c & (a | b)) + d + (ss1 ^ a12) + (W[i] ^ W[i + 4]) | 0;
      const u = (i < 16 ? e ^ f ^ g : g ^ e & (f ^ g)) + h + ss1 + W[i] | 0;
      d = c; c = b << 9 | b >>> 23; b = a; a = t;
      h = g; g = f << 19 | f >>> 13; f = e; e = u ^ (u << 9 | u >>> 23) ^ (u << 17 | u >>> 15);
    }
    state[0] ^= a; state[1] ^= b; state[2] ^= c; state[3] ^= d; state[4] ^= e; state[5] ^= f; state[6] ^= g; state[7] ^= h;
  },
};
/** Makes room for so many bytes of a message and its padding. @param {number} length */
function room(length) {
  if (length + 128 <= BYTES.length) return;
  const shorter = BYTES;
  (BYTES = new Uint8Array(2 * length + 128)).set(shorter);
  VIEW = new DataView(BYTES.buffer);
}
/** Writes the UTF-8 of a text, or of a part of it, into the message; the place after it. A half of a character, which UTF-8
 * cannot say, is refused. @param {string} text @param {number} at */
function put(text, at, from = 0, to = text.length) {
  room(at + 3 * (to - from));
  const bytes = BYTES;
  for (let i = from; i < to; i += 1) {
    let code = text.charCodeAt(i);
    if (code < 0x80) { bytes[at++] = code; continue; }
    if (code >= 0xd800 && code < 0xe000) {
      const low = text.charCodeAt(++i);
      if (code >= 0xdc00 || !(low >= 0xdc00 && low < 0xe000)) wrong("1", "文本中有不完整的字符。", "A text holds half a character.");
      code = 0x10000 + (code - 0xd800 << 10) + low - 0xdc00;
      bytes[at++] = 0xf0 | code >> 18;
      bytes[at++] = 0x80 | code >> 12 & 63;
    } else if (code >= 0x800) bytes[at++] = 0xe0 | code >> 12;
    bytes[at++] = code >= 0x800 ? 0x80 | code >> 6 & 63 : 0xc0 | code >> 6;
    bytes[at++] = 0x80 | code & 63;
  }
  return at;
}
/** Writes a digest's bytes into the message; the place after it. @param {Int32Array} words @param {number} at */
function putWords(words, at) {
  room(at + 32);
  for (let i = 0; i < 8; i += 1) VIEW.setInt32(at + 4 * i, words[i]);
  return at + 32;
}
/** Compares bytes of the message with those kept, and keeps them: 0, or the first difference.
 * @param {Uint8Array} kept @param {number} from @param {number} to The last one's place. */
function differs(kept, from, to) {
  const bytes = BYTES;
  let at = from;
  while (at < to && bytes[at] === kept[at - from]) at += 1;
  const difference = bytes[at] - kept[at - from];
  for (; at <= to; at += 1) kept[at - from] = bytes[at];
  return difference;
}
/** Copies eight words: by hand, since what engines have costs more for so few. @param {Int32Array} from @param {Int32Array} into @param {number} at */
function copy(from, into, at) {
  for (let i = 0; i < 8; i += 1) into[at + i] = from[i];
  return into;
}
/** Hashes and pads the first bytes of the message; `before` more were hashed before them.
 * @param {Hash} hash @param {Int32Array} state @param {number} length @param {number} before */
function finish(hash, state, length, before) {
  const end = length + 72 >> 6 << 6, bits = 8 * (before + length), view = VIEW, bytes = BYTES;
  bytes[length] = 0x80;
  for (let at = length + 1; at < end - 8; at += 1) bytes[at] = 0;
  view.setUint32(end - 8, bits / 4294967296);
  view.setUint32(end - 4, bits);
  for (let at = 0; at < end; at += 64) {
    for (let i = 0; i < 16; i += 1) W[i] = view.getInt32(at + 4 * i);
    hash.compress(state);
  }
  return state;
}
/** The digest of the first bytes of the message, into eight words from a place on.
 * @param {Hash} hash @param {number} length @param {Int32Array} into @param {number} at */
const digestInto = (hash, length, into, at) => copy(finish(hash, copy(hash.start, MAC, 0), length, 0), into, at);
/** The digest of the first bytes of the message. @param {Hash} hash @param {number} length */
const digest = (hash, length) => digestInto(hash, length, new Int32Array(8), 0);
/** HMAC (RFC 2104) with a key of 32 bytes; both hashes work in blocks of 64. @param {Hash} hash @param {Int32Array} key */
function keyed(hash, key) {
  const [inner, outer] = [0x36363636, 0x5c5c5c5c].map((pad) => {
    const state = Int32Array.from(hash.start);
    for (let i = 0; i < 16; i += 1) W[i] = (i < 8 ? key[i] : 0) ^ pad;
    hash.compress(state);
    return state;
  });
  return { hash, inner, outer };
}
/** The HMAC of the first bytes of the message, into eight words from a place on.
 * @param {Keyed} key @param {number} length @param {Int32Array} into @param {number} at */
function macInto(key, length, into, at) {
  copy(finish(key.hash, copy(key.inner, MAC, 0), length, 64), W, 0);
  for (let i = 9; i < 15; i += 1) W[i] = 0;
  W[8] = 1 << 31;
  W[15] = 8 * (64 + 32);
  key.hash.compress(copy(key.outer, MAC, 0));
  return copy(MAC, into, at);
}
/** The HMAC of a text. @param {Keyed} key @param {string} text */
const mac = (key, text) => macInto(key, put(text, 0), new Int32Array(8), 0);
/** The root of leaf hashes (RFC 9162, section 2.1.1), which are lost. Pairing level by level, where an odd last one moves up as
 * it is, gives the same tree as splitting at powers of two.
 * @param {Hash} hash @param {Int32Array} level @param {number} count @returns {Generator<void, Int32Array>} */
function* merkleRoot(hash, level, count) {
  const node = new Int32Array(8);
  if (count === 0) return digest(hash, 0);
  for (; count > 1; count = count + 1 >> 1) {
    for (let i = 0, from = 0; from < 8 * count - 8; i += 1, from += 16) {
      W[0] = 1 << 24 | level[from] >>> 8; // 0x01, left, right: 65 bytes, so that every word is made of two.
      for (let j = 1; j < 16; j += 1) W[j] = level[from + j - 1] << 24 | level[from + j] >>> 8;
      hash.compress(copy(hash.start, node, 0));
      for (let j = 1; j < 15; j += 1) W[j] = 0;
      W[0] = level[from + 15] << 24 | 0x800000;
      W[15] = 8 * 65;
      hash.compress(node);
      copy(node, level, 8 * i);
      if (i % 256 === 255) yield;
    }
    if (count % 2) level.copyWithin(4 * count - 4, 8 * count - 8, 8 * count);
  }
  return level.slice(0, 8);
}
/** The words of the ChaCha20 keystream of a stream (RFC 8439 with a counter of 64 bits), as pairs of low and high half.
 * @param {Int32Array} key @param {number} stream @returns {() => [number, number]} */
function words(key, stream) {
  const x = new Int32Array(16), start = Int32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    stream | 0, stream / 4294967296);
  // The key's bytes are read as little-endian words.
  key.forEach((word, i) => (start[4 + i] = word << 24 | word << 8 & 0xff0000 | word >> 8 & 0xff00 | word >>> 24));
  /** @param {number} a @param {number} b @param {number} c @param {number} d */
  const quarter = (a, b, c, d) => {
    x[a] += x[b]; x[d] ^= x[a]; x[d] = x[d] << 16 | x[d] >>> 16;
    x[c] += x[d]; x[b] ^= x[c]; x[b] = x[b] << 12 | x[b] >>> 20;
    x[a] += x[b]; x[d] ^= x[a]; x[d] = x[d] << 8 | x[d] >>> 24;
    x[c] += x[d]; x[b] ^= x[c]; x[b] = x[b] << 7 | x[b] >>> 25;
  };
  let next = 16;
  return () => {
    if (next === 16) {
      x.set(start);
      for (let round = 0; round < 10; round += 1) {
        for (let i = 0; i < 4; i += 1) quarter(i, 4 + i, 8 + i, 12 + i);
        for (let i = 0; i < 4; i += 1) quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4);
      }
      for (let i = 0; i < 16; i += 1) x[i] += start[i];
      if ((start[12] += 1) === 0) start[13] += 1;
      next = 0;
    }
    return [x[next++] >>> 0, x[next++] >>> 0];
  };
}
/** A word of 64 bits modulo n < 2^32, exactly: 16 bits at a time, so that no number passes 2^48.
 * @param {number} low @param {number} high @param {number} n */
const modulo = (low, high, n) => ((high % n * 65536 + (low >>> 16)) % n * 65536 + (low & 0xffff)) % n;
/** A number below n from the next word x of a stream with x < 2^64 - (2^64 mod n); others are skipped (section 4).
 * @param {() => [number, number]} next @param {number} n */
function below(next, n) {
  const over = (modulo(0xffffffff, 0xffffffff, n) + 1) % n; // 2^64 mod n
  for (;;) {
    const [low, high] = next();
    if (high < 0xffffffff || low < 4294967296 - over) return modulo(low, high, n);
  }
}

const hex = (/** @type {Int32Array} */ words) => Array.from(words, (word) => (0x100000000 + (word >>> 0)).toString(16).slice(1)).join("");
const unhex = (/** @type {string} */ text) => Int32Array.from({ length: 8 }, (_, i) => parseInt(text.slice(8 * i, 8 * i + 8), 16));
