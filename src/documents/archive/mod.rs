//! The archive of an agency's draws (Arts. 1, 2): its chain of orders as one page of HTML, drawn as a line and checked in the
//! visitor's browser.
//!
//! The chain is what keeps a bureau from drawing until a result pleases: every order names the transcript before it, and a repeated
//! draw is a new round with a reason. The page shows each round with its outcome and a link to its own page, and says of
//! every place where the chain breaks why. Unlike the page of a draw it is made of a broken chain too, because that is
//! what it is there to show.

use serde::Serialize;
use thiserror::Error;

use crate::draw::{LineError, Order, Transcript};
use crate::explain::explain;
use crate::{Text, Token};

use super::page::filled;

/// The page without its data.
const ASSEMBLED: &str = include_str!("assembled.html");

/// The digest (SHA-256) of the archive's program, in hex: the same in every archive that this version of the library makes.
pub const ARCHIVE_PROGRAM: &str = include_str!("program.sha256");

/// An order of the chain with what became of it.
#[derive(Clone, Copy, Debug)]
pub struct ArchivedRound<'a> {
    /// The order's text.
    pub order: &'a str,
    /// The texts of its transcript and amendments; none while it is open.
    pub transcripts: &'a [&'a str],
    /// Why its period was drawn again, where a round before was drawn and is not void.
    pub redraw: Option<&'a Text>,
    /// The file of the draw's own page, in the archive's folder. A token names a file and never another site.
    pub page: Option<&'a Token>,
}

/// Why no archive was made. Rounds and transcripts are counted from 1.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// Not an order's text.
    #[error("round {round}: order, {error}")]
    Order {
        /// Which.
        round: usize,
        /// What is wrong.
        error: LineError,
    },
    /// Not a transcript's text.
    #[error("round {round}: transcript {transcript}, {error}")]
    Transcript {
        /// Which.
        round: usize,
        /// Which of its transcripts.
        transcript: usize,
        /// What is wrong.
        error: LineError,
    },
}

explain!(ArchiveError {
    Self::Order { round, error } => error.code(), error.article(), "第{round}次抽取的抽取方案{}", error.chinese();
    Self::Transcript { round, transcript, error } => error.code(), error.article(), "第{round}次抽取的第{transcript}份抽取记录{}", error.chinese();
});

#[derive(Serialize)]
struct Data<'a> {
    agency: &'a Text,
    elsewhere: &'a Text,
    rounds: Vec<Round<'a>>,
}

#[derive(Serialize)]
struct Round<'a> {
    order: &'a str,
    transcripts: &'a [&'a str],
    redraw: Option<&'a Text>,
    page: Option<&'a Token>,
}

/// Makes the archive of an agency's draws, in the order in which their orders were made.
///
/// `agency` is its name; `elsewhere` says where the digests were published apart from this page.
///
/// # Guarantees
/// Every text stands in the page to the byte; a link leads to a file of the archive's folder. The same arguments give the same bytes.
///
/// # Errors
/// [`ArchiveError`]: a text that cannot be read. What breaks the chain is no error; the page says it.
///
/// # Complexity
/// That of reading the texts.
///
/// # Example: the archive of a period that is not drawn yet
/// ```
/// use shuangsuiji::documents::{ArchivedRound, archive};
///
/// let empty = "0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/// let order = format!(
///     "shuangsuiji-order 1\nhash sha256\nrules inner-mongolia-trial\nagency xincheng 150102 county\nperiod 2027-Q1\nround 1\n\
///      previous -\nsources {empty}\ninspectors {empty}\nrecusals {empty}\ncap 2\ncoverage independent\nteam 2\nmax-load -\n\
///      entropy lottery public 3D 2026340\n"
/// );
/// let round = ArchivedRound { order: &order, transcripts: &[], redraw: None, page: Some(&"2027-q1.html".parse()?) };
/// let html = archive(&"新城区分局".parse()?, &"上级生态环境部门网站".parse()?, &[round])?;
/// assert!(html.contains("2027-q1.html"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn archive(agency: &Text, elsewhere: &Text, rounds: &[ArchivedRound<'_>]) -> Result<String, ArchiveError> {
    for (round, archived) in (1..).zip(rounds) {
        Order::parse(archived.order).map_err(|error| ArchiveError::Order { round, error })?;
        for (transcript, text) in (1..).zip(archived.transcripts) {
            Transcript::parse(text).map_err(|error| ArchiveError::Transcript { round, transcript, error })?;
        }
    }
    let rounds = rounds.iter().map(|&ArchivedRound { order, transcripts, redraw, page }| Round {
        order,
        transcripts,
        redraw,
        page,
    });
    Ok(filled(ASSEMBLED, &Data { agency, elsewhere, rounds: rounds.collect() }))
}
