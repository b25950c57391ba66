//! What a host takes: the most of everything that a caller sends, in one table with the reasons.
//!
//! A draw within these numbers is larger than any agency's by far; what is above them is refused as *larger than this host
//! takes* ([`crate::Code::TOO_LARGE`]), never as wrong. They stand so that a request of a megabyte cannot end a process that
//! many share: whatever a room does with an input grows no faster than the input itself, or the input is bounded here.
//!
//! Not in the table, because it costs nothing: a quota (any number of 32 bits; no more can be drawn than there are candidates),
//! the greatest load, the number of a round, a count of working days. Single texts have their own lengths in bytes
//! ([`crate::Id`], [`crate::Token`], [`crate::Text`]), and what exceeds them is refused as too long. The seats of one draw, which are
//! its sources times its team, are at most 2^27; beyond, teams are not formed (`TOO_MANY_SEATS`).

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// The most bad records of one input that are told each by itself: two bytes may be one, and what is told of it a thousand.
pub(crate) const MOST_TOLD: usize = 10_000;

/// One row of the table, as a refusal names it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    name: &'static str,
    pub(crate) english: &'static str,
    pub(crate) chinese: &'static str,
    most: fn(&Limits) -> u64,
    /// The fields of JSON, and the arguments of C, that hold so many of it.
    pub(crate) fields: &'static [&'static str],
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Row {}

macro_rules! limits {
    ($($name:ident $most:literal $english:literal $chinese:literal [$($field:literal),*] $reason:literal)+) => {
        /// The most of everything that one call takes.
        ///
        /// The default is what the library takes at all. A host that serves many sets lower numbers; a number above the
        /// default counts as the default. As JSON it is an object of these names, of which each may be left out.
        ///
        /// # Example: a small host
        /// ```
        /// use shuangsuiji::door::{Limits, call_within};
        ///
        /// let mut limits = Limits::default();
        /// limits.sources = 2;
        /// let request = r#"{"op": "eligibility", "agency": "a", "year": "2027", "on": "2027-01-04",
        ///     "sources": ["E-1", "E-2", "E-3"], "records": []}"#;
        /// let refused = call_within(request, &limits).unwrap_err();
        /// assert_eq!(&*refused.message, "sources[2]: larger than this host takes: at most 2 sources");
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields, default)]
        #[non_exhaustive]
        pub struct Limits {
            $(#[doc = concat!("The most ", $english, " (", $chinese, "). ", $reason)] pub $name: u64,)+
        }

        impl Limits {
            /// What the library takes at all.
            pub const MOST: Self = Self { $($name: $most,)+ };

            /// The same, with no number above the default.
            #[must_use]
            pub fn within_most(&self) -> Self {
                Self { $($name: self.$name.min(Self::MOST.$name),)+ }
            }

            /// The rows of the table: name, default, what is counted in English and Chinese, the fields that hold it, and why.
            pub const TABLE: &'static [(&'static str, u64, &'static str, &'static str, &'static [&'static str], &'static str)] =
                &[$((stringify!($name), $most, $english, $chinese, &[$($field),*], $reason),)+];
        }

        /// The rows by name.
        #[allow(non_upper_case_globals, reason = "they are called as the limits are")]
        pub(crate) mod row {
            use super::{Limits, Row};

            $(pub(crate) const $name: Row =
                Row {
                    name: stringify!($name),
                    english: $english,
                    chinese: $chinese,
                    most: |limits: &Limits| limits.$name,
                    fields: &[$($field),*],
                };)+
        }

        const ROWS: &[Row] = &[$(row::$name),+];
    };
}

