//! Art. 6: the roster itself, immutable and sorted by the bytes of the ids, and the persons on it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::build::build;
use super::{Alias, Availability, Certificate, Employment, Inspector, QueryError, Recusal, RosterErrors};
use crate::{DateSpan, Division, Id, Text};

/// A person on the roster, under however many ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    entry: Inspector,
    other_ids: Vec<Id>,
    certificates: Vec<Certificate>,
    /// The days on which some certificate is valid.
    certified: Vec<DateSpan>,
}

impl Person {
    /// The person of an entry and of the entries under other ids.
    pub(super) fn of(mut entry: Inspector, others: Vec<Inspector>) -> Self {
        let mut certificates: Vec<Certificate> = entry.certificate.take().into_iter().collect();
        let mut leave = core::mem::take(&mut entry.leave);
        let mut other_ids = Vec::new();
        for other in others {
            other_ids.push(other.id);
            leave.extend(other.leave);
            certificates.extend(other.certificate.filter(|certificate| !certificates.contains(certificate)));
        }
        entry.leave = DateSpan::merged(leave);
        let certified = DateSpan::merged(certificates.iter().map(|certificate| certificate.valid));
        Self { entry, other_ids, certificates, certified }
    }

    /// The id by which the person is drawn.
    #[must_use]
    pub fn id(&self) -> &str {
        self.entry.id.as_str()
    }

    /// The ids declared aliases of it, ascending.
    #[must_use]
    pub fn other_ids(&self) -> &[Id] {
        &self.other_ids
    }

    /// 姓名.
    #[must_use]
    pub fn name(&self) -> &Text {
        &self.entry.name
    }

    /// 职务.
    #[must_use]
    pub fn post(&self) -> &Text {
        &self.entry.post
    }

    /// 执法类别.
    #[must_use]
    pub fn category(&self) -> &Text {
        &self.entry.category
    }

    /// The division on whose roster the person stands.
    #[must_use]
    pub fn division(&self) -> Division {
        self.entry.division
    }

    /// Own, or borrowed from another division.
    #[must_use]
    pub fn employment(&self) -> Employment {
        self.entry.employment
    }

    /// The certificates, that of the id first, each once.
    #[must_use]
    pub fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// The days of leave in the fewest spans, ascending.
    #[must_use]
    pub fn leave(&self) -> &[DateSpan] {
        &self.entry.leave
    }

    /// Whether some certificate is valid on that day.
    #[must_use]
    pub fn is_certified(&self, on: NaiveDate) -> bool {
        self.certified.iter().any(|span| span.contains(on))
    }

    pub(super) fn certified(&self) -> &[DateSpan] {
        &self.certified
    }
}

/// The roster: checked, immutable, sorted by the bytes of the ids.
///
/// # Guarantees
/// Equal sets of inspectors, aliases and recusals give equal rosters, in whatever order they came. Every person
/// stands once. Every recusal is of a person on the roster.
///
/// # Example: one person under two ids
/// ```
/// use shuangsuiji::roster::{Alias, Certificate, Employment, Inspector, Recusal, Roster};
///
/// let inspector = |id: &str| Inspector {
///     id: id.parse().unwrap(),
///     name: "王某".parse().unwrap(),
///     post: "科员".parse().unwrap(),
///     category: "生态环境".parse().unwrap(),
///     certificate: Some(Certificate {
///         number: id.parse().unwrap(),
///         issuer: "内蒙古自治区人民政府".parse().unwrap(),
///         valid: "2024-07-01/2029-06-30".parse().unwrap(),
///     }),
///     division: "150102".parse().unwrap(),
///     employment: Employment::Own,
///     leave: vec![],
/// };
/// let roster = Roster::new(
///     [inspector("NM-2"), inspector("NM-1"), inspector("NM-1-old")],
///     [Alias { id: "NM-1-old".parse()?, person: "NM-1".parse()? }],
///     [Recusal { inspector: "NM-1-old".parse()?, source: "s".parse()?, reason: "近亲属".parse()? }],
///     |source| source == "s",
/// )?;
/// assert_eq!(roster.basis("150102".parse()?, "2027-01-01".parse().unwrap()), 2);
/// assert!(roster.is_recused("NM-1", "s"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    persons: Vec<Person>,
    /// Every alias with the row of its person, ascending.
    others: Vec<(Id, usize)>,
    recusals: Vec<Recusal>,
}

