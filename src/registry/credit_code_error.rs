//! Art. 7: why a unified social credit code was refused.

use thiserror::Error;

use crate::explain::explain;
use crate::{Article, Code};

/// Why a credit code was refused. Positions count characters from 1.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CreditCodeError {
    /// Too short or too long.
    #[error("`{}` has {found} characters; expected {expected} (GB 32100-2015)", text.escape_debug())]
    Length {
        /// The text, at most its first 32 characters.
        text: String,
        /// Characters found.
        found: usize,
        /// Characters of a code, or of a code's body.
        expected: usize,
    },
    /// A character that codes do not use.
    #[error(
        "character {character:?} at position {position} of `{}`; expected 0 to 9 or A to Z without I, O, S, V, Z (GB 32100-2015)",
        text.escape_debug()
    )]
    Character {
        /// The text.
        text: String,
        /// The first such character.
        character: char,
        /// Its position.
        position: usize,
    },
    /// A number as a spreadsheet prints it, or rounded: a code that was kept as a number.
    #[error(
        "`{}` is a credit code that a spreadsheet kept as a number, its last digits are lost; make the column text, enter the codes anew, and export again",
        text.escape_debug()
    )]
    Destroyed {
        /// What is left.
        text: String,
    },
    /// A citizen's identity number 公民身份号码. It is not repeated.
    #[error("this is a citizen's identity number, not a credit code; expected the unit's own code (GB 32100-2015)")]
    Identity,
    /// No registering body and kind of the standard's table.
    #[error(
        "positions 1-2 `{found}` are no registering body and kind of GB 32100-2015; expected such as 91 for enterprises"
    )]
    Kind {
        /// The first two characters.
        found: String,
    },
    /// A letter where the registering division stands.
    #[error(
        "character {character:?} at position {position} of `{code}`; expected a digit of the registering division (GB 32100-2015)"
    )]
    Division {
        /// The code.
        code: String,
        /// The first letter.
        character: char,
        /// Its position, 3 to 8.
        position: usize,
    },
    /// The last character does not check.
    #[error("`{code}` ends in {found}; expected the check character {expected} (GB 32100-2015)")]
    Outer {
        /// The code.
        code: String,
        /// Its last character.
        found: char,
        /// The one that the seventeen before it ask for.
        expected: char,
    },
    /// The organisation code within does not check.
    #[error(
        "position 17 of `{code}` is {found}; expected the organisation code's check character {expected} (GB 11714 in GB 32100-2015)"
    )]
    Inner {
        /// The code.
        code: String,
        /// Its seventeenth character.
        found: char,
        /// The one that the organisation code asks for.
        expected: char,
    },
    /// Neither check holds. The outer check is over the characters as they stand, the wrong inner one included.
    #[error(
        "position 17 of `{code}` is {inner_found}, expected {inner_expected} (GB 11714), and its last character is {outer_found}, expected {outer_expected} (GB 32100-2015)"
    )]
    Both {
        /// The code.
        code: String,
        /// Its seventeenth character.
        inner_found: char,
        /// The one that the organisation code asks for.
        inner_expected: char,
        /// Its last character.
        outer_found: char,
        /// The one that the seventeen before it ask for.
        outer_expected: char,
    },
}

explain!(CreditCodeError {
    Self::Length { text, found, expected } => Code::CREDIT_CODE_LENGTH, Article::Art7,
        "“{}”有{found}个字符，应为{expected}个（GB 32100-2015）", text.escape_debug();
    Self::Character { text, character, position } => Code::CREDIT_CODE_CHARACTER, Article::Art7,
        "“{}”第{position}位是{character:?}，应为0至9或大写字母，其中不用“I”“O”“S”“V”“Z”（GB 32100-2015）", text.escape_debug();
    Self::Destroyed { text } => Code::CREDIT_CODE_DESTROYED, Article::Art7,
        "“{}”是被表格软件当作数字而丢失末位的信用代码；请将该列设为文本，重新填入代码后再导出", text.escape_debug();
    Self::Identity => Code::CREDIT_CODE_IDENTITY, Article::Art7, "这是公民身份号码，不是统一社会信用代码；应填单位的代码（GB 32100-2015）";
    Self::Kind { found } => Code::CREDIT_CODE_KIND, Article::Art7,
        "第1至2位“{found}”不是GB 32100-2015规定的登记管理部门和机构类别代码，企业应为91等";
    Self::Division { code, character, position } => Code::CREDIT_CODE_DIVISION, Article::Art7,
        "“{code}”第{position}位是{character:?}，登记管理机关行政区划码应为数字（GB 32100-2015）";
    Self::Outer { code, found, expected } => Code::CREDIT_CODE_CHECK, Article::Art7,
        "“{code}”末位是{found}，校验码应为{expected}（GB 32100-2015）";
    Self::Inner { code, found, expected } => Code::CREDIT_CODE_ORGANISATION, Article::Art7,
        "“{code}”第17位是{found}，组织机构代码校验码应为{expected}（GB 32100-2015所含GB 11714）";
    Self::Both { code, inner_found, inner_expected, outer_found, outer_expected } =>
        Code::CREDIT_CODE_BOTH_CHECKS, Article::Art7,
        "“{code}”第17位是{inner_found}，应为{inner_expected}（GB 11714）；末位是{outer_found}，应为{outer_expected}（GB 32100-2015）";
});
