//! The festivals of the decree under the names that notices use, the old ones (“五一”, “十一”) among them.

use super::cursor::Cursor;
use crate::calendar::festivals::Festival;

/// Longer names before those that they begin with.
const NAMES: [(&str, Festival); 20] = [
    ("元旦节", Festival::NewYear),
    ("元旦", Festival::NewYear),
    ("新年", Festival::NewYear),
    ("春节", Festival::Spring),
    ("清明节", Festival::Qingming),
    ("清明", Festival::Qingming),
    ("“五一”国际劳动节", Festival::Labour),
    ("“五一”劳动节", Festival::Labour),
    ("“五一”", Festival::Labour),
    ("五一国际劳动节", Festival::Labour),
    ("国际劳动节", Festival::Labour),
    ("劳动节", Festival::Labour),
    ("端午节", Festival::DragonBoat),
    ("端午", Festival::DragonBoat),
    ("中秋节", Festival::MidAutumn),
    ("中秋", Festival::MidAutumn),
    ("“十一”国庆节", Festival::National),
    ("“十一”", Festival::National),
    ("国庆节", Festival::National),
    ("国庆", Festival::National),
];

/// The festival that is named here.
pub(super) fn eat(cursor: &mut Cursor<'_>) -> Option<Festival> {
    NAMES.iter().find(|(name, _)| cursor.eat(name)).map(|(_, festival)| *festival)
}

/// The festivals that are named here one after the other: 国庆节、中秋节.
pub(super) fn eat_several(cursor: &mut Cursor<'_>) -> Vec<Festival> {
    let mut found = Vec::new();
    let mut ahead = *cursor;
    while let Some(festival) = eat(&mut ahead) {
        found.push(festival);
        *cursor = ahead;
        if ahead.eat_any(&["、", "和", "与", "及", "暨"]).is_none() {
            break;
        }
    }
    found
}

/// Every festival that a text names, each time, in its order.
pub(super) fn named_in(text: &str) -> Vec<Festival> {
    let mut found = Vec::new();
    let mut cursor = Cursor(text);
    while !cursor.is_empty() {
        match eat(&mut cursor) {
            Some(festival) => found.push(festival),
            None => {
                let next = cursor.0.chars().next().map_or(0, char::len_utf8);
                cursor = Cursor(cursor.0.get(next..).unwrap_or_default());
            }
        }
    }
    found
}
