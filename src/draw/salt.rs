//! Salted lists (protocol version 1.1): every line has a salt of its own, so that a line that is not shown cannot be
//! guessed from its leaf hash, and the salt of a line that is shown says nothing of any other.

use core::fmt;
use core::ops::Range;
use core::str::FromStr;

use thiserror::Error;

use super::hash::{Digest, Hash, Keyed};
use super::lists::{Commitment, List, Lists};
use super::many::Many;
use super::merkle;
use super::terms::Terms;
use super::text::{LineError, Lines};
use super::threads;
use crate::explain::explain;
use crate::{Article, Code};

/// The secret of an order from which the salts of its lines come: 32 bytes of a cryptographic generator, used for one
/// order only.
///
/// An order commits it by its digest. Whoever has it can guess every withheld line of the order: it belongs into a full
/// publication, which withholds nothing, and nowhere else. `Debug` does not print it, `Display` does.
///
/// # Example: from the host's generator
/// ```
/// use shuangsuiji::draw::SaltKey;
/// let bytes: [u8; 32] = core::array::from_fn(|at| (at * 89 + 7) as u8); // here stands the host's random generator
/// let key = SaltKey::new(bytes)?;
/// assert_eq!(key.to_string().parse(), Ok(key.clone()));
/// assert_eq!(format!("{key:?}"), "SaltKey(…)");
/// # Ok::<(), shuangsuiji::draw::SaltKeyError>(())
/// ```
#[derive(Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String", extend("pattern" = "^[0-9a-f]{64}$")))]
pub struct SaltKey(Digest);

crate::forms::read_through!(SaltKey, String);

/// Why a salt key was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SaltKeyError {
    /// Not 64 lowercase hex digits. The text is not repeated, because it may be nearly a secret.
    #[error("not a salt key; expected 64 lowercase hex digits")]
    NotHex,
    /// One byte 32 times, as memory has it into which nobody wrote.
    #[error("a salt key of one byte repeated; expected 32 bytes of a cryptographic random generator")]
    OneByte,
}

explain!(SaltKeyError {
    Self::NotHex => Code::SALT_KEY_HEX, Article::Art2, "盐值密钥应为64位小写十六进制";
    Self::OneByte => Code::SALT_KEY_ONE_BYTE, Article::Art2, "盐值密钥由同一字节重复而成，应为密码学随机数发生器产生的32字节";
});

impl SaltKey {
    /// Keeps 32 bytes of a cryptographic random generator.
    ///
    /// # Errors
    /// [`SaltKeyError::OneByte`] for one byte repeated. Nothing else tells a bad key from a good one.
    pub fn new(bytes: [u8; 32]) -> Result<Self, SaltKeyError> {
        let [first, rest @ ..] = bytes;
        if rest.iter().all(|byte| *byte == first) { Err(SaltKeyError::OneByte) } else { Ok(Self(Digest(bytes))) }
    }

    /// The digest that an order commits.
    #[must_use]
    pub fn commit(&self, hash: Hash) -> Digest {
        hash.digest(&[&self.0.0])
    }

    /// The published text: one line, `salt-key <hex>` LF.
    #[must_use]
    pub fn text(&self) -> String {
        format!("salt-key {self}\n")
    }

    /// Reads the published text, strictly.
    ///
    /// # Errors
    /// [`LineError`].
    pub fn parse(text: &str) -> Result<Self, LineError> {
        let mut lines = Lines::new(text);
        let key = lines.word("salt-key", str::parse)?;
        lines.end()?;
        Ok(key)
    }
}

impl fmt::Display for SaltKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for SaltKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SaltKey(…)")
    }
}

impl FromStr for SaltKey {
    type Err = SaltKeyError;

    fn from_str(text: &str) -> Result<Self, SaltKeyError> {
        let Digest(bytes) = text.parse().map_err(|_| SaltKeyError::NotHex)?;
        Self::new(bytes)
    }
}

impl TryFrom<String> for SaltKey {
    type Error = SaltKeyError;

    fn try_from(text: String) -> Result<Self, SaltKeyError> {
        text.parse()
    }
}

impl From<SaltKey> for String {
    fn from(key: SaltKey) -> Self {
        key.to_string()
    }
}

/// The salts of an order's lines.
#[derive(Clone)]
pub(crate) struct Salts {
    keyed: Keyed,
    key: Digest,
    /// How many lines of the list stand before those that are counted here.
    first: u32,
    /// `salt <agency> <period> <round> `: a key that is used twice by mistake still gives every order its own salts.
    order: String,
}

impl fmt::Debug for Salts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salts(…)")
    }
}

impl Salts {
    pub(crate) fn new(terms: &Terms, key: &SaltKey) -> Self {
        let order = format!("salt {} {} {} ", terms.agency.name, terms.period, terms.round);
        Self { keyed: Keyed::new(terms.hash, &key.0.0), key: key.0, first: 0, order }
    }

    /// Those of a part of the list, which begins at this line.
    pub(crate) fn beginning_at(&self, first: u32) -> Self {
        Self { first, ..self.clone() }
    }

    /// The salt of a line, counted from 0 in its list: HKDF-Expand (RFC 5869 §2.3) of one block. The key is uniform, so
    /// that Extract has nothing to do (§3.3).
    pub(crate) fn of(&self, list: List, line: u32) -> Digest {
        let mut place = [0; 10];
        let line = decimal(self.first.saturating_add(line), &mut place);
        self.keyed.mac(&[self.order.as_bytes(), list.as_str().as_bytes(), b" ", line, &[1]])
    }

