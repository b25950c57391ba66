//! Which cells of a sheet are merged: as the three formats store it, and as programs show it alike.

use core::fmt;
use std::collections::BTreeMap;

use crate::Reason;
use crate::tables::fault::TableFault;
use crate::tables::repair::cell_name;

/// The most lines and columns of a sheet.
pub(super) const MOST_LINES: u64 = 1 << 20;
pub(super) const MOST_COLUMNS: u64 = 1 << 14;

/// A rectangle of merged cells, ends included, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merge {
    pub(super) from: (u32, usize),
    pub(super) until: (u32, usize),
}

impl Merge {
    /// Whether a line is one of its own.
    pub(super) fn reaches(&self, line: u32) -> bool {
        (self.from.0..=self.until.0).contains(&line)
    }
}

impl fmt::Display for Merge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [from, until] = [self.from, self.until]
            .map(|(line, column)| cell_name(u64::from(line), u64::try_from(column).unwrap_or(0)));
        write!(f, "{from}:{until}")
    }
}

/// What is wrong with the merged cells of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Odd {
    /// As it is written: no rectangle of the sheet.
    Outside(Box<str>),
    /// Stands several times in one.
    Repeated(Merge),
    /// Two of which each has cells of the other.
    Overlap(Merge, Merge),
}

impl Odd {
    fn reason(&self, sheet: &str) -> Reason {
        let sheet = sheet.escape_debug();
        let (english, chinese) = match self {
            Self::Outside(cells) => (
                format!("`{cells}`, which are no rectangle of a sheet such as `A2:B3`"),
                format!("“{cells}”不是工作表内的矩形区域（如“A2:B3”）"),
            ),
            Self::Repeated(cells) => {
                (format!("`{cells}`, which are repeated over one another"), format!("“{cells}”自相重叠"))
            }
            Self::Overlap(one, other) => {
                (format!("`{one}` and `{other}`, which overlap"), format!("“{one}”与“{other}”重叠"))
            }
        };
        Reason::new(
            format!(
                "sheet `{sheet}` has merged cells {english}; open it in a spreadsheet, take them apart and save it anew"
            ),
            format!("工作表“{sheet}”的合并单元格{chinese}；请用表格软件打开，取消合并后重新保存"),
        )
    }
}

/// The merged cells of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Merges {
    known: Vec<Merge>,
    /// The first that is no such rectangle: it matters only where the sheet is read.
    odd: Option<Odd>,
}

impl Merges {
    /// Adds cells such as `A1:B2`, from either corner: programs write them so, and read no other alike.
    pub(super) fn add_reference(&mut self, cells: &str) {
        let corners = corners(cells).map(|((top, left), (bottom, right))| {
            ((top.min(bottom), left.min(right)), (top.max(bottom), left.max(right)))
        });
        match corners {
            Some((from, until)) => self.add_within(Merge { from, until }),
            None => self.add_odd(Odd::Outside(cells.escape_debug().take(32).collect())),
        }
    }

    /// Adds what reaches from one cell to another, in whatever numbers they are stored.
    pub(super) fn add(&mut self, from: (u64, u64), until: (u64, u64), most_columns: u64) {
        let is_within = from.0 <= until.0 && from.1 <= until.1 && until.0 < MOST_LINES && until.1 < most_columns;
        let narrow = |(line, column)| Some((u32::try_from(line).ok()?, usize::try_from(column).ok()?));
        match (narrow(from), narrow(until)) {
            (Some(from), Some(until)) if is_within => self.add_within(Merge { from, until }),
            _ => {
                let shown = format!("{}:{}", cell_name(from.0, from.1), cell_name(until.0, until.1));
                self.add_odd(Odd::Outside(shown.into()));
            }
        }
    }

    /// Adds what is merged, and stands several times so that one covers the other.
    pub(super) fn add_repeated(&mut self, from: (u32, usize), until: (u32, usize)) {
        self.add_odd(Odd::Repeated(Merge { from, until }));
    }

    /// Adds what does not even say how far it reaches.
    pub(super) fn add_unread(&mut self, from: (u64, u64), said: &str) {
        let said: String = said.escape_debug().take(16).collect();
        self.add_odd(Odd::Outside(format!("{} × {said}", cell_name(from.0, from.1)).into()));
    }

    fn add_within(&mut self, merge: Merge) {
        // One cell is merged with nothing.
        if merge.from != merge.until {
            self.known.push(merge);
        }
    }

    fn add_odd(&mut self, odd: Odd) {
        self.odd.get_or_insert(odd);
    }

    pub(super) fn reach(&self, line: u32) -> bool {
        self.known.iter().any(|merge| merge.reaches(line))
    }

    /// Whether cells are merged over a line and the next.
    pub(super) fn reach_below(&self, line: u32) -> bool {
        self.known.iter().any(|merge| merge.reaches(line) && merge.until.0 > line)
    }

    /// The merged cells in the order of their first ones, each once.
    ///
    /// # Errors
    /// One that is no rectangle of a sheet, and two that overlap: programs show them differently.
    pub(super) fn apart(&self, sheet: &str) -> Result<Vec<Merge>, TableFault> {
        let refused = |odd: &Odd| TableFault::Workbook { place: None, reason: odd.reason(sheet) };
        if let Some(odd) = &self.odd {
            return Err(refused(odd));
        }
        let mut known = self.known.clone();
        known.sort_unstable();
        known.dedup();
        // By their first columns, those above that may reach on: no two of them have a column in common.
        let mut open: BTreeMap<usize, Merge> = BTreeMap::new();
        for merge in &known {
            let nearest = |open: &BTreeMap<usize, Merge>| {
                let above = open.range(..=merge.until.1).next_back().map(|(_, above)| *above);
                above.filter(|above| above.until.1 >= merge.from.1)
            };
            while let Some(above) = nearest(&open) {
                if above.until.0 >= merge.from.0 {
                    return Err(refused(&Odd::Overlap(above, *merge)));
                }
                open.remove(&above.from.1);
            }
            open.insert(merge.from.1, *merge);
        }
        Ok(known)
    }
}

