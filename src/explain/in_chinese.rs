//! Days and periods as they are written in Chinese: 2025年9月13日, 2025年第四季度.
//!
//! Sentences are made with the machine's forms and put right in one place; what stands between “ and ” is quoted input and
//! stays as it is.

/// The text with its days and periods as officials write them.
pub(crate) fn in_chinese(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let (mut quoted, mut rest, mut before) = (0_u32, text, None);
    while let Some(next) = rest.chars().next() {
        let free = quoted == 0 && !before.is_some_and(|it: char| it.is_ascii_alphanumeric() || "-_.〔/".contains(it));
        if let Some((form, length)) = free.then(|| day_or_period(rest)).flatten() {
            written.push_str(&form);
            before = rest.get(..length).and_then(|taken| taken.chars().next_back());
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        match next {
            '“' => quoted = quoted.saturating_add(1),
            '”' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        written.push(next);
        before = Some(next);
        rest = rest.get(next.len_utf8()..).unwrap_or_default();
    }
    written
}

/// The day or period that a text begins with, in Chinese, and how many bytes it takes.
fn day_or_period(text: &str) -> Option<(String, usize)> {
    let digits = |from: usize, count: usize| -> Option<u32> {
        let part = text.get(from..from.checked_add(count)?)?;
        part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse().ok()).flatten()
    };
    let ends = |at: usize| {
        let next = text.get(at..).and_then(|rest| rest.chars().next());
        !next.is_some_and(|it| it.is_ascii_alphanumeric() || it == '-' || it == '号')
    };
    let year = digits(0, 4)?;
    if text.get(4..5) != Some("-") {
        return None;
    }
    if let (Some(month), Some("-"), Some(day)) = (digits(5, 2), text.get(7..8), digits(8, 2)) {
        return ends(10).then(|| (format!("{year}年{month}月{day}日"), 10));
    }
    let part = text.get(6..7).filter(|_| ends(7));
    let of_year = match (text.get(5..6), part) {
        (Some("Q"), Some("1")) => "第一季度",
        (Some("Q"), Some("2")) => "第二季度",
        (Some("Q"), Some("3")) => "第三季度",
        (Some("Q"), Some("4")) => "第四季度",
        (Some("H"), Some("1")) => "上半年",
        (Some("H"), Some("2")) => "下半年",
        _ => {
            let month = digits(5, 2).filter(|month| (1..=12).contains(month) && ends(7))?;
            return Some((format!("{year}年{month}月"), 7));
        }
    };
    Some((format!("{year}年{of_year}"), 7))
}

#[cfg(test)]
mod tests {
    use super::in_chinese;

    #[test]
    fn days_and_periods_are_written_as_officials_do() {
        for (machine, official) in [
            ("2025-09-13", "2025年9月13日"),
            ("于2025-12-01至2025-12-31抽取", "于2025年12月1日至2025年12月31日抽取"),
            ("2025-Q4未抽取", "2025年第四季度未抽取"),
            ("2025-H1与2025-03", "2025年上半年与2025年3月"),
            ("“2025-09-13”不是日期", "“2025-09-13”不是日期"),
            ("HH-2025-01、2025-Q5、12025-01-01、2025-01-01x", "HH-2025-01、2025-Q5、12025-01-01、2025-01-01x"),
            ("内环发2024-12号，2024年", "内环发2024-12号，2024年"),
            ("2024-1", "2024-1"),
        ] {
            assert_eq!(in_chinese(machine), official);
        }
    }
}
