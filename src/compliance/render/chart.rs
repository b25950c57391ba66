//! Charts as SVG: bars below their labels, so that they read at any width. Widths are thousandths of the whole, reckoned
//! in whole numbers.

use super::html::escaped;

/// A chart.
pub(in crate::compliance) struct Chart {
    /// What it shows, for those who do not see it.
    pub(super) title: String,
    pub(super) bars: Vec<Bar>,
}

/// A bar: its parts one after the other, within a frame where something was expected.
pub(in crate::compliance) struct Bar {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) parts: Vec<(u64, Fill)>,
    /// How much was expected; none where nothing was.
    pub(super) frame: Option<u64>,
}

/// The colour of a part of a bar.
#[derive(Clone, Copy)]
pub(in crate::compliance) enum Fill {
    Good,
    Bad,
    Middle,
    Quiet,
}

impl Fill {
    const fn class(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Middle => "middle",
            Self::Quiet => "quiet",
        }
    }
}

/// The height of a bar with its label.
const STEP: usize = 40;

impl Chart {
    pub(super) fn svg(&self) -> String {
        let length = |bar: &Bar| bar.parts.iter().map(|(part, _)| *part).fold(0, u64::saturating_add);
        let longest = self.bars.iter().map(length).max().unwrap_or(0);
        let percent = |thousandths: u64| {
            let (whole, rest) = (thousandths.checked_div(10), thousandths.checked_rem(10));
            format!("{}.{}%", whole.unwrap_or(0), rest.unwrap_or(0))
        };
        let height = self.bars.len().saturating_mul(STEP).saturating_add(4);
        let title = escaped(&self.title);
        let mut out = format!("<svg role=\"img\" aria-label=\"{title}\" width=\"100%\" height=\"{height}\">\n");
        for (place, bar) in self.bars.iter().enumerate() {
            // Where something was expected, all of it fills the track: 5 of 5 is the whole.
            let whole = bar.frame.map_or(longest, |frame| frame.max(length(bar))).max(1);
            let share = |part: u64| part.saturating_mul(1_000).checked_div(whole).unwrap_or(0);
            let top = place.saturating_mul(STEP);
            let (text, under) = (top.saturating_add(14), top.saturating_add(20));
            out.push_str(&format!(
                "<text x=\"0\" y=\"{text}\">{}</text><text x=\"100%\" y=\"{text}\" class=\"value\">{}</text>\n",
                escaped(&bar.label),
                escaped(&bar.value)
            ));
            out.push_str(&format!("<rect class=\"track\" x=\"0\" y=\"{under}\" width=\"100%\" height=\"12\"/>"));
            let mut from = 0_u64;
            for (part, fill) in &bar.parts {
                let (x, width) = (percent(share(from)), percent(share(*part)));
                let class = fill.class();
                out.push_str(&format!(
                    "<rect class=\"{class}\" x=\"{x}\" y=\"{under}\" width=\"{width}\" height=\"12\"/>"
                ));
                from = from.saturating_add(*part);
            }
            if let Some(frame) = bar.frame {
                let width = percent(share(frame));
                out.push_str(&format!("<rect class=\"frame\" x=\"0\" y=\"{under}\" width=\"{width}\" height=\"12\"/>"));
            }
            out.push('\n');
        }
        out.push_str("</svg>\n");
        out
    }
}
