//! Art. 7: building a registry record by record from raw text, checking everything and refusing all at once.

use super::list::{Drawn, Told};
use super::{
    CreditCode, FieldError, RawSource, Registry, RegistryError, RegistryErrors, Source, SourceField, SourceState,
};
use crate::names::{Numbered, order_by_text, push, shortened};
use crate::{DestroyedError, Division, Id, Text, Token};

/// Takes raw records in any order and gives a [`Registry`], or everything that is wrong with them.
///
/// For bulk sources such as CSV and C arrays: the text of a record goes straight into the registry's arenas, no
/// heap string is made for it.
///
/// # Guarantees
/// The registry depends on the set of records only, not on their order. With any error there is no registry.
///
/// # Complexity
/// A push costs the length of its text and a look into the table of strata; [`RegistryBuilder::finish`] sorts once,
/// unless the records came in ascending order of their ids.
///
/// # Example: every bad record at once
/// ```
/// use shuangsuiji::registry::{RawSource, RegistryBuilder};
///
/// let good = RawSource {
///     id: "NM-1",
///     name: "示例化工有限公司",
///     credit_code: Some("91150400MA0N1Q9YXG"),
///     legal_representative: None,
///     phone: None,
///     division: "150102",
///     stratum: "key",
///     state: "正常",
/// };
/// let mut builder = RegistryBuilder::new();
/// builder.push(&good);
/// builder.push(&RawSource { id: "NM 2", ..good });
/// builder.push(&RawSource { id: "NM-3", division: "1501", ..good });
/// let errors = builder.finish().unwrap_err();
/// assert_eq!(errors.count(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct RegistryBuilder {
    strict: bool,
    count: u32,
    drawn: Drawn,
    told: Told,
    strata: Numbered,
    errors: Vec<RegistryError>,
}

impl Default for RegistryBuilder {
    fn default() -> Self {
        Self::new()
    }
}

impl RegistryBuilder {
    /// A builder that keeps credit codes whose check fails ([`CreditCode::lenient`]);
    /// [`Registry::failing_credit_codes`] lists them afterwards.
    #[must_use]
    pub fn new() -> Self {
        Self {
            strict: false,
            count: 0,
            drawn: Drawn::new(),
            told: Told::new(),
            strata: Numbered::default(),
            errors: Vec::new(),
        }
    }

    /// A builder that refuses credit codes whose check fails ([`CreditCode::strict`]).
    #[must_use]
    pub fn strict() -> Self {
        Self { strict: true, ..Self::new() }
    }

    /// Takes the next record. What is wrong with it is kept for [`RegistryBuilder::finish`].
    pub fn push(&mut self, source: &RawSource<'_>) {
        let Some(position) = self.next_position() else { return };
        let record = Record::check(source, self.strict);
        let id_holds = record.errors.iter().all(|(field, _)| *field != SourceField::Id);
        // The id is kept also where another field is bad, so that repeated ids are told in the same run.
        if !self.drawn.ids.push(if id_holds { source.id } else { "" }) {
            self.errors.push(texts_full(position, source, SourceField::Id));
        }
        let refused = |(field, reason)| RegistryError::Field { position, id: shown(source.id), field, reason };
        self.errors.extend(record.errors.into_iter().map(refused));
        // With any error there will be no registry, and the other columns need not be filled any more.
        if self.errors.is_empty() {
            if let (Some(division), Some(stratum), Some(state)) = (record.division, record.stratum, record.state) {
                push(&mut self.drawn.divisions, division);
                push(&mut self.drawn.states, state);
                // The stratum is checked, so that it has a number.
                push(&mut self.drawn.strata, self.strata.number(stratum).unwrap_or(0));
            }
            let full = self.told.push(source, record.credit_code);
            self.errors.extend(full.map(|field| texts_full(position, source, field)));
        }
    }

    /// Takes the next record from a checked source.
    pub fn push_source(&mut self, source: &Source) {
        source.with_raw(|raw| self.push(raw));
    }

    /// Sorts the records by the bytes of their ids and gives the registry.
    ///
    /// # Errors
    /// [`RegistryErrors`] with everything that is wrong: each bad field, each repeated id with both positions, and
    /// texts or records beyond what 32 bits can count.
    pub fn finish(mut self) -> Result<Registry, RegistryErrors> {
        let order = self.sort_and_find_repeated();
        match RegistryErrors::of(self.errors) {
            Some(errors) => Err(errors),
            // Only without errors are all columns filled.
            None => Ok(Registry::from_columns(self.drawn, self.told, self.strata, order)),
        }
    }

