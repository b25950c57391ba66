//! Reading the protocol's texts (§1) line by line: what is not byte for byte canonical is refused with its line.

use core::fmt::Display;

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// Which line of an order or transcript is wrong, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {reason}")]
pub struct LineError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: String,
}

explain!(LineError {
    Self { line, reason } => Code::LINE, Article::Art2, "第{line}行不合规范（{reason}）";
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
    pub(crate) fn error(&self, reason: impl Display) -> LineError {
        LineError { line: self.line, reason: reason.to_string() }
    }

    /// An error about the text as a whole, reported at its last line.
    pub(crate) fn whole(&self, reason: &impl Display) -> LineError {
        LineError { line: self.line.saturating_sub(1).max(1), reason: reason.to_string() }
    }

    /// Whether the line about to be read begins with this word.
    pub(crate) fn starts(&self, word: &str) -> bool {
        self.rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
    }

    fn peek(&self, expected: &str) -> Result<(&'a str, &'a str), LineError> {
        if self.rest.is_empty() {
            return Err(self.error(format_args!("the text ends; expected `{expected} …`")));
        }
        self.rest.split_once('\n').ok_or_else(|| self.error("the line has no LF; expected every line to end in one"))
    }

    fn take(&mut self, rest: &'a str) {
        self.rest = rest;
        self.line = self.line.saturating_add(1);
    }

    /// Reads a line that can be but one.
    pub(crate) fn exactly(&mut self, expected: &str) -> Result<(), LineError> {
        let (line, rest) = self.peek(expected)?;
        if line != expected {
            return Err(self.error(format_args!("`{}`; expected `{expected}`", line.escape_debug())));
        }
        self.take(rest);
        Ok(())
    }

    /// Reads a line that can be but one of these; which.
    pub(crate) fn one_of<const N: usize>(&mut self, expected: [&str; N]) -> Result<usize, LineError> {
        let all = || expected.map(|line| format!("`{line}`")).join(" or ");
        let (line, rest) = self.peek(expected.first().unwrap_or(&""))?;
        let found = expected.iter().position(|expected| line == *expected);
        let found = found.ok_or_else(|| self.error(format_args!("`{}`; expected {}", line.escape_debug(), all())))?;
        self.take(rest);
        Ok(found)
    }

    /// Reads a line that begins with a word, and what follows it.
    pub(crate) fn rest<T, E: Display>(
        &mut self,
        word: &str,
        read: impl FnOnce(&'a str) -> Result<T, E>,
    ) -> Result<T, LineError> {
        let (line, rest) = self.peek(word)?;
        let value = line.strip_prefix(word).and_then(|value| value.strip_prefix(' '));
        let value = value.ok_or_else(|| self.error(format_args!("`{}`; expected `{word} …`", line.escape_debug())))?;
        let value = read(value).map_err(|reason| self.error(format_args!("{word}: {reason}")))?;
        self.take(rest);
        Ok(value)
    }

    /// Reads a line of a word and one value.
    pub(crate) fn word<T, E: Display>(
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
        read: impl FnOnce([&'a str; N]) -> Result<T, String>,
    ) -> Result<T, LineError> {
        self.rest(word, |value| {
            let parts: Vec<&str> = value.split(' ').collect();
            let found = parts.len();
            let parts = parts.try_into().map_err(|_| format!("{found} values; expected {N} separated by one space"))?;
            read(parts)
        })
    }

    /// Checks that nothing follows.
    pub(crate) fn end(&self, expected: &str) -> Result<(), LineError> {
        match self.rest.split('\n').next() {
            None | Some("") if self.rest.is_empty() && expected == "the end" => Ok(()),
            line => {
                let found = line.unwrap_or("").escape_debug();
                Err(self.error(format_args!("`{found}`; expected {expected}")))
            }
        }
    }
}
