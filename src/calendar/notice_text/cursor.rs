//! A place in a folded text, moved on by what is eaten.

/// The rest of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cursor<'t>(pub(super) &'t str);

impl<'t> Cursor<'t> {
    pub(super) const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Whether this word stands here, which is then behind.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let rest = self.0.strip_prefix(word);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// The first of these words that stands here, by its place among them.
    pub(super) fn eat_any(&mut self, words: &[&str]) -> Option<usize> {
        words.iter().position(|word| self.eat(word))
    }

    /// A number of one to four digits.
    pub(super) fn number(&mut self) -> Option<u32> {
        let digits = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let number = self.0.get(..digits).filter(|_| digits <= 4)?.parse().ok()?;
        self.0 = self.0.get(digits..)?;
        Some(number)
    }

    /// A number in digits, or a Chinese one from 1 to 19.
    pub(super) fn count(&mut self) -> Option<u32> {
        const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let mut unit = |ten: u32| {
            let unit = self.eat_any(&NUMERALS).and_then(|unit| u32::try_from(unit).ok());
            unit.map_or(ten, |unit| unit.saturating_add(1).saturating_add(ten))
        };
        let small = unit(0);
        if small > 0 {
            return Some(small);
        }
        if self.eat("两") {
            return Some(2);
        }
        if self.eat("十") {
            let unit = self.eat_any(&NUMERALS).and_then(|unit| u32::try_from(unit).ok());
            return Some(unit.map_or(10, |unit| unit.saturating_add(11)));
        }
        self.number()
    }

    /// What stands in the bracket that begins here.
    pub(super) fn bracket(&mut self) -> Option<&'t str> {
        let (inside, rest) = self.0.strip_prefix('（')?.split_once('）')?;
        self.0 = rest;
        Some(inside)
    }
}

/// Splits at these characters outside brackets, which are left out; empty pieces too.
pub(super) fn pieces<'t>(text: &'t str, at: &'static [char]) -> impl Iterator<Item = &'t str> {
    let mut depth = 0_u32;
    let parts = text.split(move |character: char| {
        match character {
            '（' => depth = depth.saturating_add(1),
            '）' => depth = depth.saturating_sub(1),
            // A bracket that was never closed does not swallow the lines after it.
            '\n' => depth = 0,
            _ => {}
        }
        depth == 0 && at.contains(&character)
    });
    parts.filter(|piece| !piece.is_empty())
}
