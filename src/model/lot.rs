//! Arts. 1 and 2: whom the lot falls on (the protocol's §§4, 5). The hash is the only part that is not written out here:
//! SHA-256 (FIPS 180-4) or SM3 (GB/T 32905-2016).

/// A hash: of any bytes 32.
pub type Hash = fn(&[u8]) -> [u8; 32];

/// A line of the committed list of sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its stratum.
    pub stratum: String,
    /// Inspections that count against the cap.
    pub inspections: u32,
    /// `-`, `exempt` or `excluded`.
    pub status: String,
}

/// HMAC (RFC 2104) with a key of at most 64 bytes.
pub fn hmac(hash: Hash, key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut padded = key.to_vec();
    padded.resize(64, 0);
    let with = |pad: u8| padded.iter().map(move |byte| byte ^ pad);
    let inner: Vec<u8> = with(0x36).chain(message.iter().copied()).collect();
    let outer: Vec<u8> = with(0x5c).chain(hash(&inner)).collect();
    hash(&outer)
}

/// The draw's key: from the order's text, published before anybody knew the randomness, and the text of what was revealed.
pub fn key(hash: Hash, order: &str, reveal: &str) -> [u8; 32] {
    hmac(hash, &hash(order.as_bytes()), reveal.as_bytes())
}

/// A source's ticket.
pub fn ticket(hash: Hash, key: &[u8; 32], id: &str) -> [u8; 32] {
    hmac(hash, key, format!("source {id}\u{1}").as_bytes())
}

/// The candidates of a stratum in the order in which they are drawn: those not yet inspected first, where the order says so;
/// then the smaller ticket. As many as the quota from the beginning are drawn, and the next one replaces one that is gone.
pub fn ranking(
    hash: Hash,
    key: &[u8; 32],
    sources: &[Source],
    stratum: &str,
    cap: Option<u32>,
    uninspected_first: bool,
) -> Vec<String> {
    let mut candidates = Vec::new();
    for source in sources.iter().filter(|source| source.stratum == stratum) {
        let below = cap.is_none_or(|cap| source.inspections < cap);
        if source.status == "exempt" || source.status == "-" && below {
            let late = uninspected_first && source.inspections > 0;
            candidates.push((late, ticket(hash, key, &source.id), source.id.clone()));
        }
    }
    candidates.sort();
    candidates.into_iter().map(|(.., id)| id).collect()
}
