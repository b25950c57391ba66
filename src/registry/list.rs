//! Art. 7: the registry itself, immutable, sorted by the bytes of the ids, in columns.
//!
//! What a draw reads (id, division, stratum, state) is kept apart from names, codes, representatives and phones,
//! which a draw never touches.

use core::fmt;
use std::collections::BTreeMap;

use super::{CreditCode, RawSource, RegistryBuilder, RegistryErrors, Source, SourceField, SourceState};
use crate::names::{Numbered, TextColumn, push, reordered};
use crate::{Division, Id, Text, Token};

/// The columns that a draw reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    pub(super) ids: TextColumn,
    pub(super) divisions: Vec<Division>,
    /// Numbers of the table of strata.
    pub(super) strata: Vec<u32>,
    pub(super) states: Vec<SourceState>,
}

/// The columns that a draw does not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    names: TextColumn,
    legal_representatives: TextColumn,
    phones: TextColumn,
    /// Zeros where the code is not known.
    credit_codes: Vec<[u8; 18]>,
}

impl Drawn {
    pub(super) fn new() -> Self {
        Self { ids: TextColumn::new(), divisions: Vec::new(), strata: Vec::new(), states: Vec::new() }
    }

    fn shrink(&mut self) {
        self.ids.shrink();
        self.divisions.shrink_to_fit();
        self.strata.shrink_to_fit();
        self.states.shrink_to_fit();
    }
}

impl Told {
    pub(super) fn new() -> Self {
        Self {
            names: TextColumn::new(),
            legal_representatives: TextColumn::new(),
            phones: TextColumn::new(),
            credit_codes: Vec::new(),
        }
    }

    fn shrink(&mut self) {
        self.names.shrink();
        self.legal_representatives.shrink();
        self.phones.shrink();
        self.credit_codes.shrink_to_fit();
    }

    /// Adds a checked record; the field whose texts are full, if one is.
    pub(super) fn push(&mut self, source: &RawSource<'_>, credit_code: Option<CreditCode>) -> Option<SourceField> {
        push(&mut self.credit_codes, credit_code.map_or([0; 18], CreditCode::bytes));
        let pushed = [
            (SourceField::Name, self.names.push(source.name)),
            (
                SourceField::LegalRepresentative,
                self.legal_representatives.push(source.legal_representative.unwrap_or("")),
            ),
            (SourceField::Phone, self.phones.push(source.phone.unwrap_or(""))),
        ];
        pushed.into_iter().find_map(|(field, fits)| (!fits).then_some(field))
    }
}

/// How many bytes of heap a registry holds, its few strata aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Memory {
    /// For what a draw reads: per source 13 bytes and its id, 31 with ids of 18 bytes.
    pub drawn: usize,
    /// For what it does not: per source 30 bytes and its texts.
    pub told: usize,
}

/// The registry of sources: checked, immutable, sorted by the bytes of the ids, compact.
///
/// # Guarantees
/// Equal sets of sources give equal registries, in whatever order they came. Every id stands once. What a draw
/// reads costs 31 bytes per source with ids of 18 bytes ([`Registry::memory`]).
///
/// # Example: who lies in the prefecture
/// ```
/// use shuangsuiji::registry::{Registry, Source, SourceState};
///
/// let source = |id: &str, division: &str| Source {
///     id: id.parse().unwrap(),
///     name: "示例企业".parse().unwrap(),
///     credit_code: None,
///     legal_representative: None,
///     phone: None,
///     division: division.parse().unwrap(),
///     stratum: "key".parse().unwrap(),
///     state: SourceState::Active,
/// };
/// let registry = Registry::new([source("b", "150102"), source("c", "150202"), source("a", "150105")])?;
/// let hohhot: Vec<&str> = registry.within("150100".parse()?).map(|source| source.id()).collect();
/// assert_eq!(hohhot, ["a", "b"]);
/// assert_eq!(registry.incomplete().count(), 3, "none has code, representative and phone, as Art. 7 asks");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Registry {
    drawn: Drawn,
    told: Told,
    /// Ascending; only those that some source has.
    strata: Vec<Token>,
}