limits! {
    bytes 4_294_967_296 "bytes" "字节" []
        "A request of ten million sources has one to two gigabytes; a text's places are told in 32 bits."
    unpacked 1_073_741_824 "bytes in the parts of a workbook" "字节（工作簿解压后）" []
        "A full sheet of Excel with twelve columns has about as many. A file of a megabyte could hold a thousand times as much."
    nesting 64 "levels" "层" []
        "No request has more than 16; a reader goes one call deeper at each."
    elements 10_000_000 "elements" "项" []
        "Of an array that is none of those below."
    sources 10_000_000 "sources" "抽查对象" ["sources", "registry", "withheld", "gone"]
        "Three times all pollution sources of the second national census; larger draws are made in shards, from Rust."
    inspectors 1_000_000 "inspectors" "检查人员" ["inspectors", "aliases"]
        "Many times all environmental inspectors of the country."
    recusals 50_000_000 "recusals" "回避" ["recusals", "recused"]
        "A thousand inspectors each recused from fifty thousand sources."
    records 20_000_000 "records" "记录" ["records", "inspections", "waivers", "draws"]
        "Two years of four inspections of two and a half million sources."
    strata 1_024 "strata" "类别" ["strata"]
        "A rule has three to thirty. What a transcript says of a stratum is said again in every amendment."
    entropy 64 "contributions" "随机数来源" ["entropy", "contributions"]
        "Two or three are promised. Each is compared with all others."
    team 64 "inspectors in a team" "人一组" []
        "Two or three are sent. Each seat is planned, drawn and told: a line of seventeen bytes may become as many ids."
    amendments 1_024 "amendments or transcripts" "次补抽（抽取记录）" ["amendments", "transcripts"]
        "Each says all that is drawn once more."
    amended_seats 524_288 "seats in all amended transcripts of one response" "人次（全部补抽记录合计）" []
        "A thousand sources with pairs, amended 262 times. Skips of forty bytes would else be answered with gigabytes."
    rounds 10_000 "orders of one chain" "轮抽取" ["links", "rounds"]
        "Two hundred years of weekly draws."
    agencies 10_000 "agencies" "机关" ["agencies", "files"]
        "Three times all counties, prefectures and provinces of the country."
    periods 1_000_000 "periods of agencies" "期次" ["drawn", "staffing"]
        "A hundred periods of every agency."
    notices 256 "holiday notices" "放假通知" ["calendar", "notices"]
        "A calendar holds at most 179 years, and nearly every year has one notice. Each is laid over all before it."
}

impl Default for Limits {
    fn default() -> Self {
        Self::MOST
    }
}

/// That there is more of something than the host takes: nothing is said of whether it would be right.
#[derive(Clone, Copy, PartialEq, Eq, Error)]
#[error("larger than this host takes: at most {most} {}", row.english)]
pub struct TooLarge {
    pub(crate) row: Row,
    most: u64,
}

impl TooLarge {
    /// The most that is taken.
    #[must_use]
    pub const fn most(&self) -> u64 {
        self.most
    }
}

explain!(TooLarge {
    Self { row, most } => Code::TOO_LARGE, Article::Art2, "超出本机受理规模：至多{}{}", most, row.chinese;
});

/// The most records of one input.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ceiling {
    row: Row,
    most: u64,
}

impl Ceiling {
    /// That so many are taken.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(crate) const fn hold(self, found: u64) -> Result<(), TooLarge> {
        let Self { row, most } = self;
        if found > most { Err(TooLarge { row, most }) } else { Ok(()) }
    }
}

impl Limits {
    /// The row of a field of JSON, or of an argument of C.
    pub(crate) fn row(field: &str) -> Option<Row> {
        ROWS.iter().find(|row| row.fields.contains(&field)).copied()
    }

    /// The most of a row.
    pub(crate) fn most(&self, row: Row) -> u64 {
        (row.most)(self).min((row.most)(&Self::MOST))
    }

