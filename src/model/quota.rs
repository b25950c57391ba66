//! Art. 8(1), 8(2): how many sources are owed.

/// A rule of one tier for one stratum. Each but the last two is owed once in so many months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// No minimum.
    Nothing,
    /// So many parts of so many of the sources: 5 % are 5 of 100.
    Share(u64, u64, u32),
    /// For so many inspectors so many sources: 1:5 is 1 and 5.
    Inspectors(u64, u64, u32),
    /// All sources.
    All(u32),
    /// So many sources.
    Fixed(u64, u32),
    /// Whichever asks for more; of equals the first.
    LargerOf(Vec<Rule>),
    /// Whichever asks for less; of equals the first.
    Either(Vec<Rule>),
}

/// What becomes of a part of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// It is a whole one.
    Up,
    /// It is none.
    Down,
    /// From a half on it is a whole one.
    Half,
}

impl Rule {
    /// In how many months it is owed once; of several rules the longest. 0: never.
    pub fn months(&self) -> u32 {
        match self {
            Self::Nothing => 0,
            Self::Share(.., months) | Self::Inspectors(.., months) | Self::All(months) | Self::Fixed(_, months) => {
                *months
            }
            Self::LargerOf(rules) | Self::Either(rules) => rules.iter().map(Self::months).max().unwrap_or(0),
        }
    }

    /// What it asks for in its months, of so many sources by so many inspectors.
    pub fn obligation(&self, rounding: Rounding, sources: u64, inspectors: u64) -> u64 {
        match self {
            Self::Nothing => 0,
            Self::Share(parts, of, _) => divided(sources * parts, *of, rounding),
            Self::Inspectors(each, count, _) => divided(inspectors * count, *each, rounding),
            Self::All(_) => sources,
            Self::Fixed(count, _) => *count,
            Self::LargerOf(_) | Self::Either(_) => {
                self.decisive(rounding, sources, inspectors).obligation(rounding, sources, inspectors)
            }
        }
    }

    /// The one of several rules that decides: what each asks for is compared over a year, or over two where one of them
    /// counts by two years. A single rule decides itself.
    pub fn decisive(&self, rounding: Rounding, sources: u64, inspectors: u64) -> &Self {
        let span = self.months().max(12);
        let over_the_span = |rule: &Self| match rule.months() {
            0 => 0,
            months => rule.obligation(rounding, sources, inspectors) * u64::from(span / months),
        };
        match self {
            Self::LargerOf(rules) => rules.iter().rev().max_by_key(|rule| over_the_span(rule)).unwrap_or(self),
            Self::Either(rules) => rules.iter().min_by_key(|rule| over_the_span(rule)).unwrap_or(self),
            _ => self,
        }
    }

    /// What the `number`-th draw of two years owes, where a draw is made every so many months and the earlier ones carry so
    /// much over to it.
    ///
    /// After the first of n draws at least a first n-th of the obligation was owed, after the second at least two n-ths, …:
    /// each owes what the whole through it exceeds the whole through the one before. The answer: what falls to this draw, how
    /// many are drawn of that and of what was carried over, and how many more were owed than there are sources.
    pub fn draw(
        &self,
        (rounding, sources, inspectors): (Rounding, u64, u64),
        (every, number): (u32, u64),
        carried: u64,
    ) -> [u64; 3] {
        let rule = self.decisive(rounding, sources, inspectors);
        let draws = u64::from(rule.months().max(every) / every);
        let place = (number - 1) % draws + 1;
        let obligation = rule.obligation(rounding, sources, inspectors);
        let through = |draws_made: u64| divided(obligation * draws_made, draws, Rounding::Up);
        let due = through(place) - through(place - 1);
        let drawn = (due + carried).min(sources);
        [due, drawn, due + carried - drawn]
    }
}

/// Counts how often `of` goes into a number, and rounds what is left.
fn divided(number: u64, of: u64, rounding: Rounding) -> u64 {
    let (whole, left) = (number / of, number % of);
    let one_more = match rounding {
        Rounding::Up => left > 0,
        Rounding::Down => false,
        Rounding::Half => left * 2 >= of,
    };
    whole + u64::from(one_more)
}
