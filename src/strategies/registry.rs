//! Strategies for the registry (Art. 7): texts, divisions, credit codes, sources.
//!
//! # Example: a property of your own
//! ```
//! use proptest::prelude::*;
//! use shuangsuiji::registry::Registry;
//! use shuangsuiji::strategies::registry::sources;
//!
//! proptest!(|(sources in sources(0..50))| {
//!     let count = sources.len();
//!     let registry = Registry::new(sources).expect("the strategy never repeats an id");
//!     prop_assert_eq!(registry.len() as usize, count);
//! });
//! ```

use std::collections::BTreeMap;

use proptest::collection::{SizeRange, btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::known;
use crate::registry::{CreditCode, Registry, Source, SourceState};
use crate::{Division, Id, Text, Token};

/// Ids: a fifth are short (`E-1`), a fifth valid credit codes, the others have 1 to 20 characters in several scripts.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::Id;
/// use shuangsuiji::strategies::registry::id;
///
/// proptest!(ProptestConfig::with_cases(16), |(id in id())| {
///     prop_assert_eq!(id.as_str().parse::<Id>().ok(), Some(id));
/// });
/// ```
pub fn id() -> impl Strategy<Value = Id> + Clone {
    let word = vec(select("aZ09-_.,\"企é𠀀".chars().collect::<Vec<_>>()), 1..=20);
    let word = word.prop_map(String::from_iter).prop_filter_map("longer than an id", |text| Id::new(text).ok());
    // A short one first: what needs no other id shrinks to it at once.
    let short = (1..=99_u32).prop_filter_map("not an id", |n| Id::new(format!("E-{n}")).ok());
    let code = credit_code().prop_filter_map("not an id", |code| Id::new(code.as_str()).ok());
    prop_oneof![1 => short, 3 => word, 1 => code]
}

/// Texts of 1 to 20 characters with white space, commas, quotes and Chinese.
///
/// # Example: no line break in it
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::registry::text;
///
/// proptest!(ProptestConfig::with_cases(16), |(text in text())| {
///     prop_assert!(!text.as_str().contains('\n'));
/// });
/// ```
pub fn text() -> impl Strategy<Value = Text> + Clone {
    let characters = vec(select("aZ0 ,;\"'/（内蒙古）\u{3000}é𠀀".chars().collect::<Vec<_>>()), 1..=20);
    characters.prop_map(String::from_iter).prop_filter_map("not a text", |text| Text::new(text).ok())
}

/// The strata of the statute, and tokens that no rule pack knows.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::Token;
/// use shuangsuiji::strategies::registry::stratum;
///
/// proptest!(ProptestConfig::with_cases(16), |(stratum in stratum())| {
///     prop_assert_eq!(stratum.as_str().parse::<Token>().ok(), Some(stratum));
/// });
/// ```
pub fn stratum() -> impl Strategy<Value = Token> + Clone {
    let word = vec(select(('a'..='z').chain(['0', '9', '-', '.', '_']).collect::<Vec<_>>()), 1..=12);
    let known = select(vec!["key", "general", "project"]).prop_map(str::to_owned);
    prop_oneof![9 => known, 1 => word.prop_map(String::from_iter)]
        .prop_filter_map("not a token", |text| Token::new(text).ok())
}

/// Divisions: mostly those of Inner Mongolia, sometimes any six digits.
///
/// # Example: six digits
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::registry::division;
///
/// proptest!(ProptestConfig::with_cases(16), |(division in division())| {
///     prop_assert_eq!(division.to_string().len(), 6);
/// });
/// ```
pub fn division() -> impl Strategy<Value = Division> + Clone {
    let any = (0..=999_999u32).prop_filter_map("not a division", |number| Division::from_number(number).ok());
    prop_oneof![9 => select(Division::listed().collect::<Vec<_>>()), 1 => any]
}

/// Valid credit codes, made up: a registering body and kind of the standard, six digits, eight characters, both checks.
///
/// # Example: both check characters are right
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::registry::CreditCode;
/// use shuangsuiji::strategies::registry::credit_code;
///
/// proptest!(ProptestConfig::with_cases(16), |(code in credit_code())| {
///     prop_assert!(code.as_str().parse::<CreditCode>().is_ok());
/// });
/// ```
pub fn credit_code() -> impl Strategy<Value = CreditCode> + Clone {
    let kinds = vec!["11", "12", "19", "31", "51", "52", "91", "92", "93", "A1", "N1", "N2", "N3", "Y1"];
    let organisation = vec(select(CreditCode::CHARACTERS.chars().collect::<Vec<_>>()), 8);
    (select(kinds), 0..=999_999u32, organisation.prop_map(String::from_iter))
        .prop_map(|(kind, division, organisation)| format!("{kind}{division:06}{organisation}"))
        .prop_filter_map("not a body", |body| CreditCode::with_checks(&body).ok())
}

/// Credit codes as lists have them: mostly valid, sometimes with one character replaced by another.
///
/// # Example: 18 characters, right or wrong
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::registry::credit_code_in_use;
///
/// proptest!(ProptestConfig::with_cases(16), |(code in credit_code_in_use())| {
///     prop_assert_eq!(code.as_str().len(), 18);
/// });
/// ```
pub fn credit_code_in_use() -> impl Strategy<Value = CreditCode> + Clone {
    let replaced = (credit_code(), any::<Index>(), select(CreditCode::CHARACTERS.chars().collect::<Vec<_>>()));
    let replaced = replaced.prop_filter_map("not a code", |(code, at, by)| {
        let at = at.index(18);
        let text: String = code.as_str().char_indices().map(|(i, c)| if i == at { by } else { c }).collect();
        CreditCode::lenient(&text).ok()
    });
    prop_oneof![4 => credit_code(), 1 => replaced]
}

/// Any state, mostly active.
///
/// # Example: it reads back
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::registry::SourceState;
/// use shuangsuiji::strategies::registry::source_state;
///
/// proptest!(ProptestConfig::with_cases(16), |(state in source_state())| {
///     prop_assert_eq!(state.as_str().parse::<SourceState>().ok(), Some(state));
/// });
/// ```
pub fn source_state() -> impl Strategy<Value = SourceState> + Clone {
    prop_oneof![4 => Just(SourceState::Active), 1 => select(SourceState::ALL.to_vec())]
}

/// Any source; each fact that may be unknown sometimes is.
///
/// # Example: a registry of one
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::registry::Registry;
/// use shuangsuiji::strategies::registry::source;
///
/// proptest!(ProptestConfig::with_cases(16), |(source in source())| {
///     let id = source.id.clone();
///     prop_assert!(Registry::new([source]).unwrap().get(id.as_str()).is_some());
/// });
/// ```
pub fn source() -> impl Strategy<Value = Source> + Clone {
    (id(), nobody()).prop_map(|(id, source)| Source { id, ..source })
}

/// Any source but for its id.
fn nobody() -> impl Strategy<Value = Source> + Clone {
    let told = (text(), option::of(credit_code_in_use()), option::of(text()), option::of(text()));
    (told, division(), stratum(), source_state()).prop_map(|(told, division, stratum, state)| {
        let (name, credit_code, legal_representative, phone) = told;
        Source { id: known("E-1"), name, credit_code, legal_representative, phone, division, stratum, state }
    })
}

/// Sources in any order, each id once.
///
/// # Example: no id twice
/// ```
/// use std::collections::BTreeSet;
///
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::registry::sources;
///
/// proptest!(ProptestConfig::with_cases(16), |(sources in sources(0..30))| {
///     let ids: BTreeSet<_> = sources.iter().map(|source| &source.id).collect();
///     prop_assert_eq!(ids.len(), sources.len());
/// });
/// ```
pub fn sources(count: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Source>> + Clone {
    btree_map(id(), nobody(), count)
        .prop_map(|sources: BTreeMap<Id, Source>| {
            sources.into_iter().map(|(id, source)| Source { id, ..source }).collect::<Vec<_>>()
        })
        .prop_shuffle()
}

/// Registries.
///
/// # Example: every source is found by its id
/// ```
/// use proptest::prelude::*;
/// use shuangsuiji::strategies::registry::registry;
///
/// proptest!(ProptestConfig::with_cases(16), |(registry in registry(0..30))| {
///     prop_assert!(registry.iter().all(|source| registry.get(source.id()).is_some()));
/// });
/// ```
pub fn registry(count: impl Into<SizeRange>) -> impl Strategy<Value = Registry> + Clone {
    sources(count).prop_filter_map("an id repeats", |sources| Registry::new(sources).ok())
}
