//! Orders: lists and terms, committed before anybody knows the randomness (Arts. 1, 2).
//!
//! Make the order, publish its text, then wait for the public value; the draw follows from both, and nobody can choose.

use core::ffi::c_char;
use core::ptr;

use super::argument::Grows;
use super::body::{self, body};
use super::{
    SSJ_NONE, argument, coverage, hash, number, ssj_digest_t, ssj_error_t, ssj_lists_t, ssj_rules_t, ssj_status_t,
    ssj_string_t, ssj_text_t, tier,
};
use crate::door::DoorError;
use crate::door::plans::OrderFindings;
use crate::draw::{Agency, Committed, Entropy, FormError, Origin, SaltKey, StratumQuota, Terms};
use crate::{Division, Names};

/// Lists under an order.
#[derive(Debug)]
pub struct ssj_committed_t(pub(super) Committed);

/// How many sources of a stratum are to be drawn.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_stratum_quota_t {
    /// The stratum: a token.
    pub stratum: ssj_string_t,
    /// How many.
    pub quota: u32,
    /// Zero.
    pub reserved: u32,
}

/// A secret, committed by its digest (ssj_digest_of_value) and revealed for the draw.
pub const SSJ_ENTROPY_COMMIT: u32 = 0;
/// A public value that nobody can know yet, such as a lottery's, announced in words.
pub const SSJ_ENTROPY_PUBLIC: u32 = 1;
/// A public value announced with its form, which makes the order one of protocol version 1.2: nobody can choose how the
/// value is written. Its `announced` is "kind issue form due text", as in "fucai-3d 2026340 digits-3
/// 2026-12-21T21:15+08:00 www.cwl.gov.cn"; all public values of an order have a form or none has.
pub const SSJ_ENTROPY_FORMED: u32 = 2;

/// A promise of randomness.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_entropy_t {
    /// The contribution's name: a token.
    pub label: ssj_string_t,
    /// Where a public value will come from, with its form under SSJ_ENTROPY_FORMED; data NULL for a secret.
    pub announced: ssj_string_t,
    /// The digest of a secret; zeros for a public value.
    pub commit: ssj_digest_t,
    /// SSJ_ENTROPY_COMMIT, SSJ_ENTROPY_PUBLIC or SSJ_ENTROPY_FORMED.
    pub kind: u32,
    /// Zero.
    pub reserved: u32,
}

/// The terms of an order. Begin with SSJ_TERMS_INIT or ssj_terms_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_terms_t {
    /// sizeof(ssj_terms_t).
    pub struct_size: u32,
    /// SSJ_HASH_SHA256 (the default) or SSJ_HASH_SM3.
    pub hash: u32,
    /// The rule pack's id: a token.
    pub rules: ssj_string_t,
    /// The agency's name: a token.
    pub agency: ssj_string_t,
    /// The period that is drawn for: "2027-Q1", "2027-03" or "2027".
    pub period: ssj_string_t,
    /// The agency's division, such as 150102.
    pub division: u32,
    /// The agency's tier: SSJ_TIER_...
    pub tier: u32,
    /// The round, from 1 (the default); a repeated draw for the same period counts up.
    pub round: u32,
    /// SSJ_COVERAGE_INDEPENDENT (the default) or SSJ_COVERAGE_UNINSPECTED_FIRST.
    pub coverage: u32,
    /// The most inspections of a source in a year; SSJ_NONE (the default): no cap.
    pub cap: u32,
    /// The most assignments of an inspector in this draw; SSJ_NONE (the default): no such bound.
    pub max_load: u32,
    /// Inspectors for each source; 2 (the default) or more by Art. 11.
    pub team: u32,
    /// Zero.
    pub reserved: u32,
    /// The digest of the transcript that this order follows in the agency's chain; NULL for the first.
    pub previous: *const ssj_digest_t,
    /// The strata with their quotas, in the order in which they are drawn.
    pub strata: *const ssj_stratum_quota_t,
    /// How many.
    pub strata_len: usize,
    /// The promises of randomness; at least one.
    pub entropy: *const ssj_entropy_t,
    /// How many.
    pub entropy_len: usize,
}

