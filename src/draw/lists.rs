//! The committed lists (§2): who can be drawn, who inspects, and who must not inspect whom.
//!
//! A list is checked once, sorted by its id bytes and never changed. Its text has one line a record; each line is a leaf
//! of the list's root. A recusal of somebody who is on neither list says nothing here; the roster refuses it.

use core::fmt::{self, Write as _};

use thiserror::Error;

use super::hash::{Digest, Hash};
use super::merkle;
use crate::column::{TextColumn, reordered};
use crate::explain::explain;
use crate::{Article, Code, Division, Id, Token};

/// One of the three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum List {
    /// The sources that can be drawn.
    Sources,
    /// The inspectors.
    Inspectors,
    /// The recusals.
    Recusals,
}

impl List {
    /// The word in an order: `sources`, `inspectors` or `recusals`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            List::Sources => "sources",
            List::Inspectors => "inspectors",
            List::Recusals => "recusals",
        }
    }

    /// The list in Chinese.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            List::Sources => "抽查对象名单",
            List::Inspectors => "执法检查人员名单",
            List::Recusals => "回避名单",
        }
    }
}

impl fmt::Display for List {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Why a list was refused. Records are counted from 1: the line of a text, or the position in which a record came.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ListError {
    /// A field of a record is not what it must be.
    #[error("{list}, record {record}: {field}: {reason}")]
    Field {
        /// The list.
        list: List,
        /// The record.
        record: usize,
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The same id twice; for recusals, the same pair.
    #[error("{list}: `{id}` appears twice; expected every id once")]
    Repeated {
        /// The list.
        list: List,
        /// The id, or inspector and source.
        id: String,
    },
    /// A line of a text stands before its predecessor.
    #[error("{list}, line {line}: `{id}` is out of order; expected lines sorted by id bytes")]
    Unsorted {
        /// The list.
        list: List,
        /// The line.
        line: usize,
        /// The id.
        id: String,
    },
    /// The last line of a text has no LF.
    #[error("{list}, line {line}: the line has no LF; expected every line to end in one")]
    NoLineFeed {
        /// The list.
        list: List,
        /// The line.
        line: usize,
    },
    /// More records or bytes than 32 bits count.
    #[error("{list}: too many records; expected fewer than 4294967296 and less than 4 GiB of ids")]
    TooMany {
        /// The list.
        list: List,
    },
}

explain!(ListError {
    Self::Field { list, record, field, reason } => Code::LIST_FIELD, Article::Art7, "{}第{record}条：字段{field}有误（{reason}）", list.chinese();
    Self::Repeated { list, id } => Code::LIST_REPEATED, Article::Art7, "{}：“{id}”重复出现，每个编号只能出现一次", list.chinese();
    Self::Unsorted { list, line, id } => Code::LIST_UNSORTED, Article::Art2, "{}第{line}行：“{id}”未按编号字节排序", list.chinese();
    Self::NoLineFeed { list, line } => Code::LIST_NO_LINE_FEED, Article::Art2, "{}第{line}行：行尾缺少换行符LF", list.chinese();
    Self::TooMany { list } => Code::LIST_TOO_MANY, Article::Art7, "{}：记录过多", list.chinese();
});

macro_rules! status {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        pub enum $name {
            $($(#[$doc])* #[cfg_attr(feature = "serde", serde(rename = $word))] $variant,)+
        }

        impl $name {
            /// The word in the list.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            fn named(word: &str) -> Result<Self, String> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(format!("`{}` is not one of {}", word.escape_debug(), [$($word),+].join(" "))),
                }
            }
        }
    };
}

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

status! {
    /// What a committed inspector line says.
    InspectorStatus {
        /// `-`: can be drawn.
        #[default]
        Available "-",
        /// `unavailable`: on leave, or the certificate is not valid on the visit dates.
        Unavailable "unavailable",
    }
}

/// A source as a draw sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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

/// An inspector as a draw sees one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct InspectorEntry {
    /// The inspector's id on the roster.
    pub id: Id,
    /// The division whose roster lists the inspector.
    pub division: Division,
    /// Whether the inspector can be drawn.
    pub status: InspectorStatus,
}

