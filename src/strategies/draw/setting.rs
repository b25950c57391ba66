//! The draw that a few numbers make.

use super::super::known;
use crate::draw::{
    Agency, Committed, Contribution, Coverage, Digest, Draw, Entropy, Hash, Infeasible, InspectorEntry, InspectorList,
    InspectorStatus, Lists, Origin, RecusalEntry, RecusalList, Reveal, Revealed, SaltKey, SourceEntry, SourceList,
    SourceStatus, StratumQuota, Terms, Value as Bytes,
};
use crate::forms::Limits;
use crate::registry::CreditCode;
use crate::{Division, Id, Period, Tier, Token};

/// How ids and texts look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Writing {
    /// `E-1`, `I-1`.
    Short,
    /// Credit codes and numbers of certificates.
    Codes,
    /// Chinese words.
    Words,
    /// As long as they may be, of every script.
    Edges,
}

/// A draw in a few numbers. Equal settings make equal draws.
///
/// # Example: two sources, one of which is drawn
/// ```
/// use shuangsuiji::strategies::draw::DrawSetting;
///
/// let setting = DrawSetting { sources: 2, inspectors: 2, quotas: [Some(1), None, None], ..DrawSetting::plain() };
/// let draw = setting.draw()?;
/// assert_eq!(draw.strata()[0].drawn.len(), 1);
/// assert_eq!(draw.revealed().committed().lists().sources.at(0).unwrap().id, "E-1");
/// # Ok::<(), shuangsuiji::draw::Infeasible>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DrawSetting {
    /// Sources on the list, by turns of the [`strata`].
    pub sources: u32,
    /// How many of them are excluded.
    pub excluded: u32,
    /// How many of the others are exempt.
    pub exempt: u32,
    /// How many of the others were inspected before, one to four times.
    pub inspected: u32,
    /// Inspectors on the list.
    pub inspectors: u32,
    /// How many of them are unavailable.
    pub unavailable: u32,
    /// Recusals, spread evenly over the sources; of more than there are pairs, as many as there are.
    pub recusals: u32,
    /// The quota of each of the [`strata`]; none: the order does not name it.
    pub quotas: [Option<u32>; 3],
    /// Whether the order names its strata the other way round.
    pub reversed: bool,
    /// Inspectors for a source, at least 1 and at most as many as a host takes
    /// ([`Limits`](crate::door::Limits)); beyond, that many.
    pub team: u32,
    /// The most sources of an inspector.
    pub max_load: Option<u32>,
    /// The cap.
    pub cap: Option<u32>,
    /// In which order sources come up.
    pub coverage: Coverage,
    /// For which period.
    pub period: Period,
    /// The round, at least 1.
    pub round: u32,
    /// Whether the order follows another.
    pub follows: bool,
    /// Secret contributions.
    pub secrets: u32,
    /// Public contributions, one at least where there is no secret.
    pub public: u32,
    /// The hash.
    pub hash: Hash,
    /// How ids and texts look.
    pub writing: Writing,
    /// What decides which sources are excluded, who is recused from whom, and what the contributions are; 0: the first ones.
    pub seed: u64,
}

/// The strata that sources here are in: `key`, `general` and `project`.
///
/// # Example: their words
/// ```
/// assert_eq!(shuangsuiji::strategies::draw::strata().len(), 3);
/// ```
#[must_use]
pub fn strata() -> Vec<Token> {
    ["key", "general", "project"].map(known).to_vec()
}

