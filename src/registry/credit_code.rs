//! GB 32100-2015: the unified social credit code 统一社会信用代码 (Art. 7), with both its check characters.
//!
//! Eighteen characters: registering department (1), kind (1), division of registration (6), organisation code by
//! GB 11714 (8 and its check), and the check over all of them. The digits of the division say where the unit was
//! *registered*, which need not be where it discharges: nothing here or elsewhere in the crate reads a location
//! from them.

use core::fmt;
use core::str::FromStr;

use super::CreditCodeError;
use super::credit_code_kind::{is_identity_number, is_registered, is_rounded};
use crate::forms::destroyed::is_scientific;

const ALPHABET: &[u8] = CreditCode::CHARACTERS.as_bytes();

/// 3^(i−1) mod 31 for the positions i = 1 to 17.
const OUTER_WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// The weights of GB 11714 for the eight characters of an organisation code.
const INNER_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// The check characters of GB 11714: by 11 − (sum mod 11), where 10 is `X` and 11 is `0`.
const INNER_CHECKS: &[u8; 11] = b"0X987654321";

/// Which of the two check characters of a credit code hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Checks {
    /// Whether the last character agrees with the seventeen before it (GB 32100-2015).
    pub outer: bool,
    /// Whether the seventeenth character agrees with the eight of the organisation code before it (GB 11714).
    pub inner: bool,
}

/// A unified social credit code: 18 characters of GB 32100-2015, kept as 18 bytes.
///
/// [`CreditCode::strict`] takes only codes whose registering body and kind stand in the standard's table, whose division
/// is six digits, and whose two checks hold. [`CreditCode::lenient`] also keeps a code of which one of these does not
/// hold, since such codes are in real use, and [`CreditCode::fault`] says which. Neither takes what is no code at all: a
/// citizen's identity number, or what is left of a code that a spreadsheet kept as a number. Compared by bytes.
///
/// # Guarantees
/// Every substitution of one character of a valid code is refused by `strict`. With the values C of the characters
/// and the weights W, a code is valid only if Σ W·C + C18 ≡ 0 (mod 31). Putting another character at a position adds
/// W·(C′ − C); 31 is prime, W is a power of 3 and so no multiple of it, and 0 < |C′ − C| < 31: the sum is no longer 0.
/// So is, with the same argument, every exchange of two different neighbours, whose weights differ.
///
/// # Example: strict and lenient
/// ```
/// use shuangsuiji::registry::CreditCode;
///
/// let code = CreditCode::strict("91150400MA0N1Q9YXG")?;
/// assert_eq!(code.organisation_code(), "MA0N1Q9YX");
///
/// assert!(CreditCode::strict("91310115MA1H8R7C6D").is_err());
/// let kept = CreditCode::lenient("91310115MA1H8R7C6D")?;
/// assert!(!kept.is_valid());
/// # Ok::<(), shuangsuiji::registry::CreditCodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "String")]
#[cfg_attr(feature = "schema", schemars(try_from = "String"))]
pub struct CreditCode([u8; 18]);

crate::forms::read_through!(CreditCode, String);

impl CreditCode {
    /// The characters of GB 32100-2015 in the order of their values 0 to 30; `I`, `O`, `S`, `V`, `Z` are not used.
    pub const CHARACTERS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// Reads a code of which everything holds that the standard says.
    ///
    /// # Errors
    /// [`CreditCodeError`]: as [`Self::lenient`], or the first that does not hold ([`Self::fault`]).
    pub fn strict(text: &str) -> Result<Self, CreditCodeError> {
        let code = Self::read(text)?;
        match code.registration_fault() {
            Some(fault) => Err(fault),
            None => code.no_stranger()?.fault().map_or(Ok(code), Err),
        }
    }

    /// Reads a code of the right length and characters, whether the rest holds or not.
    ///
    /// # Errors
    /// [`CreditCodeError`]: not 18 characters, a character that is not used (small letters, `I O S V Z`); a citizen's
    /// identity number; or what is left of a code that was kept as a number: `9.1150102E+17`, or digits that end in zeros
    /// and check no more.
    pub fn lenient(text: &str) -> Result<Self, CreditCodeError> {
        Self::read(text)?.no_stranger()
    }

    fn read(text: &str) -> Result<Self, CreditCodeError> {
        characters(text).map(Self).map_err(|error| match error {
            CreditCodeError::Length { text, .. } if is_scientific(&text) => CreditCodeError::Destroyed { text },
            error => error,
        })
    }

