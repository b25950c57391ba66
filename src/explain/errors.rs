//! Several errors at once: whoever corrects a list wants to see all that is wrong with it, not one thing a run.

use core::fmt;
use std::collections::BTreeMap;

use crate::explain::{counted, sealed};
use crate::{Article, Code, Explain};

/// Everything that was found wrong in one go; never empty.
///
/// As a text: the count, then one line each, of at most [`Errors::SHOWN`]; where there are more, first every kind once with how
/// often it is, then more of each. Its number and article are the first one's.
///
/// # Example: each error by itself
/// ```
/// use shuangsuiji::Explain;
/// use shuangsuiji::registry::{RawSource, RegistryBuilder};
///
/// let bad = RawSource {
///     id: "NM-1",
///     name: "",
///     credit_code: None,
///     legal_representative: None,
///     phone: None,
///     division: "league",
///     stratum: "key",
///     state: "active",
/// };
/// let mut builder = RegistryBuilder::new();
/// builder.push(&bad);
/// let errors = builder.finish().unwrap_err();
/// assert_eq!(errors.count(), 2);
/// assert!(errors.iter().all(|error| error.to_string().starts_with("record 1 (id `NM-1`), ")));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Errors<E> {
    first: Box<E>,
    others: Vec<E>,
}

impl<E> Errors<E> {
    /// The most errors that the message shows; [`Errors::iter`] gives all.
    pub const SHOWN: usize = 20;

    /// These errors; none if there are none.
    pub(crate) fn of(errors: impl IntoIterator<Item = E>) -> Option<Self> {
        let mut errors = errors.into_iter();
        errors.next().map(|first| Self { first: Box::new(first), others: errors.collect() })
    }

    /// The value, if there are no errors.
    #[cfg(feature = "csv")]
    pub(crate) fn check<T>(value: T, errors: impl IntoIterator<Item = E>) -> Result<T, Self> {
        Self::of(errors).map_or(Ok(value), Err)
    }

    /// The same errors in another type.
    #[cfg(feature = "csv")]
    pub(crate) fn map<T>(self, mut change: impl FnMut(E) -> T) -> Errors<T> {
        Errors { first: Box::new(change(*self.first)), others: self.others.into_iter().map(change).collect() }
    }

    /// These errors, then others.
    #[cfg(feature = "csv")]
    pub(crate) fn and(mut self, others: impl IntoIterator<Item = E>) -> Self {
        self.others.extend(others);
        self
    }

    /// The errors, in the order of the input.
    pub fn iter(&self) -> impl Iterator<Item = &E> {
        core::iter::once(&*self.first).chain(&self.others)
    }

    /// How many, at least 1.
    #[must_use]
    pub fn count(&self) -> usize {
        self.others.len().saturating_add(1)
    }

    fn not_shown(&self) -> usize {
        self.count().saturating_sub(Self::SHOWN)
    }
}

impl<E> From<E> for Errors<E> {
    fn from(error: E) -> Self {
        Self { first: Box::new(error), others: Vec::new() }
    }
}

/// What an error is about: its name in data and in Chinese.
type About = Option<(&'static str, &'static str)>;

/// Errors of one number about one thing, such as the cells of one column.
struct Kind<'e, E> {
    about: About,
    first: &'e E,
    count: usize,
}

impl<E: Explain> Errors<E> {
    /// The kinds in the order of their first error; none where all can be shown, or where there is one kind alone.
    fn kinds(&self) -> Option<Vec<Kind<'_, E>>> {
        if self.not_shown() == 0 {
            return None;
        }
        let mut kinds: Vec<Kind<'_, E>> = Vec::new();
        let mut places: BTreeMap<(Code, About), usize> = BTreeMap::new();
        for error in self.iter() {
            let (code, about) = (error.code(), error.about());
            let place = *places.entry((code, about)).or_insert(kinds.len());
            match kinds.get_mut(place) {
                Some(kind) => kind.count = kind.count.saturating_add(1),
                None => kinds.push(Kind { about, first: error, count: 1 }),
            }
        }
        Some(kinds).filter(|kinds| kinds.len() > 1)
    }

    /// The errors that are shown one by one: all, or of many kinds, beside the first of each, as many as there is room for.
    fn shown(&self, kinds: Option<&[Kind<'_, E>]>) -> Vec<&E> {
        let first = |error: &E| kinds.is_some_and(|kinds| kinds.iter().any(|kind| core::ptr::eq(kind.first, error)));
        let room = Self::SHOWN.saturating_sub(kinds.map_or(0, <[_]>::len));
        self.iter().filter(|error| !first(error)).take(room).collect()
    }
}

