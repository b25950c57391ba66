//! The tickets of a draw as a picture (Arts. 1, 2): every candidate's ticket as a tick on one line, from the smallest to the
//! largest; the drawn ones long, a mark behind the last of them. It is what the page shows, as a file of SVG for papers.

use core::fmt::Write as _;
use std::collections::BTreeSet;

use crate::draw::{Candidate, Draw};
use crate::{Text, Token};

/// How many places a line has; a ticket falls on the one that its first 32 bits say.
const PLACES: u64 = 2000;
/// The height of a line with its words.
const LINE: usize = 96;

/// The picture of a stratum's tickets, called by this name; none of a stratum that the order does not draw.
///
/// # Guarantees
/// Every candidate stands in it by its ticket alone; of tickets that fall on one place one tick is drawn. The same draw gives the
/// same bytes. Colours are its own, on white; what it shows is said in its title, in both languages.
///
/// # Complexity
/// That of ranking the stratum.
#[must_use]
pub fn tickets_svg(draw: &Draw, stratum: &Token, name: &Text) -> Option<String> {
    let revealed = draw.revealed();
    let terms = revealed.committed().order().terms();
    let quota = terms.strata.iter().find(|it| it.stratum == *stratum)?.quota;
    let ranked = revealed.ranking(stratum, u32::MAX);
    let drawn = ranked.len().min(usize::try_from(quota).unwrap_or(usize::MAX));
    let early = ranked.iter().filter(|candidate| !candidate.late).count();
    let (first, second) = ranked.split_at_checked(early)?;
    let groups = [(first, drawn.min(early)), (second, drawn.saturating_sub(early))];
    let mut lines = String::new();
    let mut height = 0_usize;
    for (group, drawn) in groups.into_iter().filter(|(group, _)| !group.is_empty()) {
        line(&mut lines, group, drawn, height);
        height = height.saturating_add(LINE);
    }
    let (count, name) = (ranked.len(), escaped(name.as_str()));
    let title = format!(
        "{name}：可抽取{count}家，抽中{drawn}家；每家的签号从小（左）到大（右），长线为抽中者 · {drawn} drawn of {count}: \
         tickets from small to large, the long ones drawn"
    );
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-20 0 1040 {height}\" role=\"img\" fill=\"none\" \
         font-family=\"system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif\" font-size=\"15\">\n<title>{title}</title>\n\
         <rect x=\"-20\" width=\"1040\" height=\"{height}\" fill=\"#fff\"/>\n{lines}</svg>\n"
    ))
}

/// One line of ticks, the first of them drawn, with what it shows in words.
fn line(lines: &mut String, group: &[Candidate], drawn: usize, top: usize) {
    let (taken, left) = group.split_at_checked(drawn).unwrap_or((group, &[]));
    // A write into a text cannot fail.
    let _ = writeln!(lines, "<g transform=\"translate(0 {top})\">");
    let _ = writeln!(lines, "<path stroke=\"#8c959f\" d=\"M0 50H1000{}\"/>", ticks(left, 32));
    let _ = writeln!(lines, "<path stroke=\"#0550ae\" stroke-width=\"2\" d=\"{}\"/>", ticks(taken, 14));
    if let Some(last) = taken.last() {
        let _ = writeln!(
            lines,
            "<path stroke=\"#1f2328\" stroke-width=\"2\" stroke-dasharray=\"4 3\" d=\"M{} 4V60\"/>",
            across(place(last))
        );
    }
    let count = group.len();
    let _ =
        writeln!(lines, "<text y=\"82\" fill=\"#1f2328\">{count}家，抽中{drawn}家 · {drawn} of {count}</text>\n</g>");
}

/// Ticks from this height to the line.
fn ticks(candidates: &[Candidate], top: u32) -> String {
    let places: BTreeSet<u64> = candidates.iter().map(place).collect();
    places.into_iter().map(|place| format!("M{} {top}V50", across(place))).collect()
}

/// Where a ticket falls, among [`PLACES`].
fn place(candidate: &Candidate) -> u64 {
    let first = candidate.ticket.0.iter().take(4).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    // Below 2^32 · 2000.
    first.saturating_mul(PLACES) >> 32
}

/// A place in units of the picture, two places each.
fn across(place: u64) -> String {
    let half = if place % 2 == 1 { ".5" } else { "" };
    format!("{}{half}", place / 2)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