    /// The code, unless its checks fail and it is something else.
    fn no_stranger(self) -> Result<Self, CreditCodeError> {
        if self.checks() == (Checks { outer: true, inner: true }) && self.registration_fault().is_none() {
            Ok(self)
        } else if is_identity_number(self.as_str()) {
            Err(CreditCodeError::Identity)
        } else if is_rounded(self.as_str()) {
            Err(CreditCodeError::Destroyed { text: self.as_str().to_owned() })
        } else {
            Ok(self)
        }
    }

    /// The first thing that the standard says and that does not hold of this code; none if it is valid.
    #[must_use]
    pub fn fault(self) -> Option<CreditCodeError> {
        self.registration_fault().or_else(|| self.check_fault())
    }

    /// What is wrong with positions 1 to 8.
    fn registration_fault(self) -> Option<CreditCodeError> {
        let [body, kind, division @ ..] = self.0;
        if !is_registered(body, kind) {
            return Some(CreditCodeError::Kind { found: [body, kind].map(char::from).iter().collect() });
        }
        let letter = (3..).zip(division).take(6).find(|(_, byte)| !byte.is_ascii_digit());
        letter.map(|(position, byte)| CreditCodeError::Division {
            code: self.as_str().to_owned(),
            character: char::from(byte),
            position,
        })
    }

    fn check_fault(self) -> Option<CreditCodeError> {
        let code = || self.as_str().to_owned();
        let (inner_found, outer_found) = (char::from(self.0[16]), char::from(self.0[17]));
        let (inner_expected, outer_expected) = (self.inner_expected(), self.outer_expected());
        match (outer_found == outer_expected, inner_found == inner_expected) {
            (true, true) => None,
            (false, true) => {
                Some(CreditCodeError::Outer { code: code(), found: outer_found, expected: outer_expected })
            }
            (true, false) => {
                Some(CreditCodeError::Inner { code: code(), found: inner_found, expected: inner_expected })
            }
            (false, false) => {
                Some(CreditCodeError::Both { code: code(), inner_found, inner_expected, outer_found, outer_expected })
            }
        }
    }

    /// The code that has these first sixteen characters, eight up to the division and eight of the organisation, with
    /// both check characters put behind them. Made for test data: a code so made need not be anyone's.
    ///
    /// # Guarantees
    /// The result is valid.
    ///
    /// # Errors
    /// [`CreditCodeError`]: not 16 characters, a character that is not used, a registering body and kind that the standard
    /// does not have, or a letter in the division.
    ///
    /// # Example: a made-up unit
    /// ```
    /// use shuangsuiji::registry::CreditCode;
    /// assert_eq!(CreditCode::with_checks("91150400MA0N1Q9Y")?.as_str(), "91150400MA0N1Q9YXG");
    /// # Ok::<(), shuangsuiji::registry::CreditCodeError>(())
    /// ```
    pub fn with_checks(body: &str) -> Result<Self, CreditCodeError> {
        let body: [u8; 16] = characters(body)?;
        let mut code = Self([b'0'; 18]);
        code.0[..16].copy_from_slice(&body);
        code.0[16] = code.inner_expected() as u8;
        code.0[17] = code.outer_expected() as u8;
        code.registration_fault().map_or(Ok(code), Err)
    }

    /// Which of the two checks hold.
    #[must_use]
    pub fn checks(self) -> Checks {
        Checks {
            outer: char::from(self.0[17]) == self.outer_expected(),
            inner: char::from(self.0[16]) == self.inner_expected(),
        }
    }

    /// Whether everything holds that the standard says: no [`Self::fault`].
    #[must_use]
    pub fn is_valid(self) -> bool {
        self.checks() == Checks { outer: true, inner: true } && self.registration_fault().is_none()
    }

    /// The 18 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The organisation code of GB 11714: eight characters and their check, positions 9 to 17.
    #[must_use]
    pub fn organisation_code(&self) -> &str {
        self.as_str().get(8..17).unwrap_or_default()
    }

    pub(super) fn bytes(self) -> [u8; 18] {
        self.0
    }

    /// The code of bytes that [`Self::bytes`] gave.
    pub(super) fn from_checked_bytes(bytes: [u8; 18]) -> Self {
        Self(bytes)
    }

