//! The parts of an .xlsx or .ods, and the tags and attributes of their XML, as they are streamed.
//!
//! Every part is unpacked once before it is read, so that its size is known; the sheets of an .xlsx are scanned as they pass.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::scan::{Scan, Scanner};
use crate::Reason;
use crate::forms::limits::{Limits, row};
use crate::tables::fault::TableFault;

/// The parts of a workbook.
pub(super) struct Archive<'b>(ZipArchive<Cursor<&'b [u8]>>);

/// What was seen of each sheet, by its part.
pub(super) type Scans = BTreeMap<String, Result<Scan, TableFault>>;

/// The longest tag that is taken, and the longest text before one that is given.
pub(super) const LONGEST: usize = 1 << 20;

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
        let mut scanner = Scanner::of_sheet();
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

pub(super) fn unprefixed(name: &[u8]) -> &[u8] {
    let colon = name.iter().position(|byte| *byte == b':');
    colon.and_then(|colon| name.get(colon.saturating_add(1)..)).unwrap_or(name)
}

/// That the parts of a workbook are not larger, unpacked, than is taken, and what is seen of its sheets on the way. What is no
/// archive at all, its reader refuses better.
///
/// # Complexity
/// Every part is unpacked once and forgotten, since what the archive says of their sizes may be false.
pub(super) fn weigh(bytes: &[u8], limits: &Limits) -> Result<Scans, TableFault> {
    let Ok(mut parts) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(Scans::new()) };
    unpacked_within(&mut parts, limits)
}

fn unpacked_within(parts: &mut ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<Scans, TableFault> {
    let (mut scans, mut unpacked) = (Scans::new(), 0_u64);
    let mut chunk = vec![0; 1 << 16];
    for at in 0..parts.len() {
        let (before, mut texts) = (unpacked, Texts::default());
        let part = parts.by_index(at).map_err(|error| fault(&error))?;
        let name = part.name().map(Cow::into_owned).unwrap_or_default();
        // By this name the reader knows them, whatever the workbook says.
        let has_texts = name.to_ascii_lowercase().ends_with("sharedstrings.xml");
        let mut scanner = Scanner::default();
        // A byte more than is taken shows that there are more.
        let mut part = part.take(limits.most(row::unpacked).saturating_sub(unpacked).saturating_add(1));
        loop {
            let read = part.read(&mut chunk).map_err(|error| fault(&error))?;
            if read == 0 {
                break;
            }
            unpacked = unpacked.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
            let read = chunk.get(..read).unwrap_or_default();
            scanner.take(read);
            if has_texts {
                texts.take(read);
            }
        }
        limits.hold(row::unpacked, unpacked)?;
        if texts.end() > unpacked.saturating_sub(before) {
            return Err(TableFault::Workbook { place: None, reason: damaged("more texts than it has room for") });
        }
        if let Some(scan) = scanner.end() {
            scans.insert(name, scan);
        }
    }
    Ok(scans)
}

/// How many texts a part says that it has: its reader makes room for them all before it sees one.
#[derive(Debug, Default)]
struct Texts {
    most: u64,
    /// The last bytes seen, behind which the word may go on.
    last: Vec<u8>,
}

impl Texts {
    const WORD: &[u8] = b"uniqueCount";
    /// As long as the word with any number.
    const LONGEST: usize = 40;

    fn take(&mut self, chunk: &[u8]) {
        self.last.extend_from_slice(chunk);
        let whole = self.last.len().saturating_sub(Self::LONGEST);
        self.look(whole);
        self.last.drain(..whole);
    }

    /// Looks for the word where it begins before a place.
    fn look(&mut self, until: usize) {
        for at in memchr::memmem::find_iter(&self.last, Self::WORD).take_while(|at| *at < until) {
            let said = self.last.get(at.saturating_add(Self::WORD.len())..).unwrap_or_default();
            let digits = said.get(2..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit());
            let many = match said {
                [b'=', b'"' | b'\'', ..] => digits.fold(0_u64, |many, digit| {
                    many.saturating_mul(10).saturating_add(u64::from(digit.saturating_sub(b'0')))
                }),
                // No program is known to write it otherwise.
                [b'=' | b' ' | b'\t' | b'\r' | b'\n', ..] => u64::MAX,
                _ => 0,
            };
            self.most = self.most.max(many);
        }
    }

    fn end(mut self) -> u64 {
        self.look(usize::MAX);
        self.most
    }
}

fn fault(error: &dyn std::error::Error) -> TableFault {
    TableFault::Workbook { place: None, reason: damaged(error) }
}

/// What is wrong with a file that is not whole, as its reader says in English.
pub(super) fn damaged(english: impl ToString) -> Reason {
    Reason::new(english.to_string(), "文件不完整、已损坏，或其中内容不合格式")
}

pub(super) fn find(byte: u8, within: &[u8], from: usize) -> Option<usize> {
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
pub(super) fn attributes(tag: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let begins = tag.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(tag.len());
    let mut rest = tag.get(begins..).unwrap_or_default();
    core::iter::from_fn(move || {
        // Names and values have fewer bytes, as a rule, than a call of `memchr` costs.
        let (name, value) = rest.split_at(rest.iter().position(|byte| *byte == b'=')?);
        let (quote, value) = value.get(1..)?.trim_ascii_start().split_first()?;
        let (value, after) = value.split_at(value.iter().position(|byte| byte == quote)?);
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
        assert_eq!(
            (within(1_001), weigh(&bytes, &Limits::MOST), weigh(b"no archive", &Limits::MOST)),
            (nothing(), nothing(), nothing())
        );
        for most in [0, 699, 700, 1_000] {
            let error = within(most).unwrap_err();
            assert_eq!(error.code(), crate::Code::TOO_LARGE);
            let expected = format!("larger than this host takes: at most {most} bytes in the parts of a workbook");
            assert_eq!(error.to_string(), expected);
        }
    }

    #[test]
    fn a_part_with_more_texts_than_bytes_is_seen_in_whatever_pieces_it_comes() {
        let said = |part: &str, size: usize| {
            let mut texts = Texts::default();
            part.as_bytes().chunks(size).for_each(|chunk| texts.take(chunk));
            texts.end()
        };
        let most = "18446744073709551615";
        for (part, many) in [
            ("<sst count=\"9\" uniqueCount=\"7\"><si><t>uniqueCount</t></si></sst>", 7),
            ("<!-- <x> --><x:sst a='>' uniqueCount='99999999999'>", 99_999_999_999),
            (&format!("<sst uniqueCount='{most}0'/>"), u64::MAX),
            (&format!("<sst uniqueCount='{most}'/>{}<sst uniqueCount='1'/>", " ".repeat(100)), u64::MAX),
            ("<sst uniqueCount = '9'/>", u64::MAX),
            ("<sst uniqueCount= '9'/>", u64::MAX),
            ("<sst uniqueCount=", 0),
            ("", 0),
        ] {
            for size in 1..=part.len().max(1) {
                assert_eq!(said(part, size), if part.ends_with("Count=") { u64::MAX } else { many }, "{part} {size}");
            }
        }
    }
}
