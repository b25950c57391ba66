//! Any refusal on the way from lists to a transcript, for callers who go the whole way in one step.

use thiserror::Error;

use super::amend::AmendError;
use super::committed::Infeasible;
use super::lists::ListError;
use super::reveal::RevealError;
use super::terms::TermsError;
use crate::explain::explain;

/// Why a draw was refused: the error of the step that refused it.
#[derive(Clone, PartialEq, Eq, Error)]
#[error(transparent)]
#[non_exhaustive]
pub enum DrawError {
    /// A list.
    List(#[from] ListError),
    /// The terms.
    Terms(#[from] TermsError),
    /// The contributions.
    Reveal(#[from] RevealError),
    /// The teams.
    Infeasible(#[from] Infeasible),
    /// An amendment.
    Amend(#[from] AmendError),
}

explain!(DrawError {
    Self::List(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Terms(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Reveal(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Infeasible(error) => error.code(), error.article(), "{}", error.chinese();
    Self::Amend(error) => error.code(), error.article(), "{}", error.chinese();
} about {
    Self::List(error) => error.about();
    Self::Terms(error) => error.about();
    Self::Reveal(error) => error.about();
    Self::Amend(error) => error.about();
    Self::Infeasible(_) => None;
});