/// A number for a purpose (splitmix64); of the seed 0 always 0.
pub(crate) fn number(seed: u64, purpose: u64) -> u64 {
    if seed == 0 {
        return 0;
    }
    let mut z = seed.wrapping_add(purpose.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// What a number chooses of a few.
fn one_of<T: Copy>(of: &[T], number: u64, otherwise: T) -> T {
    let at = number.checked_rem(of.len() as u64).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| of.get(at)).copied().unwrap_or(otherwise)
}

impl DrawSetting {
    /// The least draw: nobody on any list, nothing drawn, one public contribution.
    #[must_use]
    pub fn plain() -> Self {
        Self {
            sources: 0,
            excluded: 0,
            exempt: 0,
            inspected: 0,
            inspectors: 0,
            unavailable: 0,
            recusals: 0,
            quotas: [None; 3],
            reversed: false,
            team: 2,
            max_load: None,
            cap: Some(2),
            coverage: Coverage::Independent,
            period: known("2027-Q1"),
            round: 1,
            follows: false,
            secrets: 0,
            public: 1,
            hash: Hash::Sha256,
            writing: Writing::Short,
            seed: 0,
        }
    }

    /// The nearest setting whose draw has all its teams: inspectors enough for a team beside the unavailable and the
    /// recused, and no bound of loads below the number of sources.
    ///
    /// # Example: nobody to go
    /// ```
    /// use shuangsuiji::strategies::draw::DrawSetting;
    ///
    /// let nobody = DrawSetting { sources: 3, quotas: [Some(1), None, None], ..DrawSetting::plain() };
    /// assert!(nobody.draw().is_err() && nobody.feasible().draw().is_ok());
    /// assert_eq!(nobody.feasible().inspectors, 1);
    /// ```
    #[must_use]
    pub fn feasible(self) -> Self {
        let inspectors = self.inspectors.max(1);
        let team = self.team.clamp(1, inspectors);
        let unavailable = self.unavailable.min(inspectors.saturating_sub(team));
        let spare = inspectors.saturating_sub(team).saturating_sub(unavailable);
        let recusals = self.recusals.min(self.sources.saturating_mul(spare));
        let max_load = self.max_load.map(|most| most.max(self.sources));
        Self { inspectors, team, unavailable, recusals, max_load, ..self }
    }

    /// How many of each of the [`strata`] can be drawn: neither excluded nor at the cap, or exempt.
    ///
    /// # Example: one of three is of each stratum
    /// ```
    /// use shuangsuiji::strategies::draw::DrawSetting;
    ///
    /// let setting = DrawSetting { sources: 5, excluded: 1, ..DrawSetting::plain() };
    /// assert_eq!(setting.pool(), [1, 2, 1]);
    /// ```
    #[must_use]
    pub fn pool(&self) -> [u32; 3] {
        let (lists, strata) = (self.source_list(), strata());
        let mut pool = [0_u32; 3];
        for line in lists.iter().filter(|line| line.is_candidate(self.cap)) {
            let of = strata.iter().position(|stratum| stratum == line.stratum);
            if let Some(count) = of.and_then(|at| pool.get_mut(at)) {
                *count = count.saturating_add(1);
            }
        }
        pool
    }

    /// The same with no quota beyond its [`pool`](Self::pool).
    pub(super) fn at_most_all(self) -> Self {
        let mut setting = self;
        for (quota, pool) in setting.quotas.iter_mut().zip(self.pool()) {
            *quota = quota.map(|quota| quota.min(pool));
        }
        setting
    }

    fn number(&self, purpose: u64, row: u32) -> u64 {
        number(self.seed, (purpose << 32) | u64::from(row))
    }

    /// So many rows, as chance shuffles them.
    fn shuffled(&self, purpose: u64, rows: u32) -> Vec<u32> {
        let mut order: Vec<u32> = (0..rows).collect();
        order.sort_by_key(|row| self.number(purpose, *row));
        order
    }

    fn id(&self, kind: char, row: u32) -> Id {
        let n = row.saturating_add(1);
        known(&match (self.writing, kind) {
            (Writing::Short, kind) => format!("{kind}-{n}"),
            (Writing::Codes, 'E') => credit_code(n).to_string(),
            (Writing::Codes, _) => format!("15{n:09}"),
            (Writing::Words, 'E') => format!("企业-{n}"),
            (Writing::Words, _) => format!("执法〔{n}〕"),
            (Writing::Edges, kind) => match n.checked_rem(4) {
                Some(0) => format!("!,\"{kind}~{n:059}"),
                Some(1) => format!("{kind}🎲é{n}"),
                Some(2) => format!("{}{n:010}", "企".repeat(18)),
                _ => format!("{kind}{n}"),
            },
        })
    }

    /// The lists.
    ///
    /// # Example: a source and an inspector
    /// ```
    /// use shuangsuiji::draw::List;
    /// use shuangsuiji::strategies::draw::DrawSetting;
    ///
    /// let lists = DrawSetting { sources: 1, inspectors: 1, ..DrawSetting::plain() }.lists();
    /// assert_eq!(lists.text(List::Sources), "E-1\tkey\t150102\t0\t-\n");
    /// ```
    #[must_use]
    pub fn lists(&self) -> Lists {
        Lists { sources: self.source_list(), inspectors: self.inspector_list(), recusals: self.recusal_list() }
    }

    #[allow(clippy::expect_used)] // Ids differ by their number; the lists are far shorter than they may be.
    fn source_list(&self) -> SourceList {
        let (strata, divisions) = (strata(), divisions());
        let (exempt_from, inspected_from) = (self.excluded, self.excluded.saturating_add(self.exempt));
        let inspected_until = inspected_from.saturating_add(self.inspected);
        let lines = (0_u32..).zip(self.shuffled(1, self.sources)).map(|(place, row)| {
            let turn = u64::from(row).wrapping_add(self.number(2, row));
            let after = |from: u32| u64::from(place.saturating_sub(from));
            let (status, inspections) = match place {
                _ if place < exempt_from => (SourceStatus::Excluded, 0),
                _ if place < inspected_from => (SourceStatus::Exempt, one_of(&[2, 0, 1, 3], after(exempt_from), 2)),
                _ if place < inspected_until => (SourceStatus::Open, one_of(&[1, 2, 3, 4], after(inspected_from), 1)),
                _ => (SourceStatus::Open, 0),
            };
            let stratum = turn.checked_rem(3).and_then(|turn| strata.get(usize::try_from(turn).ok()?)).cloned();
            SourceEntry {
                id: self.id('E', row),
                stratum: stratum.unwrap_or_else(|| known("key")),
                division: one_of(&divisions, self.number(3, row), known("150102")),
                inspections,
                status,
            }
        });
        SourceList::new(lines).expect("ids differ")
    }

    #[allow(clippy::expect_used)]
    fn inspector_list(&self) -> InspectorList {
        let divisions = divisions();
        let entries = (0_u32..).zip(self.shuffled(5, self.inspectors)).map(|(place, row)| InspectorEntry {
            id: self.id('I', row),
            division: one_of(&divisions, self.number(6, row), known("150102")),
            status: if place < self.unavailable { InspectorStatus::Unavailable } else { InspectorStatus::Available },
        });
        InspectorList::new(entries).expect("ids differ")
    }

    /// The pairs by turns of the sources; of each source, by turns of the inspectors.
    #[allow(clippy::expect_used)]
    fn recusal_list(&self) -> RecusalList {
        let (sources, inspectors) = (self.shuffled(7, self.sources), self.shuffled(8, self.inspectors));
        let pairs = sources.len().saturating_mul(inspectors.len());
        let entries = (0..pairs.min(self.recusals as usize)).filter_map(|pair| {
            let (round, at) = (pair.checked_div(sources.len())?, pair.checked_rem(sources.len())?);
            let turn = round.saturating_add(at).checked_rem(inspectors.len())?;
            Some(RecusalEntry {
                inspector: self.id('I', *inspectors.get(turn)?),
                source: self.id('E', *sources.get(at)?),
            })
        });
        RecusalList::new(entries).expect("each pair once")
    }

    /// The terms, with the reveal that they promise.
    ///
    /// # Example: one public value
    /// ```
    /// use shuangsuiji::strategies::draw::DrawSetting;
    ///
    /// let (terms, reveal) = DrawSetting::plain().terms();
    /// assert_eq!((terms.entropy.len(), reveal.0.len()), (1, 1));
    /// ```
    #[must_use]
    pub fn terms(&self) -> (Terms, Reveal) {
        let (entropy, reveal) = self.contributions();
        let named = strata().into_iter().zip(self.quotas);
        let mut strata: Vec<StratumQuota> =
            named.filter_map(|(stratum, quota)| Some(StratumQuota { stratum, quota: quota? })).collect();
        if self.reversed {
            strata.reverse();
        }
        let agency = Agency {
            name: known(one_of(&["xincheng", "hohhot", "a.b_c-9"], self.number(9, 0), "xincheng")),
            division: one_of(&divisions(), self.number(10, 0), known("150102")),
            tier: one_of(&[Tier::County, Tier::Prefecture, Tier::Region], self.number(11, 0), Tier::County),
        };
        let terms = Terms {
            hash: self.hash,
            rules: known("inner-mongolia-trial"),
            agency,
            period: self.period,
            round: self.round,
            previous: self.follows.then(|| self.digest(12)),
            cap: self.cap,
            coverage: self.coverage,
            team: self.team.min(u32::try_from(Limits::MOST.team).unwrap_or(u32::MAX)),
            max_load: self.max_load,
            strata,
            entropy,
        };
        (terms, reveal)
    }

    /// Entropy lines with the contributions that match them.
    fn contributions(&self) -> (Vec<Entropy>, Reveal) {
        let public = self.public.max(u32::from(self.secrets == 0));
        let secrets = (1..=self.secrets).map(|n| {
            let value = self.secret(n);
            (format!("bureau-{n}"), Origin::Commit(value.commit(self.hash)), value)
        });
        let public = (1..=public).map(|n| {
            let announced = match self.writing {
                Writing::Edges => format!("环执法〔2027〕第{n}号（“福彩3D”）100% a"),
                _ => format!("福彩3D 第{:07}期", 2_026_340_u32.saturating_add(n)),
            };
            let value = self.number(13, n).checked_rem(1000).unwrap_or(0).to_string();
            (format!("lottery-{n}"), Origin::Public(known(&announced)), bytes(value.into_bytes()))
        });
        let both = secrets.chain(public).map(|(label, origin, value)| {
            let label: Token = known(&label);
            (Entropy { label: label.clone(), origin }, Contribution { label, value })
        });
        let (entropy, revealed) = both.unzip();
        (entropy, Reveal(revealed))
    }

    fn secret(&self, n: u32) -> Bytes {
        let length = match self.writing {
            Writing::Edges => one_of(&[1, Bytes::MOST, 39], self.number(14, n), 1),
            _ => 32,
        };
        let text = |at: u64| self.number(15, n).wrapping_add(at).wrapping_mul(u64::from(n)).to_be_bytes();
        bytes((1..).flat_map(text).take(length).collect())
    }

    fn digest(&self, purpose: u64) -> Digest {
        Digest([1, 2, 3, 4].map(|row| self.number(purpose, row).to_be_bytes()).concat().try_into().unwrap_or([0; 32]))
    }

    /// A key from which the salts of lists come.
    #[must_use]
    #[allow(clippy::expect_used)] // Not one byte repeated.
    pub fn salt_key(&self) -> SaltKey {
        let Digest(mut bytes) = self.digest(16);
        (bytes[0], bytes[1]) = (1, 2);
        SaltKey::new(bytes).expect("two different bytes")
    }

    /// The order, with the reveal that it promises.
    ///
    /// # Example: the order takes its reveal
    /// ```
    /// use shuangsuiji::strategies::draw::DrawSetting;
    ///
    /// let (committed, reveal) = DrawSetting { sources: 3, ..DrawSetting::plain() }.committed();
    /// assert!(reveal.check(committed.order()).is_ok());
    /// ```
    #[must_use]
    #[allow(clippy::expect_used)] // The terms name each stratum and label once.
    pub fn committed(&self) -> (Committed, Reveal) {
        let (terms, reveal) = self.terms();
        (Committed::new(terms, self.lists()).expect("terms that hold together"), reveal)
    }

    /// The order whose randomness is known; it may have no teams.
    #[must_use]
    #[allow(clippy::expect_used)] // The reveal was made with the terms.
    pub fn revealed(&self) -> Revealed {
        let (committed, reveal) = self.committed();
        committed.reveal(reveal).expect("the promised reveal")
    }

    /// The draw.
    ///
    /// # Errors
    /// [`Infeasible`] where teams cannot be formed; never of a [`feasible`](Self::feasible) setting.
    pub fn draw(&self) -> Result<Draw, Infeasible> {
        self.revealed().draw()
    }

    /// The draw under an order of version 1.1, with salted lists.
    ///
    /// # Errors
    /// As [`DrawSetting::draw`].
    ///
    /// # Example: an order of version 1.1
    /// ```
    /// use shuangsuiji::strategies::draw::DrawSetting;
    ///
    /// let draw = DrawSetting::plain().feasible().salted_draw()?;
    /// assert!(draw.publication().order.starts_with("shuangsuiji-order 1.1\n"));
    /// # Ok::<(), shuangsuiji::draw::Infeasible>(())
    /// ```
    #[allow(clippy::expect_used)] // As above.
    pub fn salted_draw(&self) -> Result<Draw, Infeasible> {
        let (terms, reveal) = self.terms();
        let committed = Committed::salted(terms, self.lists(), self.salt_key()).expect("terms that hold together");
        committed.reveal(reveal).expect("the promised reveal").draw()
    }
}

/// A made-up credit code for each number, with both its checks.
///
/// # Example: both checks are right
/// ```
/// assert!(shuangsuiji::strategies::draw::credit_code(7).is_valid());
/// ```
#[must_use]
#[allow(clippy::expect_used)] // Sixteen digits are a body.
pub fn credit_code(number: u32) -> CreditCode {
    CreditCode::with_checks(&format!("91{:014}", 15_010_200_000_u64.saturating_add(number.into()))).expect("a body")
}

#[allow(clippy::expect_used)] // 1 to 1,024 bytes wherever it is called.
pub(super) fn bytes(bytes: Vec<u8>) -> Bytes {
    Bytes::new(bytes).expect("1 to 1,024 bytes")
}

/// The first of them is that of a shrunk case.
fn divisions() -> Vec<Division> {
    [known("150102")].into_iter().chain(Division::listed()).collect()
}