    /// The last character that the seventeen before it ask for: 31 − Σ mod 31, where 31 becomes `0`.
    #[allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "17 × 30 × 31 fits, and what is taken mod 31 is below 31"
    )]
    fn outer_expected(self) -> char {
        let sum: u32 = self.0.iter().zip(OUTER_WEIGHTS).map(|(&byte, weight)| outer_value(byte) * weight).sum();
        char::from(ALPHABET[((31 - sum % 31) % 31) as usize])
    }

    /// The seventeenth character that the organisation code asks for.
    #[allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "8 × 35 × 10 fits, and what is taken mod 11 is below 11"
    )]
    fn inner_expected(self) -> char {
        let sum: u32 = self.0[8..16].iter().zip(INNER_WEIGHTS).map(|(&byte, weight)| inner_value(byte) * weight).sum();
        char::from(INNER_CHECKS[(sum % 11) as usize])
    }
}

/// The values of the characters by GB 32100-2015; of others none.
const VALUES: [Option<u8>; 256] = values();

#[allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::cast_possible_truncation,
    reason = "31 characters, each a byte; at compile time"
)]
const fn values() -> [Option<u8>; 256] {
    let mut values = [None; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        values[ALPHABET[value] as usize] = Some(value as u8);
        value += 1;
    }
    values
}

fn value(byte: u8) -> Option<u8> {
    VALUES.get(usize::from(byte)).copied().flatten()
}

fn is_used(byte: u8) -> bool {
    value(byte).is_some()
}

fn outer_value(byte: u8) -> u32 {
    value(byte).map_or(0, u32::from)
}

/// The value of a character by GB 11714: digits their number, letters from A = 10 without a gap.
fn inner_value(byte: u8) -> u32 {
    char::from(byte).to_digit(36).unwrap_or(0)
}

#[allow(clippy::arithmetic_side_effects, reason = "counts characters of a text in memory")]
fn characters<const N: usize>(text: &str) -> Result<[u8; N], CreditCodeError> {
    // Codes, as almost all that are asked are.
    if let Ok(bytes) = <[u8; N]>::try_from(text.as_bytes())
        && bytes.iter().all(|byte| is_used(*byte))
    {
        return Ok(bytes);
    }
    let mut bytes = [b'0'; N];
    let mut found = 0;
    let mut unused = None;
    for character in text.chars() {
        match u8::try_from(character).ok().filter(|byte| is_used(*byte)) {
            Some(byte) => {
                if let Some(place) = bytes.get_mut(found) {
                    *place = byte;
                }
            }
            None => unused = unused.or(Some((character, found))),
        }
        found += 1;
    }
    if found != N {
        return Err(CreditCodeError::Length { text: start(text), found, expected: N });
    }
    match unused {
        None => Ok(bytes),
        Some((character, at)) => Err(CreditCodeError::Character { text: text.to_owned(), character, position: at + 1 }),
    }
}

