//! The hash of a draw: SHA-256 (FIPS 180-4) or SM3 (GB/T 32905-2016), named by the order; HMAC (RFC 2104) over it.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;
use sm3::Sm3;
use thiserror::Error;

use crate::explain::explain;
use crate::wide::Function;
use crate::{Article, Code};

/// The hash function that an order names.
///
/// # Example: the hash of nothing, twice
/// ```
/// use shuangsuiji::draw::Hash;
/// assert!(Hash::Sha256.digest(&[]).to_string().starts_with("e3b0c442"));
/// assert!(Hash::Sm3.digest(&[]).to_string().starts_with("1ab21d83"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Hash {
    /// SHA-256, FIPS 180-4.
    Sha256,
    /// SM3, GB/T 32905-2016.
    Sm3,
}

impl Hash {
    /// Both functions.
    pub const ALL: [Hash; 2] = [Hash::Sha256, Hash::Sm3];

    /// The word in an order: `sha256` or `sm3`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Hash::Sha256 => "sha256",
            Hash::Sm3 => "sm3",
        }
    }

    /// The digest of the parts, one after the other.
    #[must_use]
    pub fn digest(self, parts: &[&[u8]]) -> Digest {
        fn over<D: sha2::Digest<OutputSize = sha2::digest::consts::U32>>(parts: &[&[u8]]) -> Digest {
            let mut hash = D::new();
            parts.iter().for_each(|part| hash.update(part));
            Digest(hash.finalize().into())
        }
        match self {
            Hash::Sha256 => over::<Sha256>(parts),
            Hash::Sm3 => over::<Sm3>(parts),
        }
    }

    /// The hash of a node of a Merkle tree (RFC 9162 §2.1.1): H(0x01 ‖ left ‖ right).
    pub(crate) fn node(self, left: &Digest, right: &Digest) -> Digest {
        let mut bytes = [1; 65];
        let (_, digests) = bytes.split_at_mut(1);
        let (to_left, to_right) = digests.split_at_mut(32);
        to_left.copy_from_slice(&left.0);
        to_right.copy_from_slice(&right.0);
        self.digest(&[&bytes])
    }

    /// The function by its name among the kernels.
    pub(crate) const fn function(self) -> Function {
        match self {
            Hash::Sha256 => Function::Sha256,
            Hash::Sm3 => Function::Sm3,
        }
    }

    /// The hash function that a word names.
    pub(crate) fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|hash| hash.as_str() == word)
    }
}

/// A digest of 32 bytes, written as 64 lowercase hex digits.
///
/// # Example: there and back
/// ```
/// use shuangsuiji::draw::{Digest, Hash};
/// let digest = Hash::Sha256.digest(&[b"a list"]);
/// assert_eq!(digest.to_string().parse::<Digest>(), Ok(digest));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String", extend("pattern" = "^[0-9a-f]{64}$")))]
pub struct Digest(pub [u8; 32]);

crate::forms::read_through!(Digest, String);

/// By the bytes. The first eight of two digests mostly differ, and as numbers they are compared where they stand.
impl Ord for Digest {
    fn cmp(&self, other: &Self) -> Ordering {
        let first = |Digest([a, b, c, d, e, f, g, h, ..]): &Self| u64::from_be_bytes([*a, *b, *c, *d, *e, *f, *g, *h]);
        first(self).cmp(&first(other)).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Digest {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&Hex(&self.0), f)
    }
}

impl fmt::LowerHex for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is not lowercase hex of the expected length.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("`{}` is not {expected}", found.escape_debug())]
#[non_exhaustive]
pub struct HexError {
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: &'static str,
}

explain!(HexError {
    Self { found, .. } => Code::HEX, Article::Art2, "“{}”不是规定长度的小写十六进制", found.escape_debug();
});

impl FromStr for Digest {
    type Err = HexError;

