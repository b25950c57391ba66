//! `page` (Arts. 1, 13): the page on which anybody checks a draw.

use serde::{Deserialize, Serialize};

use super::error::DoorError;
use super::publications::PublicationForm;
use super::request::Operation;
use crate::documents::{PAGE_PROGRAM, PageNames, Published, page};
use crate::draw::Redacted;

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

/// The page of a draw.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
