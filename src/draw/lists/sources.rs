//! The list of sources (§2): `id TAB stratum TAB division TAB inspections TAB status`.

use core::fmt::{self, Write as _};
use core::ops::Range;

use super::super::hash::Hash;
use super::super::merkle;
use super::reading::{Record, ascending, integer, rows, status};
use super::{List, ListError};
use crate::names::{Numbered, TextColumn, push, reordered};
use crate::{Division, Id, Token};

status! {
    /// What a committed source line says beside the count of inspections.
    SourceStatus {
        /// `-`: the cap binds.
        #[default]
        Open "-",
        /// `exempt`: the cap does not bind: a violation was found this year, or another exemption of the rules.
        Exempt "exempt",
        /// `excluded`: not to be drawn: closed, moved away, exempted by list.
        Excluded "excluded",
    }
}

/// A source as a draw sees it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceEntry {
    /// Its id.
    pub id: Id,
    /// Its stratum: `key`, `general`, `project`, or what the rules name.
    pub stratum: Token,
    /// Where it lies.
    pub division: Division,
    /// Inspections that count against the annual cap in the inspection year, completed or scheduled.
    pub inspections: u32,
    /// Whether the cap binds, and whether it may be drawn.
    pub status: SourceStatus,
}

/// The sources, in columns: at most 64 bytes a source with ids of 18 characters. Its `Display` is the list's text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SourceList {
    ids: TextColumn,
    /// Ascending.
    strata: Vec<Token>,
    stratum: Vec<u32>,
    division: Vec<Division>,
    inspections: Vec<u32>,
    status: Vec<SourceStatus>,
    /// The rows of each stratum, one stratum after the other; empty where there is but one.
    rows: Vec<u32>,
    /// By stratum: behind its last among them.
    ends: Vec<u32>,
}

/// Rows of a list: of all in it, or of those that are listed.
#[derive(Clone, Debug)]
pub(crate) struct Rows<'a> {
    all: Range<u32>,
    listed: &'a [u32],
}

impl<'a> Rows<'a> {
    pub(crate) fn len(&self) -> usize {
        self.all.len().saturating_add(self.listed.len())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = u32> + use<'a> {
        self.all.clone().chain(self.listed.iter().copied())
    }

    /// In parts of at most so many rows.
    pub(crate) fn parts(&self, most: u32) -> Vec<Rows<'a>> {
        let Range { start, end } = self.all;
        let all = |first: u32| Rows { all: first..first.saturating_add(most).min(end), listed: &[] };
        let listed = |listed: &'a [u32]| Rows { all: 0..0, listed };
        let of_all = (start..end).step_by(most.max(1) as usize).map(all);
        of_all.chain(self.listed.chunks(most.max(1) as usize).map(listed)).collect()
    }
}

/// Rows ascending, each with its place among those given.
pub(crate) fn by_row(rows: &[u32]) -> Vec<(u32, u32)> {
    let mut ascending: Vec<(u32, u32)> = rows.iter().copied().zip(0..).collect();
    ascending.sort_unstable();
    ascending
}

/// A list that is being filled: its strata are numbered as they come.
#[derive(Default)]
struct Filling {
    list: SourceList,
    strata: Numbered,
}

/// A line of the source list, read in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its stratum.
    pub stratum: &'a Token,
    /// Where it lies.
    pub division: Division,
    /// Inspections that count against the cap.
    pub inspections: u32,
    /// Its status.
    pub status: SourceStatus,
}

impl SourceLine<'_> {
    /// Whether it can be drawn under this cap (§5).
    #[must_use]
    pub fn is_candidate(&self, cap: Option<u32>) -> bool {
        self.status.is_drawn(self.inspections, cap)
    }
}

impl SourceStatus {
    /// Whether one of this status and with so many inspections can be drawn (§5).
    fn is_drawn(self, inspections: u32, cap: Option<u32>) -> bool {
        match self {
            Self::Excluded => false,
            Self::Exempt => true,
            Self::Open => cap.is_none_or(|cap| inspections < cap),
        }
    }
}

/// A line's text, without LF, in three parts. A list has millions of lines, and `fmt` for each would cost as much as hashing
/// them.
impl SourceLine<'_> {
    /// `TAB stratum TAB division TAB`, which neighbours mostly share.
    fn push_middle(&self, text: &mut String) {
        text.push('\t');
        text.push_str(self.stratum.as_str());
        text.push('\t');
        let mut rest = self.division.number();
        for unit in [100_000, 10_000, 1_000, 100, 10, 1_u32] {
            text.extend(rest.checked_div(unit).and_then(|digit| char::from_digit(digit, 10)));
            rest = rest.checked_rem(unit).unwrap_or(0);
        }
        text.push('\t');
    }

    /// `inspections TAB status`.
    fn push_end(&self, text: &mut String) {
        match char::from_digit(self.inspections, 10) {
            Some(digit) => text.push(digit),
            None => {
                let _ = write!(text, "{}", self.inspections);
            }
        }
        text.push('\t');
        text.push_str(self.status.as_str());
    }
}