impl<E: Explain> fmt::Display for Errors<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = self.kinds();
        let shown = self.shown(kinds.as_deref());
        write!(f, "refused with {}", counted(self.count(), "error"))?;
        match &kinds {
            None => f.write_str(":")?,
            Some(kinds) => {
                write!(f, " of {} kinds:", kinds.len())?;
                for Kind { about, first, count } in kinds.iter().take(Self::SHOWN) {
                    match (about, count) {
                        (_, 1) => write!(f, "\n{first}")?,
                        (Some((name, _)), _) => write!(f, "\n{name}: {count} times, first: {first}")?,
                        (None, _) => write!(f, "\n{count} times, first: {first}")?,
                    }
                }
            }
        }
        shown.iter().try_for_each(|error| write!(f, "\n{error}"))?;
        let all = shown.len().saturating_add(kinds.map_or(0, |kinds| kinds.len().min(Self::SHOWN)));
        let left = self.count().saturating_sub(all);
        if left > 0 { write!(f, "\nand {left} more") } else { Ok(()) }
    }
}

impl<E: Explain> fmt::Debug for Errors<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<E: Explain> std::error::Error for Errors<E> {}

impl<E: Explain> sealed::Sealed for Errors<E> {}

impl<E: Explain + 'static> Explain for Errors<E> {
    fn code(&self) -> Code {
        self.first.code()
    }

    fn article(&self) -> Option<Article> {
        self.first.article()
    }

    fn chinese(&self) -> String {
        let kinds = self.kinds();
        let shown = self.shown(kinds.as_deref());
        let mut text = format!("未通过检查，共{}处错误", self.count());
        if let Some(kinds) = &kinds {
            text.push_str(&format!("，分{}类", kinds.len()));
        }
        text.push('：');
        for Kind { about, first, count } in kinds.iter().flatten().take(Self::SHOWN) {
            text.push('\n');
            match (about, count) {
                (_, 1) => {}
                (Some((_, name)), _) => text.push_str(&format!("{name}：共{count}处，首处：")),
                (None, _) => text.push_str(&format!("共{count}处，首处：")),
            }
            text.push_str(&first.chinese());
        }
        for error in &shown {
            text.push('\n');
            text.push_str(&error.chinese());
        }
        let all = shown.len().saturating_add(kinds.map_or(0, |kinds| kinds.len().min(Self::SHOWN)));
        let left = self.count().saturating_sub(all);
        if left > 0 { text + &format!("\n另有{left}处") } else { text }
    }

    fn parts(&self) -> Vec<&dyn Explain> {
        self.iter().map(|error| error as &dyn Explain).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TextError;

    #[test]
    fn the_message_shows_the_first_twenty_and_counts_the_rest() {
        let of = |count| Errors::of(vec![TextError::Empty; count]).unwrap();
        assert_eq!(of(1).to_string(), "refused with 1 error:\nthe text is empty; expected at least one character");
        assert_eq!(of(1).chinese(), "未通过检查，共1处错误：\n内容为空，至少应有一个字符");
        assert_eq!(of(20).to_string().lines().count(), 21);
        assert!(of(25).to_string().starts_with("refused with 25 errors:\n"));
        assert_eq!(of(25).to_string().lines().last(), Some("and 5 more"));
        assert_eq!(of(25).chinese().lines().last(), Some("另有5处"));
        assert_eq!((of(25).count(), of(25).iter().count()), (25, 25));
        assert_eq!((of(2).code(), of(2).article()), (Code::TEXT_EMPTY, None));
        assert_eq!(Errors::<TextError>::of([]), None);
    }
}
