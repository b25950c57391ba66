//! Why a call was refused before any room was asked.

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// What is wrong with a call.
#[derive(Clone, PartialEq, Eq, Error)]
pub(super) enum CallError {
    /// NULL where a value is needed.
    #[error("`{argument}` is NULL")]
    Null {
        /// The argument.
        argument: &'static str,
    },
    /// Not aligned for its type.
    #[error("`{argument}` is not aligned for its type")]
    Alignment {
        /// The argument.
        argument: &'static str,
    },
    /// A length that no object can have.
    #[error("`{argument}` of {found} elements; no object is that large")]
    Length {
        /// The argument.
        argument: &'static str,
        /// The length.
        found: usize,
    },
    /// A text that is not UTF-8.
    #[error("`{argument}` is not UTF-8 from byte {valid} on")]
    Encoding {
        /// The argument.
        argument: &'static str,
        /// How many bytes are.
        valid: usize,
    },
    /// A buffer that is too small.
    #[error("`{argument}` holds {found}; expected at least {needed}")]
    Buffer {
        /// The argument.
        argument: &'static str,
        /// What it holds.
        found: usize,
        /// What it must hold.
        needed: usize,
    },
    /// A struct of a size that is not known.
    #[error("`{argument}` has struct_size {found}; expected {least} to {most}, or more with zeros behind")]
    StructSize {
        /// The argument.
        argument: &'static str,
        /// The size found.
        found: u32,
        /// The size of its first version.
        least: u32,
        /// The size known here.
        most: u32,
    },
    /// A number that stands for no option.
    #[error("`{argument}` is {found}; expected one of the numbers that the header defines for it")]
    Option {
        /// The argument.
        argument: &'static str,
        /// The number.
        found: i64,
    },
    /// A place behind the last one.
    #[error("`{argument}` is {found}; there are {count}, counted from 0")]
    Place {
        /// The argument.
        argument: &'static str,
        /// The place.
        found: usize,
        /// How many there are.
        count: usize,
    },
    /// A defect of this library.
    #[error("the library failed, which is a defect in it: {reason}")]
    Panic {
        /// What is known of it.
        reason: String,
    },
}

impl CallError {
    /// The argument that it is about.
    pub(super) const fn argument(&self) -> Option<&'static str> {
        match self {
            Self::Null { argument }
            | Self::Alignment { argument }
            | Self::Length { argument, .. }
            | Self::Encoding { argument, .. }
            | Self::Buffer { argument, .. }
            | Self::StructSize { argument, .. }
            | Self::Option { argument, .. }
            | Self::Place { argument, .. } => Some(argument),
            Self::Panic { .. } => None,
        }
    }
}

explain!(CallError {
    Self::Null { argument } => Code::NULL_POINTER, Article::Art2, "参数{argument}为NULL";
    Self::Alignment { argument } => Code::ALIGNMENT, Article::Art2, "参数{argument}未按其类型对齐";
    Self::Length { argument, found } => Code::LENGTH, Article::Art2, "参数{argument}的长度{found}过大";
    Self::Encoding { argument, valid } => Code::ENCODING, Article::Art2, "参数{argument}自第{valid}字节起不是UTF-8";
    Self::Buffer { argument, found, needed } => Code::BUFFER_TOO_SMALL, Article::Art2, "参数{argument}可容{found}，至少需{needed}";
    Self::StructSize { argument, found, least, most } => Code::STRUCT_SIZE, Article::Art2,
        "参数{argument}的struct_size为{found}，应为{least}至{most}，更大时其余字节应为零";
    Self::Option { argument, found } => Code::OPTION, Article::Art2, "参数{argument}为{found}，不在头文件规定的取值之列";
    Self::Place { argument, found, count } => Code::PLACE, Article::Art2, "参数{argument}为{found}，共{count}项，自0计";
    Self::Panic { reason } => Code::PANIC, Article::Art2, "程序库内部错误：{reason}";
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    #[test]
    fn every_refusal_says_what_is_wrong() {
        let argument = "a";
        let all = [
            (CallError::Null { argument }, "`a` is NULL", "参数a为NULL"),
            (CallError::Alignment { argument }, "`a` is not aligned for its type", "参数a未按其类型对齐"),
            (
                CallError::Length { argument, found: 9 },
                "`a` of 9 elements; no object is that large",
                "参数a的长度9过大",
            ),
            (
                CallError::Encoding { argument, valid: 3 },
                "`a` is not UTF-8 from byte 3 on",
                "参数a自第3字节起不是UTF-8",
            ),
            (
                CallError::Buffer { argument, found: 1, needed: 2 },
                "`a` holds 1; expected at least 2",
                "参数a可容1，至少需2",
            ),
            (
                CallError::StructSize { argument, found: 1, least: 2, most: 3 },
                "`a` has struct_size 1; expected 2 to 3, or more with zeros behind",
                "参数a的struct_size为1，应为2至3，更大时其余字节应为零",
            ),
            (
                CallError::Option { argument, found: -1 },
                "`a` is -1; expected one of the numbers that the header defines for it",
                "参数a为-1，不在头文件规定的取值之列",
            ),
            (
                CallError::Place { argument, found: 4, count: 4 },
                "`a` is 4; there are 4, counted from 0",
                "参数a为4，共4项，自0计",
            ),
            (
                CallError::Panic { reason: "why".into() },
                "the library failed, which is a defect in it: why",
                "程序库内部错误：why",
            ),
        ];
        for (error, english, chinese) in all {
            assert_eq!((error.to_string().as_str(), error.chinese().as_str()), (english, chinese));
            assert_eq!(error.argument().is_none(), error.code() == Code::PANIC);
            assert!((1..100).contains(&error.code().number()));
        }
    }
}
