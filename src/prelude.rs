//! The names of the way from the law to a checked draw: `use shuangsuiji::prelude::*;`.
//!
//! For example, how often one enterprise may be inspected in a year, and that the statute is in force:
//! ```
//! use shuangsuiji::prelude::*;
//!
//! let rules = Ruleset::inner_mongolia();
//! assert_eq!(rules.pack().cap.as_ref().map(|cap| cap.most), Some(2));
//! assert!(rules.check_in_force("2027-01-04".parse()?).is_ok());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Who reads tables needs `registry::csv` and `roster::csv` beside it; everything else stands in its room.

pub use crate::calendar::{DrawWindow, WorkCalendar};
pub use crate::compliance::{Report, Verdict, YearFile, report};
pub use crate::disclosure::Disclosure;
pub use crate::draw::{
    Agency, Committed, Contribution, Digest, Draw, Entropy, Hash, Origin, PublicForm, Publication, Reveal, SaltKey,
    Skip, Value, check_enterprise, verify, verify_chain, verify_salted,
};
pub use crate::inspection::{Inspection, Inspections, ReplacementCase};
pub use crate::ledger::{Ledger, Record, View};
pub use crate::orders::{OrderBasis, OrderOptions, OrderRecord, Registers, by_rules};
pub use crate::plan::{AgencyBase, AnnualPlan};
pub use crate::registry::{Registry, Source};
pub use crate::roster::{Inspector, Recusal, Roster};
pub use crate::rules::{ItemList, Ruleset};
pub use crate::{Article, Code, Division, Explain, Id, NaiveDate, Period, Text, Tier, Token, Year};
