//! A paper as text, as Markdown, or as one page of HTML on A4 with the margins, sizes and faces of GB/T 9704-2012; without
//! scripts and without anything to load.

use super::{OfficialDocument, OfficialPart, day};
use crate::TableForm;
use crate::compliance::ReportForm;

/// The most columns of a table on a page that stands upright.
const UPRIGHT: usize = 7;

const STYLE: &str = include_str!("official.css");

impl OfficialDocument {
    /// The paper in a form.
    ///
    /// # Guarantees
    /// All forms hold the same words. In HTML and Markdown nothing of the records is markup.
    ///
    /// # Complexity
    /// Linear in the output.
    #[must_use]
    pub fn render(&self, form: ReportForm) -> String {
        match form {
            ReportForm::Text => {
                self.lines(&Marks { title: "", heading: "", end: "\n" }, str::to_owned, TableForm::Text)
            }
            ReportForm::Markdown => {
                let marks = Marks { title: "# ", heading: "## ", end: "\n\n" };
                self.lines(&marks, no_markup, TableForm::Markdown)
            }
            ReportForm::Html => self.page(),
        }
    }

    fn lines(&self, marks: &Marks, escaped: fn(&str) -> String, table: TableForm) -> String {
        let Marks { title, heading, end } = marks;
        let mut out = format!("{title}{}{end}", escaped(&self.title));
        let mut line = |text: &str| out.push_str(&format!("{text}{end}"));
        if let Some(number) = &self.number {
            line(&escaped(number.as_str()));
        }
        if let Some(addressee) = &self.addressee {
            line(&format!("{}：", escaped(addressee.as_str())));
        }
        for part in &self.parts {
            match part {
                OfficialPart::Heading(text) => line(&format!("{heading}{}", escaped(text))),
                OfficialPart::Paragraph(text) => line(&escaped(text)),
                OfficialPart::Table { head, rows } => {
                    let cells = |row: &Vec<String>| row.iter().map(|cell| escaped(cell)).collect();
                    let rows: Vec<Vec<String>> = core::iter::once(head).chain(rows).map(cells).collect();
                    line(table.table(&rows).trim_end());
                }
            }
        }
        for signature in &self.signatures {
            line(signature);
        }
        line(&escaped(self.issuer.as_str()));
        line(&day(self.dated));
        format!("{}\n", out.trim_end())
    }

    fn page(&self) -> String {
        let title = markup(&self.title);
        let many = |part: &OfficialPart| matches!(part, OfficialPart::Table { head, .. } if head.len() > UPRIGHT);
        let wide = if self.parts.iter().any(many) { " class=\"wide\"" } else { "" };
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main{wide}>\n<h1>{title}</h1>\n"
        );
        if let Some(number) = &self.number {
            out.push_str(&format!("<p class=\"number\">{}</p>\n", markup(number.as_str())));
        }
        if let Some(addressee) = &self.addressee {
            out.push_str(&format!("<p class=\"addressee\">{}：</p>\n", markup(addressee.as_str())));
        }
        for part in &self.parts {
            match part {
                OfficialPart::Heading(text) => out.push_str(&format!("<h2>{}</h2>\n", markup(text))),
                OfficialPart::Paragraph(text) => out.push_str(&format!("<p>{}</p>\n", markup(text))),
                OfficialPart::Table { head, rows } => out.push_str(&table(head, rows)),
            }
        }
        if !self.signatures.is_empty() {
            let lines = self.signatures.iter().map(|line| format!("<p>{}</p>\n", markup(line)));
            out.push_str(&format!("<div class=\"signatures\">\n{}</div>\n", lines.collect::<String>()));
        }
        let (issuer, dated) = (markup(self.issuer.as_str()), day(self.dated));
        out.push_str(&format!("<footer>\n<p>{issuer}</p>\n<p>{dated}</p>\n</footer>\n</main>\n</body>\n</html>\n"));
        out
    }
}

/// What stands before titles and headings, and behind a line.
struct Marks {
    title: &'static str,
    heading: &'static str,
    end: &'static str,
}

fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let head: String = head.iter().map(|cell| format!("<th scope=\"col\">{}</th>", markup(cell))).collect();
    let mut out = format!("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            let digits = (1..=10).contains(&cell.len()) && cell.bytes().all(|byte| byte.is_ascii_digit());
            let mark = cell.len() >= 64 && cell.is_ascii();
            // Numbers of documents and credit codes are not broken.
            let short = cell.len() <= 18 && cell.is_ascii();
            let class = match (digits, mark, short) {
                (true, ..) => " class=\"digits\"",
                (_, true, _) => " class=\"mark\"",
                (.., true) => " class=\"short\"",
                _ => "",
            };
            out.push_str(&format!("<td{class}>{}</td>", markup(cell)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
    out
}

/// A text as HTML shows it.
fn markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A text in which Markdown finds no element, link or image.
fn no_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('[', "&#91;").replace(']', "&#93;")
}
