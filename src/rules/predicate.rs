//! Art. 7, 8: strata derived from facts about a source, as data.
//!
//! The registry changes (动态信息库), and some places make a class anew each year: those penalised last year, those
//! complained about. A [`Predicate`] is a small form without code: facts, `all`, `any`, `not`. Facts come in as plain
//! values; this file knows no list.

use crate::Token;

use super::Basis;

/// Levels that a predicate may nest.
pub(super) const MOST_LEVELS: u32 = 8;

/// What is known about a source. None: not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// The stratum that the registry declares.
    pub declared: Option<Token>,
    /// Whether it was penalised in the last year.
    pub penalised_last_year: Option<bool>,
    /// Complaints and petitions about it in the last year.
    pub complaints: Option<u32>,
    /// Its grade in the credit evaluation.
    pub credit_grade: Option<Token>,
    /// Its risk level.
    pub risk_level: Option<Token>,
}

/// A condition on a source's facts.
///
/// In data: `{"penalised_last_year": true}`, `{"complaints_at_least": 3}`, `{"credit_grade": ["red", "black"]}`,
/// `{"risk_level": ["high"]}`, `{"declared": ["key"]}`, `{"all": […]}`, `{"any": […]}`, `{"not": …}`.
///
/// # Example: a fact that is not known decides nothing
/// ```
/// use shuangsuiji::rules::{Facts, Predicate};
///
/// let penalised = Predicate::PenalisedLastYear(true);
/// let not = Predicate::Not(Box::new(penalised.clone()));
/// let unknown = Facts::default();
/// assert_eq!((penalised.holds(&unknown), not.holds(&unknown)), (None, None));
/// assert_eq!(not.holds(&Facts { penalised_last_year: Some(false), ..unknown }), Some(true));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Predicate {
    /// Whether it was penalised in the last year, as said.
    PenalisedLastYear(bool),
    /// At least so many complaints.
    ComplaintsAtLeast(u32),
    /// One of these credit grades.
    CreditGrade(Vec<Token>),
    /// One of these risk levels.
    RiskLevel(Vec<Token>),
    /// One of these declared strata.
    Declared(Vec<Token>),
    /// Every one of them.
    All(Vec<Predicate>),
    /// At least one of them.
    Any(Vec<Predicate>),
    /// The contrary.
    Not(Box<Predicate>),
}

impl Predicate {
    /// Whether it holds; none where that depends on a fact that is not known.
    ///
    /// # Guarantees
    /// Filling in an unknown fact never turns one answer into the other (Kleene's three-valued logic).
    #[must_use]
    pub fn holds(&self, facts: &Facts) -> Option<bool> {
        let among = |fact: &Option<Token>, tokens: &[Token]| fact.as_ref().map(|fact| tokens.contains(fact));
        match self {
            Self::PenalisedLastYear(expected) => facts.penalised_last_year.map(|fact| fact == *expected),
            Self::ComplaintsAtLeast(least) => facts.complaints.map(|fact| fact >= *least),
            Self::CreditGrade(grades) => among(&facts.credit_grade, grades),
            Self::RiskLevel(levels) => among(&facts.risk_level, levels),
            Self::Declared(strata) => among(&facts.declared, strata),
            Self::All(parts) => unless(false, parts, facts),
            Self::Any(parts) => unless(true, parts, facts),
            Self::Not(part) => part.holds(facts).map(|holds| !holds),
        }
    }
}

/// The contrary of `decisive` unless a part is decisive, or may be.
fn unless(decisive: bool, parts: &[Predicate], facts: &Facts) -> Option<bool> {
    let answers = || parts.iter().map(|part| part.holds(facts));
    if answers().any(|answer| answer == Some(decisive)) {
        Some(decisive)
    } else if answers().any(|answer| answer.is_none()) {
        None
    } else {
        Some(!decisive)
    }
}

/// Sources for which the condition holds belong to the stratum.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DeriveRule {
    /// The condition; it must be known to hold.
    pub when: Predicate,
    /// The stratum; one of the pack's.
    pub stratum: Token,
    /// What it rests on.
    pub basis: Basis,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::strategies::rules::{facts, predicates};

    #[test]
    fn a_decisive_part_decides_even_beside_an_unknown_one() {
        let known = |value| Predicate::PenalisedLastYear(value);
        let unknown = || Predicate::ComplaintsAtLeast(1);
        let facts = Facts { penalised_last_year: Some(true), ..Facts::default() };
        for (predicate, expected) in [
            (Predicate::All(vec![unknown(), known(false)]), Some(false)),
            (Predicate::All(vec![unknown(), known(true)]), None),
            (Predicate::Any(vec![unknown(), known(true)]), Some(true)),
            (Predicate::Any(vec![unknown(), known(false)]), None),
            (Predicate::All(vec![known(true), known(true)]), Some(true)),
            (Predicate::Any(vec![known(false)]), Some(false)),
        ] {
            assert_eq!(predicate.holds(&facts), expected, "{predicate:?}");
        }
    }

    #[test]
    fn complaints_count_from_the_exact_number_on_and_a_negation_turns_each_answer() {
        let complaints = |number| Facts { complaints: number, ..Facts::default() };
        let least = || Predicate::ComplaintsAtLeast(3);
        let not = || Predicate::Not(Box::new(least()));
        for (known, expected) in [(Some(2), Some(false)), (Some(3), Some(true)), (Some(4), Some(true)), (None, None)] {
            assert_eq!(least().holds(&complaints(known)), expected, "{known:?}");
            assert_eq!(not().holds(&complaints(known)), expected.map(|held| !held), "not {known:?}");
        }
    }

    proptest! {
        #[test]
        fn learning_a_fact_never_reverses_an_answer(predicate in predicates(), known in facts(), mask: [bool; 5]) {
            let hidden = Facts {
                declared: known.declared.clone().filter(|_| mask[0]),
                penalised_last_year: known.penalised_last_year.filter(|_| mask[1]),
                complaints: known.complaints.filter(|_| mask[2]),
                credit_grade: known.credit_grade.clone().filter(|_| mask[3]),
                risk_level: known.risk_level.clone().filter(|_| mask[4]),
            };
            if let Some(answer) = predicate.holds(&hidden) {
                prop_assert_eq!(predicate.holds(&known), Some(answer));
            }
        }

        #[test]
        fn predicates_read_back(predicate in predicates()) {
            let text = serde_json::to_string(&predicate).unwrap();
            prop_assert_eq!(serde_json::from_str::<Predicate>(&text).unwrap(), predicate);
        }
    }
}
