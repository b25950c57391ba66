//! What the targets share: an allocator that knows the most that was held, and changes of a JSON value or a text that leave most of
//! it right, so that they come further than any reader.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

use arbitrary::{Result, Unstructured};
use serde_json::{Number, Value};

pub struct Peak;

static LIVE: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system allocator unchanged.
unsafe impl GlobalAlloc for Peak {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let live = LIVE.fetch_add(layout.size(), Ordering::Relaxed) + layout.size();
        MOST.fetch_max(live, Ordering::Relaxed);
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(place, layout) }
    }
}

/// What is done, and the bytes held at its peak beyond those held before.
pub fn peak<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = LIVE.load(Ordering::Relaxed);
    MOST.store(before, Ordering::Relaxed);
    let done = work();
    (done, MOST.load(Ordering::Relaxed).saturating_sub(before))
}

/// Every value within, by its place.
fn places(value: &Value, here: &mut Vec<String>, at: String) {
    here.push(at.clone());
    match value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate().take(64) {
                places(element, here, format!("{at}/{index}"));
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                places(field, here, format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")));
            }
        }
        _ => {}
    }
}

const WORDS: &[&str] = &[
    "",
    "-",
    "0",
    "1",
    "key",
    "general",
    "exempt",
    "excluded",
    "unavailable",
    "2027",
    "2027-Q1",
    "2027-Q4",
    "2026-12",
    "2027-02-29",
    "0001-01-01",
    "9999-12-31",
    "150100",
    "150102",
    "000000",
    "999999",
    "county",
    "region",
    "25 %",
    "1/0",
    "4294967295",
    "\u{FEFF}",
    "\u{0}",
    "一",
    "\u{202E}",
    "a\tb",
    "sha256",
    "sm3",
    "digits-3",
    "bytes-1024",
    "busy",
    "closed",
];
const NUMBERS: &[i64] =
    &[0, 1, 2, 3, 64, 65, 255, 1_000, 65_535, 2_147_483_647, 4_294_967_295, 4_294_967_296, i64::MAX, -1, i64::MIN];

/// Changes a value at some places.
pub fn change(value: &mut Value, u: &mut Unstructured<'_>) -> Result<()> {
    for _ in 0..u.int_in_range(1..=6)? {
        let mut all = Vec::new();
        places(value, &mut all, String::new());
        let (at, other) = (u.choose(&all)?.clone(), u.choose(&all)?.clone());
        let copy = value.pointer(&other).cloned().unwrap_or_default();
        let Some(found) = value.pointer_mut(&at) else { continue };
        let kind: u8 = u.int_in_range(0..=9)?;
        match (kind, &mut *found) {
            (0, _) => *found = copy,
            (1, _) => *found = Value::Null,
            (2, Value::Array(elements)) if !elements.is_empty() => {
                let (from, to) = (u.choose_index(elements.len())?, u.choose_index(elements.len())?);
                elements.swap(from, to);
            }
            (3, Value::Array(elements)) if !elements.is_empty() && elements.len() < 256 => {
                let again = elements[u.choose_index(elements.len())?].clone();
                elements.push(again);
            }
            (4, Value::Array(elements)) if !elements.is_empty() => _ = elements.remove(u.choose_index(elements.len())?),
            (4, Value::Object(fields)) if !fields.is_empty() => {
                let name = fields.keys().nth(u.choose_index(fields.len())?).cloned().unwrap_or_default();
                fields.remove(&name);
            }
            (5, Value::Object(fields)) => _ = fields.insert(u.choose(WORDS)?.to_string(), copy),
            (_, Value::Number(number)) => {
                let new = if kind < 7 {
                    *u.choose(NUMBERS)?
                } else {
                    number.as_i64().unwrap_or(0).wrapping_add(i64::from(u.arbitrary::<i8>()?))
                };
                *number = Number::from(new);
            }
            (_, Value::Bool(truth)) => *truth = !*truth,
            (6 | 7, Value::String(text)) => *text = u.choose(WORDS)?.to_string(),
            (_, Value::String(text)) => *text = change_text(text, u)?,
            _ => {}
        }
    }
    Ok(())
}

/// Changes a text of lines: a line dropped, doubled, exchanged, a word or a byte changed.
pub fn change_text(text: &str, u: &mut Unstructured<'_>) -> Result<String> {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return Ok(u.choose(WORDS)?.to_string());
    }
    let (at, other) = (u.choose_index(lines.len())?, u.choose_index(lines.len())?);
    match u.int_in_range(0..=6)? {
        0 => _ = lines.remove(at),
        1 => lines.insert(at, lines[other].clone()),
        2 => lines.swap(at, other),
        3 => {
            let words: Vec<&str> = lines[at].split([' ', '\t', '\n']).collect();
            let (old, new) = (words[u.choose_index(words.len())?].to_owned(), u.choose(WORDS)?.to_string());
            if !old.is_empty() {
                lines[at] = lines[at].replacen(&old, &new, 1);
            }
        }
        4 => {
            let mut characters: Vec<char> = lines[at].chars().collect();
            if !characters.is_empty() {
                let place = u.choose_index(characters.len())?;
                characters[place] = char::from(u.int_in_range(9..=126)?);
            }
            lines[at] = characters.into_iter().collect();
        }
        5 => lines.truncate(at),
        _ => {
            let words: Vec<String> = lines[other].split(' ').map(str::to_owned).collect();
            if let (Some(last), Some(place)) = (words.last(), lines[at].rfind(' ')) {
                lines[at] = format!("{} {last}", &lines[at][..place]);
            }
        }
    }
    Ok(lines.concat())
}