/// Enough of a text to recognise it in a message.
fn start(text: &str) -> String {
    text.chars().take(32).collect()
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl FromStr for CreditCode {
    type Err = CreditCodeError;

    /// Reads leniently ([`CreditCode::lenient`]), as every list of this crate does unless told otherwise.
    fn from_str(text: &str) -> Result<Self, CreditCodeError> {
        Self::lenient(text)
    }
}

impl TryFrom<String> for CreditCode {
    type Error = CreditCodeError;

    fn try_from(text: String) -> Result<Self, CreditCodeError> {
        text.parse()
    }
}

impl From<CreditCode> for String {
    fn from(code: CreditCode) -> Self {
        code.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strategies::registry::credit_code;
    use crate::{Article, Code, Explain};
    use proptest::prelude::*;

    const VALID: [&str; 7] = [
        "914403001922038216",
        "9144030071526726XG",
        "91330100799655058B",
        "11500384008682915K",
        "91150400MA0N1Q9YXG",
        "91150000MA000004X0", // the sum is 0 mod 31
        "91150000MA0000170Y", // the sum is 1 mod 31
    ];

    #[track_caller]
    fn refused(result: Result<CreditCode, CreditCodeError>, code: Code, english: &str, chinese: &str) {
        let error = result.unwrap_err();
        assert_eq!((error.to_string().as_str(), error.chinese().as_str()), (english, chinese));
        assert_eq!((error.code(), error.article()), (code, (!code.is_form()).then_some(Article::Art7)));
    }

    #[test]
    fn codes_in_use_are_valid() {
        for text in VALID {
            let code = CreditCode::strict(text).unwrap();
            assert_eq!(code.as_str(), text);
            assert_eq!(code.organisation_code(), &text[8..17]);
            assert_eq!(code.checks(), Checks { outer: true, inner: true });
            assert_eq!(CreditCode::lenient(text), Ok(code));
            assert_eq!(CreditCode::with_checks(&text[..16]), Ok(code));
        }
        assert_eq!(size_of::<CreditCode>(), 18);
    }

    #[test]
    fn codes_that_fail_a_check_are_refused_strictly_and_kept_leniently() {
        let kept = |text: &str| CreditCode::lenient(text).unwrap().checks();
        refused(
            CreditCode::strict("91110108717809965C"),
            Code::CREDIT_CODE_BOTH_CHECKS,
            "position 17 of `91110108717809965C` is 5, expected 6 (GB 11714), and its last character is C, expected J (GB 32100-2015)",
            "“91110108717809965C”第17位是5，应为6（GB 11714）；末位是C，应为J（GB 32100-2015）",
        );
        assert_eq!(kept("91110108717809965C"), Checks { outer: false, inner: false });
        refused(
            CreditCode::strict("91310115MA1H8R7C6D"),
            Code::CREDIT_CODE_BOTH_CHECKS,
            "position 17 of `91310115MA1H8R7C6D` is 6, expected 4 (GB 11714), and its last character is D, expected 7 (GB 32100-2015)",
            "“91310115MA1H8R7C6D”第17位是6，应为4（GB 11714）；末位是D，应为7（GB 32100-2015）",
        );
        assert_eq!(kept("91310115MA1H8R7C6D"), Checks { outer: false, inner: false });
        refused(
            CreditCode::strict("91310115MA1H8R7C67"),
            Code::CREDIT_CODE_ORGANISATION,
            "position 17 of `91310115MA1H8R7C67` is 6; expected the organisation code's check character 4 (GB 11714 in GB 32100-2015)",
            "“91310115MA1H8R7C67”第17位是6，组织机构代码校验码应为4（GB 32100-2015所含GB 11714）",
        );
        assert_eq!(kept("91310115MA1H8R7C67"), Checks { outer: true, inner: false });
        refused(
            CreditCode::strict("914403001922038217"),
            Code::CREDIT_CODE_CHECK,
            "`914403001922038217` ends in 7; expected the check character 6 (GB 32100-2015)",
            "“914403001922038217”末位是7，校验码应为6（GB 32100-2015）",
        );
        assert_eq!(kept("914403001922038217"), Checks { outer: false, inner: true });
    }

    #[test]
    fn what_is_no_code_is_refused_by_its_length_or_character() {
        for read in [CreditCode::strict, CreditCode::lenient, str::parse] {
            refused(
                read("91440300192203821"),
                Code::CREDIT_CODE_LENGTH,
                "`91440300192203821` has 17 characters; expected 18 (GB 32100-2015)",
                "“91440300192203821”有17个字符，应为18个（GB 32100-2015）",
            );
            refused(
                read("9144030O1922038216"),
                Code::CREDIT_CODE_CHARACTER,
                "character 'O' at position 8 of `9144030O1922038216`; expected 0 to 9 or A to Z without I, O, S, V, Z (GB 32100-2015)",
                "“9144030O1922038216”第8位是'O'，应为0至9或大写字母，其中不用“I”“O”“S”“V”“Z”（GB 32100-2015）",
            );
            assert!(matches!(read("９144030019220382a6"), Err(CreditCodeError::Character { position: 1, .. })));
            assert!(matches!(read("9144030019220382a6"), Err(CreditCodeError::Character { position: 17, .. })));
            assert!(matches!(read(""), Err(CreditCodeError::Length { found: 0, expected: 18, .. })));
        }
        assert!(matches!(
            CreditCode::with_checks(VALID[0]),
            Err(CreditCodeError::Length { found: 18, expected: 16, .. })
        ));
        let long = "1".repeat(1000);
        assert!(
            matches!(CreditCode::lenient(&long), Err(CreditCodeError::Length { text, found: 1000, .. }) if text.len() == 32)
        );
    }

    #[test]
    fn the_first_eight_characters_are_those_of_the_standard() {
        // The case: a made-up identity number of which both checks of a credit code hold.
        let kind = |read: Result<CreditCode, CreditCodeError>, found: &str| {
            refused(
                read,
                Code::CREDIT_CODE_KIND,
                &format!(
                    "positions 1-2 `{found}` are no registering body and kind of GB 32100-2015; expected such as 91 for enterprises"
                ),
                &format!("第1至2位“{found}”不是GB 32100-2015规定的登记管理部门和机构类别代码，企业应为91等"),
            );
        };
        kind(CreditCode::strict("150102195001010002"), "15");
        refused(
            CreditCode::lenient("150102195001010002"),
            Code::CREDIT_CODE_IDENTITY,
            "this is a citizen's identity number, not a credit code; expected the unit's own code (GB 32100-2015)",
            "这是公民身份号码，不是统一社会信用代码；应填单位的代码（GB 32100-2015）",
        );
        for found in ["Y2", "94", "B1", "N4", "01"] {
            kind(CreditCode::with_checks(&format!("{found}150400MA0N1Q9Y")), found);
        }
        for kind in ["N1", "N9", "Y1", "A1", "35"] {
            assert!(CreditCode::with_checks(&format!("{kind}150400MA0N1Q9Y")).unwrap().is_valid());
        }
        for (at, position) in (2..8).zip(3..) {
            let mut body = "91150400MA0N1Q9Y".to_owned();
            body.replace_range(at..=at, "A");
            let error = CreditCode::with_checks(&body).unwrap_err();
            assert!(
                matches!(error, CreditCodeError::Division { character: 'A', position: found, .. } if found == position)
            );
        }
        refused(
            CreditCode::with_checks("911504A0MA0N1Q9Y"),
            Code::CREDIT_CODE_DIVISION,
            "character 'A' at position 7 of `911504A0MA0N1Q9YXB`; expected a digit of the registering division (GB 32100-2015)",
            "“911504A0MA0N1Q9YXB”第7位是'A'，登记管理机关行政区划码应为数字（GB 32100-2015）",
        );
    }

    #[test]
    fn what_a_spreadsheet_left_of_a_code_is_refused_in_every_mode() {
        for text in ["9.1150102E+17", "911501020000000000", "911501020000000100"] {
            for read in [CreditCode::strict, CreditCode::lenient] {
                refused(
                    read(text),
                    Code::CREDIT_CODE_DESTROYED,
                    &format!(
                        "`{text}` is a credit code that a spreadsheet kept as a number, its last digits are lost; make the column text, enter the codes anew, and export again"
                    ),
                    &format!(
                        "“{text}”是被表格软件当作数字而丢失末位的信用代码；请将该列设为文本，重新填入代码后再导出"
                    ),
                );
            }
        }
        // Of both checks the one code is left that holds: it cannot be told from one that was never rounded.
        assert!(CreditCode::lenient("911501020000000043").is_ok());
    }

    #[test]
    fn the_weights_are_the_powers_of_three() {
        for (i, weight) in (0..).zip(OUTER_WEIGHTS) {
            assert_eq!(u64::from(weight), 3u64.pow(i) % 31);
        }
    }

    #[track_caller]
    fn every_substitution_and_exchange_is_noticed(code: CreditCode) {
        let text = code.as_str().as_bytes();
        for at in 0..18 {
            for &other in ALPHABET.iter().filter(|&&other| other != text[at]) {
                let mut changed = code;
                changed.0[at] = other;
                assert!(!changed.checks().outer, "{changed} from {code}");
                assert!(CreditCode::strict(changed.as_str()).is_err());
            }
            // The last character weighs 1, as the first does; no neighbours weigh the same.
            if at < 17 && text[at] != text[at + 1] {
                let mut changed = code;
                changed.0.swap(at, at + 1);
                assert!(CreditCode::strict(changed.as_str()).is_err(), "{changed} from {code}");
            }
        }
    }

    #[test]
    fn every_single_substitution_of_the_known_codes_is_noticed() {
        for text in VALID {
            every_substitution_and_exchange_is_noticed(CreditCode::strict(text).unwrap());
        }
    }

    #[test]
    fn every_change_of_a_value_at_every_weight_is_noticed() {
        // The property for all codes at once: no difference of values times a weight is 0 mod 31.
        for weight in OUTER_WEIGHTS.into_iter().chain([1]) {
            assert!((1..31).all(|difference| weight * difference % 31 != 0));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn every_single_substitution_of_any_valid_code_is_noticed(code in credit_code()) {
            prop_assert!(code.is_valid());
            every_substitution_and_exchange_is_noticed(code);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            if let Ok(code) = CreditCode::lenient(&text) {
                prop_assert_eq!(code.as_str(), text);
            }
        }
    }
}
