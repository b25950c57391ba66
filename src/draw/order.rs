//! The order (§3): what a bureau fixes and publishes before anybody can know the randomness.

use core::fmt;

use super::hash::{Digest, Hash};
use super::lists::{Commitment, List, Lists, integer};
use super::merkle::InclusionProof;
use super::salt::{SaltKey, Salts};
use super::terms::{Agency, Coverage, Entropy, Origin, StratumQuota, Terms, TermsError};
use super::text::{LineError, Lines};
use crate::Reason;

/// The order: the terms and what they commit. Its `Display` is its text, to the byte.
#[derive(Clone, PartialEq, Eq)]
pub struct Order {
    terms: Terms,
    /// The digest of the salt key; none where lists have no salts.
    salt: Option<Digest>,
    sources: Commitment,
    inspectors: Commitment,
    recusals: Commitment,
}

impl Order {
    /// Commits lists under terms: an order of protocol version 1, or of 1.2 if the terms bind the form of public values.
    ///
    /// # Errors
    /// [`TermsError`] if the terms do not hold together, or a recusal names somebody who is not on the lists.
    pub fn new(terms: Terms, lists: &Lists) -> Result<Self, TermsError> {
        Self::with(terms, lists, None)
    }

    /// Commits lists under terms with a salt for every line: an order of protocol version 1.1 or 1.2, whose lists can be
    /// shown in part.
    ///
    /// # Errors
    /// As [`Self::new`], and if the terms commit the salt key as a contribution.
    pub fn salted(terms: Terms, lists: &Lists, key: &SaltKey) -> Result<Self, TermsError> {
        Self::with(terms, lists, Some(key))
    }

    fn with(terms: Terms, lists: &Lists, key: Option<&SaltKey>) -> Result<Self, TermsError> {
        terms.check()?;
        lists.check_recusals()?;
        let salt = key.map(|key| key.commit(terms.hash));
        terms.check_salt(salt)?;
        let salts = key.map(|key| Salts::new(&terms, key));
        let of = |list| lists.committed(list, terms.hash, salts.as_ref());
        let (sources, inspectors, recusals) = (of(List::Sources), of(List::Inspectors), of(List::Recusals));
        Ok(Self { terms, salt, sources, inspectors, recusals })
    }

    /// The same terms over another list of sources.
    pub(crate) fn with_sources(self, sources: Commitment) -> Self {
        Self { sources, ..self }
    }

    /// The digest of the salt key; none for an order whose lists have no salts.
    #[must_use]
    pub const fn salt(&self) -> Option<&Digest> {
        self.salt.as_ref()
    }

    /// Whether a proof shows that the order commits a line (without its LF): its salt, its place and its path.
    ///
    /// # Guarantees
    /// False for every line that the order does not commit, unless the hash is broken. A proof without a salt proves
    /// nothing where lists are salted, and one with a salt nothing where they are not.
    #[must_use]
    pub fn proves(&self, list: List, line: &str, proof: &InclusionProof) -> bool {
        let Commitment { count, root } = self.commitment(list);
        let (hash, line) = (self.terms.hash, line.as_bytes());
        let holds =
            if self.salt.is_some() { proof.holds_salted(hash, line, root) } else { proof.holds(hash, line, root) };
        proof.count == *count && holds
    }

    /// The terms.
    #[must_use]
    pub const fn terms(&self) -> &Terms {
        &self.terms
    }

    /// What the order says of a list.
    #[must_use]
    pub const fn commitment(&self, list: List) -> &Commitment {
        match list {
            List::Sources => &self.sources,
            List::Inspectors => &self.inspectors,
            List::Recusals => &self.recusals,
        }
    }

