//! The list of recusals (§2): `inspector id TAB source id`.

use core::fmt;
use core::ops::Range;

use super::reading::{Record, rows};
use super::{List, ListError};
use crate::Id;
use crate::names::TextColumn;

/// That an inspector must not inspect a source (Art. 6: 回避).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecusalEntry {
    /// The inspector.
    pub inspector: Id,
    /// The source.
    pub source: Id,
}

/// A recusal of the list, read in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecusalLine<'a> {
    /// The inspector.
    pub inspector: &'a str,
    /// The source.
    pub source: &'a str,
}

impl RecusalEntry {
    fn line(&self) -> RecusalLine<'_> {
        RecusalLine { inspector: self.inspector.as_str(), source: self.source.as_str() }
    }
}

/// Its line of the list, without LF.
impl fmt::Display for RecusalLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}", self.inspector, self.source)
    }
}

/// The recusals, sorted, each inspector's id kept once: a recusal costs four bytes and the id of its source. Its `Display` is the
/// list's text.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct RecusalList {
    /// Those who are recused from anybody.
    inspectors: TextColumn,
    /// By inspector: the row behind the last recusal.
    ends: Vec<u32>,
    /// By row: the source.
    sources: TextColumn,
}

impl RecusalList {
    /// Checks and sorts the recusals, whatever their order.
    ///
    /// # Errors
    /// [`ListError`] if a pair appears twice.
    ///
    /// # Complexity
    /// One pass over recusals that are sorted already, else a sort.
    pub fn new(entries: impl IntoIterator<Item = RecusalEntry>) -> Result<Self, ListError> {
        let mut list = Self::default();
        let mut entries = entries.into_iter().peekable();
        while let Some(entry) = entries.next_if(|entry| list.last() < Some(entry.line())) {
            list.push(entry.line())?;
        }
        if entries.peek().is_some() {
            let entry = |line: RecusalLine<'_>| RecusalEntry {
                inspector: Id::checked_before(line.inspector),
                source: Id::checked_before(line.source),
            };
            let mut all: Vec<RecusalEntry> = list.iter().map(entry).chain(entries).collect();
            all.sort_unstable();
            list = Self::default();
            for entry in all {
                list.check(&Record { list: List::Recusals, number: 0 }, entry.line())?;
                list.push(entry.line())?;
            }
        }
        Ok(list.shrunk())
    }

    /// Reads the list's text, strictly.
    ///
    /// # Errors
    /// [`ListError`] with the line.
    pub fn parse(text: &str) -> Result<Self, ListError> {
        let mut list = Self::default();
        // What a line is by itself comes before how it stands to others.
        let mut misplaced = Ok(());
        for row in rows::<2>(List::Recusals, text) {
            let (record, [inspector, source]) = row?;
            if list.last().is_none_or(|last| last.inspector != inspector) {
                record.field("inspector", Id::check(inspector))?;
            }
            record.field("source", Id::check(source))?;
            let line = RecusalLine { inspector, source };
            if misplaced.is_ok() {
                misplaced = list.check(&record, line).and_then(|()| list.push(line));
            }
        }
        misplaced.map(|()| list.shrunk())
    }

    fn last(&self) -> Option<RecusalLine<'_>> {
        let last = |column: &TextColumn| u32::try_from(column.len()).ok()?.checked_sub(1);
        let (inspector, source) = (last(&self.inspectors)?, last(&self.sources)?);
        Some(RecusalLine { inspector: self.inspectors.get(inspector), source: self.sources.get(source) })
    }

    /// Whether a line may follow the last.
    fn check(&self, record: &Record, line: RecusalLine<'_>) -> Result<(), ListError> {
        let list = List::Recusals;
        let id = || format!("{} {}", line.inspector, line.source);
        match self.last().map(|last| last.cmp(&line)) {
            Some(core::cmp::Ordering::Equal) => Err(ListError::Repeated { list, id: id() }),
            Some(core::cmp::Ordering::Greater) => Err(ListError::Unsorted { list, line: record.number, id: id() }),
            _ => Ok(()),
        }
    }

    fn push(&mut self, line: RecusalLine<'_>) -> Result<(), ListError> {
        let too_many = || ListError::TooMany { list: List::Recusals };
        if self.last().is_none_or(|last| last.inspector != line.inspector) {
            self.ends.push(self.ends.last().copied().unwrap_or(0));
            self.inspectors.push(line.inspector).then_some(()).ok_or_else(too_many)?;
        }
        self.sources.push(line.source).then_some(()).ok_or_else(too_many)?;
        let end = self.ends.last_mut().ok_or_else(too_many)?;
        *end = end.checked_add(1).ok_or_else(too_many)?;
        Ok(())
    }

    fn shrunk(mut self) -> Self {
        self.inspectors.shrink();
        self.ends.shrink_to_fit();
        self.sources.shrink();
        self
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The recusals, by inspector and then source.
    pub fn iter(&self) -> impl Iterator<Item = RecusalLine<'_>> {
        self.lines(0..self.len())
    }

    /// The recusals of these rows, as far as there are so many.
    pub(super) fn lines(&self, rows: Range<u32>) -> impl Iterator<Item = RecusalLine<'_>> {
        let first = self.ends.partition_point(|end| *end <= rows.start);
        let runs = (first..self.ends.len()).filter_map(|at| u32::try_from(at).ok());
        runs.map_while(move |at| {
            let (inspector, run) = (self.inspectors.get(at), self.rows(at)?);
            let run = run.start.max(rows.start)..run.end.min(rows.end);
            (run.start < rows.end)
                .then_some(run.map(move |row| RecusalLine { inspector, source: self.sources.get(row) }))
        })
        .flatten()
    }

    /// Whether an inspector is recused from a source.
    ///
    /// # Complexity
    /// Logarithmic.
    #[must_use]
    pub fn contains(&self, inspector: &str, source: &str) -> bool {
        let rows = self.inspectors.find(inspector).and_then(|at| self.rows(at)).unwrap_or(0..0);
        let mut found = false;
        self.among(rows, &[source], |_| found = true);
        found
    }

    /// The recused, ascending, each with the rows of the recusals.
    pub(crate) fn by_inspector(&self) -> impl Iterator<Item = (&str, Range<u32>)> {
        (0..).zip(self.inspectors.iter()).filter_map(|(at, inspector)| Some((inspector, self.rows(at)?)))
    }

    fn rows(&self, inspector: u32) -> Option<Range<u32>> {
        let at = inspector as usize;
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        Some(from..*self.ends.get(at)?)
    }

    /// Calls `with` for each of the rows of an inspector whose source is among these, which ascend, with its place among them.
    ///
    /// # Complexity
    /// The lesser of rows and sources, times the logarithm of how many of the others there are for each.
    pub(crate) fn among(&self, rows: Range<u32>, sources: &[&str], mut with: impl FnMut(usize)) {
        let (mut row, mut place) = (rows.start, 0_usize);
        while let (true, Some(source)) = (row < rows.end, sources.get(place)) {
            let recused = self.sources.get(row);
            if recused == *source {
                with(place);
                (row, place) = (row.saturating_add(1), place.saturating_add(1));
            } else if recused < *source {
                row = leap(row, rows.end, |row| self.sources.get(row) < *source);
            } else {
                let end = u32::try_from(sources.len()).unwrap_or(u32::MAX);
                let from = u32::try_from(place).unwrap_or(u32::MAX);
                let place_of = |at: u32| sources.get(at as usize).is_some_and(|source| *source < recused);
                place = leap(from, end, place_of) as usize;
            }
        }
    }
}

