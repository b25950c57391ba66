//! The report as one page of HTML: styles and charts within, no script, nothing to load; for desktop, phone and paper,
//! light and dark.

use std::collections::BTreeSet;

use super::{Document, Part, Table, Tone};
use crate::Language;

/// The page's styles.
const STYLE: &str = include_str!("page.css");

/// A text as HTML shows it, in an element or between the quotes of an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}

/// A word as a name to link to: what stands for itself in an address.
pub(super) fn anchor(parts: &[&str]) -> String {
    let plain = |character: char| if character.is_ascii_alphanumeric() { character } else { '-' };
    parts.join("-").chars().map(plain).collect()
}

pub(super) fn page(document: &Document, language: Language) -> String {
    let title = escaped(&document.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n",
        language.of("zh-CN", "en")
    );
    for line in &document.about {
        out.push_str(&format!("<p>{}</p>\n", escaped(line)));
    }
    out.push_str("</header>\n<main>\n<ul class=\"tiles\">\n");
    for (name, value, tone) in &document.tiles {
        let (name, value) = (escaped(name), escaped(value));
        out.push_str(&format!("<li class=\"{}\"><b>{value}</b> {name}</li>\n", class(*tone)));
    }
    out.push_str("</ul>\n");
    for section in &document.sections {
        out.push_str(&format!("<section>\n<h2>{}</h2>\n", escaped(&section.title)));
        section.parts.iter().for_each(|part| out.push_str(&of_part(part)));
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// Leaves of a document's links those that land.
pub(super) fn landing(document: &mut Document) {
    let tables = document.sections.iter().flat_map(|section| &section.parts).filter_map(Part::table);
    let anchors: BTreeSet<String> = tables.flat_map(|table| table.anchors.values().cloned()).collect();
    let tables = document.sections.iter_mut().flat_map(|section| &mut section.parts).filter_map(Part::table_mut);
    tables.for_each(|table| table.links.retain(|_, to| anchors.contains(to)));
}

fn of_part(part: &Part) -> String {
    match part {
        Part::Paragraph(text) => format!("<p>{}</p>\n", escaped(text)),
        Part::Table(rows) => table(rows),
        Part::Chart(chart) => format!("<figure>\n{}</figure>\n", chart.svg()),
        Part::Folded(title, rows) => {
            format!("<details>\n<summary>{}</summary>\n{}</details>\n", escaped(title), table(rows))
        }
    }
}

fn table(table: &Table) -> String {
    let Some((head, rows)) = table.rows.split_first() else { return String::new() };
    let cells = head.iter().map(|cell| format!("<th scope=\"col\">{}</th>", escaped(cell)));
    let kind = if table.narrow { "narrow" } else { "wide" };
    let mut out = format!(
        "<div class=\"scroll\" tabindex=\"0\"><table class=\"{kind}\">\n<thead><tr>{}</tr></thead>\n<tbody>\n",
        cells.collect::<String>()
    );
    for (at, (row, tone)) in rows.iter().zip(&table.tones).enumerate() {
        let id = table.anchors.get(&at).map_or_else(String::new, |id| format!(" id=\"{id}\""));
        out.push_str(&format!("<tr{id} class=\"{}\">", class(*tone)));
        for (column, (cell, name)) in row.iter().zip(head).enumerate() {
            // Numbers, periods and days are not broken.
            let short = cell.len() <= 10 && cell.bytes().all(|byte| byte.is_ascii_graphic());
            let number = short && cell.bytes().all(|byte| byte.is_ascii_digit() || b"./%".contains(&byte));
            let short = match (number, short) {
                (true, _) => " class=\"short number\"",
                (false, true) => " class=\"short\"",
                (false, false) => "",
            };
            let shown = match table.links.get(&(at, column)) {
                Some(to) => format!("<a href=\"#{to}\">{}</a>", escaped(cell)),
                None => escaped(cell),
            };
            out.push_str(&format!("<td{short} data-name=\"{}\">{shown}</td>", escaped(name)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
    out
}

const fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Quiet => "quiet",
    }
}
