//! What `calamine` does not tell of an .xlsx, read from the tags of its XML: hidden lines, merged cells, and whether there are
//! formulas.
//!
//! Only tags and their attributes are looked at, as they are streamed. Every part is unpacked once before it is read, so that its
//! size is known; the sheets are scanned as they pass.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Merge;
use crate::Reason;
use crate::forms::limits::{Limits, row};
use crate::tables::fault::TableFault;

/// The parts of a workbook.
pub(super) struct Archive<'b>(ZipArchive<Cursor<&'b [u8]>>);

/// What is to be known of a sheet of an .xlsx.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// Lines from 0.
    pub(super) hidden: BTreeSet<u32>,
    pub(super) has_formulas: bool,
    /// None if one is written in a way that is not read here.
    pub(super) merges: Option<Vec<Merge>>,
}

/// What was seen of each sheet, by its part.
pub(super) type Scans = BTreeMap<String, Result<Scan, TableFault>>;

/// The longest tag that is taken, and the longest text before one that is given.
const LONGEST: usize = 1 << 20;

impl<'b> Archive<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Result<Self, TableFault> {
        ZipArchive::new(Cursor::new(bytes)).map(Self).map_err(|error| fault(&error))
    }

    /// Gives every tag of a part, without its brackets, and the text before it.
    pub(super) fn tags(&mut self, part: &str, mut each: impl FnMut(&[u8], &[u8])) -> Result<(), TableFault> {
        let mut part = self.0.by_name(part).map_err(|error| fault(&error))?;
        let mut buffer: Vec<u8> = Vec::with_capacity(1 << 17);
        let mut chunk = vec![0; 1 << 16];
        loop {
            let read = part.read(&mut chunk).map_err(|error| fault(&error))?;
            if read == 0 {
                return Ok(());
            }
            buffer.extend_from_slice(chunk.get(..read).unwrap_or_default());
            let mut done = 0_usize;
            while let Some(from) = find(b'<', &buffer, done) {
                let Some(until) = find(b'>', &buffer, from) else { break };
                let text = buffer.get(done..from).unwrap_or_default();
                each(buffer.get(from.saturating_add(1)..until).unwrap_or_default(), text);
                done = until.saturating_add(1);
            }
            // What follows the last whole tag waits for more.
            buffer.drain(..done);
            if buffer.len() > LONGEST {
                if buffer.contains(&b'<') {
                    return Err(TableFault::Workbook { place: None, reason: damaged("a tag without an end") });
                }
                buffer.clear();
            }
        }
    }

    /// The part that is the sheet at this place in the order of the workbook.
    pub(super) fn xlsx_sheet(&mut self, at: usize) -> Result<String, TableFault> {
        let mut book = "xl/workbook.xml".to_owned();
        self.tags("_rels/.rels", |tag, _| {
            if local(tag) == b"Relationship"
                && attribute(tag, b"Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
                && let Some(target) = attribute(tag, b"Target")
            {
                target.trim_start_matches('/').clone_into(&mut book);
            }
        })?;
        let (folder, file) = book.rsplit_once('/').unwrap_or(("", &book));
        let relations = format!("{folder}/_rels/{file}.rels");
        let mut ids = Vec::new();
        self.tags(&book, |tag, _| {
            if local(tag) == b"sheet" {
                ids.push(attribute(tag, b"id").unwrap_or_default().to_owned());
            }
        })?;
        let id = ids.get(at).cloned().unwrap_or_default();
        let mut part = String::new();
        self.tags(relations.trim_start_matches('/'), |tag, _| {
            if local(tag) == b"Relationship"
                && attribute(tag, b"Id") == Some(&id)
                && let Some(target) = attribute(tag, b"Target")
            {
                part = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None => format!("{folder}/{target}").trim_start_matches('/').to_owned(),
                };
            }
        })?;
        Ok(part)
    }

    /// Scans a part as a sheet, whatever it is.
    pub(super) fn scan(&mut self, part: &str) -> Result<Scan, TableFault> {
        let mut part = self.0.by_name(part).map_err(|error| fault(&error))?;
        let mut scanner = Scanner { kind: Kind::Sheet, ..Scanner::default() };
        let mut chunk = vec![0; 1 << 16];
        loop {
            let read = part.read(&mut chunk).map_err(|error| fault(&error))?;
            if read == 0 {
                return scanner.end().unwrap_or_else(|| Ok(Scan::default()));
            }
            scanner.take(chunk.get(..read).unwrap_or_default());
        }
    }
}

/// What a part is, as its first element says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Unknown,
    Sheet,
    Other,
}

