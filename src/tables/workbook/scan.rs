//! What `calamine` does not tell of a sheet of an .xlsx, seen as its XML passes: hidden lines, merged cells, whether there are
//! formulas, and whether cells stand where a sheet has some.

use std::collections::BTreeSet;

use super::merges::{MOST_LINES, Merges, corners, place};
use super::parts::{LONGEST, attribute, attributes, damaged, find, unprefixed};
use crate::tables::fault::TableFault;

/// What is to be known of a sheet of an .xlsx.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Scan {
    /// Lines from 0.
    pub(super) hidden: BTreeSet<u32>,
    pub(super) has_formulas: bool,
    pub(super) merges: Merges,
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
pub(super) struct Scanner {
    kind: Kind,
    /// From the last tag on that was seen, and from where it is to be looked at.
    buffer: Vec<u8>,
    at: usize,
    /// The line of a row that does not say its number.
    next: u32,
    hidden: BTreeSet<u32>,
    has_formulas: bool,
    merges: Merges,
    is_in_merges: bool,
    damage: Option<&'static str>,
}

impl Scanner {
    /// Scans a sheet, whatever it seems to be.
    pub(super) fn of_sheet() -> Self {
        Self { kind: Kind::Sheet, ..Self::default() }
    }

    /// Scans the next bytes of the part.
    pub(super) fn take(&mut self, chunk: &[u8]) {
        if self.kind == Kind::Other || self.damage.is_some() {
            return;
        }
        let mut buffer = core::mem::take(&mut self.buffer);
        buffer.extend_from_slice(chunk);
        let mut last = 0_usize;
        while let Some(from) = next_tag(&buffer, self.at) {
            (last, self.at) = (from, from);
            let tag = buffer.get(from.saturating_add(1)..).unwrap_or_default();
            // Most tags are a cell's, its value's and their ends.
            let is_sheet = self.kind == Kind::Sheet;
            let known = match tag {
                [b'c', b' ', ..] if is_sheet => usual_cells(tag),
                [b'v', b' ' | b'>', ..] | [b'c', b'>', ..] if is_sheet => Some(0),
                [b'/', ..] if !self.is_in_merges => Some(0),
                _ => None,
            };
            if let Some(length) = known {
                self.at = from.saturating_add(length).saturating_add(1);
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
            } else if matches!(name, b"row" | b"c" | b"f" | b"mergeCell" | b"mergeCells" | b"dimension") {
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
                        b"r" if line.is_none() => {
                            line = number(value);
                            if line.is_none() {
                                self.damage = Some("a line outside the sheet");
                            }
                        }
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
            // The reader of cells reckons with what may be too large for it.
            b"c" if attribute(tag, b"r").is_some_and(|cell| place(cell).is_none()) => {
                self.damage = Some("a cell outside the sheet");
            }
            b"c" => {}
            b"f" => {
                self.has_formulas = true;
                if !attribute(tag, b"ref").is_none_or(is_extent) {
                    self.damage = Some("a formula over no cells");
                }
            }
            b"mergeCells" => self.is_in_merges = !tag.ends_with(b"/"),
            b"dimension" => {
                if !attribute(tag, b"ref").is_some_and(is_extent) {
                    self.damage = Some("a sheet that ends before it begins");
                }
            }
            _ => self.merges.add_reference(attribute(tag, b"ref").unwrap_or_default()),
        }
    }

    /// What was seen; nothing of what is no sheet.
    pub(super) fn end(self) -> Option<Result<Scan, TableFault>> {
        let is_cut = self.kind == Kind::Sheet && (is_cut(&self.buffer) || self.is_in_merges);
        if let Some(damage) = self.damage.or_else(|| is_cut.then_some("a sheet without its end")) {
            return Some(Err(TableFault::Workbook { place: None, reason: damaged(damage) }));
        }
        let Self { hidden, has_formulas, merges, .. } = self;
        (self.kind == Kind::Sheet).then_some(Ok(Scan { hidden, has_formulas, merges }))
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

/// How much of a cell is of no interest, from its tag on: all of it, where it has a plain value, as almost every cell has, and all
/// such cells right behind it. None where its place is not as usual, or not there yet: then its tag is looked at.
fn usual_cells(tag: &[u8]) -> Option<usize> {
    let place = behind_place(tag)?;
    let mut rest = behind_value(place).unwrap_or(place);
    while let Some(next) = rest.strip_prefix(b"<").and_then(behind_place).and_then(behind_value) {
        rest = next;
    }
    Some(tag.len().saturating_sub(rest.len()))
}

/// What follows the place of a cell, where it is within the sheet at a glance.
fn behind_place(tag: &[u8]) -> Option<&[u8]> {
    let place = tag.strip_prefix(b"c r=\"")?;
    let line = match place {
        [b'A'..=b'Z', b'1'..=b'9', ..] => place.get(1..)?,
        [b'A'..=b'Z', b'A'..=b'Z', b'1'..=b'9', ..] => place.get(2..)?,
        _ => return None,
    };
    let digits = line.iter().position(|byte| !byte.is_ascii_digit()).filter(|digits| *digits <= 6)?;
    line.get(digits..)?.strip_prefix(b"\"")
}

/// What follows a cell whose tag begins before here and that has a plain value; none of another, or where it is not all there.
fn behind_value(attributes: &[u8]) -> Option<&[u8]> {
    // A text among the shared strings, and a number, have no other attribute as a rule.
    let usual = attributes.strip_prefix(b" t=\"s\"><v>").or_else(|| attributes.strip_prefix(b"><v>"));
    let value = match usual {
        Some(value) => value,
        None => {
            let tag = attributes.iter().take(24).position(|byte| *byte == b'>')?;
            attributes.get(tag..)?.strip_prefix(b"><v>")?
        }
    };
    // Most have fewer bytes than a call of `memchr` costs.
    let end = value.iter().position(|byte| *byte == b'<')?;
    value.get(end..)?.strip_prefix(b"</v></c>")
}

/// Where the next tag begins; as a rule right where the last one ended.
fn next_tag(buffer: &[u8], at: usize) -> Option<usize> {
    if buffer.get(at) == Some(&b'<') { Some(at) } else { find(b'<', buffer, at) }
}

/// Whether cells such as `A1:B2` are within a sheet, the first corner first: the reader of cells takes one from the other.
fn is_extent(cells: &str) -> bool {
    corners(cells).is_some_and(|(from, until)| from.0 <= until.0 && from.1 <= until.1)
}

/// The number of a line.
fn number(text: &[u8]) -> Option<u32> {
    let line: u32 = core::str::from_utf8(text).ok()?.parse().ok()?;
    (1..=MOST_LINES).contains(&u64::from(line)).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(sheet: &[u8], size: usize) -> Option<Result<Scan, TableFault>> {
        let mut scanner = Scanner::default();
        sheet.chunks(size).for_each(|chunk| scanner.take(chunk));
        scanner.end()
    }

    #[test]
    fn a_sheet_is_scanned_alike_in_whatever_pieces_it_comes() {
        let sheet = b"<?xml version='1.0'?><!-- a --><x:worksheet xmlns:x='m'><x:sheetData>\
            <x:row r='2' hidden=\"1\"><x:c r='A2'><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row><x:row ht='0'/><x:row><x:c/></x:row>\
            <row spans='1:8' x:r='9' hidden = 'true'></row></x:sheetData><x:mergeCells><x:mergeCell ref='B2:AA4'/>\
            <x:mergeCell ref='XFD1048576'/></x:mergeCells></x:worksheet>";
        let mut merges = Merges::default();
        merges.add_reference("B2:AA4");
        merges.add_reference("XFD1048576");
        let expected = Scan { hidden: BTreeSet::from([1, 2, 8]), has_formulas: true, merges };
        for size in 1..=sheet.len() {
            assert_eq!(scanned(sheet, size), Some(Ok(expected.clone())), "{size}");
        }
        assert_eq!(scanned(b"<sst><row hidden='1'/><f/></sst>", 7), None);
        let long = vec![b' '; LONGEST + 1];
        let endless = [b"<worksheet><c", &long[..]].concat();
        assert!(scanned(&endless, 4096).unwrap().is_err());
        let behind_cells = "<worksheet><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c><c r=\"C1\"";
        for cut in [
            "<worksheet><row",
            "<worksheet><mergeCells><mergeCell ref='A1:A2'/>",
            "<worksheet><mergeCells>",
            behind_cells,
        ] {
            for size in 1..=cut.len() {
                assert!(scanned(cut.as_bytes(), size).unwrap().is_err(), "{cut} {size}");
            }
        }
        assert!(scanned(b"<worksheet><mergeCells/><row", 9).unwrap().is_err());
        assert!(scanned(b"<worksheet><mergeCells/><c></c>", 9).unwrap().is_ok());
        let text = [b"<worksheet><t>", &long[..], b"</t><row hidden='1'/></worksheet>"].concat();
        assert_eq!(scanned(&text, 4096).unwrap().unwrap().hidden, BTreeSet::from([0]));
    }

    #[test]
    fn what_stands_outside_every_sheet_is_damage() {
        let scanned = |tags: &str| {
            let sheet = format!("<worksheet>{tags}</worksheet>");
            let whole = scanned(sheet.as_bytes(), sheet.len());
            assert_eq!(scanned(sheet.as_bytes(), 1), whole, "{tags}");
            whole.unwrap().is_ok()
        };
        for cell in ["A1", "XFD1048576", "ab12", "AZ999999", "A1000000"] {
            let other = format!("<c r=\"{cell}\" s=\"1\"/><x:c s='1' r='{cell}'/>");
            assert!(scanned(&other), "{cell}");
        }
        for cell in ["", "A0", "XFE1", "A1048577", "A99999999999", "AAAAAAAAAAAAA1", "3", "A", "$A$1", "A01", "A+1"] {
            let ways = [format!("<c r=\"{cell}\">"), format!("<x:c s='1' r='{cell}'/>"), format!("<c\tr=\"{cell}\"/>")];
            // A zero before the line's number is nothing to a reader of cells.
            assert_eq!(ways.map(|cell| scanned(&cell)), [cell == "A01"; 3], "{cell}");
        }
        // A cell that ends at once has no value, and the next one's formula is its own.
        for cells in [
            "<c r=\"A1\"/><c r=\"B1\"><f>1</f><v>1</v></c>",
            "<c r=\"A1\"><v>1</v><f>1</f></c>",
            "<c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\"><v>2</v></c><c r=\"C1\"><f>1</f></c>",
            "<c r=\"A1\"><v>1</v></c><c><f>1</f></c>",
        ] {
            let sheet = format!("<worksheet>{cells}<row hidden='1'/></worksheet>");
            for size in 1..=sheet.len() {
                let scan = super::tests::scanned(sheet.as_bytes(), size).unwrap().unwrap();
                assert_eq!((scan.has_formulas, scan.hidden.len()), (true, 1), "{cells} {size}");
            }
        }
        assert!(!scanned("<c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"A0\" t=\"s\"><v>1</v></c>"));
        assert!(scanned("<c/><c s=\"1\"/><cols/><col min=\"1\"/><row/><row r=\"1048576\"/>"));
        for line in ["0", "1048577", "99999999999", "", "-1", "A"] {
            assert!(!scanned(&format!("<row r='{line}'/>")), "{line}");
        }
        assert!(["A1", "A1:XFD1048576", "a1:b2"].iter().all(|cells| scanned(&format!("<dimension ref='{cells}'/>"))));
        for extent in ["B2:A9", "A9:B2", "b9:a2", "", "A1:B99999999999", "B9999999:A1", "A1:B2:C3", "$A$1:$B$2"] {
            assert!(!scanned(&format!("<dimension ref='{extent}'/>")), "{extent}");
            assert!(!scanned(&format!("<f t='shared' ref='{extent}'>")), "{extent}");
        }
    }
}
