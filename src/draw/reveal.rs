//! Contributions to the randomness, and the key that they make with the order (§4).

use core::fmt;

use thiserror::Error;

use super::form::Written;
use super::hash::{Digest, Hash, Hex, Keyed, unhex};
use super::many::Many;
use super::order::Order;
use super::terms::Origin;
use crate::explain::counted;
use crate::explain::explain;
use crate::{Article, Code, Token};

/// The value of one contribution: 1 to 1,024 bytes.
///
/// Its JSON form, and its form in a transcript, is an even number of lowercase hex digits.
#[derive(Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(extend("pattern" = "^([0-9a-f]{2}){1,1024}$")))]
#[derive(serde::Serialize)]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String"))]
pub struct Value(Vec<u8>);

crate::forms::read_through!(Value, String);

impl Value {
    /// The most bytes of a value.
    pub const MOST: usize = 1024;

    /// The fewest bytes of a secret that cannot be guessed.
    pub const LEAST_SECRET: usize = 16;

    /// Checks the length and keeps the bytes.
    ///
    /// # Errors
    /// [`ValueError`] for none or more than 1,024 bytes.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Result<Self, ValueError> {
        let bytes = bytes.into();
        match bytes.len() {
            1..=Self::MOST => Ok(Self(bytes)),
            found => Err(ValueError::Length { found }),
        }
    }

    /// The value of lowercase hex digits, as transcripts write it.
    ///
    /// # Errors
    /// [`ValueError`] for what is not hex, and for a wrong length.
    pub fn from_hex(text: &str) -> Result<Self, ValueError> {
        unhex(text).ok_or_else(|| ValueError::NotHex { found: text.to_owned() }).and_then(Self::new)
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(crate) fn is_short_secret(&self) -> bool {
        self.0.len() < Self::LEAST_SECRET
    }

    /// The digest to commit in an order before the value is revealed.
    #[must_use]
    pub fn commit(&self, hash: Hash) -> Digest {
        hash.digest(&[&self.0])
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(&self.0).fmt(f)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TryFrom<String> for Value {
    type Error = ValueError;

    fn try_from(text: String) -> Result<Self, ValueError> {
        Self::from_hex(&text)
    }
}

impl From<Value> for String {
    fn from(value: Value) -> Self {
        value.to_string()
    }
}

/// Why a contribution's value was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ValueError {
    /// No byte, or more than 1,024.
    #[error("a value of {found} bytes; expected 1 to 1024")]
    Length {
        /// Bytes found.
        found: usize,
    },
    /// Not lowercase hex.
    #[error("`{}` is not hex; expected an even number of lowercase hex digits", found.escape_debug())]
    NotHex {
        /// What was found.
        found: String,
    },
}

explain!(ValueError {
    Self::Length { found } => Code::VALUE_LENGTH, Article::Art1, "随机数值为{found}字节，应为1至1024字节";
    Self::NotHex { found } => Code::VALUE_HEX, Article::Art1, "“{}”不是小写十六进制，应为偶数位", found.escape_debug();
});

/// A contribution, revealed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// Its name in the order.
    pub label: Token,
    /// Its value.
    pub value: Value,
}

/// All contributions of an order. Its `Display` is the reveal's text, to the byte.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Reveal(pub Vec<Contribution>);

impl fmt::Display for Reveal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|Contribution { label, value }| writeln!(f, "reveal {label} {value}"))
    }
}

/// Why a reveal was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RevealError {
    /// Fewer or more contributions than the order has.
    #[error("{}; expected {expected}, one for each entropy line of the order", counted(*found, "contribution"))]
    Count {
        /// Contributions found.
        found: usize,
        /// Entropy lines of the order.
        expected: usize,
    },
    /// A contribution out of its place.
    #[error("contribution {place} is `{found}`; expected `{expected}`, as the order has it")]
    Label {
        /// The place, from 1.
        place: usize,
        /// The label found.
        found: Token,
        /// The order's label.
        expected: Token,
    },
    /// A public value that is not written as its order says (version 1.2).
    #[error("contribution `{label}` is {}; expected {} ({written})", shown(found, ["`"; 2]), written.describe().0)]
    Form {
        /// The label.
        label: Token,
        /// The value.
        found: Value,
        /// The form that the order binds.
        written: Written,
    },
    /// A secret that can be guessed (version 1.2).
    #[error("secret `{label}` has {}; expected at least {} from a cryptographic random generator", counted(*found, "byte"), Value::LEAST_SECRET)]
    ShortSecret {
        /// The label.
        label: Token,
        /// Its bytes.
        found: usize,
    },
    /// A value whose digest is not the committed one.
    #[error("contribution `{label}` has digest {found}; expected {expected}, as committed in the order")]
    Mismatch {
        /// The label.
        label: Token,
        /// The digest of the value.
        found: Digest,
        /// The committed digest.
        expected: Digest,
    },
}