impl Roster {
    /// Checks and sorts the lists, given in any order. `knows_source` says whether an id is one of the registry.
    ///
    /// # Errors
    /// [`RosterErrors`] with everything that is wrong: ids, certificates, aliases and recusals that repeat; aliases that
    /// lead nowhere or to another alias; recusals of unknown inspectors or from unknown sources.
    ///
    /// # Complexity
    /// n log n in the entries of the lists, one call of `knows_source` per recusal.
    pub fn new(
        inspectors: impl IntoIterator<Item = Inspector>,
        aliases: impl IntoIterator<Item = Alias>,
        recusals: impl IntoIterator<Item = Recusal>,
        knows_source: impl Fn(&str) -> bool,
    ) -> Result<Self, RosterErrors> {
        build(inspectors, aliases, recusals, knows_source)
    }

    pub(super) fn from_sorted(persons: Vec<Person>, recusals: Vec<Recusal>) -> Self {
        let aliases = |(row, person): (usize, &Person)| person.other_ids.clone().into_iter().map(move |id| (id, row));
        let mut others: Vec<(Id, usize)> = persons.iter().enumerate().flat_map(aliases).collect();
        others.sort_unstable();
        Self { persons, others, recusals }
    }

    /// How many persons are on it.
    #[must_use]
    pub fn len(&self) -> u32 {
        // Checked when it was built.
        u32::try_from(self.persons.len()).unwrap_or(u32::MAX)
    }

    /// Whether nobody is on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.persons.is_empty()
    }

    /// The persons in the order of their ids.
    #[must_use]
    pub fn persons(&self) -> &[Person] {
        &self.persons
    }

    /// The person with this id, be it an alias.
    ///
    /// # Complexity
    /// Logarithmic in the number of ids.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Person> {
        let own = self.persons.binary_search_by(|person| person.id().cmp(id)).ok();
        let row = own.or_else(|| {
            let found = self.others.binary_search_by(|(other, _)| other.as_str().cmp(id)).ok()?;
            self.others.get(found).map(|(_, row)| *row)
        });
        self.persons.get(row?)
    }

    /// Whether the person with this id, be it an alias, can be drawn for visits from a day until a day, both included.
    /// [`Availability`] says how certificates and leave are read.
    ///
    /// # Errors
    /// [`QueryError`] if the id is not on the roster or the window ends before it begins.
    pub fn available(&self, id: &str, from: NaiveDate, until: NaiveDate) -> Result<Availability, QueryError> {
        let window = DateSpan::new(from, until)?;
        let unknown = || QueryError::UnknownInspector { id: id.chars().take(Id::MOST).collect() };
        self.get(id).map(|person| Availability::of(person, window)).ok_or_else(unknown)
    }

    /// Art. 8(2): the basis of 1:5 and 1:10, which is the persons on the division's own roster who are its own and
    /// certified on that day. Who is on leave counts; who is borrowed, or stands on the roster of a county of the
    /// division, does not.
    #[must_use]
    pub fn basis(&self, division: Division, on: NaiveDate) -> u32 {
        let counts = |person: &&Person| {
            person.division() == division && person.employment() == Employment::Own && person.is_certified(on)
        };
        u32::try_from(self.persons.iter().filter(counts).count()).unwrap_or(u32::MAX)
    }

    /// Art. 6: the certificate holders who should be on the roster and are not, each once, ascending. A holder is given
    /// by the certificate's number or by an id.
    #[must_use]
    pub fn completeness<'h>(&self, holders: impl IntoIterator<Item = &'h str>) -> Vec<&'h str> {
        let numbers: BTreeSet<&str> = self
            .persons
            .iter()
            .flat_map(|person| person.certificates.iter().map(|certificate| certificate.number.as_str()))
            .collect();
        let missing = |holder: &&str| !numbers.contains(holder) && self.get(holder).is_none();
        let missing: BTreeSet<&str> = holders.into_iter().filter(missing).collect();
        missing.into_iter().collect()
    }

    /// The recusals as pairs of a person's id and a source's id, ascending by the first and then the second, each once.
    pub fn recusals(&self) -> impl ExactSizeIterator<Item = (&str, &str)> + Clone {
        self.recusals.iter().map(|recusal| (recusal.inspector.as_str(), recusal.source.as_str()))
    }

    /// The recusal of the person with this id, be it an alias, from a source.
    #[must_use]
    pub fn recusal(&self, id: &str, source: &str) -> Option<&Recusal> {
        let pair = (self.get(id)?.id(), source);
        let at = self.recusals.binary_search_by(|other| (other.inspector.as_str(), other.source.as_str()).cmp(&pair));
        self.recusals.get(at.ok()?)
    }

    /// Whether the person with this id, be it an alias, is recused from a source.
    #[must_use]
    pub fn is_recused(&self, id: &str, source: &str) -> bool {
        self.recusal(id, source).is_some()
    }
}