    fn from_str(text: &str) -> Result<Self, HexError> {
        let bytes = unhex(text).and_then(|bytes| bytes.try_into().ok());
        bytes
            .map(Self)
            .ok_or_else(|| HexError { found: text.to_owned(), expected: "a digest; expected 64 lowercase hex digits" })
    }
}

impl TryFrom<String> for Digest {
    type Error = HexError;

    fn try_from(text: String) -> Result<Self, HexError> {
        text.parse()
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

/// Bytes printed as lowercase hex.
pub(crate) struct Hex<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The bytes of a text of lowercase hex.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    fn nibble(digit: u8) -> Option<u8> {
        match digit {
            b'0'..=b'9' => Some(digit.wrapping_sub(b'0')),
            b'a'..=b'f' => Some(digit.wrapping_sub(b'a').wrapping_add(10)),
            _ => None,
        }
    }
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|&[high, low]| Some(nibble(high)? << 4 | nibble(low)?)).collect()
}

/// HMAC with its key already absorbed, so that each message costs two compressions and not four.
#[derive(Clone)]
pub(crate) enum Keyed {
    Sha256(Hmac<Sha256>),
    Sm3(Hmac<Sm3>),
}

impl Keyed {
    /// Absorbs the key.
    pub(crate) fn new(hash: Hash, key: &[u8; 32]) -> Self {
        // RFC 2104 pads a key shorter than a block with zeros.
        let mut block = [0; 64];
        block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
        match hash {
            Hash::Sha256 => Keyed::Sha256(Hmac::new(&block.into())),
            Hash::Sm3 => Keyed::Sm3(Hmac::new(&block.into())),
        }
    }

    /// The same with the beginning of every message absorbed.
    pub(crate) fn after(&self, beginning: &[u8]) -> Self {
        match self {
            Keyed::Sha256(keyed) => Keyed::Sha256(keyed.clone().chain_update(beginning)),
            Keyed::Sm3(keyed) => Keyed::Sm3(keyed.clone().chain_update(beginning)),
        }
    }

    /// The function.
    pub(crate) const fn hash(&self) -> Hash {
        match self {
            Keyed::Sha256(_) => Hash::Sha256,
            Keyed::Sm3(_) => Hash::Sm3,
        }
    }

