//! Tables for people: text, Markdown or CSV, in Chinese or English.
//!
//! Text is aligned for fonts in which a Chinese character is as wide as two Latin letters: the wide ranges of UAX #11
//! count two, everything else one. That covers every text of this crate; combining marks are not reckoned with.

/// The language of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// 中文
    Chinese,
    /// English
    English,
}

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableForm {
    /// Columns padded with spaces.
    Text,
    /// A Markdown table; `|` and `\` in a cell are escaped.
    Markdown,
    /// RFC 4180, with LF.
    Csv,
}

impl Language {
    /// The word of this language.
    pub(crate) const fn of<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Chinese => chinese,
            Self::English => english,
        }
    }
}

impl TableForm {
    /// Rows, the first of them the head, as a table; each line ends in LF.
    pub fn table(self, rows: &[Vec<String>]) -> String {
        match self {
            Self::Text => text(rows),
            Self::Markdown => markdown(rows),
            Self::Csv => csv(rows),
        }
    }
}

/// Columns of a text as wide as their widest cell; numbers to the right.
fn text(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let cells = |column: usize| rows.iter().filter_map(move |row| row.get(column));
    let wide: Vec<usize> =
        (0..columns).map(|column| cells(column).map(|cell| width(cell)).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let padded = row.iter().zip(&wide).map(|(cell, &wide)| {
            let spaces = " ".repeat(wide.saturating_sub(width(cell)));
            let number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
            if number { format!("{spaces}{cell}") } else { format!("{cell}{spaces}") }
        });
        out.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

fn markdown(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        let cells = row.iter().map(|cell| cell.replace('\\', "\\\\").replace('|', "\\|"));
        out.push_str(&format!("| {} |\n", cells.collect::<Vec<_>>().join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    out
}

fn csv(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| {
        let plain = !cell.contains(['"', ',', '\n', '\r']);
        if plain { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect()
}

/// How many Latin letters wide a text is.
fn width(text: &str) -> usize {
    text.chars().map(|character| if is_wide(character) { 2_usize } else { 1 }).fold(0, usize::saturating_add)
}

/// The East Asian Wide and Fullwidth ranges (UAX #11) of CJK, kana, hangul and full-width forms.
const fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{303E}' | '\u{3041}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF01}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}'
        | '\u{20000}'..='\u{3FFFD}')
}