/// A part that is being scanned for what is to be known of a sheet.
#[derive(Debug, Default)]
struct Scanner {
    kind: Kind,
    /// From the last tag on that was seen, and from where it is to be looked at.
    buffer: Vec<u8>,
    at: usize,
    /// The line of a row that does not say its number.
    next: u32,
    hidden: BTreeSet<u32>,
    has_formulas: bool,
    merges: Vec<Merge>,
    has_odd_merges: bool,
    is_in_merges: bool,
    damage: Option<&'static str>,
}

impl Scanner {
    /// Scans the next bytes of the part.
    fn take(&mut self, chunk: &[u8]) {
        if self.kind == Kind::Other || self.damage.is_some() {
            return;
        }
        let mut buffer = core::mem::take(&mut self.buffer);
        buffer.extend_from_slice(chunk);
        let mut last = 0_usize;
        while let Some(from) = find(b'<', &buffer, self.at) {
            (last, self.at) = (from, from);
            let tag = buffer.get(from.saturating_add(1)..).unwrap_or_default();
            // Most tags are ends, a cell's or its value's.
            let is_cell = matches!(tag, [b'c' | b'v', b' ' | b'>', ..]) && self.kind == Kind::Sheet;
            if is_cell || (tag.first() == Some(&b'/') && !self.is_in_merges) {
                self.at = from.saturating_add(1);
                continue;
            }
            // A tag that is not whole yet waits for more.
            let is_end = tag.first() == Some(&b'/');
            let Some(name) = name(tag.get(usize::from(is_end)..).unwrap_or_default()) else { break };
            if self.kind == Kind::Unknown && !tag.starts_with(b"?") && !tag.starts_with(b"!") {
                self.kind = if name == b"worksheet" { Kind::Sheet } else { Kind::Other };
                if self.kind == Kind::Other {
                    return;
                }
            }
            if is_end {
                self.is_in_merges &= name != b"mergeCells";
            } else if matches!(name, b"row" | b"f" | b"mergeCell" | b"mergeCells" | b"dimension") {
                let Some(until) = memchr::memchr(b'>', tag) else { break };
                self.tag(name, tag.get(..until).unwrap_or_default());
            }
            self.at = from.saturating_add(1);
        }
        // The last tag is kept whether it was looked at or not: one without an end is refused.
        buffer.drain(..last);
        self.at = self.at.saturating_sub(last);
        if buffer.len() > LONGEST {
            self.damage = is_cut(&buffer).then_some("a tag without an end");
            buffer.clear();
            self.at = 0;
        }
        self.buffer = buffer;
    }

    fn tag(&mut self, name: &[u8], tag: &[u8]) {
        match name {
            b"row" => {
                let (mut line, mut is_hidden) = (None, false);
                for (name, value) in attributes(tag) {
                    match name {
                        b"r" if line.is_none() => line = number(value),
                        b"hidden" => is_hidden |= matches!(value, b"1" | b"true"),
                        b"ht" => is_hidden |= matches!(value, b"0" | b"0.0"),
                        _ => {}
                    }
                }
                let line = line.map_or(self.next, |number| number.saturating_sub(1));
                self.next = line.saturating_add(1);
                if is_hidden {
                    self.hidden.insert(line);
                }
            }
            b"f" => self.has_formulas = true,
            b"mergeCells" => self.is_in_merges = !tag.ends_with(b"/"),
            b"dimension" => {
                // The reader of cells takes one from the other.
                let extent = attribute(tag, b"ref").and_then(merge);
                if extent.is_some_and(|it| it.until.0 < it.from.0 || it.until.1 < it.from.1) {
                    self.damage = Some("a sheet that ends before it begins");
                }
            }
            _ => match attribute(tag, b"ref").and_then(merge) {
                Some(merge) => self.merges.push(merge),
                None => self.has_odd_merges = true,
            },
        }
    }

    /// What was seen; nothing of what is no sheet.
    fn end(self) -> Option<Result<Scan, TableFault>> {
        let is_cut = self.kind == Kind::Sheet && (is_cut(&self.buffer) || self.is_in_merges);
        if let Some(damage) = self.damage.or_else(|| is_cut.then_some("a sheet without its end")) {
            return Some(Err(TableFault::Workbook { place: None, reason: damaged(damage) }));
        }
        let Self { hidden, has_formulas, merges, has_odd_merges, .. } = self;
        (self.kind == Kind::Sheet)
            .then(|| Ok(Scan { hidden, has_formulas, merges: (!has_odd_merges).then_some(merges) }))
    }
}

/// Whether there is a tag that does not end.
fn is_cut(buffer: &[u8]) -> bool {
    buffer.first() == Some(&b'<') && !buffer.contains(&b'>')
}