    /// The code of the parts, one after the other.
    pub(crate) fn mac(&self, parts: &[&[u8]]) -> Digest {
        match self {
            Keyed::Sha256(keyed) => {
                let mut mac = keyed.clone();
                parts.iter().for_each(|part| mac.update(part));
                Digest(mac.finalize().into_bytes().into())
            }
            Keyed::Sm3(keyed) => {
                let mut mac = keyed.clone();
                parts.iter().for_each(|part| mac.update(part));
                Digest(mac.finalize().into_bytes().into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sm3_of_the_standards_example() {
        // GB/T 32905-2016, A.1 and A.2.
        let two = b"abcd".repeat(16);
        for (message, digest) in [
            (&b"abc"[..], "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
            (&two[..], "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
        ] {
            assert_eq!(Hash::Sm3.digest(&[message]).to_string(), digest);
        }
    }

    #[test]
    fn sha256_of_the_standards_example() {
        // FIPS 180-4, the one-block example, in two parts.
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Hash::Sha256.digest(&[b"a", b"bc"]).to_string(), digest);
    }

    #[test]
    fn digests_stand_in_the_order_of_their_bytes() {
        let with = |at: usize, byte: u8| {
            let mut bytes = [7; 32];
            bytes[at] = byte;
            Digest(bytes)
        };
        let digests: Vec<Digest> = (0..32).flat_map(|at| [0, 6, 7, 8, 128, 255].map(|byte| with(at, byte))).collect();
        for one in &digests {
            for other in &digests {
                assert_eq!(one.cmp(other), one.0.cmp(&other.0), "{one} {other}");
            }
        }
    }

    #[test]
    fn what_is_not_lowercase_hex_is_refused() {
        for text in ["", "ab", &"A".repeat(64), &"g".repeat(64), &"a".repeat(65), "é"] {
            assert!(text.parse::<Digest>().is_err(), "{text}");
        }
        let error = "xyz".parse::<Digest>().unwrap_err();
        assert_eq!(error.to_string(), "`xyz` is not a digest; expected 64 lowercase hex digits");
        use crate::Explain;
        assert_eq!(error.chinese(), "“xyz”不是规定长度的小写十六进制");
    }

    fn bytes(hex: &serde_json::Value) -> Vec<u8> {
        unhex(hex.as_str().unwrap()).unwrap()
    }

    /// The key absorbed: RFC 2104 pads with zeros, so a key shorter than 32 bytes is that of 32.
    fn keyed(key: &[u8]) -> Keyed {
        let mut padded = [0; 32];
        padded[..key.len()].copy_from_slice(key);
        Keyed::new(Hash::Sha256, &padded)
    }

    #[test]
    fn hmac_of_rfc_4231_for_keys_up_to_a_digest() {
        let outside = include_str!("../../tests/vectors/outside/hmac-hkdf-sha256.json");
        let outside: serde_json::Value = serde_json::from_str(outside).unwrap();
        let cases = outside["hmac"].as_array().unwrap().iter();
        let short: Vec<_> = cases.filter(|case| bytes(&case["key"]).len() <= 32).collect();
        assert_eq!(short.len(), 4);
        for case in short {
            let (whole, message) = (bytes(&case["mac"]), bytes(&case["msg"]));
            assert_eq!(keyed(&bytes(&case["key"])).mac(&[&message]).0, *whole);
            let (head, tail) = message.split_at(3);
            assert_eq!(keyed(&bytes(&case["key"])).mac(&[head, tail]).0, *whole);
            assert_eq!(keyed(&bytes(&case["key"])).after(head).mac(&[tail]).0, *whole);
        }
    }

    #[test]
    fn hkdf_of_rfc_5869_extract_and_both_blocks_of_expand() {
        let outside = include_str!("../../tests/vectors/outside/hmac-hkdf-sha256.json");
        let outside: serde_json::Value = serde_json::from_str(outside).unwrap();
        for case in outside["hkdf"].as_array().unwrap() {
            let prk = keyed(&bytes(&case["salt"])).mac(&[&bytes(&case["ikm"])]);
            assert_eq!(prk.0, *bytes(&case["prk"]));
            let info = bytes(&case["info"]);
            let first = keyed(&prk.0).mac(&[&info, &[1]]);
            let second = keyed(&prk.0).mac(&[&first.0, &info, &[2]]);
            assert_eq!([first.0, second.0].concat()[..42], bytes(&case["okm"]));
        }
    }

    #[test]
    fn tickets_of_thomsons_verifiable_random_selection() {
        let outside = include_str!("../../tests/vectors/outside/thomson-vrs.json");
        let outside: serde_json::Value = serde_json::from_str(outside).unwrap();
        let mut chain = vec![Hash::Sha256.digest(&[outside["secret_utf8"].as_str().unwrap().as_bytes()])];
        for round in 1..10 {
            chain.push(Hash::Sha256.digest(&[&chain[round - 1].0]));
        }
        assert_eq!(chain[9].0, *bytes(&outside["H10"]));
        for (round, code) in [("round1", chain[8]), ("round2", chain[7])] {
            let prk = keyed(&code.0).mac(&[outside["randomness_utf8"].as_str().unwrap().as_bytes()]);
            assert_eq!(prk.0, *bytes(&outside[round]["prk"]));
            for first in outside[round]["first"].as_array().unwrap() {
                let ticket = keyed(&prk.0).mac(&[first[1].as_str().unwrap().as_bytes(), &[1]]);
                assert_eq!(ticket.0, *bytes(&first[0]), "{first}");
            }
        }
    }
}
