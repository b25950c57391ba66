//! Art. 3–13, 16: the rules of a place as data, and how many sources they ask for.
//!
//! For example, what the statute asks of a county in one quarter:
//! ```
//! use shuangsuiji::Tier;
//! use shuangsuiji::rules::{Base, Ruleset};
//!
//! let rules = Ruleset::inner_mongolia();
//! let base = Base { sources: 187, inspectors: 12 };
//! let quota = rules.quota("key", Tier::County, base, rules.draw_period(2027, 1)?, 0)?;
//! assert_eq!(quota.derivation.to_string(), "⌈25 % × 187⌉ = ⌈46.75⌉ = 47 (Art. 8(1))");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`Pack`] is the data, a [`Ruleset`] the checked pack. The statute is a data file like any other
//! (`packs/inner-mongolia-trial.json`) and the only place where its numbers stand. [`Quota`] is what a rule asks for in
//! one draw, with its [`Derivation`]; [`Predicate`] derives strata from facts; [`interpretation`] lists what the law
//! leaves open and how it is read here.
//!
//! This room knows no list and no date arithmetic: counts and facts come in as plain values.

mod asked;
mod built_in;
mod change;
mod check;
mod citation;
mod derivation;
pub mod interpretation;
mod item;
mod kind;
mod pack;
mod pack_fault;
mod predicate;
mod provision;
mod quota;
mod related;
mod rule;
mod ruleset;
mod words_of_law;

pub use change::{ChangeError, RatioChange};
pub use citation::Citation;
pub use item::{Item, ItemError, ItemList, ItemListError};
pub use kind::{InspectionKind, InspectionKindError};
pub use pack::{
    Cap, CapAgencies, CapScope, CoverAll, Coverage, CoverageOrder, Draw, ExcludedState, Exemption, InForce, Pack,
    PlanDue, Pool, Publication, RatioReport, Replacement, ReplacementPolicy, Stratum, Team, TierNames, WindowRule,
};
pub use pack_fault::PackFault;
pub use predicate::{DeriveRule, Facts, Predicate};
pub use provision::Provision;
pub use quota::{Base, Choice, Derivation, Quota, QuotaError, Spread};
pub use related::{RelatedText, Relation};
pub use rule::{Basis, ChangedRatio, CitedClause, Counting, MidYear, QuotaRule, TierRule, Wording};
pub use ruleset::{NotInForce, Ruleset, RulesetError};