    /// That there is no more of something than is taken.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub(crate) fn hold(&self, row: Row, found: u64) -> Result<(), TooLarge> {
        self.ceiling(row).hold(found)
    }

    /// What a reader holds to that finds one record after another.
    pub(crate) fn ceiling(&self, row: Row) -> Ceiling {
        Ceiling { row, most: self.most(row) }
    }

    /// The same of an argument, of so many elements.
    ///
    /// # Errors
    /// [`TooLarge`].
    #[cfg(feature = "capi")]
    pub(crate) fn hold_argument(&self, argument: &str, found: usize) -> Result<(), TooLarge> {
        self.hold(Self::row(argument).unwrap_or(row::elements), found as u64)
    }

    /// The same of a text: its bytes, and, where it is the text of a list or an order, what its lines hold.
    ///
    /// # Errors
    /// [`TooLarge`], with the line from 1 where one is too many.
    ///
    /// # Complexity
    /// One pass over the text, without memory.
    pub(crate) fn hold_text(&self, field: &str, text: &str) -> Result<(), (Option<u64>, TooLarge)> {
        self.hold(row::bytes, text.len() as u64).map_err(|large| (None, large))?;
        if field == "order" {
            return self.hold_order(text);
        }
        // Most texts are no lists, and their fields need not be looked up.
        if !text.as_bytes().contains(&b'\n') {
            return Ok(());
        }
        let Some(row) = Self::row(field) else { return Ok(()) };
        // The records of a table with a header are counted as they are read: lines are none of them.
        if !text.lines().next().is_some_and(|line| line.contains('\t')) && field != "sources" {
            return Ok(());
        }
        let most = self.most(row);
        let lines = text.bytes().filter(|byte| *byte == b'\n').fold(0_u64, |lines, _| lines.saturating_add(1));
        self.hold(row, lines).map_err(|large| (Some(most.saturating_add(1)), large))
    }

    /// An order's text: its lines `stratum`, `entropy` and `team`.
    fn hold_order(&self, text: &str) -> Result<(), (Option<u64>, TooLarge)> {
        let (mut strata, mut entropy) = (0_u64, 0_u64);
        for (at, line) in (1_u64..).zip(text.lines()) {
            let (row, found) = match line.split_once(' ') {
                Some(("stratum", _)) => {
                    strata = strata.saturating_add(1);
                    (row::strata, strata)
                }
                Some(("entropy", _)) => {
                    entropy = entropy.saturating_add(1);
                    (row::entropy, entropy)
                }
                Some(("team", team)) => (row::team, team.parse().unwrap_or(0)),
                _ => continue,
            };
            self.hold(row, found).map_err(|large| (Some(at), large))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[test]
    fn a_refusal_says_the_most_in_both_languages_and_cites_nothing() {
        let large = Limits::MOST.hold(row::team, 3_000).unwrap_err();
        assert_eq!(large.to_string(), "larger than this host takes: at most 64 inspectors in a team");
        assert_eq!(large.chinese(), "超出本机受理规模：至多64人一组");
        assert!(large.code().is_form());
        assert_eq!(Limits::MOST.hold(row::team, 64), Ok(()));
    }

    #[test]
    fn a_number_above_the_default_counts_as_the_default() {
        let asked = Limits { team: 1_000, strata: 3, ..Limits::MOST };
        assert_eq!(asked.within_most(), Limits { strata: 3, ..Limits::MOST });
        // Wherever a host's limits come in.
        assert_eq!((asked.most(row::team), asked.hold(row::team, 65).is_err()), (64, true));
        assert!(asked.ceiling(row::team).hold(65).is_err() && asked.ceiling(row::strata).hold(4).is_err());
    }

    #[test]
    fn every_row_has_a_reason_and_no_field_stands_twice() {
        let mut fields: Vec<_> = Limits::TABLE.iter().flat_map(|row| row.4).collect();
        let all = fields.len();
        fields.sort_unstable();
        fields.dedup();
        assert_eq!(fields.len(), all);
        assert!(Limits::TABLE.iter().all(|(.., reason)| reason.ends_with('.')));
    }

    #[test]
    fn lines_of_an_order_and_of_lists_are_counted() {
        let limits = Limits { strata: 1, team: 4, sources: 2, ..Limits::MOST };
        let order = |text: &str| limits.hold_text("order", text).map_err(|(line, large)| (line, large.row));
        assert_eq!(order("hash sha256\nteam 4\nstratum key 1\n"), Ok(()));
        assert_eq!(order("hash sha256\nteam 5\nstratum key 1\n"), Err((Some(2), row::team)));
        assert_eq!(order("stratum key 1\nstratum general 1\n"), Err((Some(2), row::strata)));
        let sources = |text: &str| limits.hold_text("sources", text).map_err(|(line, large)| (line, large.row));
        assert_eq!(sources("a\nb\n"), Ok(()));
        assert_eq!(sources("a\nb\nc\n"), Err((Some(3), row::sources)));
        let limits = Limits { inspectors: 1, ..Limits::MOST };
        let inspectors = |text: &str| limits.hold_text("inspectors", text).is_ok();
        assert!(inspectors("a\t150102\t-\n") && !inspectors("a\t150102\t-\nb\t150102\t-\n"));
        assert!(inspectors("id,name\na,b\n"), "a table's records are counted where they are read");
    }
}
