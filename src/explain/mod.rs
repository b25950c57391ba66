//! What every error of this crate can say: its stable number, the article it rests on, and itself in Chinese.
//!
//! For example, what is no division says so in both languages, and cites nothing:
//! ```
//! use shuangsuiji::{Code, Division, Explain};
//!
//! let error = "15010".parse::<Division>().unwrap_err();
//! assert_eq!((error.code(), error.article()), (Code::DIVISION, None));
//! assert_eq!(error.chinese(), "“15010”不是行政区划代码，应为六位数字（GB/T 2260）");
//! ```
//!
//! The English sentence is the error's `Display`. An official who must show why a draw was refused needs the
//! lawful reason, so no error of law is without its article, and none of mere form has one.

mod article;
mod clause;
mod code;
mod counted;
mod errors;
mod in_chinese;
mod names;
mod reason;
mod words;

pub use article::{Article, ArticleError, STATUTE};
pub use clause::{ClauseError, StatuteClause};
pub use code::Code;
pub(crate) use counted::counted;
pub use errors::Errors;
pub(crate) use in_chinese::in_chinese;
pub use names::Names;
pub use reason::Reason;
pub use words::Words;

/// An error that explains itself: a number for machines, for lawyers what of the statute it is about, a sentence in Chinese for users.
///
/// # Example: one error, three readers
/// ```
/// use shuangsuiji::{Code, Division, Explain};
///
/// let error = "15010".parse::<Division>().unwrap_err();
/// assert_eq!(error.to_string(), "`15010` is not a division code; expected six digits (GB/T 2260)");
/// assert_eq!(error.chinese(), "“15010”不是行政区划代码，应为六位数字（GB/T 2260）");
/// assert_eq!(error.code(), Code::DIVISION);
/// assert_eq!(error.article(), None, "mere form cites nothing");
/// ```
///
/// No crate but this one implements it, so that a later version may say more. As `Debug`, too, such an error shows its English
/// sentence: that is what `main() -> Result` prints.
pub trait Explain: std::error::Error + sealed::Sealed {
    /// The stable number; never reused for another meaning.
    fn code(&self) -> Code;

    /// The article of the built-in statute that speaks of the matter; none where only the form is wrong ([`Code::is_form`]).
    ///
    /// It is what the rules in force are asked with ([`Ruleset::citation_of`](crate::rules::Ruleset::citation_of)), and no
    /// citation by itself: an error of an order does not hold the rules of the order, which may be another place's.
    fn article(&self) -> Option<Article>;

    /// The message in Chinese.
    fn chinese(&self) -> String;

    /// What it is about, by its name in data and in Chinese, such as a column or a list: errors of one number about one thing
    /// are of one kind, and a refusal through the door names it.
    fn about(&self) -> Option<(&'static str, &'static str)> {
        None
    }

    /// Each error by itself, where several were found at once; else none.
    fn parts(&self) -> Vec<&dyn Explain> {
        Vec::new()
    }
}

/// Keeps [`Explain`] to this crate.
pub(crate) mod sealed {
    pub trait Sealed {}
}

/// Implements [`Explain`] for an error, with its `Debug`, one line a variant: `pattern => code, article, "Chinese text"`.
///
/// The text may use the pattern's bindings. A variant that wraps another error repeats it:
/// `Self::Inner(e) => e.code(), e.article(), "{}", e.chinese();`. What errors are about may follow:
/// `about { Self::Field { field, .. } => Some((field.as_str(), field.chinese())); _ => None; }`.
macro_rules! explain {
    (
        $error:ty { $($pattern:pat => $code:expr, $article:expr, $chinese:literal $(, $argument:expr)*;)+ }
        $(about { $($about:pat => $thing:expr;)+ })?
    ) => {
        $crate::explain::debug_is_display!($error);
        impl $crate::explain::sealed::Sealed for $error {}

        #[allow(unused_variables)]
        impl $crate::Explain for $error {
            fn code(&self) -> $crate::Code {
                match self { $($pattern => $code,)+ }
            }

            fn article(&self) -> Option<$crate::Article> {
                let about: Option<$crate::Article> = match self { $($pattern => ($article).into(),)+ };
                about.filter(|_| !$crate::Explain::code(self).is_form())
            }

            fn chinese(&self) -> String {
                $crate::explain::in_chinese(&match self { $($pattern => format!($chinese $(, $argument)*),)+ })
            }

            $(fn about(&self) -> Option<(&'static str, &'static str)> {
                match self { $($about => $thing,)+ }
            })?
        }
    };
}
pub(crate) use explain;

/// Makes the `Debug` of an error its sentence: that is what `main() -> Result` and `unwrap` print.
macro_rules! debug_is_display {
    ($error:ty) => {
        impl core::fmt::Debug for $error {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Display::fmt(self, f)
            }
        }
    };
}
pub(crate) use debug_is_display;