/// The name of a tag, without its prefix; none where it does not end.
fn name(tag: &[u8]) -> Option<&[u8]> {
    let end = tag.iter().position(|byte| matches!(byte, b' ' | b'>' | b'/' | b'\t' | b'\r' | b'\n'))?;
    tag.get(..end).map(unprefixed)
}

fn unprefixed(name: &[u8]) -> &[u8] {
    let colon = name.iter().position(|byte| *byte == b':');
    colon.and_then(|colon| name.get(colon.saturating_add(1)..)).unwrap_or(name)
}

fn number(text: &[u8]) -> Option<u32> {
    core::str::from_utf8(text).ok()?.parse().ok()
}

/// Cells such as `A1:B2`, as every program writes them.
fn merge(cells: &str) -> Option<Merge> {
    let (from, until) = cells.split_once(':').unwrap_or((cells, cells));
    Some(Merge { from: place(from)?, until: place(until)? })
}

/// The line and the column of a cell such as `B2`, from 0.
fn place(cell: &str) -> Option<(u32, usize)> {
    let (letters, line) = cell.split_at(cell.bytes().position(|byte| !byte.is_ascii_uppercase())?);
    if !(1..=3).contains(&letters.len()) || !line.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().fold(0_usize, |column, letter| {
        column.saturating_mul(26).saturating_add(usize::from(letter.saturating_sub(b'A'))).saturating_add(1)
    });
    let line = line.parse::<u32>().ok().filter(|line| *line <= 1 << 20)?;
    Some((line.checked_sub(1)?, column.checked_sub(1).filter(|column| *column < 1 << 14)?))
}

/// That the parts of a workbook are not larger, unpacked, than is taken, and what is seen of its sheets on the way. What is no
/// archive at all, its reader refuses better.
///
/// # Complexity
/// Every part is unpacked once and forgotten, since what the archive says of their sizes may be false.
pub(super) fn weigh(bytes: &[u8]) -> Result<Scans, TableFault> {
    let Ok(mut parts) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(Scans::new()) };
    unpacked_within(&mut parts, &Limits::MOST)
}

fn unpacked_within(parts: &mut ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<Scans, TableFault> {
    let (mut scans, mut unpacked) = (Scans::new(), 0_u64);
    let mut chunk = vec![0; 1 << 16];
    for at in 0..parts.len() {
        let part = parts.by_index(at).map_err(|error| fault(&error))?;
        let name = part.name().map(Cow::into_owned).unwrap_or_default();
        let mut scanner = Scanner::default();
        // A byte more than is taken shows that there are more.
        let mut part = part.take(limits.most(row::unpacked).saturating_sub(unpacked).saturating_add(1));
        loop {
            let read = part.read(&mut chunk).map_err(|error| fault(&error))?;
            if read == 0 {
                break;
            }
            unpacked = unpacked.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
            scanner.take(chunk.get(..read).unwrap_or_default());
        }
        limits.hold(row::unpacked, unpacked)?;
        if let Some(scan) = scanner.end() {
            scans.insert(name, scan);
        }
    }
    Ok(scans)
}

fn fault(error: &dyn std::error::Error) -> TableFault {
    TableFault::Workbook { place: None, reason: damaged(error) }
}

/// What is wrong with a file that is not whole, as its reader says in English.
pub(super) fn damaged(english: impl ToString) -> Reason {
    Reason::new(english.to_string(), "文件不完整、已损坏，或其中内容不合格式")
}

fn find(byte: u8, within: &[u8], from: usize) -> Option<usize> {
    memchr::memchr(byte, within.get(from..)?).and_then(|at| at.checked_add(from))
}

/// A tag's name without its prefix and the sign of an end.
pub(super) fn local(tag: &[u8]) -> &[u8] {
    let end = tag.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(tag.len());
    let name = tag.get(..end).unwrap_or_default();
    let name = name.strip_prefix(b"/").unwrap_or(name);
    unprefixed(name.strip_suffix(b"/").unwrap_or(name))
}

/// An attribute's value by its name without prefix, as it stands in the XML.
pub(super) fn attribute<'t>(tag: &'t [u8], name: &[u8]) -> Option<&'t str> {
    let found = attributes(tag).find(|(known, _)| *known == name);
    found.and_then(|(_, value)| core::str::from_utf8(value).ok())
}

