//! Bytes as text: which encoding they are in, decided by what they are and never by how probable it looks.

use std::borrow::Cow;

use super::fault::{FileFormat, TableFault};
use crate::forms::csv_table::line_ends;

/// What bytes are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text of some encoding.
    Text,
    /// A workbook of Excel, since 2007.
    Xlsx,
    /// One of Excel before.
    Xls,
    /// An OpenDocument spreadsheet.
    Ods,
    /// Something that is refused by its name.
    Refused(FileFormat),
}

/// What bytes are, by how they begin and what a container's directory names.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    let holds = |name: &[u8]| holds(bytes, name);
    let wide = |name: &str| name.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
    if bytes.starts_with(b"PK\x03\x04") {
        return if holds(b"xl/workbook.bin") {
            Kind::Refused(FileFormat::Xlsb)
        } else if holds(b"application/vnd.oasis.opendocument.spreadsheet") {
            Kind::Ods
        } else if holds(b"[Content_Types].xml") {
            Kind::Xlsx
        } else {
            Kind::Refused(FileFormat::Archive)
        };
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return if holds(&wide("EncryptedPackage")) {
            Kind::Refused(FileFormat::Encrypted)
        } else if holds(&wide("Workbook")) || holds(&wide("Book")) {
            Kind::Xls
        } else {
            Kind::Refused(FileFormat::CompoundFile)
        };
    }
    if bytes.starts_with(b"%PDF-") {
        return Kind::Refused(FileFormat::Pdf);
    }
    let start = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let start = String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    match start.as_str() {
        html if html.starts_with("<!doctype html") || html.starts_with("<html") || html.starts_with("<table") => {
            Kind::Refused(FileFormat::WebPage)
        }
        xml if xml.starts_with("<?xml") && xml.contains("<html") => Kind::Refused(FileFormat::WebPage),
        xml if xml.starts_with("<?xml") => Kind::Refused(FileFormat::Xml),
        _ => Kind::Text,
    }
}

#[cfg(feature = "workbooks")]
fn holds(bytes: &[u8], name: &[u8]) -> bool {
    memchr::memmem::find(bytes, name).is_some()
}

#[cfg(not(feature = "workbooks"))]
fn holds(bytes: &[u8], name: &[u8]) -> bool {
    bytes.windows(name.len()).any(|window| window == name)
}

/// A text, and what it was written in if that is not UTF-8.
#[derive(Debug)]
pub(super) struct Decoded<'b> {
    pub(super) text: Cow<'b, str>,
    pub(super) encoding: Option<&'static str>,
}

/// Decodes bytes: by their byte order mark, by the zero bytes of UTF-16, as UTF-8, as GB 18030; each strictly.
///
/// # Errors
/// Bytes that are none of these, or end within a character.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, TableFault> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, u16::from_le_bytes, "UTF-16LE");
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, u16::from_be_bytes, "UTF-16BE");
    }
    // A table has ASCII in its first characters: a separator at least. Text of one byte a character has no zero bytes.
    let start = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    // 一 is 4E00: there may be zeros on the other side too, but few.
    let zeros = |at: usize| start.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 0) => {}
        (even, odd) if even.saturating_mul(2) < odd => return utf16(bytes, u16::from_le_bytes, "UTF-16LE"),
        (even, odd) if odd.saturating_mul(2) < even => return utf16(bytes, u16::from_be_bytes, "UTF-16BE"),
        _ => return Err(TableFault::Bytes { line: 1 }),
    }
    match core::str::from_utf8(bytes) {
        Ok(text) => {
            let text = Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text));
            Ok(Decoded { text, encoding: None })
        }
        Err(error) if bytes.starts_with(b"\xEF\xBB\xBF") => Err(bytes_fault(bytes, error.valid_up_to())),
        Err(_) => gb18030(bytes),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: &'static str) -> Result<Decoded<'static>, TableFault> {
    let units = bytes.chunks_exact(2).filter_map(|two| Some(unit(two.try_into().ok()?)));
    let whole = bytes.len().is_multiple_of(2);
    let text: String = char::decode_utf16(units).map(|read| read.unwrap_or('\0')).collect();
    if whole && !text.contains('\0') {
        Ok(Decoded { text: Cow::Owned(text), encoding: Some(encoding) })
    } else {
        let before = text.split('\0').next().unwrap_or("");
        Err(TableFault::Bytes { line: line(before.as_bytes()) })
    }
}