    /// The order digest: the hash of the text.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.terms.hash.digest(&[self.to_string().as_bytes()])
    }

    /// Reads an order's text of version 1, 1.1 or 1.2, strictly: what is not byte for byte canonical is refused.
    ///
    /// # Errors
    /// [`LineError`] with the line.
    ///
    /// # Example: an order reads back
    /// ```
    /// use shuangsuiji::draw::Order;
    /// let error = Order::parse("shuangsuiji-order 2\n").unwrap_err();
    /// assert_eq!(error.to_string(), "line 1: `shuangsuiji-order 2`; expected `shuangsuiji-order 1` or `shuangsuiji-order 1.1` \
    ///     or `shuangsuiji-order 1.2`");
    /// ```
    pub fn parse(text: &str) -> Result<Self, LineError> {
        let mut lines = Lines::new(text);
        let version = lines.one_of(["shuangsuiji-order 1", "shuangsuiji-order 1.1", "shuangsuiji-order 1.2"])?;
        let formed = version == 2;
        let hash = lines.word("hash", |word| {
            Hash::named(word).ok_or_else(|| Reason::new("sha256 or sm3", "应为“sha256”或“sm3”"))
        })?;
        let salt = match version {
            0 => None,
            1 => Some(lines.word("salt", str::parse)?),
            _ => lines.word("salt", |word| optional(word, str::parse))?,
        };
        let rules = lines.word("rules", str::parse)?;
        let agency = lines.words("agency", |[name, division, tier]| {
            Ok(Agency { name: name.parse()?, division: division.parse()?, tier: tier.parse()? })
        })?;
        let period = lines.word("period", str::parse)?;
        let round = lines.word("round", integer)?;
        let previous = lines.word("previous", |word| optional(word, str::parse))?;
        let mut commitment = |list: List| {
            lines.words(list.as_str(), |[count, root]| {
                let root = root.parse()?;
                Ok(Commitment { count: integer(count)?, root })
            })
        };
        let sources = commitment(List::Sources)?;
        let inspectors = commitment(List::Inspectors)?;
        let recusals = commitment(List::Recusals)?;
        let cap = lines.word("cap", |word| optional(word, integer))?;
        let coverage = lines.word("coverage", |word| {
            let all = [Coverage::Independent, Coverage::UninspectedFirst];
            let expected = || Reason::new("independent or uninspected-first", "应为“independent”或“uninspected-first”");
            all.into_iter().find(|coverage| coverage.as_str() == word).ok_or_else(expected)
        })?;
        let team = lines.word("team", integer)?;
        let max_load = lines.word("max-load", |word| optional(word, integer))?;
        let mut strata = Vec::new();
        while lines.starts("stratum") {
            strata.push(lines.words("stratum", |[stratum, quota]| {
                Ok(StratumQuota { stratum: stratum.parse()?, quota: integer(quota)? })
            })?);
        }
        let mut entropy = Vec::new();
        while lines.starts("entropy") {
            entropy.push(lines.rest("entropy", |rest| Self::entropy(rest, formed))?);
        }
        if entropy.is_empty() {
            let expected = "entropy <token> commit|public …";
            return Err(lines.instead_of(&format!("`{expected}`"), &format!("“{expected}”")));
        }
        lines.end()?;
        let terms =
            Terms { hash, rules, agency, period, round, previous, cap, coverage, team, max_load, strata, entropy };
        terms
            .check()
            .and_then(|()| terms.check_salt(salt))
            .map_err(|error| LineError { too_large: matches!(error, TermsError::TooLarge(_)), ..lines.whole(error) })?;
        if formed && !terms.binds_form() {
            let english = "no public value with its form; expected at least one, because the order is of version 1.2";
            return Err(lines.whole(Reason::new(english, "没有载明书写格式的公共随机数，1.2版抽取方案至少应有一个")));
        }
        Ok(Self { terms, salt, sources, inspectors, recusals })
    }

    fn entropy(rest: &str, formed: bool) -> Result<Entropy, Reason> {
        let mut parts = rest.splitn(3, ' ');
        let (Some(label), Some(kind), Some(value)) = (parts.next(), parts.next(), parts.next()) else {
            let (one, other) = ("entropy <token> commit <digest>", "entropy <token> public <text>");
            return Err(Reason::new(format!("expected `{one}` or `{other}`"), format!("应为“{one}”或“{other}”")));
        };
        let label = label.parse()?;
        let origin = match kind {
            "commit" => Origin::Commit(value.parse()?),
            "public" if formed => Origin::formed(value)?,
            "public" => Origin::Public(value.parse()?),
            _ => {
                let found = kind.escape_debug();
                let english = format!("`{found}`; expected commit or public");
                return Err(Reason::new(english, format!("“{found}”，应为“commit”或“public”")));
            }
        };
        Ok(Entropy { label, origin })
    }
}

/// What stands for nothing is `-`.
pub(crate) fn optional<T, E>(word: &str, read: impl Fn(&str) -> Result<T, E>) -> Result<Option<T>, E> {
    if word == "-" { Ok(None) } else { read(word).map(Some) }
}

/// Prints a value, or `-` for nothing.
pub(crate) struct OrDash<'a, T>(pub(crate) &'a Option<T>);

impl<T: fmt::Display> fmt::Display for OrDash<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(value) => value.fmt(f),
            None => f.write_str("-"),
        }
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let terms = &self.terms;
        let Agency { name, division, tier } = &terms.agency;
        let hash = terms.hash.as_str();
        match (&self.salt, terms.binds_form()) {
            (salt, true) => writeln!(f, "shuangsuiji-order 1.2\nhash {hash}\nsalt {}", OrDash(salt))?,
            (None, false) => writeln!(f, "shuangsuiji-order 1\nhash {hash}")?,
            (Some(salt), false) => writeln!(f, "shuangsuiji-order 1.1\nhash {hash}\nsalt {salt}")?,
        }
        writeln!(f, "rules {}", terms.rules)?;
        writeln!(f, "agency {name} {division} {tier}\nperiod {}\nround {}", terms.period, terms.round)?;
        writeln!(f, "previous {}", OrDash(&terms.previous))?;
        for list in [List::Sources, List::Inspectors, List::Recusals] {
            let Commitment { count, root } = self.commitment(list);
            writeln!(f, "{list} {count} {root}")?;
        }
        writeln!(f, "cap {}\ncoverage {}", OrDash(&terms.cap), terms.coverage.as_str())?;
        writeln!(f, "team {}\nmax-load {}", terms.team, OrDash(&terms.max_load))?;
        for StratumQuota { stratum, quota } in &terms.strata {
            writeln!(f, "stratum {stratum} {quota}")?;
        }
        for Entropy { label, origin } in &terms.entropy {
            match origin {
                Origin::Commit(digest) => writeln!(f, "entropy {label} commit {digest}")?,
                Origin::Public(text) => writeln!(f, "entropy {label} public {text}")?,
                Origin::Formed { form, text } => writeln!(f, "entropy {label} public {form} {text}")?,
            }
        }
        Ok(())
    }
}