/// The attributes of a tag with their values, names without prefix.
fn attributes(tag: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let begins = tag.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(tag.len());
    let mut rest = tag.get(begins..).unwrap_or_default();
    core::iter::from_fn(move || {
        let (name, value) = rest.split_at(memchr::memchr(b'=', rest)?);
        let (quote, value) = value.get(1..)?.trim_ascii_start().split_first()?;
        let (value, after) = value.split_at(memchr::memchr(*quote, value)?);
        rest = after.get(1..)?;
        Some((unprefixed(name.trim_ascii()), value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_attributes_are_found_with_and_without_prefixes() {
        let tag = b"x:row r='5' spans=\"1:8\" x14ac:dyDescent=\"0.3\" hidden = \"1\"/";
        assert_eq!(local(tag), b"row");
        assert_eq!((attribute(tag, b"r"), attribute(tag, b"hidden")), (Some("5"), Some("1")));
        assert_eq!((attribute(tag, b"ht"), attribute(tag, b"dyDescent")), (None, Some("0.3")));
        assert_eq!(
            (local(b"/f"), local(b"f/"), local(b"sheetFormatPr zeroHeight=\"1\"")),
            (&b"f"[..], &b"f"[..], &b"sheetFormatPr"[..])
        );
    }

    #[test]
    fn a_sheet_is_scanned_alike_in_whatever_pieces_it_comes() {
        let scanned = |sheet: &[u8], size: usize| {
            let mut scanner = Scanner::default();
            sheet.chunks(size).for_each(|chunk| scanner.take(chunk));
            scanner.end()
        };
        let sheet = b"<?xml version='1.0'?><!-- a --><x:worksheet xmlns:x='m'><x:sheetData>\
            <x:row r='2' hidden=\"1\"><x:c r='A2'><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row><x:row ht='0'/><x:row><x:c/></x:row>\
            <row spans='1:8' x:r='9' hidden = 'true'></row></x:sheetData><x:mergeCells><x:mergeCell ref='B2:AA4'/>\
            <x:mergeCell ref='XFD1048576'/></x:mergeCells></x:worksheet>";
        let last = (1_048_575, 16_383);
        let merges = vec![Merge { from: (1, 1), until: (3, 26) }, Merge { from: last, until: last }];
        let expected = Scan { hidden: BTreeSet::from([1, 2, 8]), has_formulas: true, merges: Some(merges) };
        for size in 1..=sheet.len() {
            assert_eq!(scanned(sheet, size), Some(Ok(expected.clone())), "{size}");
        }
        assert_eq!(scanned(b"<sst><row hidden='1'/><f/></sst>", 7), None);
        for odd in ["A:B", "A0", "a1:b2", "$A$1:$B$2", "", "XFE1", "A1048577", "A1:B2:C3", "AAAA1", "A+1"] {
            let sheet = format!("<worksheet><mergeCell ref='{odd}'/></worksheet>");
            assert_eq!(scanned(sheet.as_bytes(), 8).unwrap().unwrap().merges, None, "{odd}");
        }
        let long = vec![b' '; LONGEST + 1];
        let endless = [b"<worksheet><c", &long[..]].concat();
        assert!(scanned(&endless, 4096).unwrap().is_err());
        assert!(scanned(b"<worksheet><dimension ref='B2:A9'/></worksheet>", 9).unwrap().is_err());
        assert!(scanned(b"<worksheet><dimension ref='A1'/></worksheet>", 9).unwrap().is_ok());
        for cut in ["<worksheet><row", "<worksheet><mergeCells><mergeCell ref='A1:A2'/>", "<worksheet><mergeCells>"] {
            assert!(scanned(cut.as_bytes(), 9).unwrap().is_err(), "{cut}");
        }
        assert!(scanned(b"<worksheet><mergeCells/><row", 9).unwrap().is_err());
        assert!(scanned(b"<worksheet><mergeCells/><c></c>", 9).unwrap().is_ok());
        let text = [b"<worksheet><t>", &long[..], b"</t><row hidden='1'/></worksheet>"].concat();
        assert_eq!(scanned(&text, 4096).unwrap().unwrap().hidden, BTreeSet::from([0]));
    }

    #[test]
    fn parts_are_weighed_as_they_unpack() {
        let mut book = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in [("a.xml", 700), ("b.xml", 301)] {
            book.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut book, &vec![b' '; bytes]).unwrap();
        }
        let bytes = book.finish().unwrap().into_inner();
        let within = |most: u64| {
            let limits = Limits { unpacked: most, ..Limits::default() };
            unpacked_within(&mut ZipArchive::new(Cursor::new(&bytes[..])).unwrap(), &limits)
        };
        let nothing = || Ok(Scans::new());
        assert_eq!((within(1_001), weigh(&bytes), weigh(b"no archive")), (nothing(), nothing(), nothing()));
        for most in [0, 699, 700, 1_000] {
            let error = within(most).unwrap_err();
            assert_eq!(error.code(), crate::Code::TOO_LARGE);
            let expected = format!("larger than this host takes: at most {most} bytes in the parts of a workbook");
            assert_eq!(error.to_string(), expected);
        }
    }
}