/// Bytes of GB 18030, of which GBK is a part.
#[cfg(feature = "gbk")]
pub(super) fn gb18030(bytes: &[u8]) -> Result<Decoded<'_>, TableFault> {
    match encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(Decoded { text, encoding: Some("GB 18030") }),
        None => {
            let (text, _) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
            let before = text.split('\u{fffd}').next().unwrap_or("");
            Err(TableFault::Bytes { line: line(before.as_bytes()) })
        }
    }
}

#[cfg(not(feature = "gbk"))]
pub(super) fn gb18030(_: &[u8]) -> Result<Decoded<'_>, TableFault> {
    Err(TableFault::Format { found: FileFormat::GbkNotBuiltIn })
}

fn bytes_fault(bytes: &[u8], at: usize) -> TableFault {
    TableFault::Bytes { line: line(bytes.get(..at).unwrap_or_default()) }
}

fn line(before: &[u8]) -> u64 {
    line_ends(before).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_in_every_encoding_that_it_can_only_be_in() {
        let text = "编号,主体名称\n1,化工\n";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let with = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), None),
            (with(b"\xEF\xBB\xBF", text.as_bytes()), None),
            (le.clone(), Some("UTF-16LE")),
            (be.clone(), Some("UTF-16BE")),
            (with(b"\xFF\xFE", &le), Some("UTF-16LE")),
            (with(b"\xFE\xFF", &be), Some("UTF-16BE")),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((&*decoded.text, decoded.encoding), (text, encoding));
        }
        // Cut within a character.
        for cut in [le.get(..le.len() - 1).unwrap(), with(b"\xEF\xBB\xBF", "a\n化".as_bytes()).get(..6).unwrap()] {
            assert!(matches!(decode(cut), Err(TableFault::Bytes { .. })), "{cut:?}");
        }
        assert_eq!(decode(b"\xEF\xBB\xBFa\n\xE5\x8C").unwrap_err(), TableFault::Bytes { line: 2 });
        assert_eq!(decode(b"\0\0a").unwrap_err(), TableFault::Bytes { line: 1 });
    }

    #[cfg(feature = "gbk")]
    #[test]
    fn gbk_is_read_strictly() {
        let decoded = decode(b"id,name\n1,\xBB\xAF\xB9\xA4\n").unwrap();
        assert_eq!((&*decoded.text, decoded.encoding), ("id,name\n1,化工\n", Some("GB 18030")));
        let decoded = decode(b"id\n\x95\x32\x82\x36\n").unwrap();
        assert_eq!(&*decoded.text, "id\n𠀀\n");
        assert_eq!(decode(b"id\n1,\xBB").unwrap_err(), TableFault::Bytes { line: 2 });
        assert_eq!(decode(b"id\n1,\xFF\n").unwrap_err(), TableFault::Bytes { line: 2 });
    }

    #[test]
    fn other_files_are_known_by_how_they_begin() {
        for (bytes, kind_of) in [
            (&b"PK\x03\x04..xl/workbook.bin"[..], Kind::Refused(FileFormat::Xlsb)),
            (b"PK\x03\x04..word/document.xml", Kind::Refused(FileFormat::Archive)),
            (b"PK\x03\x04..[Content_Types].xml", Kind::Xlsx),
            (b"%PDF-1.7", Kind::Refused(FileFormat::Pdf)),
            (b"\xEF\xBB\xBF <HTML><table>", Kind::Refused(FileFormat::WebPage)),
            (b"<?xml version=\"1.0\"?><Workbook>", Kind::Refused(FileFormat::Xml)),
            (b"id,name\n", Kind::Text),
            (b"", Kind::Text),
        ] {
            assert_eq!(kind(bytes), kind_of);
        }
    }
}
