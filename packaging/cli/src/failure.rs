//! Why a command did not do its work: what the library refuses, or a file that cannot be read or written.

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;
use shuangsuiji::door::DoorError;

/// A failure, ready to be shown.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What the library refuses, perhaps in one of several files.
    Refused {
        /// The file or folder.
        place: Option<String>,
        /// The refusal.
        error: Box<DoorError>,
    },
    /// A file that cannot be read or written, or would be overwritten.
    File {
        /// In Chinese.
        chinese: String,
        /// In English.
        english: String,
    },
}

impl Failure {
    /// What the library refuses in this file or folder.
    pub(crate) fn at(place: &Path, error: DoorError) -> Self {
        Self::Refused { place: Some(place.display().to_string()), error: error.into() }
    }

    pub(crate) fn file(chinese: impl Into<String>, english: impl Into<String>) -> Self {
        Self::File { chinese: chinese.into(), english: english.into() }
    }

    /// 1: refused; 3: files. What clap refuses is 2.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Refused { .. } => ExitCode::from(1),
            Self::File { .. } => ExitCode::from(3),
        }
    }

    /// `{"error": …}` as the door has it; of a file, its two messages alone.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        match self {
            Self::Refused { place, error } => json!({"error": error, "file": place}),
            Self::File { chinese, english } => json!({"error": {"message": english, "message_zh": chinese}}),
        }
    }
}

impl From<DoorError> for Failure {
    fn from(error: DoorError) -> Self {
        Self::Refused { place: None, error: error.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { chinese, english } => writeln!(f, "未完成：{chinese}\n        {english}"),
            Self::Refused { place, error } => {
                if let Some(place) = place {
                    writeln!(f, "{place}：")?;
                }
                let each = if error.errors.is_empty() { std::slice::from_ref(&**error) } else { &error.errors };
                for error in each {
                    writeln!(f, "未通过：{}\n        {}", error.message_zh, error.message)?;
                    let cited = error.citation.as_ref().map(|it| it.clause_words().chinese);
                    let article = cited.map(|it| format!("{it}，")).unwrap_or_default();
                    writeln!(f, "        {article}错误号{} {}", error.code, error.name)?;
                }
                if each.len() > 1 { writeln!(f, "共{}处", each.len()) } else { Ok(()) }
            }
        }
    }
}