impl fmt::Display for RecusalList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl<'a> IntoIterator for &'a RecusalList {
    type Item = RecusalLine<'a>;
    type IntoIter = Box<dyn Iterator<Item = RecusalLine<'a>> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

/// The first number from `from`, for which `before` holds, up to `end` for which it does not hold: in doubling steps, then by
/// halves.
fn leap(from: u32, end: u32, before: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut step) = (from, 1_u32);
    let mut high = from.saturating_add(1).min(end);
    while high < end && before(high) {
        low = high;
        step = step.saturating_mul(2);
        high = high.saturating_add(step).min(end);
    }
    // Before holds at low, and not at high.
    while high.saturating_sub(low) > 1 {
        let middle = low.midpoint(high);
        if before(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(inspector: u8, source: u8) -> RecusalEntry {
        RecusalEntry {
            inspector: format!("i{inspector}").parse().unwrap(),
            source: format!("s{source}").parse().unwrap(),
        }
    }

    proptest! {
        #[test]
        fn the_list_is_the_sorted_pairs_and_meets_the_sources_that_a_set_of_pairs_meets(
            pairs in prop::collection::vec((0_u8..20, 0_u8..60), 0..200),
            asked in prop::collection::btree_set((0_u8..60).prop_map(|source| format!("s{source}")), 0..60),
        ) {
            let mut sorted: Vec<RecusalEntry> = pairs.iter().map(|(i, s)| entry(*i, *s)).collect();
            sorted.sort();
            let list = RecusalList::new(pairs.iter().map(|(i, s)| entry(*i, *s)));
            if let Some(twice) = sorted.windows(2).find(|two| two[0] == two[1]) {
                let id = format!("{} {}", twice[0].inspector, twice[0].source);
                prop_assert_eq!(list, Err(ListError::Repeated { list: List::Recusals, id }));
                return Ok(());
            }
            let list = list.unwrap();
            prop_assert_eq!(list.iter().collect::<Vec<_>>(), sorted.iter().map(RecusalEntry::line).collect::<Vec<_>>());
            prop_assert_eq!(list.len() as usize, sorted.len());
            let text: String = sorted.iter().map(|one| format!("{}\t{}\n", one.inspector, one.source)).collect();
            prop_assert_eq!(RecusalList::parse(&text), Ok(list.clone()));
            let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
            let mut met = Vec::new();
            for (inspector, rows) in list.by_inspector() {
                list.among(rows, &asked, |place| met.push(RecusalLine { inspector, source: asked[place] }));
            }
            prop_assert_eq!(met, list.iter().filter(|line| asked.contains(&line.source)).collect::<Vec<_>>());
            for (i, s) in [(0, 0), (3, 7), (19, 59)] {
                let RecusalEntry { inspector, source } = &entry(i, s);
                prop_assert_eq!(list.contains(inspector.as_str(), source.as_str()), sorted.contains(&entry(i, s)));
            }
        }
    }

    #[test]
    fn a_bad_field_is_told_before_a_line_that_stands_wrong() {
        let error = RecusalList::parse("b\ts\na\ts\na\tb d\n").unwrap_err();
        assert!(error.to_string().starts_with("recusals, record 3: source: "), "{error}");
        let error = RecusalList::parse("b\ts\na\ts\na\tt\n").unwrap_err();
        assert_eq!(error.to_string(), "recusals, line 2: `a s` is out of order; expected lines sorted by id bytes");
    }
}
