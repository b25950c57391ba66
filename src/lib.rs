//! # shuangsuiji 双随机
//!
//! The arithmetic of China's inspection rule “double random, one public” (双随机、一公开): which polluting enterprises are
//! inspected next quarter and by whom is drawn at random, and both the draw and the results are made public in time.
//!
//! 中文说明见[使用手册](manual_zh)。
//!
//! # By task
//!
//! How many sources does a county owe in a quarter?
//! ```
//! use shuangsuiji::prelude::*;
//! use shuangsuiji::rules::Base;
//!
//! let rules = Ruleset::inner_mongolia();
//! let base = Base { sources: 187, inspectors: 12 };
//! let quota = rules.quota("key", Tier::County, base, rules.draw_period(2027, 1)?, 0)?;
//! assert_eq!((quota.count, quota.derivation.to_string().as_str()), (47, "⌈25 % × 187⌉ = ⌈46.75⌉ = 47 (Art. 8(1))"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! May this source be drawn, and why not?
//! ```
//! use shuangsuiji::prelude::*;
//!
//! let rules = Ruleset::inner_mongolia();
//! let ledger = Ledger::empty(&rules);
//! let agency: Token = "xincheng".parse()?;
//! let view = View { agency: &agency, year: "2027".parse()?, on: "2027-03-11".parse()? };
//! assert!(ledger.explain("E-1", view).eligibility.may_be_drawn());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The 20th working day after a visit, by which its result is to be published?
//! ```
//! use shuangsuiji::CountFrom;
//! use shuangsuiji::prelude::*;
//!
//! let due = WorkCalendar::national().nth_working_day_after("2026-09-25".parse()?, 20, CountFrom::DayAfter)?;
//! assert_eq!(due.value.to_string(), "2026-10-29");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! An order by the rules, before anybody can know the lottery ([`orders::by_rules`])?
//! ```
//! use shuangsuiji::prelude::*;
//!
//! # let (rules, registry, roster, items, ledger, plan) = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scene.rs"));
//! let registers = Registers { registry: &registry, roster: &roster, ledger: &ledger };
//! let (agency, day) = ("xincheng".parse()?, "2026-12-15".parse()?);
//! let basis = OrderBasis::new(&rules, &items, &plan, registers, &agency, "2027-Q1".parse()?, day);
//! let lottery = Entropy { label: "lottery".parse()?, origin: Origin::Public("福彩3D 第2026340期".parse()?) };
//! let made = by_rules(&basis)?.commit(vec![lottery])?;
//! assert!(made.committed.order().to_string().contains("stratum key 2")); // ⌈25 % × 8⌉
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The draw, once the lottery is drawn ([`draw::Committed::reveal`])?
//! ```
//! use shuangsuiji::prelude::*;
//!
//! # let made = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scene_ordered.rs"));
//! let lottery = Contribution { label: "lottery".parse()?, value: Value::new(*b"407")? };
//! let draw = made.committed.reveal(Reveal(vec![lottery]))?.draw()?;
//! let drawn = &draw.strata()[0].drawn;
//! assert_eq!((drawn.len(), drawn[0].rank, drawn[0].team.len()), (2, 1, 2));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Is what was published the draw that the order asks for ([`draw::verify`])?
//! ```
//! use shuangsuiji::prelude::*;
//!
//! # let draw = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scene_drawn.rs"));
//! let mut published = draw.publication();
//! assert_eq!(published.verify()?.drawn, 2);
//! published.sources = published.sources.replace("E-8", "E-9");
//! assert_eq!(published.verify().unwrap_err().code(), Code::FAULT_COMMITMENT);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Was my enterprise drawn, by nothing but its own line and proof ([`draw::check_enterprise`])?
//! ```
//! use shuangsuiji::draw::{Enterprise, List};
//! use shuangsuiji::prelude::*;
//!
//! # let draw = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scene_drawn.rs"));
//! let made = draw.revealed().committed();
//! let (line, proof) = ("E-1\tkey\t150102\t0\t-", made.proof(List::Sources, 0).ok_or("no such line")?);
//! let checked = check_enterprise(&Enterprise { order: made.order(), line, proof: &proof, transcript: draw.transcript() })?;
//! assert_eq!(checked.id.as_str(), "E-1"); // `checked.verdict` says whether it was drawn, and why not
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A drawn source is gone: who is inspected instead ([`inspection::ReplacementCase`])?
//! ```
//! use shuangsuiji::inspection::{Gone, ReplacementReason, ReplacementStep};
//! use shuangsuiji::prelude::*;
//! use shuangsuiji::rules::ReplacementPolicy;
//!
//! # let mut draw = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/scene_drawn.rs"));
//! let source = draw.strata()[0].drawn[0].source.clone();
//! let (since, evidence) = ("2026-11-02".parse()?, "迁出登记 2026-118".parse()?);
//! let gone = Gone { source, reason: ReplacementReason::Moved, since, evidence };
//! let (committed, on) = ("2026-12-15".parse()?, "2027-01-12".parse()?);
//! let case = ReplacementCase { policy: ReplacementPolicy::Next, committed, on, transcript: draw.transcript() };
//! let ReplacementStep::Amend(skips) = case.decide(&[gone])? else { unreachable!() };
//! draw.amend(&skips)?;
//! assert_eq!((draw.strata()[0].drawn.len(), draw.skipped().len()), (2, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The year's report, article by article ([`compliance::report`](fn@compliance::report))?
//! ```
//! use shuangsuiji::prelude::*;
//!
//! let file: YearFile = serde_json::from_str(
//!     r#"{"agency": {"name": "xincheng", "division": "150102", "tier": "county"}, "year": 2025, "on": "2026-02-28"}"#,
//! )?;
//! let report = report(&file, &Ruleset::inner_mongolia(), &WorkCalendar::national())?;
//! assert_eq!(report.article("9".parse()?).map(|row| row.verdict), Some(Verdict::Broken)); // no plan is on file
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Until when a plan is filed, which sources no draw reaches, the papers and pages that people see: each room's page begins
//! with such an example.
//!
//! # The house
//!
//! Data flows one way through the rooms; nothing on the left knows what is on its right:
//!
//! | room | holds |
//! |---|---|
//! | [`registry`] | who can be drawn (Art. 7) |
//! | [`roster`] | who inspects, and who must not inspect whom (Art. 6) |
//! | [`rules`] | the statute's numbers as data, and the quotas that follow (Art. 8) |
//! | [`calendar`] | periods, windows, working days, deadlines (Arts. 9, 10, 13) |
//! | [`draw`] | the protocol: order, tickets, teams, transcript, verification (Arts. 1, 2, 11) |
//! | [`plan`] | the annual plan, who stands how, what cannot hold (Arts. 5–10) |
//! | [`ledger`] | the annual cap, and what counts for it (Art. 8) |
//! | [`orders`] | an order by the rules: lists, terms, grounds, record (Arts. 3, 6, 8, 10, 11) |
//! | [`inspection`] | who inspected what, checked; replacement (Arts. 10–12) |
//! | [`disclosure`] | what is published when, and what may be shown before (Arts. 1, 13) |
//! | [`compliance`] | a year's report article by article, the statistics of its draws (Arts. 3–15) |
//! | [`documents`] | what people print and show: the page on which anybody checks a draw |
//! | [`door`] | the rooms behind one call, JSON in and JSON out |
//! | `tables` | tables as offices keep them, read tolerantly: options, repairs, refusals (feature `csv`) |
//! | `capi` | the rooms for C: `include/shuangsuiji.h` |
//!
//! The first five stand side by side and know each other no more than what is on their right. Below them lie seven folders
//! of leaves that everybody may use. The names of five stand here at the top: names ([`Id`], [`Token`], [`Text`],
//! [`Division`]), dates ([`Period`], [`Year`], [`DateSpan`]), exact numbers ([`Ratio`], [`Amount`], [`Fraction`]), what every
//! error says ([`Explain`], [`Code`], [`Article`], [`Errors`]) and forms ([`Language`], [`TableForm`]). Days are those of
//! `chrono` ([`chrono::NaiveDate`]): its dates are part of this crate's interface.

// The library must answer with an error, never with a panic. Tests may panic: that is how they fail.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::float_arithmetic,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss
    )
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod dates;
mod exact;
mod explain;
mod forms;
mod names;
mod wide;

#[cfg(any(test, feature = "proptest"))]
pub mod model;
#[cfg(any(test, feature = "proptest"))]
pub mod strategies;

pub mod calendar;
#[cfg(feature = "capi")]
pub mod capi;
pub mod compliance;
pub mod disclosure;
pub mod documents;
pub mod door;
pub mod draw;
pub mod inspection;
pub mod ledger;
pub mod orders;
pub mod plan;
pub mod prelude;
pub mod registry;
pub mod roster;
pub mod rules;
#[cfg(feature = "csv")]
pub mod tables;

/// A day, as every date of this crate's interface is.
pub use chrono::NaiveDate;
pub use dates::*;
pub use exact::*;
pub use explain::*;
pub use forms::{DestroyedError, Language, TableForm};
pub use names::*;

/// 中文使用手册：执法科室、软件厂商、企业、审计和法院各一部分。
#[doc = include_str!("../docs/manual.zh.md")]
pub mod manual_zh {}

/// The README's programs, compiled and run with the documentation's.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct ReadmePrograms;
