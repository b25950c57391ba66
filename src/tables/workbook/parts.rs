//! What `calamine` does not tell of an .xlsx, read from the tags of its XML: hidden lines, and whether there are formulas.
//!
//! Only tags and their attributes are looked at, as they are streamed.

use std::collections::BTreeSet;
use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use crate::Reason;
use crate::forms::limits::{Limits, row};
use crate::tables::fault::TableFault;

/// The parts of a workbook.
pub(super) struct Archive<'b>(ZipArchive<Cursor<&'b [u8]>>);

/// What is to be known of a sheet of an .xlsx.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// Lines from 0.
    pub(super) hidden: BTreeSet<u32>,
    pub(super) has_formulas: bool,
}

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

    /// Scans the sheet at this place in the order of the workbook.
    pub(super) fn xlsx_sheet(&mut self, at: usize) -> Result<Scan, TableFault> {
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
        let (mut scan, mut next) = (Scan::default(), 0u32);
        self.tags(&part, |tag, _| match local(tag) {
            b"f" => scan.has_formulas = true,
            b"row" => {
                let number = attribute(tag, b"r").and_then(|number| number.parse::<u32>().ok());
                let line = number.map_or(next, |number| number.saturating_sub(1));
                next = line.saturating_add(1);
                let said = |name: &[u8], values: &[&str]| attribute(tag, name).is_some_and(|it| values.contains(&it));
                if said(b"hidden", &["1", "true"]) || said(b"ht", &["0", "0.0"]) {
                    scan.hidden.insert(line);
                }
            }
            _ => {}
        })?;
        Ok(scan)
    }
}

/// That the parts of a workbook are not larger, unpacked, than is taken. What is no archive at all, its reader refuses better.
///
/// # Complexity
/// Every part is unpacked once and forgotten, since what the archive says of their sizes may be false.
pub(super) fn weigh(bytes: &[u8]) -> Result<(), TableFault> {
    let Ok(mut parts) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    unpacked_within(&mut parts, &Limits::MOST)
}

fn unpacked_within(parts: &mut ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<(), TableFault> {
    let mut unpacked = 0_u64;
    for at in 0..parts.len() {
        let part = parts.by_index(at).map_err(|error| fault(&error))?;
        // A byte more than is taken shows that there are more.
        let left = limits.most(row::unpacked).saturating_sub(unpacked).saturating_add(1);
        let read = io::copy(&mut part.take(left), &mut io::sink()).map_err(|error| fault(&error))?;
        unpacked = unpacked.saturating_add(read);
        limits.hold(row::unpacked, unpacked)?;
    }
    Ok(())
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
    let name = name.strip_suffix(b"/").unwrap_or(name);
    match name.iter().position(|byte| *byte == b':') {
        Some(colon) => name.get(colon.saturating_add(1)..).unwrap_or_default(),
        None => name,
    }
}

/// An attribute's value by its name without prefix, as it stands in the XML.
pub(super) fn attribute<'t>(tag: &'t [u8], name: &[u8]) -> Option<&'t str> {
    let mut from = 0;
    loop {
        let at = memchr::memmem::find(tag.get(from..)?, name)?.checked_add(from)?;
        from = at.checked_add(name.len())?;
        let begins = at.checked_sub(1).and_then(|before| tag.get(before)).is_some_and(|it| b" \t\r\n:".contains(it));
        let rest = tag.get(from..)?.trim_ascii_start();
        let (Some(rest), true) = (rest.strip_prefix(b"="), begins) else { continue };
        let rest = rest.trim_ascii_start();
        let quote = *rest.first()?;
        let value = rest.get(1..)?;
        let end = memchr::memchr(quote, value)?;
        return core::str::from_utf8(value.get(..end)?).ok();
    }
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
            io::Write::write_all(&mut book, &vec![b' '; bytes]).unwrap();
        }
        let bytes = book.finish().unwrap().into_inner();
        let within = |most: u64| {
            let limits = Limits { unpacked: most, ..Limits::default() };
            unpacked_within(&mut ZipArchive::new(Cursor::new(&bytes[..])).unwrap(), &limits)
        };
        assert_eq!((within(1_001), weigh(&bytes), weigh(b"no archive")), (Ok(()), Ok(()), Ok(())));
        for most in [0, 699, 700, 1_000] {
            let error = within(most).unwrap_err();
            assert_eq!(error.code(), crate::Code::TOO_LARGE);
            let expected = format!("larger than this host takes: at most {most} bytes in the parts of a workbook");
            assert_eq!(error.to_string(), expected);
        }
    }
}