/// The line and the column of two cells such as `A1:B2`, or of one, from 0.
pub(super) fn corners(cells: &str) -> Option<((u32, usize), (u32, usize))> {
    let (from, until) = cells.split_once(':').unwrap_or((cells, cells));
    Some((place(from)?, place(until)?))
}

/// The line and the column of a cell such as `B2`, from 0; none of one outside every sheet.
pub(super) fn place(cell: &str) -> Option<(u32, usize)> {
    let (letters, line) = cell.split_at(cell.bytes().position(|byte| !byte.is_ascii_alphabetic())?);
    if !(1..=3).contains(&letters.len()) || !line.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let column = letters.bytes().fold(0_usize, |column, letter| {
        let place = usize::from(letter.to_ascii_uppercase().saturating_sub(b'A'));
        column.saturating_mul(26).saturating_add(place).saturating_add(1)
    });
    let within = |number: usize, most: u64| Some(number).filter(|it| u64::try_from(*it).is_ok_and(|it| it <= most));
    let line = within(line.parse().ok()?, MOST_LINES)?.checked_sub(1)?;
    Some((u32::try_from(line).ok()?, within(column, MOST_COLUMNS)?.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merges(references: &[&str]) -> Merges {
        let mut merges = Merges::default();
        references.iter().for_each(|cells| merges.add_reference(cells));
        merges
    }

    #[track_caller]
    fn refused(references: &[&str], english: &str, chinese: &str) {
        let fault = merges(references).apart("名单").unwrap_err();
        assert_eq!(
            fault.to_string(),
            format!(
                "the workbook cannot be read: sheet `名单` has merged cells {english}; \
                 open it in a spreadsheet, take them apart and save it anew"
            )
        );
        let expected =
            format!("工作簿无法读取：工作表“名单”的合并单元格{chinese}；请用表格软件打开，取消合并后重新保存");
        assert_eq!(fault.chinese(), expected);
    }

    #[test]
    fn a_reference_is_two_corners_whichever_comes_first() {
        let found = |cells: &str| {
            let merges = merges(&[cells]).apart("名单").unwrap();
            merges.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        for cells in ["A2:B4", "B4:A2", "A4:B2", "B2:A4", "a2:b4", "b4:A2"] {
            assert_eq!(found(cells), "A2:B4", "{cells}");
        }
        for one in ["A2", "A2:A2", "a2:A2", "XFD1048576"] {
            assert_eq!(found(one), "", "{one}");
        }
        assert_eq!(found("XFD1048576:A1"), "A1:XFD1048576");
        let odd =
            ["A:A", "2:3", "$A$2:$A$4", "$B$2:$A$1", "A1:A1048577", "A2:XFE2", "A0:A4", "A2:A4:B5", "A2:A3 A4:A5", ""];
        for cells in
            [&odd[..], &["Sheet!A2:A4", "A1:", ":A1", "A-1:A2", "AAAA1:AAAA2", "A99999999999:A1", "Ａ1:A2"]].concat()
        {
            refused(
                &[cells, "A:C"],
                &format!("`{cells}`, which are no rectangle of a sheet such as `A2:B3`"),
                &format!("“{cells}”不是工作表内的矩形区域（如“A2:B3”）"),
            );
        }
    }

    #[test]
    fn merged_cells_that_overlap_are_refused_and_the_same_twice_are_one() {
        refused(&["A2:A4", "A3:A5"], "`A2:A4` and `A3:A5`, which overlap", "“A2:A4”与“A3:A5”重叠");
        refused(&["B3:C9", "A1:A2", "A5:D5"], "`B3:C9` and `A5:D5`, which overlap", "“B3:C9”与“A5:D5”重叠");
        assert_eq!(merges(&["A2:A4", "B2:B3", "A2:A4", "a4:a2", "A5:B5"]).apart("名单").unwrap().len(), 3);
    }

    #[test]
    fn an_overlap_is_found_wherever_there_is_one() {
        let overlaps = |one: &Merge, other: &Merge| {
            one.from.0.max(other.from.0) <= one.until.0.min(other.until.0)
                && one.from.1.max(other.from.1) <= one.until.1.min(other.until.1)
        };
        let rectangles: Vec<Merge> = (0..36_usize)
            .map(|it| ((u32::try_from(it / 12).unwrap(), it / 4 % 3), (u32::try_from(it / 2 % 2).unwrap(), it % 2)))
            .map(|(from, more)| Merge { from, until: (from.0 + more.0, from.1 + more.1) })
            .filter(|it| it.from != it.until)
            .collect();
        let mut found = [0, 0];
        for one in &rectangles {
            for other in &rectangles {
                for third in &rectangles {
                    let mut known = vec![*one, *other, *third];
                    let all = Merges { known: known.clone(), odd: None };
                    known.sort_unstable();
                    known.dedup();
                    let mut pairs =
                        known.iter().enumerate().flat_map(|(at, one)| known[..at].iter().map(move |it| (one, it)));
                    let expected = pairs.any(|(one, other)| overlaps(one, other));
                    assert_eq!(all.apart("名单").is_err(), expected, "{known:?}");
                    found[usize::from(expected)] += 1;
                }
            }
        }
        assert!(found.iter().all(|count| *count > 1_000), "{found:?}");
    }
}
