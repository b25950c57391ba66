//! Art. 15: the report for people: text, Markdown, or one page of HTML that needs nothing else.
//!
//! All forms hold the same sections; charts are HTML's, and show nothing that no table says.

mod chance;
mod chart;
mod html;
mod inspectors;
mod rollup;
mod sections;

use std::collections::BTreeMap;

use super::Report;
use crate::{Language, Names, TableForm, Words};

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReportForm {
    /// Lines of text, tables padded with spaces.
    Text,
    /// Markdown; what could be taken for an element, a link or an image is escaped.
    Markdown,
    /// A page with its styles and charts, without scripts and without anything to load.
    Html,
}

impl Report {
    /// The report in a form and a language.
    ///
    /// # Guarantees
    /// Every finding stands in it with article, subject and evidence. In HTML no value of the file is markup.
    ///
    /// # Complexity
    /// Linear in the output.
    #[must_use]
    pub fn render(&self, form: ReportForm, language: Language) -> String {
        let names = self.called();
        sections::document(self, language).rendered(form, language, &names)
    }

    /// A text of the report as its pages show it: in Chinese with the names of its words, and days and periods as officials
    /// write them; in English as it is.
    #[must_use]
    pub fn said(&self, text: &str, language: Language) -> String {
        match language {
            Language::English => text.to_owned(),
            Language::Chinese => self.called().said(text),
        }
    }

    /// What its words are called.
    pub(in crate::compliance) fn called(&self) -> Names {
        let strata = self.strata.iter().map(|it| (it.stratum.to_string(), it.name.clone()));
        let title = self.articles.first().map(|row| row.citation.title.clone());
        let title = title.map(|it| (self.rules.to_string(), Words { chinese: format!("《{}》", it.chinese), ..it }));
        let coverage = [("independent", "各次独立抽取"), ("uninspected-first", "未检查对象优先")];
        Names::default().and(&self.names).and_words(strata.chain(title)).and(coverage)
    }
}

/// A report as headings, paragraphs and tables.
pub(super) struct Document {
    pub(super) title: String,
    pub(super) about: Vec<String>,
    /// The numbers that come first: what, how many, and how they are to be seen.
    pub(super) tiles: Vec<(String, String, Tone)>,
    pub(super) sections: Vec<Section>,
}

/// How a value is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Good,
    Bad,
    Quiet,
}

/// A part of a report under a heading.
pub(super) struct Section {
    pub(super) title: String,
    pub(super) parts: Vec<Part>,
}

/// What a section is made of.
pub(super) enum Part {
    Paragraph(String),
    Table(Table),
    Chart(chart::Chart),
    /// What is folded away in HTML, under a line of its own.
    Folded(String, Table),
}

impl Part {
    const fn table(&self) -> Option<&Table> {
        match self {
            Self::Table(table) | Self::Folded(_, table) => Some(table),
            Self::Paragraph(_) | Self::Chart(_) => None,
        }
    }

    const fn table_mut(&mut self) -> Option<&mut Table> {
        match self {
            Self::Table(table) | Self::Folded(_, table) => Some(table),
            Self::Paragraph(_) | Self::Chart(_) => None,
        }
    }
}

/// A table: the first row is its head.
pub(super) struct Table {
    pub(super) rows: Vec<Vec<String>>,
    /// The tone of a row's first cell, where there is one.
    pub(super) tones: Vec<Tone>,
    /// Where a row can be linked to, by its place from 0: HTML's.
    pub(super) anchors: BTreeMap<usize, String>,
    /// Where a cell leads to, by row and column from 0: HTML's.
    pub(super) links: BTreeMap<(usize, usize), String>,
    /// Whether its cells are few and short, so that it fits a phone as it is.
    pub(super) narrow: bool,
}

impl Table {
    pub(super) fn new(head: &[&str]) -> Self {
        Self {
            rows: vec![head.iter().map(|cell| (*cell).to_owned()).collect()],
            tones: Vec::new(),
            anchors: BTreeMap::new(),
            links: BTreeMap::new(),
            narrow: false,
        }
    }