impl fmt::Display for SourceLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = self.id.to_owned();
        self.push_middle(&mut text);
        self.push_end(&mut text);
        f.write_str(&text)
    }
}

impl SourceList {
    /// Checks and sorts the sources, whatever their order.
    ///
    /// # Errors
    /// [`ListError`] if an id appears twice or there are too many.
    ///
    /// # Complexity
    /// One pass over sources that are sorted already, else a sort.
    pub fn new(entries: impl IntoIterator<Item = SourceEntry>) -> Result<Self, ListError> {
        let mut filling = Filling::default();
        for (before, entry) in entries.into_iter().enumerate() {
            let record = Record { list: List::Sources, number: before.saturating_add(1) };
            let stratum = record.field("stratum", filling.strata.number(entry.stratum.as_str()))?;
            let SourceEntry { id, division, inspections, status, .. } = entry;
            filling.push(&record, id.as_str(), stratum, (division, inspections, status))?;
        }
        filling.sorted()
    }

    /// The list of lines that stand elsewhere, such as those of a registry within an agency's division.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn from_lines<'a>(lines: impl IntoIterator<Item = SourceLine<'a>>) -> Result<Self, ListError> {
        let mut filling = Filling::default();
        for (before, line) in lines.into_iter().enumerate() {
            let record = Record { list: List::Sources, number: before.saturating_add(1) };
            record.field("id", Id::check(line.id))?;
            let stratum = record.field("stratum", filling.strata.number(line.stratum.as_str()))?;
            filling.push(&record, line.id, stratum, (line.division, line.inspections, line.status))?;
        }
        filling.sorted()
    }

    /// Reads the list's text, strictly: sorted, every line ended by LF.
    ///
    /// # Errors
    /// [`ListError`] with the line.
    pub fn parse(text: &str) -> Result<Self, ListError> {
        let mut filling = Filling::default();
        for row in rows::<5>(List::Sources, text) {
            let (record, [id, stratum, division, inspections, status]) = row?;
            record.field("id", Id::check(id))?;
            let stratum = record.field("stratum", filling.strata.number(stratum))?;
            let division = record.field("division", division.parse())?;
            let inspections = record.field("inspections", integer(inspections))?;
            let status = record.field("status", SourceStatus::named(status))?;
            filling.push(&record, id, stratum, (division, inspections, status))?;
        }
        ascending(List::Sources, filling.list.ids.iter(), true, str::to_owned)?;
        Ok(filling.filled())
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The line at a row, counted from 0 in the order of ids.
    #[must_use]
    pub fn at(&self, row: u32) -> Option<SourceLine<'_>> {
        let at = row as usize;
        Some(SourceLine {
            id: self.ids.get(row),
            stratum: self.strata.get(*self.stratum.get(at)? as usize)?,
            division: *self.division.get(at)?,
            inspections: *self.inspections.get(at)?,
            status: *self.status.get(at)?,
        })
    }

    /// The rows of a stratum, ascending.
    pub(crate) fn rows_of(&self, stratum: &Token) -> Rows<'_> {
        let number = self.strata.binary_search(stratum).ok();
        let all = if number.is_some() && self.strata.len() == 1 { self.len() } else { 0 };
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let range = number.map_or(0..0, |number| number.checked_sub(1).map_or(0, end)..end(number));
        Rows { all: 0..all, listed: self.rows.get(range).unwrap_or_default() }
    }

    /// The id at a row and how often it was inspected, if it can be drawn under this cap.
    pub(crate) fn candidate(&self, row: u32, cap: Option<u32>) -> Option<(&str, u32)> {
        let (status, inspections) = (*self.status.get(row as usize)?, *self.inspections.get(row as usize)?);
        status.is_drawn(inspections, cap).then(|| (self.ids.get(row), inspections))
    }

    /// The id at a row of this list.
    pub(crate) fn id(&self, row: u32) -> Id {
        Id::checked_before(self.ids.get(row))
    }

    /// The row of an id.
    ///
    /// # Complexity
    /// Logarithmic.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<u32> {
        self.ids.find(id)
    }

    /// The lines, in the order of ids.
    pub fn iter(&self) -> impl Iterator<Item = SourceLine<'_>> {
        (0..self.len()).filter_map(|row| self.at(row))
    }

    /// Calls `with` for each of these rows, as far as there are so many: its line's text without LF, in parts.
    pub(super) fn each_line(&self, rows: Range<u32>, mut with: impl FnMut([&str; 2])) {
        // Neighbours mostly share all but the id, and if not, all before the inspections.
        let (mut middle, mut of_middle) = (String::new(), None);
        let (mut rest, mut of_rest) = (String::new(), None);
        for row in rows.start..rows.end.min(self.len()) {
            let (Some(line), Some(stratum)) = (self.at(row), self.stratum.get(row as usize)) else { return };
            let shared = (*stratum, line.division, line.inspections, line.status);
            if of_rest != Some(shared) {
                of_rest = Some(shared);
                if of_middle != Some((*stratum, line.division)) {
                    of_middle = Some((*stratum, line.division));
                    middle.clear();
                    line.push_middle(&mut middle);
                }
                rest.clear();
                rest.push_str(&middle);
                line.push_end(&mut rest);
            }
            with([line.id, &rest]);
        }
    }

    /// The inclusion proof of a row against the list's root under protocol version 1; [`Committed::proof`] knows salts.
    ///
    /// [`Committed::proof`]: crate::draw::Committed::proof
    ///
    /// # Complexity
    /// Hashes the whole list; for many proofs make one [`merkle::Tree`] of the lines.
    #[must_use]
    pub fn proof(&self, hash: Hash, row: u32) -> Option<merkle::InclusionProof> {
        let leaves = self.iter().map(|line| merkle::leaf(hash, line.to_string().as_bytes())).collect();
        merkle::Tree::new(hash, leaves).proof(row)
    }
}

