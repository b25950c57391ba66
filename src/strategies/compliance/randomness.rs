//! The contributions of a simulated draw.

use chrono::{NaiveDate, NaiveTime};

use crate::Text;
use crate::compliance::Moment;
use crate::draw::{Committed, Contribution, Draw, Entropy, Lists, Origin, PublicForm, Reveal, SaltKey, Terms, Value};

/// When a draw is made: one that follows another on one day follows it by the clock.
#[derive(Clone, Copy)]
pub(super) struct Evening {
    pub(super) day: NaiveDate,
    /// How many draws of the day were made before it.
    pub(super) round: u32,
    /// Whether its lists are committed with a salt for every line.
    pub(super) salted: bool,
}

impl Evening {
    /// When its public value comes out.
    pub(super) fn out(self) -> Option<NaiveTime> {
        let minutes = self.round.checked_mul(20)?.checked_add(21 * 60 + 15)?;
        NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0)
    }

    /// When its order is public: on the eve of the day, or after the draw that it follows.
    pub(super) fn published(self) -> Option<Moment> {
        let Some(round) = self.round.checked_sub(1) else {
            return Some(Moment { on: self.day.pred_opt()?, at: NaiveTime::from_hms_opt(9, 0, 0) });
        };
        let before = Self { round, ..self }.out()?;
        Some(Moment { on: self.day, at: Some(before.overflowing_add_signed(chrono::TimeDelta::minutes(10)).0) })
    }
}

/// The contributions of a draw.
pub(super) struct Randomness {
    /// The bureau's secret.
    pub(super) secret: Value,
    /// The public value, and how it is announced.
    pub(super) lottery: Option<(Text, Value)>,
    /// Which drawing it is, how it is written and when it is due; none under version 1.
    form: Option<PublicForm>,
    /// From which the salts of the lists come; none: they have none.
    salt_key: Option<SaltKey>,
}

impl Randomness {
    /// A secret that this number makes, and a public value of the day; with its form under version 1.2.
    pub(super) fn of(number: u64, evening: Evening, formed: bool) -> Option<Self> {
        let day = evening.day;
        let issue = number % 1_000_000;
        let secret = Value::new([number, !number].map(u64::to_be_bytes).concat()).ok()?;
        let announced: Text = format!("双色球 {day} 第{issue:06}期开奖号码（虚构）").parse().ok()?;
        let form = formed.then(|| {
            Some(PublicForm {
                kind: "lottery".parse().ok()?,
                issue: format!("{day}-{issue:06}").parse().ok()?,
                written: "digits-8".parse().ok()?,
                due: format!("{day}T{}+08:00", evening.out()?.format("%H:%M")).parse().ok()?,
            })
        });
        let lottery = match formed {
            true => Value::new(format!("{:08}", (number >> 24) % 100_000_000)),
            false => Value::new(day.to_string()),
        };
        let key = [1, 2, 3, 4].map(|part| number.rotate_left(part).wrapping_add(part.into()).to_be_bytes()).concat();
        let salt_key = if evening.salted { SaltKey::new(key.try_into().ok()?).ok() } else { None };
        Some(Self { secret, lottery: Some((announced, lottery.ok()?)), form: form.flatten(), salt_key })
    }

    pub(super) fn draw(self, mut terms: Terms, lists: Lists) -> Option<Draw> {
        let Self { secret, lottery, form, salt_key } = self;
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
        let committed = match salt_key {
            Some(key) => Committed::salted(terms, lists, key),
            None => Committed::new(terms, lists),
        };
        committed.ok()?.reveal(Reveal(reveal)).ok()?.draw().ok()
    }
}

/// A draw with a secret that this number makes, and a public value of the day.
pub(super) fn drawn_by(terms: Terms, lists: Lists, secret: u64, (evening, formed): (Evening, bool)) -> Option<Draw> {
    Randomness::of(secret, evening, formed)?.draw(terms, lists)
}
