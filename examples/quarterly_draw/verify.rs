//! The check that anybody can make: the draw once more, from nothing but the texts that are published.

use shuangsuiji::draw::{self, Draw, List, Publication, Verified};

use super::failure::Failure;

/// Recomputes a draw from its texts and compares them.
pub(crate) fn from_text(draw: &Draw) -> Result<Verified, Failure> {
    let committed = draw.revealed().committed();
    let list = |list| committed.lists().text(list);
    Ok(draw::verify(&Publication {
        order: &committed.order().to_string(),
        sources: &list(List::Sources),
        inspectors: &list(List::Inspectors),
        recusals: &list(List::Recusals),
        reveal: None,
        transcripts: &[&draw.transcript().to_string()],
        digest: Some(draw.digest()),
    })?)
}
