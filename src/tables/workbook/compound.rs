//! A stream of a compound file, as an .xls is one: sectors, chained by a table of which sector is next.
//!
//! The reader of cells panics or runs for ever on chains that are cut or run in a circle: it gets a file in which there is
//! nothing but the stream, as it was found here.

/// A compound file of which the header holds.
struct Compound<'b> {
    bytes: &'b [u8],
    /// A sector has two to the power of it bytes.
    shift: u32,
    /// Which sector follows which.
    next: Vec<u32>,
}

/// Numbers from here on are no sectors.
const LAST: u32 = 0xFFFF_FFFA;

/// What follows the last sector of a chain.
const END: u32 = 0xFFFF_FFFE;

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|word| u32_at(word, 0))
}

/// The first stream with one of these names; none where the file is not whole.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let file = Compound::new(bytes)?;
    let directory = file.chain(u32_at(bytes, 0x30)?)?;
    let (entries, _) = directory.as_chunks::<128>();
    let root = entries.iter().find(|entry| entry[0x42] == 5)?;
    let named = |entry: &&[u8; 128]| entry[0x42] == 2 && names.iter().any(|name| is_named(entry.as_slice(), name));
    let entry = entries.iter().find(named)?;
    let (from, length) = (u32_at(entry, 0x74)?, usize::try_from(u32_at(entry, 0x78)?).ok()?);
    let mut stream = if u32_at(entry, 0x78)? < u32_at(bytes, 0x38)? {
        file.small(from, u32_at(root, 0x74)?)?
    } else {
        file.chain(from)?
    };
    (stream.len() >= length).then(|| {
        stream.truncate(length);
        stream
    })
}

fn is_named(entry: &[u8], name: &str) -> bool {
    entry.starts_with(&wide(name))
}

/// A name as directories have it.
fn wide(name: &str) -> Vec<u8> {
    name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
}

/// The bytes of a sector of the files that are written here.
const SECTOR: usize = 4096;

