//! Digests.

use super::body::body;
use super::{argument, hash, ssj_error_t, ssj_status_t};
use crate::draw::{Digest, Value};

/// A digest of SHA-256 or SM3. As text it is written in 64 lowercase hex digits.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ssj_digest_t {
    /// The bytes, the most significant first.
    pub bytes: [u8; 32],
}

impl From<Digest> for ssj_digest_t {
    fn from(Digest(bytes): Digest) -> Self {
        Self { bytes }
    }
}

impl From<ssj_digest_t> for Digest {
    fn from(digest: ssj_digest_t) -> Self {
        Self(digest.bytes)
    }
}

/// The digest of a secret value, to be committed in an order before the value is revealed.
///
/// hash_function: SSJ_HASH_SHA256 or SSJ_HASH_SM3, as the order will say.
/// value: 1 to 1024 bytes; 32 of a cryptographic random generator are right.
/// digest: on success receives the digest.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ssj_digest_of_value(
    hash_function: u32,
    value: *const u8,
    value_len: usize,
    digest: *mut ssj_digest_t,
    error: *mut *mut ssj_error_t,
) -> ssj_status_t {
    body!(error, {
        let digest = argument::Output::new("digest", digest)?;
        let hash = hash("hash_function", hash_function)?;
        let value = Value::new(argument::array("value", value, value_len)?)?;
        digest.write(value.commit(hash).into());
    })
}