    /// Calls `with` for the salt of each of these lines.
    fn each(&self, list: List, lines: Range<u32>, mut with: impl FnMut(Digest)) {
        let mut many = Many::keyed(self.keyed.hash(), &self.key);
        for line in lines {
            let mut place = [0; 10];
            let line = decimal(self.first.saturating_add(line), &mut place);
            many.push([self.order.as_bytes(), list.as_str().as_bytes(), b" ", line, &[1]]);
            if many.is_full() {
                many.each(&mut with);
            }
        }
        many.each(with);
    }
}

/// The digits of a number, written from the end of the place.
fn decimal(mut number: u32, place: &mut [u8; 10]) -> &[u8] {
    let mut from = place.len();
    for (at, digit) in place.iter_mut().enumerate().rev() {
        *digit = b"0123456789".get((number % 10) as usize).copied().unwrap_or(b'0');
        (from, number) = (at, number / 10);
        if number == 0 {
            break;
        }
    }
    place.get(from..).unwrap_or(&[])
}

impl Lists {
    /// The count and root of a list, with salts where there are.
    pub(crate) fn committed(&self, list: List, hash: Hash, salts: Option<&Salts>) -> Commitment {
        let count = self.len(list);
        let part = |first: u32| first..first.saturating_add(threads::PART).min(count);
        let parts = (0..count).step_by(threads::PART as usize).map(part).collect();
        let roots = threads::of_each(parts, |rows| {
            let mut root = merkle::Root::new(hash);
            self.each_leaf(list, rows, hash, salts, |leaf| root.push_leaf(leaf));
            root.root()
        });
        Commitment { count, root: merkle::over_subtrees(hash, &roots) }
    }

    /// Calls `with` for the leaf hash of each of these rows of a list, as far as there are so many.
    pub(crate) fn each_leaf(
        &self,
        list: List,
        rows: Range<u32>,
        hash: Hash,
        salts: Option<&Salts>,
        mut with: impl FnMut(Digest),
    ) {
        let mut leaves = Many::plain(hash);
        let Some(salts) = salts else {
            self.each_line(list, rows, |[first, rest]| {
                leaves.push([&[0], first.as_bytes(), rest.as_bytes()]);
                if leaves.is_full() {
                    leaves.each(&mut with);
                }
            });
            return leaves.each(with);
        };
        // Lines wait until there are enough of them for their salts to be made together.
        let (mut waiting, mut ends, mut row) = (String::new(), Vec::new(), rows.start);
        let mut hash_waiting = |waiting: &mut String, ends: &mut Vec<usize>| {
            let first = row;
            row = row.saturating_add(u32::try_from(ends.len()).unwrap_or(u32::MAX));
            let (mut begin, mut ends) = (0, ends.drain(..));
            salts.each(list, first..row, |salt| {
                let line = ends.next().and_then(|end| waiting.as_bytes().get(core::mem::replace(&mut begin, end)..end));
                leaves.push([&[0], &salt.0, line.unwrap_or_default()]);
            });
            leaves.each(&mut with);
            drop(ends);
            waiting.clear();
        };
        self.each_line(list, rows, |parts| {
            parts.iter().for_each(|part| waiting.push_str(part));
            ends.push(waiting.len());
            if ends.len() >= Many::BEST {
                hash_waiting(&mut waiting, &mut ends);
            }
        });
        hash_waiting(&mut waiting, &mut ends);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[test]
    fn numbers_print_as_they_do_elsewhere() {
        for number in [0, 7, 10, 99, 100, 4_294_967_295] {
            assert_eq!(decimal(number, &mut [0; 10]), number.to_string().as_bytes());
        }
    }

    #[test]
    fn what_is_no_key_is_refused_without_repeating_it() {
        let error = SaltKey::new([7; 32]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "a salt key of one byte repeated; expected 32 bytes of a cryptographic random generator"
        );
        assert_eq!(error.chinese(), "盐值密钥由同一字节重复而成，应为密码学随机数发生器产生的32字节");
        assert_eq!((error.code(), error.article()), (Code::SALT_KEY_ONE_BYTE, Some(Article::Art2)));
        let nearly = "0123456789abcdef".repeat(4).replace('f', "F");
        let error = nearly.parse::<SaltKey>().unwrap_err();
        assert_eq!(error.to_string(), "not a salt key; expected 64 lowercase hex digits");
        assert_eq!(error.chinese(), "盐值密钥应为64位小写十六进制");
        assert_eq!(error.code(), Code::SALT_KEY_HEX);
        let text = SaltKey::parse(&format!("salt-key {nearly}\n")).unwrap_err();
        assert_eq!(text.to_string(), "line 1: salt-key: not a salt key; expected 64 lowercase hex digits");
    }

    #[test]
    fn the_published_text_reads_back_and_nothing_else_does() {
        let key: SaltKey = "0123456789abcdef".repeat(4).parse().unwrap();
        assert_eq!(SaltKey::parse(&key.text()), Ok(key.clone()));
        for text in [key.text() + "\n", format!("salt-key {key}"), format!("salt {key}\n"), String::new()] {
            assert!(SaltKey::parse(&text).is_err(), "{text}");
        }
    }
}