impl Registry {
    /// Checks and sorts the sources, given in any order.
    ///
    /// # Errors
    /// [`RegistryErrors`]: ids that repeat, and more sources or text than 32 bits can count.
    pub fn new(sources: impl IntoIterator<Item = Source>) -> Result<Self, RegistryErrors> {
        let mut builder = RegistryBuilder::new();
        sources.into_iter().for_each(|source| builder.push_source(&source));
        builder.finish()
    }

    pub(super) fn from_columns(mut drawn: Drawn, mut told: Told, strata: Numbered, order: Option<Vec<u32>>) -> Self {
        // Shrunk first, so that at the peak no column stands twice at more than its length.
        told.shrink();
        drawn.shrink();
        if let Some(order) = order {
            drawn.ids = drawn.ids.reordered(&order);
            drawn.divisions = reordered(&drawn.divisions, &order);
            drawn.strata = reordered(&drawn.strata, &order);
            drawn.states = reordered(&drawn.states, &order);
            told.names = told.names.reordered(&order);
            told.legal_representatives = told.legal_representatives.reordered(&order);
            told.phones = told.phones.reordered(&order);
            told.credit_codes = reordered(&told.credit_codes, &order);
        }
        let strata = strata.sorted(&mut drawn.strata);
        Self { drawn, told, strata }
    }

    /// How many sources it has.
    #[must_use]
    pub fn len(&self) -> u32 {
        // Checked when it was built.
        u32::try_from(self.drawn.states.len()).unwrap_or(u32::MAX)
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.drawn.states.is_empty()
    }

    /// The source with this id.
    ///
    /// # Complexity
    /// Logarithmic in the number of sources.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<SourceRef<'_>> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.drawn.ids.get(middle).cmp(id) {
                core::cmp::Ordering::Less => low = middle.saturating_add(1),
                core::cmp::Ordering::Equal => return self.at(middle),
                core::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The source in this row, from 0 in the order of the ids.
    #[must_use]
    pub fn at(&self, row: u32) -> Option<SourceRef<'_>> {
        let index = row as usize;
        Some(SourceRef {
            registry: self,
            row,
            division: *self.drawn.divisions.get(index)?,
            stratum: self.strata.get(*self.drawn.strata.get(index)? as usize)?,
            state: *self.drawn.states.get(index)?,
        })
    }

    /// All sources in the order of their ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = SourceRef<'_>> + Clone {
        (0..self.len()).filter_map(|row| self.at(row))
    }

    /// The sources that lie in a division, in the order of their ids; a prefecture contains its counties (Art. 8(1)).
    ///
    /// # Complexity
    /// One pass over the column of divisions.
    pub fn within(&self, division: Division) -> impl Iterator<Item = SourceRef<'_>> + Clone {
        (0..).zip(&self.drawn.divisions).filter_map(
            move |(row, &other)| {
                if division.contains(other) { self.at(row) } else { None }
            },
        )
    }

    /// The strata that its sources have, ascending by their bytes.
    #[must_use]
    pub fn strata(&self) -> &[Token] {
        &self.strata
    }

    /// The sources for which a fact that Art. 7 asks for is not known, in the order of their ids;
    /// [`SourceRef::missing`] says which.
    pub fn incomplete(&self) -> impl Iterator<Item = SourceRef<'_>> + Clone {
        self.iter().filter(|source| source.missing().next().is_some())
    }

    /// The sources whose credit code is known and fails a check, in the order of their ids.
    pub fn failing_credit_codes(&self) -> impl Iterator<Item = SourceRef<'_>> + Clone {
        self.iter().filter(|source| source.credit_code().is_some_and(|code| !code.is_valid()))
    }

    /// The credit codes that several sources have, ascending, with these sources in the order of their ids.
    ///
    /// That is allowed, since an enterprise may discharge in several places, but may also be one source entered twice.
    #[must_use]
    pub fn shared_credit_codes(&self) -> BTreeMap<CreditCode, Vec<SourceRef<'_>>> {
        let mut codes: Vec<(CreditCode, u32)> =
            self.iter().filter_map(|source| Some((source.credit_code()?, source.row))).collect();
        codes.sort_unstable();
        let runs = codes.chunk_by(|one, other| one.0 == other.0);
        runs.filter_map(|run| match run {
            [(code, _), _, ..] => Some((*code, run.iter().filter_map(|&(_, row)| self.at(row)).collect())),
            _ => None,
        })
        .collect()
    }

    /// How many bytes of heap it holds.
    #[must_use]
    pub fn memory(&self) -> Memory {
        let (drawn, told) = (&self.drawn, &self.told);
        let parts = [drawn.ids.bytes(), bytes(&drawn.divisions), bytes(&drawn.strata), bytes(&drawn.states)];
        let told =
            [told.names.bytes(), told.legal_representatives.bytes(), told.phones.bytes(), bytes(&told.credit_codes)];
        Memory { drawn: parts.iter().sum(), told: told.iter().sum() }
    }
}

