//! `page` (Arts. 1, 13): the page on which anybody checks a draw; `archive` (Arts. 1, 2): that of an agency's draws, one after
//! the other.

use serde::{Deserialize, Serialize};

use super::error::DoorError;
use super::publications::PublicationForm;
use super::request::{ElementCheck, Operation, check};
use crate::documents::{ARCHIVE_PROGRAM, ArchivedRound, PAGE_PROGRAM, PageNames, Published, archive, page};
use crate::draw::Redacted;
use crate::{Text, Token};

/// Makes the page of a draw: one file of HTML that holds what was published and a program that checks it, anywhere.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageRequest {
    /// What was published.
    pub published: PublishedForm,
    /// Names that the draw does not bind.
    pub names: PageNames,
}

/// What was published of a draw.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedForm {
    /// Everything: the fields of `verify`.
    Whole(PublicationForm),
    /// With lines withheld.
    Redacted(Redacted),
}

/// A page.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct PageResponse {
    /// The file: write it as it is, in UTF-8.
    pub html: String,
    /// The digest (SHA-256) of the program in it: the same on every page of this version.
    pub program: String,
}

impl Operation for PageRequest {
    const NAME: &'static str = "page";
    type Response = PageResponse;

    fn answer(self) -> Result<PageResponse, DoorError> {
        let html = match &self.published {
            PublishedForm::Whole(form) => form.with(|&publication| {
                page(&Published::Whole { publication, salt_key: form.salt_key.as_ref() }, &self.names)
            })?,
            PublishedForm::Redacted(redacted) => page(&Published::Redacted(redacted), &self.names)?,
        };
        Ok(PageResponse { html, program: PAGE_PROGRAM.to_owned() })
    }
}

/// Makes the archive of an agency's draws, in the order in which their orders were made. What breaks the chain is no error:
/// the page says it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchiveRequest {
    /// The agency's name, such as 新城区分局.
    pub agency: Text,
    /// Where the digests were published apart from this page.
    pub elsewhere: Text,
    /// The orders.
    pub rounds: Vec<ArchivedRoundForm>,
}

/// An order of the chain with what became of it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchivedRoundForm {
    /// The order's text.
    pub order: String,
    /// The texts of its transcript and amendments; none while it is open.
    pub transcripts: Vec<String>,
    /// Why its period was drawn again, where a round before was drawn and is not void.
    #[serde(default)]
    pub redraw: Option<Text>,
    /// The file of the draw's own page, in the archive's folder.
    #[serde(default)]
    pub page: Option<Token>,
}

impl ArchiveRequest {
    /// The page.
    ///
    /// # Errors
    /// [`DoorError`]: a text that cannot be read.
    pub(crate) fn html(&self) -> Result<String, DoorError> {
        let transcripts: Vec<Vec<&str>> =
            self.rounds.iter().map(|round| round.transcripts.iter().map(String::as_str).collect()).collect();
        let rounds = self.rounds.iter().zip(&transcripts).map(|(round, transcripts)| ArchivedRound {
            order: &round.order,
            transcripts,
            redraw: round.redraw.as_ref(),
            page: round.page.as_ref(),
        });
        let rounds: Vec<_> = rounds.collect();
        archive(&self.agency, &self.elsewhere, &rounds).map_err(|error| DoorError::from(error).about("rounds"))
    }
}

impl Operation for ArchiveRequest {
    const NAME: &'static str = "archive";
    type Response = PageResponse;
    const LISTS: &'static [(&'static str, ElementCheck)] = &[("rounds", check::<ArchivedRoundForm>)];

    fn answer(self) -> Result<PageResponse, DoorError> {
        Ok(PageResponse { html: self.html()?, program: ARCHIVE_PROGRAM.to_owned() })
    }
}