/// A compound file with a stream alone: its header, its directory, the stream, the table. None if it is too long for a table
/// that the header holds.
pub(super) fn alone(name: &str, stream: &[u8]) -> Option<Vec<u8>> {
    // A stream of less than a sector would be one of the small ones.
    let held = stream.len().div_ceil(SECTOR).max(1);
    let table = held.checked_add(1)?.div_ceil(SECTOR / 4 - 1);
    if table > 109 {
        return None;
    }
    let number = |number: usize| u32::try_from(number).unwrap_or(LAST);
    let mut header = vec![0; SECTOR];
    let mut put = |at: usize, part: &[u8]| {
        if let Some(place) = header.get_mut(at..at.saturating_add(part.len())) {
            place.copy_from_slice(part);
        }
    };
    put(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(0x18, &[0x3E, 0, 4, 0, 0xFE, 0xFF, 12, 0, 6, 0]);
    put(0x2C, &number(table).to_le_bytes());
    put(0x38, &number(SECTOR).to_le_bytes());
    put(0x3C, &END.to_le_bytes());
    put(0x44, &END.to_le_bytes());
    put(0x4C, &[0xFF; 436]);
    let first = held.saturating_add(1);
    for (at, sector) in (first..first.saturating_add(table)).enumerate() {
        put(at.saturating_mul(4).saturating_add(0x4C), &number(sector).to_le_bytes());
    }
    let mut file = header;
    file.extend(entry("Root Entry", 5, 0, 0));
    file.extend(entry(name, 2, 1, held.saturating_mul(SECTOR)));
    file.resize(SECTOR.saturating_mul(2), 0);
    file.extend_from_slice(stream);
    file.resize(SECTOR.saturating_mul(held.saturating_add(2)), 0);
    file.extend(END.to_le_bytes());
    for sector in 1..=held {
        file.extend(if sector == held { END } else { number(sector.saturating_add(1)) }.to_le_bytes());
    }
    file.extend((0..table).flat_map(|_| 0xFFFF_FFFD_u32.to_le_bytes()));
    file.resize(SECTOR.saturating_mul(held.saturating_add(2).saturating_add(table)), 0xFF);
    Some(file)
}

/// An entry of a directory.
fn entry(name: &str, kind: u8, from: u32, length: usize) -> Vec<u8> {
    let mut entry = wide(name);
    let name = u8::try_from(entry.len()).unwrap_or(0);
    entry.resize(0x40, 0);
    entry.extend([name, 0, kind, 1]);
    entry.extend([0xFF; 12]);
    entry.resize(0x74, 0);
    entry.extend(from.to_le_bytes());
    entry.extend(u64::try_from(length).unwrap_or(0).to_le_bytes());
    entry
}

impl<'b> Compound<'b> {
    fn new(bytes: &'b [u8]) -> Option<Self> {
        let shift = u32::from(u16_at(bytes, 0x1E)?);
        if !matches!(shift, 9 | 12) {
            return None;
        }
        let mut file = Self { bytes, shift, next: Vec::new() };
        let mut tables: Vec<u32> = words(bytes.get(0x4C..0x200)?).filter(|sector| *sector < LAST).collect();
        // A table longer than the header holds goes on in sectors, each of which ends with the number of the next.
        let mut more = u32_at(bytes, 0x44)?;
        for _ in 0..file.sectors() {
            let Some(sector) = file.sector(more) else { break };
            let (rest, last) = sector.split_last_chunk::<4>()?;
            tables.extend(words(rest).filter(|sector| *sector < LAST));
            more = u32::from_le_bytes(*last);
        }
        tables.truncate(file.sectors());
        file.next = tables.into_iter().filter_map(|sector| file.sector(sector)).flat_map(words).collect();
        Some(file)
    }

    /// The most sectors that the file can have.
    fn sectors(&self) -> usize {
        self.bytes.len().checked_shr(self.shift).unwrap_or(0)
    }

    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let size = 1_usize.checked_shl(self.shift)?;
        let from = usize::try_from(number).ok().filter(|_| number < LAST)?.checked_add(1)?.checked_mul(size)?;
        self.bytes.get(from..from.checked_add(size)?.min(self.bytes.len())).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain of sectors; none where it is cut or runs in a circle.
    fn chain(&self, first: u32) -> Option<Vec<u8>> {
        let (mut bytes, mut at) = (Vec::new(), first);
        for _ in 0..=self.sectors() {
            if at >= LAST {
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(at)?);
            at = *self.next.get(usize::try_from(at).ok()?)?;
        }
        None
    }

    /// The bytes of a chain of the small sectors, which lie in the root's stream.
    fn small(&self, first: u32, root: u32) -> Option<Vec<u8>> {
        let (within, next) = (self.chain(root)?, self.chain(u32_at(self.bytes, 0x3C)?)?);
        let (mut bytes, mut at) = (Vec::new(), first);
        for _ in 0..=within.len() >> 6 {
            if at >= LAST {
                return Some(bytes);
            }
            let from = usize::try_from(at).ok()?.checked_mul(64)?;
            bytes.extend_from_slice(within.get(from..from.checked_add(64)?)?);
            at = u32_at(&next, usize::try_from(at).ok()?.checked_mul(4)?)?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of the header, its table, its directory, the small sectors' table and one sector of them.
    fn file() -> Vec<u8> {
        let mut bytes = vec![0; 512 * 5];
        let mut put = |at: usize, part: &[u8]| bytes[at..at + part.len()].copy_from_slice(part);
        put(0x1E, &9_u16.to_le_bytes());
        put(0x30, &1_u32.to_le_bytes());
        put(0x38, &4096_u32.to_le_bytes());
        put(0x3C, &2_u32.to_le_bytes());
        put(0x44, &[0xFE, 0xFF, 0xFF, 0xFF]);
        put(0x4C, &[0xFF; 0x1B4]);
        put(0x4C, &0_u32.to_le_bytes());
        // Every chain has one sector; the stream has two small ones, the second first.
        put(512, &[0xFE, 0xFF, 0xFF, 0xFF].repeat(128));
        put(1024, &[entry("Root Entry", 5, 3, 128), entry("Workbook", 2, 1, 70)].concat());
        put(1536, &[0xFE, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]);
        put(2048, &[b'b'; 64]);
        put(2112, &[b'a'; 64]);
        bytes
    }

    #[test]
    fn a_small_stream_is_put_together_from_its_sectors() {
        let expected = [vec![b'a'; 64], vec![b'b'; 6]].concat();
        assert_eq!(stream(&file(), &["Book", "Workbook"]), Some(expected));
        assert_eq!(stream(&file(), &["Work"]), None);
    }

    #[test]
    fn a_stream_alone_is_found_again() {
        for length in [0_usize, 1, 4096, 4097, 4096 * 1022, 4096 * 1023, 5_000_000] {
            let bytes: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect();
            let found = stream(&alone("Book", &bytes).unwrap(), &["Book"]).unwrap();
            assert_eq!(found.len(), length.max(1).next_multiple_of(4096));
            assert!(found.starts_with(&bytes) && found[length..].iter().all(|byte| *byte == 0), "{length}");
        }
    }

    #[test]
    fn a_circle_or_a_cut_ends() {
        let mut circle = file();
        circle[1536..1540].copy_from_slice(&1_u32.to_le_bytes());
        circle[1540..1544].copy_from_slice(&0_u32.to_le_bytes());
        assert_eq!(stream(&circle, &["Workbook"]), None);
        circle[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert_eq!(stream(&circle, &["Workbook"]), None);
        for length in [0, 0x30, 0x1FF, 600, 1100] {
            assert_eq!(stream(&file()[..length], &["Workbook"]), None);
        }
    }
}