fn bytes<T>(column: &Vec<T>) -> usize {
    column.capacity().saturating_mul(size_of::<T>())
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registry").field("sources", &self.len()).field("strata", &self.strata).finish()
    }
}

/// One source of a [`Registry`]: a view that costs nothing to copy.
#[derive(Clone, Copy)]
pub struct SourceRef<'a> {
    registry: &'a Registry,
    row: u32,
    division: Division,
    stratum: &'a Token,
    state: SourceState,
}

impl<'a> SourceRef<'a> {
    /// Its row, from 0 in the order of the ids.
    #[must_use]
    pub fn row(self) -> u32 {
        self.row
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'a str {
        self.registry.drawn.ids.get(self.row)
    }

    /// Where it lies.
    #[must_use]
    pub fn division(self) -> Division {
        self.division
    }

    /// Its stratum.
    #[must_use]
    pub fn stratum(self) -> &'a Token {
        self.stratum
    }

    /// Its state.
    #[must_use]
    pub fn state(self) -> SourceState {
        self.state
    }

    /// 主体名称.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.registry.told.names.get(self.row)
    }

    /// 统一社会信用代码, if known; [`CreditCode::checks`] says whether it holds.
    #[must_use]
    pub fn credit_code(self) -> Option<CreditCode> {
        let bytes = self.registry.told.credit_codes.get(self.row as usize)?;
        (bytes != &[0; 18]).then(|| CreditCode::from_checked_bytes(*bytes))
    }

    /// 法定代表人, if known.
    #[must_use]
    pub fn legal_representative(self) -> Option<&'a str> {
        self.registry.told.legal_representatives.known(self.row)
    }

    /// 联系电话, if known.
    #[must_use]
    pub fn phone(self) -> Option<&'a str> {
        self.registry.told.phones.known(self.row)
    }

    /// A copy of the whole record.
    #[must_use]
    pub fn to_source(self) -> Source {
        Source {
            id: Id::checked_before(self.id()),
            name: Text::checked_before(self.name()),
            credit_code: self.credit_code(),
            legal_representative: self.legal_representative().map(Text::checked_before),
            phone: self.phone().map(Text::checked_before),
            division: self.division,
            stratum: self.stratum.clone(),
            state: self.state,
        }
    }

    /// The fields that Art. 7 asks for and that are not known; the name always is.
    pub fn missing(self) -> impl Iterator<Item = SourceField> + Clone + use<> {
        let fields = [
            (SourceField::CreditCode, self.credit_code().is_none()),
            (SourceField::LegalRepresentative, self.legal_representative().is_none()),
            (SourceField::Phone, self.phone().is_none()),
        ];
        fields.into_iter().filter_map(|(field, missing)| missing.then_some(field))
    }
}

impl fmt::Debug for SourceRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SourceRef").field("row", &self.row).field("id", &self.id()).finish_non_exhaustive()
    }
}
