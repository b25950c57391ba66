//! Art. 2: an agency's orders, each of which names the outcome that it follows, so that no draw is made again in silence.

/// An order with its outcomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The agency.
    pub agency: String,
    /// How many months its period has.
    pub months: i32,
    /// The period's first month, counted through the years: January of the year 2027 is 2027 × 12.
    pub first: i32,
    /// The round.
    pub round: u32,
    /// The outcome that it follows.
    pub previous: Option<[u8; 32]>,
    /// Its own: the draw and its amendments, or the void.
    pub outcomes: Vec<[u8; 32]>,
    /// The secrets that it commits.
    pub secrets: Vec<[u8; 32]>,
}

/// What is wrong with an order of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is another agency's.
    Agency,
    /// It follows an order that another follows already.
    Fork,
    /// It follows no outcome of the order before it.
    Previous,
    /// It is a round that was before.
    RoundAgain,
    /// It is not the next round of its period.
    Round,
    /// It is neither of a period that was drawn nor of the next one.
    Period,
    /// It commits a secret of an earlier order.
    Secret,
    /// It has no outcome, and another order follows.
    Open,
}

/// Everything that is wrong, in the order of the links, which count from 0.
///
/// The first may follow an outcome that is not shown. An order that was left open is passed over by the next: it has none.
pub fn check(links: &[Link]) -> Vec<(usize, Wrong)> {
    let mut wrong = Vec::new();
    for (at, link) in links.iter().enumerate() {
        let earlier: Vec<&Link> = links.iter().take(at).collect();
        let of_period = |other: &&&Link| (other.first, other.months) == (link.first, link.months);
        let named = link.previous.and_then(|named| earlier.iter().rposition(|other| other.outcomes.contains(&named)));
        let rounds: Vec<u32> = earlier.iter().filter(of_period).map(|other| other.round).collect();
        let next_round = rounds.iter().max().map_or(1, |last| last + 1);
        let last_first = earlier.iter().filter(|other| other.months == link.months).map(|other| other.first).max();
        let new_period = earlier.iter().all(|other| !of_period(&other));
        let before = earlier.iter().rposition(|other| !other.outcomes.is_empty());
        let checks = [
            (Wrong::Agency, links.first().is_some_and(|first| first.agency != link.agency)),
            (Wrong::Fork, named.is_some() && named != before),
            (Wrong::Previous, named.is_none() && before.is_some()),
            (Wrong::RoundAgain, rounds.contains(&link.round)),
            (Wrong::Round, !rounds.contains(&link.round) && link.round != next_round),
            (Wrong::Period, new_period && last_first.is_some_and(|last| last + link.months != link.first)),
            (Wrong::Secret, earlier.iter().any(|other| link.secrets.iter().any(|one| other.secrets.contains(one)))),
            (Wrong::Open, link.outcomes.is_empty() && at + 1 < links.len()),
        ];
        wrong.extend(checks.into_iter().filter(|(_, holds)| *holds).map(|(what, _)| (at, what)));
    }
    wrong
}
