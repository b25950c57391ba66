//! Verification of an agency's whole chain (Art. 2).
//!
//! Every draw by itself, the links between them, and whether a repeated draw has a reason: a result that nobody wanted
//! cannot be drawn away in silence.

use super::body::body;
use super::publication::{self, ssj_publication_t};
use super::{argument, ssj_error_t, ssj_status_t, ssj_string_t};
use crate::Text;
use crate::door::DoorError;
use crate::door::basis::of_orders;
use crate::draw::{ChainPublication, verify_chain};

/// An order of a chain as it was published.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_chain_link_t {
    /// Its texts; no transcript while it is open.
    pub publication: *const ssj_publication_t,
    /// Why the period was drawn again, for a round that follows one which was drawn; else data NULL.
    pub redraw: ssj_string_t,
}

/// What a chain holds.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct ssj_chain_counts_t {
    /// Orders.
    pub orders: u32,
    /// Orders without an outcome yet.
    pub open: u32,
    /// Orders that were abandoned.
    pub voided: u32,
    /// Orders of a second or later round.
    pub redraws: u32,
    /// Amended transcripts.
    pub amendments: u32,
    /// 1 if the first order follows one that is not shown: a part of a chain, whose head is not seen; else 0.
    pub part: u32,
}

/// Verifies a chain, from its first order to the last.
///
/// SSJ_OK only if nothing is wrong; else the number of the first fault (SSJ_CHAIN_..., SSJ_FAULT_...). The error's JSON
/// lists them all.
/// counts: on success receives what the chain holds; NULL: not wanted.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_chain_verify(
    links: *const ssj_chain_link_t,
    links_len: usize,
    counts: *mut ssj_chain_counts_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let links = argument::array("links", links, links_len)?;
        let given = argument::each("links", links, |link| {
            let redraw =
                link.redraw.text_or_none("redraw")?.map(|text| argument::field("redraw", text.parse::<Text>()));
            Ok((publication::read("publication", link.publication)?, redraw.transpose()?))
        })?;
        let chain: Vec<_> = given
            .iter()
            .map(|(given, redraw)| ChainPublication {
                publication: given.published(),
                salt_key: given.salt_key.as_ref(),
                redraw: redraw.as_ref(),
            })
            .collect();
        let found = verify_chain(&chain);
        if let Some(refusal) = DoorError::first_of(found.errors.into_iter().map(DoorError::from).collect()) {
            let rules = of_orders(given.iter().map(|(given, _)| given.published().order));
            return Err(refusal.under(rules.as_ref()));
        }
        let of = found.counts;
        let all = ssj_chain_counts_t {
            orders: of.orders,
            open: of.open,
            voided: of.void,
            redraws: of.redraws,
            amendments: of.amendments,
            part: of.part.into(),
        };
        argument::write_unless_null(counts, all);
    })
}