/// That an inspector must not inspect a source (Art. 6: 回避).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RecusalEntry {
    /// The inspector.
    pub inspector: Id,
    /// The source.
    pub source: Id,
}

/// The sources, in columns: at most 64 bytes a source with ids of 18 characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceList {
    ids: TextColumn,
    strata: Vec<Token>,
    stratum: Vec<u32>,
    division: Vec<Division>,
    inspections: Vec<u32>,
    status: Vec<SourceStatus>,
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
        match self.status {
            SourceStatus::Excluded => false,
            SourceStatus::Exempt => true,
            SourceStatus::Open => cap.is_none_or(|cap| self.inspections < cap),
        }
    }
}

impl SourceLine<'_> {
    /// Adds the line's text, without LF. A list has millions of lines, and `fmt` would cost as much as hashing them.
    fn push_to(&self, text: &mut String) {
        text.push_str(self.id);
        text.push('\t');
        text.push_str(self.stratum.as_str());
        text.push('\t');
        push_integer(text, self.division.number(), 6);
        text.push('\t');
        push_integer(text, self.inspections, 1);
        text.push('\t');
        text.push_str(self.status.as_str());
    }
}

/// Adds an integer in decimal, with zeros before it up to so many digits.
fn push_integer(text: &mut String, mut integer: u32, digits: usize) {
    // u32::MAX has ten digits.
    let mut decimal = [b'0'; 10];
    let mut written = 0_usize;
    for digit in decimal.iter_mut().rev() {
        if integer == 0 && written >= digits {
            break;
        }
        *digit = b"0123456789".get((integer % 10) as usize).copied().unwrap_or(b'0');
        integer /= 10;
        written = written.saturating_add(1);
    }
    let decimal = decimal.get(decimal.len().saturating_sub(written)..).unwrap_or(&[]);
    text.push_str(core::str::from_utf8(decimal).unwrap_or(""));
}

impl fmt::Display for SourceLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.push_to(&mut text);
        f.write_str(&text)
    }
}

/// A record read by its fields, with its list and place for the error.
struct Record {
    list: List,
    number: usize,
}

impl Record {
    fn field<T, E: ToString>(&self, field: &'static str, value: Result<T, E>) -> Result<T, ListError> {
        let Self { list, number: record } = *self;
        value.map_err(|reason| ListError::Field { list, record, field, reason: reason.to_string() })
    }

    fn too_many(&self) -> ListError {
        ListError::TooMany { list: self.list }
    }
}

/// An unsigned 32-bit integer as the protocol writes it: decimal, without sign or leading zero.
pub(crate) fn integer(text: &str) -> Result<u32, String> {
    let canonical = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    let number = if canonical { text.parse().ok() } else { None };
    number.ok_or_else(|| {
        format!("`{}` is not a decimal integer of 0 to 4294967295 without sign or leading zero", text.escape_debug())
    })
}

/// The lines of a text with their numbers, each split at its TABs into exactly `N` fields.
fn rows<const N: usize>(list: List, text: &str) -> impl Iterator<Item = Result<(Record, [&str; N]), ListError>> {
    text.split_inclusive('\n').enumerate().map(move |(before, line)| {
        let record = Record { list, number: before.saturating_add(1) };
        let line = line.strip_suffix('\n').ok_or(ListError::NoLineFeed { list, line: record.number })?;
        let mut fields = [""; N];
        let mut found = 0_usize;
        for part in line.split('\t') {
            if let Some(field) = fields.get_mut(found) {
                *field = part;
            }
            found = found.saturating_add(1);
        }
        let counted = if found == N { Ok(()) } else { Err(format!("{found} fields separated by TAB; expected {N}")) };
        record.field("line", counted)?;
        Ok((record, fields))
    })
}

