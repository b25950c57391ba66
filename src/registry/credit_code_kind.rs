//! GB 32100-2015: who registers units of which kind (positions 1 and 2 of a credit code), and two things that are taken for
//! credit codes and are none: identity numbers, and codes that a spreadsheet kept as a number.

use chrono::NaiveDate;

/// The registering bodies 登记管理部门 of the standard with its first amendment, each with its kinds 机构类别: 1 staffing
/// offices, 2 foreign affairs, 3 justice, 4 culture, 5 civil affairs, 6 tourism, 7 religion, 8 trade unions, 9 market
/// regulation, A the military's staffing office, N agriculture, Y others.
pub(super) const KINDS: [(u8, &[u8]); 12] = [
    (b'1', b"1239"),
    (b'2', b"19"),
    (b'3', b"123459"),
    (b'4', b"19"),
    (b'5', b"1239"),
    (b'6', b"129"),
    (b'7', b"129"),
    (b'8', b"19"),
    (b'9', b"123"),
    (b'A', b"19"),
    (b'N', b"1239"),
    (b'Y', b"1"),
];

/// Whether the standard's table has this registering body with this kind.
pub(super) fn is_registered(body: u8, kind: u8) -> bool {
    KINDS.iter().any(|(known, kinds)| *known == body && kinds.contains(&kind))
}

/// Whether a text has the form of a citizen's identity number (GB 11643) with a day of birth, and its check holds.
pub(super) fn is_identity_number(text: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let bytes = text.as_bytes();
    let (Some(body), Some(check)) = (bytes.get(..17).filter(|_| bytes.len() == 18), bytes.last()) else { return false };
    if !body.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let birth = text.get(6..14).and_then(|day| NaiveDate::parse_from_str(day, "%Y%m%d").ok());
    let sum = body.iter().zip(WEIGHTS).fold(0u32, |sum, (digit, weight)| {
        sum.saturating_add(u32::from(digit.saturating_sub(b'0')).saturating_mul(weight))
    });
    let expected = CHECKS.get((sum % 11) as usize);
    birth.is_some() && matches!(text.get(6..8), Some("19" | "20")) && expected == Some(check)
}

/// Whether a code whose checks do not hold was rounded to a number of 15 or 16 digits: only digits, zeros at its end.
pub(super) fn is_rounded(text: &str) -> bool {
    text.len() == 18 && text.ends_with("00") && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_bodies_and_kinds_of_the_standard() {
        let known: Vec<String> = (b'0'..=b'Z')
            .flat_map(|body| (b'0'..=b'Z').map(move |kind| (body, kind)))
            .filter(|&(body, kind)| is_registered(body, kind))
            .map(|(body, kind)| format!("{}{}", char::from(body), char::from(kind)))
            .collect();
        let expected = "11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 \
                        A1 A9 N1 N2 N3 N9 Y1";
        assert_eq!(known.join(" "), expected);
    }

    #[test]
    fn what_is_taken_for_a_code_is_known() {
        assert!(is_identity_number("150102195001010002"));
        for no in
            ["150102195001010003", "150102195013010002", "15010219500101000", "91150400MA0N1Q9YXG", "中中中中中中"]
        {
            assert!(!is_identity_number(no), "{no}");
        }
        assert!(is_rounded("911501020000000000") && !is_rounded("911501020000000043"));
    }
}