    pub(super) fn narrow(head: &[&str]) -> Self {
        Self { narrow: true, ..Self::new(head) }
    }

    pub(super) fn row(&mut self, tone: Tone, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
        self.tones.push(tone);
    }

    /// Lets the last row be linked to.
    pub(super) fn anchor(&mut self, name: String) {
        if let Some(row) = self.tones.len().checked_sub(1) {
            self.anchors.insert(row, name);
        }
    }

    /// Lets a cell of the last row lead to an anchor.
    pub(super) fn link(&mut self, column: usize, to: String) {
        if let Some(row) = self.tones.len().checked_sub(1) {
            self.links.insert((row, column), to);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.len() < 2
    }
}

impl Document {
    /// The document in a form, with every text as it is said to people.
    pub(super) fn rendered(mut self, form: ReportForm, language: Language, names: &Names) -> String {
        if language == Language::Chinese {
            self.texts(&mut |text| *text = names.said(text));
        }
        match form {
            ReportForm::Text => self.text(language),
            ReportForm::Markdown => self.markdown(language),
            ReportForm::Html => {
                html::landing(&mut self);
                html::page(&self, language)
            }
        }
    }

    /// Does something to every text.
    fn texts(&mut self, change: &mut impl FnMut(&mut String)) {
        change(&mut self.title);
        self.about.iter_mut().for_each(&mut *change);
        for section in &mut self.sections {
            change(&mut section.title);
            for part in &mut section.parts {
                match part {
                    Part::Paragraph(text) => change(text),
                    Part::Table(table) => table.rows.iter_mut().flatten().for_each(&mut *change),
                    Part::Folded(title, table) => {
                        change(title);
                        table.rows.iter_mut().flatten().for_each(&mut *change);
                    }
                    Part::Chart(chart) => chart.bars.iter_mut().for_each(|bar| change(&mut bar.label)),
                }
            }
        }
    }

    fn text(&self, language: Language) -> String {
        let plain = |text: &str| text.to_owned();
        self.lines("", "\n", language, plain, |rows| TableForm::Text.table(rows))
    }

    fn markdown(&self, language: Language) -> String {
        let table = |rows: &[Vec<String>]| {
            let cells = |row: &Vec<String>| row.iter().map(|cell| no_markup(cell)).collect();
            TableForm::Markdown.table(&rows.iter().map(cells).collect::<Vec<Vec<String>>>())
        };
        self.lines("#", "\n\n", language, no_markup, table)
    }

    fn lines(
        &self,
        mark: &str,
        end: &str,
        language: Language,
        escaped: impl Fn(&str) -> String,
        table: impl Fn(&[Vec<String>]) -> String,
    ) -> String {
        let heading = |level: usize, text: &str| match mark {
            "" => format!("{}\n", text),
            mark => format!("{} {}\n\n", mark.repeat(level), escaped(text)),
        };
        let mut out = heading(1, &self.title);
        let colon = language.of("：", ": ");
        let tiles = self.tiles.iter().map(|(name, value, _)| format!("{name}{colon}{value}"));
        for line in self.about.iter().cloned().chain(tiles) {
            out.push_str(&format!("{}{end}", escaped(&line)));
        }
        for section in &self.sections {
            out.push_str(&format!("{}{}", if mark.is_empty() { "\n" } else { "" }, heading(2, &section.title)));
            for part in &section.parts {
                match part {
                    Part::Paragraph(text) => out.push_str(&format!("{}{end}", escaped(text))),
                    Part::Table(rows) => out.push_str(&format!("{}\n", table(&rows.rows))),
                    Part::Folded(title, rows) => {
                        out.push_str(&format!("{}{end}{}\n", escaped(title), table(&rows.rows)));
                    }
                    Part::Chart(_) => {}
                }
            }
        }
        format!("{}\n", out.trim_end())
    }
}

/// A text in which Markdown finds no element, link or image.
fn no_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // A backslash would be escaped itself within a table.
            '[' => out.push_str("&#91;"),
            ']' => out.push_str("&#93;"),
            _ => out.push(character),
        }
    }
    out
}