    /// The position of the next record, from 1; none, with an error, beyond the last that can be counted.
    fn next_position(&mut self) -> Option<u32> {
        match self.count.checked_add(1) {
            Some(position) => {
                self.count = position;
                Some(position)
            }
            None => {
                let error = RegistryError::TooMany { most: u32::MAX };
                if self.errors.last() != Some(&error) {
                    self.errors.push(error);
                }
                None
            }
        }
    }

    /// The rows in the order of their ids, or none if they already are; records the ids that repeat.
    fn sort_and_find_repeated(&mut self) -> Option<Vec<u32>> {
        let ids = &self.drawn.ids;
        if (1..self.count).zip(0..).all(|(row, before)| ids.get(before) < ids.get(row)) {
            return None;
        }
        let order = order_by_text(self.count, &|row| ids.get(row));
        let mut repeated = Vec::new();
        for run in order.chunk_by(|one, other| ids.get(*one) == ids.get(*other)) {
            // An empty id stands for a bad one, which is told already.
            if let [first, later @ ..] = run
                && let Some(id) = ids.known(*first)
            {
                repeated.extend(later.iter().map(|second| RegistryError::Repeated {
                    id: id.to_owned(),
                    first: first.saturating_add(1),
                    second: second.saturating_add(1),
                }));
            }
        }
        repeated.sort_by_key(|error| if let RegistryError::Repeated { second, .. } = error { *second } else { 0 });
        self.errors.append(&mut repeated);
        Some(order)
    }
}

/// A raw record, checked: what the columns need beside its text, and what is wrong.
struct Record<'a> {
    credit_code: Option<CreditCode>,
    division: Option<Division>,
    stratum: Option<&'a str>,
    state: Option<SourceState>,
    errors: Vec<(SourceField, FieldError)>,
}

impl<'a> Record<'a> {
    fn check(source: &RawSource<'a>, strict: bool) -> Self {
        let mut errors = Vec::new();
        if check(&mut errors, SourceField::Id, Id::check(source.id)).is_some() {
            check(&mut errors, SourceField::Id, DestroyedError::check_word(source.id, &shown));
        }
        if check(&mut errors, SourceField::Name, Text::check(source.name)).is_some() {
            check(&mut errors, SourceField::Name, DestroyedError::check(source.name, &shown));
        }
        let read = if strict { CreditCode::strict } else { CreditCode::lenient };
        let credit_code = source.credit_code.and_then(|code| check(&mut errors, SourceField::CreditCode, read(code)));
        for (field, text) in
            [(SourceField::LegalRepresentative, source.legal_representative), (SourceField::Phone, source.phone)]
        {
            let Some(text) = text else { continue };
            if check(&mut errors, field, Text::check(text).map_err(|error| error.shortened())).is_some() {
                check(&mut errors, field, DestroyedError::check(text, &shortened));
            }
        }
        let division = check(&mut errors, SourceField::Division, source.division.parse());
        let stratum = check(&mut errors, SourceField::Stratum, Token::check(source.stratum).map(|()| source.stratum));
        let state = check(&mut errors, SourceField::State, source.state.parse());
        Self { credit_code, division, stratum, state, errors }
    }
}

/// The value, or none with the error kept for its field.
fn check<T, E: Into<FieldError>>(
    errors: &mut Vec<(SourceField, FieldError)>,
    field: SourceField,
    result: Result<T, E>,
) -> Option<T> {
    result.map_err(|error| errors.push((field, error.into()))).ok()
}

fn texts_full(position: u32, source: &RawSource<'_>, field: SourceField) -> RegistryError {
    RegistryError::TextsFull { position, id: shown(source.id), field }
}

/// Enough of an id to recognise it, were it a whole file.
fn shown(id: &str) -> String {
    id.chars().take(Id::MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_records_than_can_be_counted_are_refused_once() {
        let mut builder = RegistryBuilder { count: u32::MAX, ..RegistryBuilder::new() };
        let source = RawSource {
            id: "a",
            name: "a",
            credit_code: None,
            legal_representative: None,
            phone: None,
            division: "150102",
            stratum: "key",
            state: "active",
        };
        builder.push(&source);
        builder.push(&source);
        assert_eq!(builder.errors, [RegistryError::TooMany { most: u32::MAX }]);
    }
}