// SAFETY: `repr(C)` of numbers, sizes and pointers that fill it without gaps, beginning with its size.
unsafe impl Grows for ssj_terms_t {
    const FIRST: usize = size_of::<Self>();
}

const NO_TEXT: ssj_string_t = ssj_string_t { data: ptr::null(), len: 0 };

/// Sets every field to its default, as SSJ_TERMS_INIT does. NULL is passed over.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_terms_init(terms: *mut ssj_terms_t) {
    let defaults = ssj_terms_t {
        struct_size: u32::try_from(size_of::<ssj_terms_t>()).unwrap_or(u32::MAX),
        hash: 0,
        rules: NO_TEXT,
        agency: NO_TEXT,
        period: NO_TEXT,
        division: 0,
        tier: 0,
        round: 1,
        coverage: 0,
        cap: SSJ_NONE,
        max_load: SSJ_NONE,
        team: 2,
        reserved: 0,
        previous: ptr::null(),
        strata: ptr::null(),
        strata_len: 0,
        entropy: ptr::null(),
        entropy_len: 0,
    };
    // SAFETY: NULL or, by the conventions, writable.
    body::or((), || unsafe { argument::write_unless_null(terms, defaults) });
}

/// # Safety
/// The pointers of the terms hold during the call.
unsafe fn terms(given: *const ssj_terms_t) -> Result<Terms, DoorError> {
    // SAFETY: as the caller vouches.
    unsafe {
        let given = argument::grown("terms", given)?;
        let strata = argument::array("strata", given.strata, given.strata_len)?;
        let entropy = argument::array("entropy", given.entropy, given.entropy_len)?;
        Ok(Terms {
            hash: hash("hash", given.hash)?,
            rules: argument::field("rules", given.rules.text("rules")?.parse())?,
            agency: Agency {
                name: argument::field("agency", given.agency.text("agency")?.parse())?,
                division: argument::field("division", Division::from_number(given.division))?,
                tier: tier("tier", given.tier)?,
            },
            period: argument::field("period", given.period.text("period")?.parse())?,
            round: given.round,
            previous: argument::object_or_none("previous", given.previous)?.map(|&digest| digest.into()),
            cap: number(given.cap),
            coverage: coverage("coverage", given.coverage)?,
            team: given.team,
            max_load: number(given.max_load),
            strata: argument::each("strata", strata, |given| {
                let stratum = argument::field("stratum", given.stratum.text("stratum")?.parse())?;
                Ok(StratumQuota { stratum, quota: given.quota })
            })?,
            entropy: argument::each("entropy", entropy, |given| {
                let label = argument::field("label", given.label.text("label")?.parse())?;
                let kinds = [SSJ_ENTROPY_COMMIT, SSJ_ENTROPY_PUBLIC, SSJ_ENTROPY_FORMED].map(|kind| (kind, kind));
                let origin = match argument::option("kind", given.kind, &kinds)? {
                    SSJ_ENTROPY_COMMIT => Origin::Commit(given.commit.into()),
                    SSJ_ENTROPY_FORMED => {
                        let formed = Origin::formed(given.announced.text("announced")?);
                        argument::field("announced", formed.map_err(|reason| FormError::Words { reason }))?
                    }
                    _ => Origin::Public(argument::field("announced", given.announced.text("announced")?.parse())?),
                };
                Ok(Entropy { label, origin })
            })?,
        })
    }
}

/// Commits lists under terms.
///
/// committed: on success receives the object, to be freed with ssj_committed_free; lists stay as they are.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_committed_new(
    order_terms: *const ssj_terms_t,
    lists: *const ssj_lists_t,
    committed: *mut *mut ssj_committed_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_lists_t(lists) = argument::object("lists", lists)?;
        let committed = argument::Output::new("committed", committed)?;
        let terms = terms(order_terms)?;
        let made = Committed::new(terms.clone(), lists.clone());
        committed.give(ssj_committed_t(argument::by_order(&terms, made)?));
    })
}