impl fmt::Display for SourceList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = Ok(());
        self.each_line(0..u32::MAX, |parts| {
            let mut line = parts.into_iter().chain(["\n"]);
            written = written.and_then(|()| line.try_for_each(|part| f.write_str(part)));
        });
        written
    }
}

impl<'a> IntoIterator for &'a SourceList {
    type Item = SourceLine<'a>;
    type IntoIter = Box<dyn Iterator<Item = SourceLine<'a>> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl Filling {
    fn push(
        &mut self,
        record: &Record,
        id: &str,
        stratum: u32,
        (division, inspections, status): (Division, u32, SourceStatus),
    ) -> Result<(), ListError> {
        let list = &mut self.list;
        if !list.ids.push(id) {
            return Err(record.too_many());
        }
        push(&mut list.stratum, stratum);
        push(&mut list.division, division);
        push(&mut list.inspections, inspections);
        push(&mut list.status, status);
        Ok(())
    }

    /// The list, of sources in any order.
    fn sorted(mut self) -> Result<SourceList, ListError> {
        let list = &mut self.list;
        if let Some(rows) = list.ids.sorted_order() {
            list.ids = core::mem::take(&mut list.ids).reordered(&rows);
            list.stratum = reordered(&list.stratum, &rows);
            list.division = reordered(&list.division, &rows);
            list.inspections = reordered(&list.inspections, &rows);
            list.status = reordered(&list.status, &rows);
        }
        ascending(List::Sources, list.ids.iter(), false, str::to_owned)?;
        Ok(self.filled())
    }

    /// The list, of sources in the order of their ids.
    fn filled(self) -> SourceList {
        let Self { mut list, strata } = self;
        list.strata = strata.sorted(&mut list.stratum);
        if list.strata.len() > 1 {
            // Where the next row of each stratum goes: at first where the stratum begins.
            let mut next = vec![0_u32; list.strata.len()];
            for stratum in &list.stratum {
                if let Some(count) = next.get_mut(*stratum as usize) {
                    *count = count.saturating_add(1);
                }
            }
            let mut begin = 0_u32;
            for count in &mut next {
                begin = begin.saturating_add(core::mem::replace(count, begin));
            }
            list.rows = vec![0; list.stratum.len()];
            for (row, stratum) in (0..).zip(&list.stratum) {
                if let Some(next) = next.get_mut(*stratum as usize) {
                    if let Some(place) = list.rows.get_mut(*next as usize) {
                        *place = row;
                    }
                    *next = next.saturating_add(1);
                }
            }
            list.ends = next;
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lists;
    use super::*;

    #[test]
    fn every_line_is_written_as_by_itself_whoever_stands_before_it() {
        let text = "a\tkey\t150102\t0\t-\nb\tkey\t150102\t9\texempt\nc\tkey\t000001\t10\texcluded\n\
                    d\tgeneral\t000001\t4294967295\t-\ne\tkey\t150102\t0\t-\n";
        let lists = Lists { sources: SourceList::parse(text).unwrap(), ..Lists::default() };
        assert_eq!(lists.text(List::Sources), text);
        let lines: String = lists.sources.iter().map(|line| format!("{line}\n")).collect();
        assert_eq!(lines, text);
    }

    #[test]
    fn the_rows_of_a_stratum_are_those_of_its_lines() {
        let list = SourceList::parse("a\tkey\t150102\t0\t-\nb\tx\t150102\t0\t-\nc\tkey\t150102\t0\t-\n").unwrap();
        let rows = |stratum: &str| list.rows_of(&stratum.parse().unwrap()).iter().collect::<Vec<_>>();
        assert_eq!([rows("key"), rows("x"), rows("y")], [vec![0, 2], vec![1], vec![]]);
    }

    #[test]
    fn parts_are_all_rows_and_none_is_longer_than_asked() {
        for rows in [Rows { all: 3..10, listed: &[] }, Rows { all: 0..0, listed: &[1, 4, 5, 9, 12] }] {
            for most in 1..9 {
                let parts = rows.parts(most);
                assert!(parts.iter().all(|part| (1..=most as usize).contains(&part.len())));
                assert!(parts.iter().flat_map(Rows::iter).eq(rows.iter()), "{most}");
            }
        }
    }
}
