//! Reading the protocol's texts (§1) line by line: what is not byte for byte canonical is refused with its line.

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code, Reason};

/// Which line of an order or transcript is wrong, and what was expected.
#[derive(Clone, PartialEq, Eq, Error)]
#[error("line {line}: {reason}")]
#[non_exhaustive]
pub struct LineError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: Reason,
    /// Whether it is more than this host takes, of which nothing is said to be wrong.
    pub(super) too_large: bool,
}

explain!(LineError {
    Self { line, reason, too_large: true } => Code::TOO_LARGE, Article::Art2, "第{line}行：{}", reason.chinese();
    Self { line, reason, too_large: false } => Code::LINE, Article::Art2, "第{line}行不合规范：{}", reason.chinese();
});

/// The lines of a text, one after the other.
pub(crate) struct Lines<'a> {
    rest: &'a str,
    /// The line about to be read, from 1.
    line: usize,
}

impl<'a> Lines<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { rest: text, line: 1 }
    }

    /// An error about the line about to be read.
    pub(crate) fn error(&self, reason: impl Into<Reason>) -> LineError {
        LineError { line: self.line, reason: reason.into(), too_large: false }
    }

    /// An error about the text as a whole, reported at its last line.
    pub(crate) fn whole(&self, reason: impl Into<Reason>) -> LineError {
        LineError { line: self.line.saturating_sub(1).max(1), reason: reason.into(), too_large: false }
    }

    /// Whether the line about to be read begins with this word.
    pub(crate) fn starts(&self, word: &str) -> bool {
        self.rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
    }

    fn peek(&self, expected: &str) -> Result<(&'a str, &'a str), LineError> {
        if self.rest.is_empty() {
            let english = format!("the text ends; expected `{expected} …`");
            return Err(self.error(Reason::new(english, format!("内容到此为止，应为“{expected} …”"))));
        }
        let no_line_feed = || Reason::new("the line has no LF; expected every line to end in one", "行尾缺少换行符LF");
        self.rest.split_once('\n').ok_or_else(|| self.error(no_line_feed()))
    }

    fn take(&mut self, rest: &'a str) {
        self.rest = rest;
        self.line = self.line.saturating_add(1);
    }

    /// Reads a line that can be but one.
    pub(crate) fn exactly(&mut self, expected: &str) -> Result<(), LineError> {
        let (line, rest) = self.peek(expected)?;
        if line != expected {
            return Err(self.unexpected(line, &format!("`{expected}`"), &format!("“{expected}”")));
        }
        self.take(rest);
        Ok(())
    }

    /// Reads a line that can be but one of these; which.
    pub(crate) fn one_of<const N: usize>(&mut self, expected: [&str; N]) -> Result<usize, LineError> {
        let (line, rest) = self.peek(expected.first().unwrap_or(&""))?;
        let found = expected.iter().position(|expected| line == *expected);
        let found = found.ok_or_else(|| {
            let (english, chinese) = (expected.map(|it| format!("`{it}`")), expected.map(|it| format!("“{it}”")));
            self.unexpected(line, &english.join(" or "), &chinese.join("或"))
        })?;
        self.take(rest);
        Ok(found)
    }

    /// Reads a line that begins with a word, and what follows it.
    pub(crate) fn rest<T, E: Into<Reason>>(
        &mut self,
        word: &str,
        read: impl FnOnce(&'a str) -> Result<T, E>,
    ) -> Result<T, LineError> {
        let (line, rest) = self.peek(word)?;
        let value = line.strip_prefix(word).and_then(|value| value.strip_prefix(' '));
        let unexpected = || self.unexpected(line, &format!("`{word} …`"), &format!("“{word} …”"));
        let value = read(value.ok_or_else(unexpected)?).map_err(|reason| self.error(reason.into().of(word)))?;
        self.take(rest);
        Ok(value)
    }

    /// Reads a line of a word and one value.
    pub(crate) fn word<T, E: Into<Reason>>(
        &mut self,
        word: &str,
        read: impl FnOnce(&'a str) -> Result<T, E>,
    ) -> Result<T, LineError> {
        self.rest(word, read)
    }

    /// Reads a line of a word and exactly `N` values, separated by one space.
    pub(crate) fn words<T, const N: usize>(
        &mut self,
        word: &str,
        read: impl FnOnce([&'a str; N]) -> Result<T, Reason>,
    ) -> Result<T, LineError> {
        self.rest(word, |value| {
            let parts: Vec<&str> = value.split(' ').collect();
            let found = parts.len();
            let counted = |_| {
                let english = format!("{found} values; expected {N} separated by one space");
                Reason::new(english, format!("有{found}个值，应有{N}个，以一个空格分隔"))
            };
            read(parts.try_into().map_err(counted)?)
        })
    }

    /// Checks that nothing follows.
    pub(crate) fn end(&self) -> Result<(), LineError> {
        if self.rest.is_empty() { Ok(()) } else { Err(self.instead_of("the end", "结尾")) }
    }

    /// That the line about to be read is not what was expected.
    pub(crate) fn instead_of(&self, english: &str, chinese: &str) -> LineError {
        self.unexpected(self.rest.split('\n').next().unwrap_or(""), english, chinese)
    }

    fn unexpected(&self, found: &str, english: &str, chinese: &str) -> LineError {
        let found = found.escape_debug();
        self.error(Reason::new(format!("`{found}`; expected {english}"), format!("“{found}”，应为{chinese}")))
    }
}