fn ascending<T: Ord + Copy>(
    list: List,
    keys: impl Iterator<Item = T>,
    sorted: bool,
    show: impl Fn(T) -> String,
) -> Result<(), ListError> {
    let mut previous = None;
    for (row, key) in keys.enumerate() {
        if previous == Some(key) {
            return Err(ListError::Repeated { list, id: show(key) });
        }
        if sorted && previous > Some(key) {
            return Err(ListError::Unsorted { list, line: row.saturating_add(1), id: show(key) });
        }
        previous = Some(key);
    }
    Ok(())
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
        let mut list = Self::default();
        for (before, entry) in entries.into_iter().enumerate() {
            let record = Record { list: List::Sources, number: before.saturating_add(1) };
            let line = SourceLine {
                id: entry.id.as_str(),
                stratum: &entry.stratum,
                division: entry.division,
                inspections: entry.inspections,
                status: entry.status,
            };
            list.push(&record, line)?;
        }
        list.sort()
    }

    /// The list of lines that stand elsewhere, such as those of a registry within an agency's division.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn from_lines<'a>(lines: impl IntoIterator<Item = SourceLine<'a>>) -> Result<Self, ListError> {
        let mut list = Self::default();
        for (before, line) in lines.into_iter().enumerate() {
            let record = Record { list: List::Sources, number: before.saturating_add(1) };
            record.field("id", Id::check(line.id))?;
            list.push(&record, line)?;
        }
        list.sort()
    }

    /// Reads the list's text, strictly: sorted, every line ended by LF.
    ///
    /// # Errors
    /// [`ListError`] with the line.
    pub fn parse(text: &str) -> Result<Self, ListError> {
        let mut list = Self::default();
        for row in rows::<5>(List::Sources, text) {
            let (record, [id, stratum, division, inspections, status]) = row?;
            record.field("id", Id::check(id))?;
            let line = SourceLine {
                id,
                stratum: &record.field("stratum", stratum.parse())?,
                division: record.field("division", division.parse())?,
                inspections: record.field("inspections", integer(inspections))?,
                status: record.field("status", SourceStatus::named(status))?,
            };
            list.push(&record, line)?;
        }
        ascending(List::Sources, list.ids.iter(), true, str::to_owned)?;
        Ok(list)
    }

    fn push(&mut self, record: &Record, line: SourceLine<'_>) -> Result<(), ListError> {
        if !self.ids.push(line.id) {
            return Err(record.too_many());
        }
        let known = self.strata.iter().position(|stratum| stratum == line.stratum);
        let stratum = known.unwrap_or_else(|| {
            self.strata.push(line.stratum.clone());
            self.strata.len().saturating_sub(1)
        });
        self.stratum.push(u32::try_from(stratum).map_err(|_| record.too_many())?);
        self.division.push(line.division);
        self.inspections.push(line.inspections);
        self.status.push(line.status);
        Ok(())
    }

    fn sort(mut self) -> Result<Self, ListError> {
        if let Some(rows) = self.ids.sorted_order() {
            self.ids = self.ids.reordered(&rows);
            self.stratum = reordered(&self.stratum, &rows);
            self.division = reordered(&self.division, &rows);
            self.inspections = reordered(&self.inspections, &rows);
            self.status = reordered(&self.status, &rows);
        }
        ascending(List::Sources, self.ids.iter(), false, str::to_owned)?;
        Ok(self)
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

    /// The inclusion proof of a row against the list's root under protocol version 1; [`Committed::proof`] knows salts.
    ///
    /// [`Committed::proof`]: super::Committed::proof
    ///
    /// # Complexity
    /// Hashes the whole list; for many proofs make one [`merkle::Tree`] of the lines.
    #[must_use]
    pub fn proof(&self, hash: Hash, row: u32) -> Option<merkle::InclusionProof> {
        let leaves = self.iter().map(|line| merkle::leaf(hash, line.to_string().as_bytes())).collect();
        merkle::Tree::new(hash, leaves).proof(row)
    }
}

/// The inspectors, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InspectorList {
    entries: Vec<InspectorEntry>,
}

impl InspectorList {
    /// Checks and sorts the inspectors, whatever their order.
    ///
    /// # Errors
    /// [`ListError`] if an id appears twice.
    pub fn new(entries: impl IntoIterator<Item = InspectorEntry>) -> Result<Self, ListError> {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        Self { entries }.checked(false)
    }

