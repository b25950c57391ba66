//! The draw protocol, versions 1, 1.1 and 1.2: lists, order, key, tickets, teams, transcript, replacement, verification.
//!
//! For example, committed, revealed, drawn, verified:
//! ```
//! # let made = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scene_ordered.rs"));
//! use shuangsuiji::draw::{Contribution, Reveal, Value};
//!
//! let order = made.committed.order().to_string(); // public before the lottery is drawn
//! let lottery = Contribution { label: "lottery".parse()?, value: Value::new(*b"407")? };
//! let draw = made.committed.reveal(Reveal(vec![lottery]))?.draw()?;
//! let published = draw.publication();
//! assert_eq!((published.verify()?.drawn, &published.order), (2, &order));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! This room holds the protocol ([`protocol`] is its text, [`protocol_1_1`] that of its salted form, [`protocol_1_2`] that
//! which binds the form of public values) and nothing of the statute; the room [`orders`](crate::orders) takes lists and terms from registry, roster and rules.
//! Every primitive is a published standard, so that a draw can be recomputed with a hash tool and a page of Python.
//!
#![doc = include_str!("../../docs/draw.svg")]
//!
//! The right sequence is the easy one: [`Lists`] and [`Terms`] become [`Committed`], whose order is published; with
//! every promised contribution it becomes [`Revealed`]; only that can be drawn into a [`Draw`] with its [`Transcript`].

mod amend;
mod as_text;
mod bottom_k;
mod chain;
mod committed;
mod enterprise;
mod entropy;
mod error;
mod form;
mod hash;
mod lists;
mod made;
mod many;
pub mod merkle;
mod order;
mod order_finding;
mod order_line;
pub mod vector;
#[doc = include_str!("protocol.md")]
pub mod protocol {}
#[doc = include_str!("protocol-1.1.md")]
pub mod protocol_1_1 {}
#[doc = include_str!("protocol-1.2.md")]
pub mod protocol_1_2 {}
mod published;
mod redact;
mod redacted_fault;
mod reveal;
mod salt;
mod shard;
mod teams;
mod terms;
mod text;
mod threads;
mod transcript;
mod verify;
mod verify_chain;
mod verify_redacted;

pub use amend::AmendError;
pub use bottom_k::BottomK;
pub use chain::{ChainFault, Link, check_chain, reused_public_values};
pub use committed::{Candidate, Committed, Infeasible, Revealed};
pub use enterprise::{Checked, Enterprise, EnterpriseFault, Verdict, check_enterprise};
pub use entropy::EntropyReport;
pub use error::DrawError;
pub use form::{Due, FormError, PublicForm, Written};
pub use hash::{Digest, Hash, HexError};
pub use lists::{
    Commitment, InspectorEntry, InspectorList, InspectorStatus, List, ListError, Lists, RecusalEntry, RecusalLine,
    RecusalList, SourceEntry, SourceLine, SourceList, SourceStatus,
};
pub use made::Draw;
pub use merkle::InclusionProof;
pub use order::Order;
pub use order_finding::OrderFinding;
pub use published::PublishedTexts;
pub use redact::{Entry, RedactError, Redacted};
pub use redacted_fault::RedactedFault;
pub use reveal::{Contribution, Key, Reveal, RevealError, Value, ValueError};
pub use salt::{SaltKey, SaltKeyError};
pub use shard::{Shard, ShardError, ShardedDraw, Sharding};
pub(crate) use teams::MOST_SEATS;
pub(crate) use terms::first_repeated;
pub use terms::{Agency, Coverage, Entropy, Origin, StratumQuota, Terms, TermsError};
pub use text::LineError;
pub use transcript::{Drawn, DrawnSource, DrawnStratum, Outcome, Skip, Transcript};
pub(crate) use verify::list_faults;
pub use verify::{Fault, Publication, Verified, verify, verify_salted};
pub use verify_chain::{ChainCounts, ChainError, ChainPublication, ChainVerified, verify_chain};
pub use verify_redacted::{RedactedVerified, Shown, verify_redacted};
