//! Verification of what was published (Art. 2).
//!
//! From texts alone: whoever verifies needs nobody's word. What this cannot show is whether the lists were complete, and
//! whether a public value was truly public.

use core::ffi::c_char;
use core::ptr;

use super::argument::Grows;
use super::body::{self, body};
use super::{argument, ssj_digest_t, ssj_error_t, ssj_status_t, ssj_string_t, ssj_text_t};
use crate::door::DoorError;
use crate::door::draws::CheckSourceRequest;
use crate::door::request::Operation as _;
use crate::draw::{Digest, Publication, SaltKey, verify, verify_salted};

/// What a bureau publishes of an order. Begin with SSJ_PUBLICATION_INIT or ssj_publication_init.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ssj_publication_t {
    /// sizeof(ssj_publication_t).
    pub struct_size: u32,
    /// Zero.
    pub reserved: u32,
    /// The order's text.
    pub order: ssj_string_t,
    /// The text of the list of sources.
    pub sources: ssj_string_t,
    /// The text of the list of inspectors.
    pub inspectors: ssj_string_t,
    /// The text of the list of recusals.
    pub recusals: ssj_string_t,
    /// The reveal lines, where they were published apart; else data NULL.
    pub reveal: ssj_string_t,
    /// The texts of the transcript and its amendments, in order.
    pub transcripts: *const ssj_string_t,
    /// How many.
    pub transcripts_len: usize,
    /// The published digest of the last transcript; NULL: none. Without it, nothing vouches for the words that a bureau
    /// writes freely: the reasons of the last amendment's skips and of a void.
    pub digest: *const ssj_digest_t,
    /// The salt key of an order of protocol version 1.1; NULL for one of version 1.
    pub salt_key: *const ssj_digest_t,
}

// SAFETY: `repr(C)` of numbers, sizes and pointers that fill it without gaps, beginning with its size.
unsafe impl Grows for ssj_publication_t {
    const FIRST: usize = size_of::<Self>();
}

/// What was verified.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ssj_verified_t {
    /// The order digest.
    pub order: ssj_digest_t,
    /// The digest of the last transcript.
    pub transcript: ssj_digest_t,
    /// How many sources are drawn at present; 0 for a void order.
    pub drawn: u32,
    /// Whether the order was abandoned.
    pub is_void: u8,
    /// Zeros.
    pub reserved: [u8; 3],
}

/// A publication whose texts are UTF-8.
pub(super) struct Given<'a> {
    /// Order, sources, inspectors, recusals.
    texts: [&'a str; 4],
    reveal: Option<&'a str>,
    transcripts: Vec<&'a str>,
    digest: Option<Digest>,
    pub(super) salt_key: Option<SaltKey>,
}

impl Given<'_> {
    pub(super) fn published(&self) -> Publication<'_> {
        let [order, sources, inspectors, recusals] = self.texts;
        let (reveal, digest) = (self.reveal, self.digest);
        Publication { order, sources, inspectors, recusals, reveal, transcripts: &self.transcripts, digest }
    }
}

/// Reads a publication.
///
/// # Safety
/// It is NULL, or what it points to lives and stays unchanged as long as the result is used.
pub(super) unsafe fn read<'a>(
    argument: &'static str,
    publication: *const ssj_publication_t,
) -> Result<Given<'a>, DoorError> {
    // SAFETY: as the caller vouches, here and below.
    let given = unsafe { argument::grown(argument, publication)? };
    let transcripts = unsafe { argument::array("transcripts", given.transcripts, given.transcripts_len)? };
    let transcripts = argument::each("transcripts", transcripts, |transcript| {
        unsafe { transcript.text("text") }.map_err(|error| DoorError { subject: None, ..error })
    })?;
    let (digest, salt_key) = unsafe {
        (argument::object_or_none("digest", given.digest)?, argument::object_or_none("salt_key", given.salt_key)?)
    };
    let key = salt_key.map(|key| argument::field("salt_key", SaltKey::new(key.bytes))).transpose()?;
    unsafe {
        Ok(Given {
            texts: [
                given.order.text("order")?,
                given.sources.text("sources")?,
                given.inspectors.text("inspectors")?,
                given.recusals.text("recusals")?,
            ],
            reveal: given.reveal.text_or_none("reveal")?,
            transcripts,
            digest: digest.map(|&digest| digest.into()),
            salt_key: key,
        })
    }
}

const NO_TEXT: ssj_string_t = ssj_string_t { data: ptr::null(), len: 0 };

/// Sets every field to none, as SSJ_PUBLICATION_INIT does. NULL is passed over.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_publication_init(publication: *mut ssj_publication_t) {
    let defaults = ssj_publication_t {
        struct_size: u32::try_from(size_of::<ssj_publication_t>()).unwrap_or(u32::MAX),
        reserved: 0,
        order: NO_TEXT,
        sources: NO_TEXT,
        inspectors: NO_TEXT,
        recusals: NO_TEXT,
        reveal: NO_TEXT,
        transcripts: ptr::null(),
        transcripts_len: 0,
        digest: ptr::null(),
        salt_key: ptr::null(),
    };
    // SAFETY: NULL or, by the conventions, writable.
    body::or((), || unsafe { argument::write_unless_null(publication, defaults) });
}

/// Verifies a draw from its published texts.
///
/// SSJ_OK only if every transcript is byte for byte what the protocol makes of order, lists and contributions; else the
/// number of the first fault (SSJ_FAULT_... and those of the texts).
/// verified: on success receives what was verified; NULL: not wanted.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_publication_verify(
    publication: *const ssj_publication_t,
    verified: *mut ssj_verified_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let given = read("publication", publication)?;
        let found = match &given.salt_key {
            None => verify(&given.published()),
            Some(key) => verify_salted(&given.published(), key),
        };
        let found = argument::by_text(given.published().order, found)?;
        let none = Digest([0; 32]);
        let (order, transcript) = (found.order.into(), found.transcripts.last().copied().unwrap_or(none).into());
        let (drawn, is_void) = (found.drawn, found.void.into());
        argument::write_unless_null(verified, ssj_verified_t { order, transcript, drawn, is_void, reserved: [0; 3] });
    })
}

/// Checks one source's case with nothing but its own line.
///
/// order, transcript: their published texts; transcript is the one in force.
/// line: the source's line of the list of sources, without its LF.
/// proof: JSON, the "proof" of ssj_committed_proof.
/// answer: on success receives JSON, as the operation "check_source" answers it. A fault is an error
/// (SSJ_ENTERPRISE_... and others).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_publication_check_source(
    order: *const c_char,
    order_len: usize,
    line: *const c_char,
    line_len: usize,
    proof: *const c_char,
    proof_len: usize,
    transcript: *const c_char,
    transcript_len: usize,
    answer: *mut *mut ssj_text_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let answer = argument::Output::new("answer", answer)?;
        let request = CheckSourceRequest {
            order: argument::text("order", order, order_len)?.to_owned(),
            line: argument::text("line", line, line_len)?.to_owned(),
            proof: super::json::value("proof", argument::text("proof", proof, proof_len)?)?,
            transcript: argument::text("transcript", transcript, transcript_len)?.to_owned(),
        };
        let order = request.order.clone();
        answer.give(super::json::text(&argument::by_text(&order, request.answer())?)?);
    })
}