    /// Reads the list's text, strictly.
    ///
    /// # Errors
    /// [`ListError`] with the line.
    pub fn parse(text: &str) -> Result<Self, ListError> {
        let entry = |row: Result<(Record, [&str; 3]), ListError>| {
            let (record, [id, division, status]) = row?;
            Ok(InspectorEntry {
                id: record.field("id", id.parse())?,
                division: record.field("division", division.parse())?,
                status: record.field("status", InspectorStatus::named(status))?,
            })
        };
        let entries = rows(List::Inspectors, text).map(entry).collect::<Result<_, _>>()?;
        Self { entries }.checked(true)
    }

    fn checked(self, sorted: bool) -> Result<Self, ListError> {
        let list = List::Inspectors;
        u32::try_from(self.entries.len()).map_err(|_| ListError::TooMany { list })?;
        ascending(list, self.entries.iter().map(|entry| entry.id.as_str()), sorted, str::to_owned)?;
        Ok(self)
    }

    /// The inspectors, in the order of ids.
    #[must_use]
    pub fn entries(&self) -> &[InspectorEntry] {
        &self.entries
    }
}

/// The recusals, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecusalList {
    entries: Vec<RecusalEntry>,
}

impl RecusalList {
    /// Checks and sorts the recusals, whatever their order.
    ///
    /// # Errors
    /// [`ListError`] if a pair appears twice.
    pub fn new(entries: impl IntoIterator<Item = RecusalEntry>) -> Result<Self, ListError> {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort();
        Self { entries }.checked(false)
    }

    /// Reads the list's text, strictly.
    ///
    /// # Errors
    /// [`ListError`] with the line.
    pub fn parse(text: &str) -> Result<Self, ListError> {
        let entry = |row: Result<(Record, [&str; 2]), ListError>| {
            let (record, [inspector, source]) = row?;
            Ok(RecusalEntry {
                inspector: record.field("inspector", inspector.parse())?,
                source: record.field("source", source.parse())?,
            })
        };
        let entries = rows(List::Recusals, text).map(entry).collect::<Result<_, _>>()?;
        Self { entries }.checked(true)
    }

    fn checked(self, sorted: bool) -> Result<Self, ListError> {
        let list = List::Recusals;
        u32::try_from(self.entries.len()).map_err(|_| ListError::TooMany { list })?;
        let show = |entry: &RecusalEntry| format!("{} {}", entry.inspector, entry.source);
        ascending(list, self.entries.iter(), sorted, show)?;
        Ok(self)
    }

    /// The recusals, by inspector and then source.
    #[must_use]
    pub fn entries(&self) -> &[RecusalEntry] {
        &self.entries
    }
}

/// The three lists that an order commits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists {
    /// Who can be drawn.
    pub sources: SourceList,
    /// Who inspects.
    pub inspectors: InspectorList,
    /// Who must not inspect whom.
    pub recusals: RecusalList,
}

/// How many lines a list has, and its root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Commitment {
    /// The lines.
    pub count: u32,
    /// The Merkle root.
    pub root: Digest,
}

impl Lists {
    /// Calls `with` for every line of a list, without its LF, in order.
    pub(crate) fn each_line(&self, list: List, mut with: impl FnMut(&str)) {
        let mut line = String::new();
        let mut emit = |write: &dyn Fn(&mut String)| {
            line.clear();
            write(&mut line);
            with(&line);
        };
        match list {
            List::Sources => self.sources.iter().for_each(|entry| emit(&|line| entry.push_to(line))),
            List::Inspectors => self.inspectors.entries.iter().for_each(|entry| {
                emit(&|line| {
                    let _ = write!(line, "{}\t{}\t{}", entry.id, entry.division, entry.status.as_str());
                });
            }),
            List::Recusals => self.recusals.entries.iter().for_each(|entry| {
                emit(&|line| {
                    let _ = write!(line, "{}\t{}", entry.inspector, entry.source);
                });
            }),
        }
    }

    /// The text of a list: every line ended by LF.
    #[must_use]
    pub fn text(&self, list: List) -> String {
        let mut text = String::new();
        self.each_line(list, |line| {
            text.push_str(line);
            text.push('\n');
        });
        text
    }

    /// The count and root of a list under protocol version 1, without salts.
    ///
    /// # Complexity
    /// Two hashes a line.
    #[must_use]
    pub fn commitment(&self, list: List, hash: Hash) -> Commitment {
        self.committed(list, hash, None)
    }
}