/// Commits lists with a salt for every line (protocol version 1.1, or 1.2 with forms), so that lists can later be shown in
/// part; committed as above.
///
/// salt_key: 32 bytes of a cryptographic random generator, kept secret, used for one order only.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_committed_new_salted(
    order_terms: *const ssj_terms_t,
    lists: *const ssj_lists_t,
    salt_key: *const ssj_digest_t,
    committed: *mut *mut ssj_committed_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_lists_t(lists) = argument::object("lists", lists)?;
        let key = argument::field("salt_key", SaltKey::new(argument::object("salt_key", salt_key)?.bytes))?;
        let committed = argument::Output::new("committed", committed)?;
        let terms = terms(order_terms)?;
        let made = Committed::salted(terms.clone(), lists.clone(), key);
        committed.give(ssj_committed_t(argument::by_order(&terms, made)?));
    })
}

/// The order's text: publish it before anybody can know the randomness.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_committed_order(
    committed: *const ssj_committed_t,
    order: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_committed_t(committed) = argument::object("committed", committed)?;
        argument::Output::new("order", order)?.give(committed.order().to_string().into());
    })
}

/// The text of a list that the order commits: what is published beside it.
///
/// which: SSJ_LIST_SOURCES, SSJ_LIST_INSPECTORS or SSJ_LIST_RECUSALS.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_committed_list(
    committed: *const ssj_committed_t,
    which: u32,
    text: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_committed_t(committed) = argument::object("committed", committed)?;
        let text = argument::Output::new("text", text)?;
        text.give(committed.lists().text(super::list("which", which)?).into());
    })
}

/// The order digest.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_committed_digest(
    committed: *const ssj_committed_t,
    digest: *mut ssj_digest_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_committed_t(committed) = argument::object("committed", committed)?;
        argument::Output::new("digest", digest)?.write(committed.digest().into());
    })
}

/// What one source needs to check its own case: its line and the proof that the order commits it.
///
/// proof: on success receives JSON {"line": "...", "proof": {...}}, two fields of the operation "check_source". Costs a
/// pass over the whole list.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_committed_proof(
    committed: *const ssj_committed_t,
    source: *const c_char,
    source_len: usize,
    proof: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_committed_t(committed) = argument::object("committed", committed)?;
        let proof = argument::Output::new("proof", proof)?;
        let source = argument::text("source", source, source_len)?;
        let found = argument::by_order(committed.order().terms(), crate::door::draws::proof(committed, source))?;
        proof.give(super::json::text(&found)?);
    })
}

/// Everything that can be found of the draw before the reveal: quotas above the candidates, sources without a team,
/// seats that may not suffice, each with its article.
///
/// answer: on success receives JSON {"teams": "always", "undecided", "may_fail" or "never", "findings": [...],
/// "warnings": [...]}: whether teams can be formed for the sources that chance may draw, the findings as ssj_plan_findings
/// has them, and what should be mended before the order is published, as the operation "commit" has it: randomness that the
/// bureau can steer, sources of another area. An order knows its agency by its word alone: the sentences quote that, and name no
/// agency; ssj_json_call with "names" does.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_committed_findings(
    committed: *const ssj_committed_t,
    rules: *const ssj_rules_t,
    answer: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_committed_t(committed) = argument::object("committed", committed)?;
        let ssj_rules_t(rules) = argument::object("rules", rules)?;
        let answer = argument::Output::new("answer", answer)?;
        answer.give(super::json::text(&OrderFindings::of(
            rules,
            &Names::default(),
            committed.feasibility(rules),
            Some(committed),
        ))?);
    })
}

/// Abandons the order for a reason that stays on record.
///
/// reason: 1 to 256 bytes in one line.
/// transcript: on success receives the transcript's text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_committed_void(
    committed: *const ssj_committed_t,
    reason: *const c_char,
    reason_len: usize,
    transcript: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let ssj_committed_t(committed) = argument::object("committed", committed)?;
        let transcript = argument::Output::new("transcript", transcript)?;
        let reason = argument::field("reason", argument::text("reason", reason, reason_len)?.parse())?;
        transcript.give(committed.void(reason).to_string().into());
    })
}

/// Frees it; NULL is allowed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_committed_free(committed: *mut ssj_committed_t) {
    // SAFETY: NULL or, by the conventions, given by this library and not freed.
    body::or((), || unsafe { argument::free(committed) });
}
