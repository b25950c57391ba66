//! The contributions of a simulated draw.

use chrono::NaiveDate;

use crate::Text;
use crate::draw::{Committed, Contribution, Draw, Entropy, Lists, Origin, PublicForm, Reveal, Terms, Value};

/// The contributions of a draw.
pub(super) struct Randomness {
    /// The bureau's secret.
    pub(super) secret: Value,
    /// The public value, and how it is announced.
    pub(super) lottery: Option<(Text, Value)>,
    /// Which drawing it is, how it is written and when it is due; none under version 1.
    form: Option<PublicForm>,
}

impl Randomness {
    /// A secret that this number makes, and a public value of the day; with its form under version 1.2.
    pub(super) fn of(number: u64, day: NaiveDate, formed: bool) -> Option<Self> {
        let issue = number % 1_000_000;
        let secret = Value::new([number, !number].map(u64::to_be_bytes).concat()).ok()?;
        let announced: Text = format!("双色球 {day} 第{issue:06}期开奖号码（虚构）").parse().ok()?;
        let form = formed.then(|| {
            Some(PublicForm {
                kind: "lottery".parse().ok()?,
                issue: format!("{day}-{issue:06}").parse().ok()?,
                written: "digits-8".parse().ok()?,
                due: format!("{day}T21:15+08:00").parse().ok()?,
            })
        });
        let lottery = match formed {
            true => Value::new(format!("{:08}", (number >> 24) % 100_000_000)),
            false => Value::new(day.to_string()),
        };
        Some(Self { secret, lottery: Some((announced, lottery.ok()?)), form: form.flatten() })
    }

    pub(super) fn draw(self, mut terms: Terms, lists: Lists) -> Option<Draw> {
        let Self { secret, lottery, form } = self;
        let all = [("bureau", Origin::Commit(secret.commit(terms.hash)), secret)].into_iter();
        let origin = |text: Text| match form {
            Some(form) => Origin::Formed { form, text },
            None => Origin::Public(text),
        };
        let lottery = lottery.map(|(announced, value)| ("lottery", origin(announced), value));
        let mut reveal = Vec::new();
        for (label, origin, value) in all.chain(lottery) {
            terms.entropy.push(Entropy { label: label.parse().ok()?, origin });
            reveal.push(Contribution { label: label.parse().ok()?, value });
        }
        Committed::new(terms, lists).ok()?.reveal(Reveal(reveal)).ok()?.draw().ok()
    }
}

/// A draw with a secret that this number makes, and a public value of the day.
pub(super) fn drawn_by(terms: Terms, lists: Lists, secret: u64, (day, formed): (NaiveDate, bool)) -> Option<Draw> {
    Randomness::of(secret, day, formed)?.draw(terms, lists)
}