/// A value between quotes where it is text of one line, else as hex.
fn shown(value: &Value, [open, close]: [&str; 2]) -> String {
    match core::str::from_utf8(value.bytes()) {
        Ok(text) if !text.chars().any(char::is_control) => format!("{open}{text}{close}"),
        _ => format!("0x{value}"),
    }
}

explain!(RevealError {
    Self::Form { label, found, written } => Code::REVEAL_FORM, Article::Art2,
        "随机数“{label}”为{}，按抽取方案应为{}（{written}）", shown(found, ["“", "”"]), written.describe().1;
    Self::ShortSecret { label, found } => Code::REVEAL_SECRET_SHORT, Article::Art2,
        "秘密随机数“{label}”为{found}字节，应为密码学随机数发生器产生的至少{}字节", Value::LEAST_SECRET;
    Self::Count { found, expected } => Code::REVEAL_COUNT, Article::Art1, "公布的随机数有{found}个，应有{expected}个";
    Self::Label { place, found, expected } => Code::REVEAL_LABEL, Article::Art1, "第{place}个随机数为“{found}”，应为“{expected}”";
    Self::Mismatch { label, found, expected } => Code::REVEAL_MISMATCH, Article::Art2, "随机数“{label}”的摘要为{found}，与抽取方案承诺的{expected}不符";
} about {
    _ => Some(("contributions", "公布的随机数"));
});

impl Reveal {
    /// Checks that these are the contributions that the order promised: each in its place, each secret the committed one,
    /// and under version 1.2 each public value written as the order says and no secret under 16 bytes.
    ///
    /// # Errors
    /// [`RevealError`], the first found.
    pub fn check(&self, order: &Order) -> Result<(), RevealError> {
        let promised = &order.terms().entropy;
        let (found, expected) = (self.0.len(), promised.len());
        if found != expected {
            return Err(RevealError::Count { found, expected });
        }
        for (before, (contribution, entropy)) in self.0.iter().zip(promised).enumerate() {
            let Contribution { label, value } = contribution;
            if *label != entropy.label {
                let (found, expected) = (label.clone(), entropy.label.clone());
                return Err(RevealError::Label { place: before.saturating_add(1), found, expected });
            }
            let digest = value.commit(order.terms().hash);
            match &entropy.origin {
                Origin::Commit(expected) if *expected != digest => {
                    return Err(RevealError::Mismatch { label: label.clone(), found: digest, expected: *expected });
                }
                Origin::Commit(_) if order.terms().binds_form() && value.is_short_secret() => {
                    return Err(RevealError::ShortSecret { label: label.clone(), found: value.bytes().len() });
                }
                Origin::Formed { form, .. } if !form.written.admits(value.bytes()) => {
                    let (found, written) = (value.clone(), form.written.clone());
                    return Err(RevealError::Form { label: label.clone(), found, written });
                }
                Origin::Commit(_) | Origin::Public(_) | Origin::Formed { .. } => {}
            }
        }
        Ok(())
    }
}

/// The key of a draw (§4): what the order and all contributions make together.
///
/// Kept with HMAC's key absorbed, so that a ticket costs two compressions.
#[derive(Clone)]
pub struct Key {
    prk: Digest,
    keyed: Keyed,
    /// With the word before every id absorbed as well.
    tickets: Keyed,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key").field("prk", &self.prk).finish_non_exhaustive()
    }
}

impl Key {
    /// HKDF-Extract (RFC 5869 §2.2) over the order digest and the reveal lines.
    pub(crate) fn new(order: &Order, reveal: &Reveal) -> Self {
        let hash = order.terms().hash;
        let prk = Keyed::new(hash, &order.digest().0).mac(&[reveal.to_string().as_bytes()]);
        Self::from_prk(hash, prk)
    }

    /// The key of a published PRK.
    #[must_use]
    pub fn from_prk(hash: Hash, prk: Digest) -> Self {
        let keyed = Keyed::new(hash, &prk.0);
        Self { prk, tickets: keyed.after(b"source "), keyed }
    }

    /// The pseudorandom key (PRK), published with the transcript.
    #[must_use]
    pub const fn prk(&self) -> Digest {
        self.prk
    }

    /// The ticket of a source (摇号): the smallest of a stratum are drawn.
    ///
    /// # Guarantees
    /// Depends on the key and the id alone; HKDF-Expand (RFC 5869 §2.3) of one block, `source ` ‖ id ‖ 0x01.
    #[must_use]
    pub fn ticket(&self, id: &str) -> Digest {
        self.tickets.mac(&[id.as_bytes(), &[1]])
    }

    /// The tickets of many sources, whose ids are pushed by [`push_ticket`].
    pub(crate) fn tickets(&self) -> Many {
        Many::keyed(self.keyed.hash(), &self.prk)
    }

    /// The key of the team draws.
    #[must_use]
    pub fn team_key(&self) -> Digest {
        self.keyed.mac(&[b"teams", &[1]])
    }
}

/// Asks for the ticket of a source among many; see [`Key::tickets`].
pub(crate) fn push_ticket(tickets: &mut Many, id: &str) {
    tickets.push([b"source ", id.as_bytes(), &[1]]);
}
