//! Arts. 1, 2: the order public before its random numbers: the one day on which the protocol rests.
//!
//! Whoever knows the random numbers when the order is made chooses the draw. That an order is older than a lottery or a
//! beacon no text of the draw shows; the file must say when and where the order was public, and what vouches for it.

use super::{Checked, between};
use crate::Words;
use crate::compliance::clause::Clause;
use crate::compliance::finding::{Finding, Omission};
use crate::compliance::year_file::Moment;
use crate::compliance::year_on_file::{Case, ReadDraw, left};
use crate::draw::Origin;

/// Checks when each order was public.
pub(in crate::compliance) fn announced(case: &Case<'_>, checked: &mut Checked) {
    let mut first = between(
        ("when each order was public", "抽取方案公布时间"),
        ("when its random numbers came out, as order and file say", "抽取方案及档案所载随机数产生时间"),
    );
    let mut attested =
        between(("when each order was public", "抽取方案公布时间"), ("what vouches for it", "公布时间的凭证"));
    for draw in case.own_draws().filter(|draw| draw.is_made()) {
        let told = draw.file.order_published.as_ref();
        // What will be published after the day of the report was not public before the draw.
        let published = told.filter(|it| it.when.on <= case.file.on);
        match before(draw, told.map(|it| it.when), followed(case, draw)) {
            Ok(omission) => {
                first.compare(1);
                let found = omission.map(|it| Finding::of(&it, draw.subject(), draw.evidence(), []));
                checked.findings.extend(found);
            }
            Err(why) => first.leave(1, why),
        }
        match published.map(|it| &it.evidence) {
            Some(Some(evidence)) if !case.is_own_word(evidence.as_str()) => attested.compare(1),
            Some(_) => attested.leave(1, Words::new("the agency's own word alone", "仅有抽取单位自述")),
            None => attested.leave(1, unpublished()),
        }
    }
    for looked in [&mut first, &mut attested] {
        looked.leave(case.unread(), left::unread_order());
    }
    checked.compared(Clause::OrderFirst, first);
    checked.compared(Clause::OrderAttested, attested);
}

/// When the last of an order's random numbers came out, at the earliest and at the latest: as the order commits it, and as
/// the file says. Where they differ, the order must be older than both, and the draw younger.
fn revealed(draw: &ReadDraw<'_>) -> Option<(Moment, Moment)> {
    let due = draw.order.terms().entropy.iter().filter_map(|entropy| match &entropy.origin {
        Origin::Formed { form, .. } => Some(form.due.minute()),
        Origin::Commit(_) | Origin::Public(_) => None,
    });
    let due = due.max().map(|due| Moment { on: due.date(), at: Some(due.time()) });
    let (due, told) = (due.or(draw.file.revealed)?, draw.file.revealed.or(due)?);
    let before = |one: Moment, other: Moment| one.is_before(other) == Some(true);
    Some((if before(told, due) { told } else { due }, if before(due, told) { told } else { due }))
}

/// When the transcript was made that an order names, as far as it is on file: what names it is younger.
pub(super) fn followed(case: &Case<'_>, draw: &ReadDraw<'_>) -> Option<Moment> {
    let previous = draw.order.terms().previous?;
    let place = |earlier: &ReadDraw<'_>| earlier.digests.iter().position(|digest| *digest == previous);
    let (earlier, at) = case.own_draws().find_map(|earlier| Some((earlier, place(earlier)?)))?;
    let (on, _) = earlier.day_of(at);
    // A first transcript that drew is as young as its random numbers.
    let out = revealed(earlier).filter(|_| at == 0 && earlier.drawn().is_some());
    Some(Moment { on, at: out.filter(|(out, _)| out.on == on).and_then(|(out, _)| out.at) })
}

/// What is wrong with the order's time, or why that cannot be said. The day of the draw bounds what is not on file: by
/// then its random numbers were out.
fn before(draw: &ReadDraw<'_>, published: Option<Moment>, followed: Option<Moment>) -> Result<Option<Omission>, Words> {
    let drawn = draw.file.drawn;
    let void = draw.drawn().is_none() && !draw.unreadable;
    let revealed = revealed(draw);
    if let Some((_, revealed)) = revealed.filter(|(_, latest)| latest.on > drawn && !void) {
        return Ok(Some(Omission::DrawnEarly { drawn, revealed }));
    }
    let published = published.ok_or_else(unpublished)?;
    let by_the_draw = Moment { on: drawn, at: None };
    if published.on > drawn {
        let revealed = revealed.map_or(by_the_draw, |(earliest, _)| earliest);
        return Ok(Some(Omission::OrderLate { published, revealed }));
    }
    if let Some(made) = followed.filter(|made| published.is_before(*made) == Some(true)) {
        return Ok(Some(Omission::OrderTooEarly { published, made }));
    }
    let unknown = || Words::new("when the random numbers came out is not on file", "未提供随机数产生时间");
    let (revealed, _) = revealed.ok_or_else(unknown)?;
    let no_time = || Words::new("one day, and no time of day on file", "同日而缺具体时刻");
    match published.is_before(revealed) {
        Some(true) if followed.is_some_and(|made| published.is_before(made).is_none()) => Err(no_time()),
        Some(true) => Ok(None),
        Some(false) => Ok(Some(Omission::OrderLate { published, revealed })),
        None => Err(no_time()),
    }
}

fn unpublished() -> Words {
    Words::new("no publication of the order on file", "未提供抽取方案公布情况")
}

#[cfg(test)]
mod tests {
    use super::super::super::{Report, YearFile, report};
    use super::*;
    use crate::calendar::WorkCalendar;
    use crate::draw::{Committed, InspectorList, Lists, Order, RecusalList, SourceList, Transcript};
    use crate::rules::Ruleset;
    use crate::strategies::compliance::{Planted, Setting};
    use crate::{Article, Code, Tier, Year};

    fn of(file: &YearFile) -> Report {
        report(file, &Ruleset::inner_mongolia(), &WorkCalendar::national()).unwrap()
    }

    /// A year whose orders commit their public values' form and time: each is due at 21:15 on the day of its draw.
    fn bound() -> YearFile {
        of_version("1.2", None)
    }

    /// A year whose first order is of this version, with this fault.
    fn of_version(version: &str, planted: Option<Planted>) -> YearFile {
        let (year, tier) = (Year::new(2025).unwrap(), Tier::County);
        let setting = |seed| Setting {
            year,
            tier,
            key: 5,
            inspectors: 4,
            mishap: None,
            changes: true,
            rulebook: Default::default(),
            seed,
        };
        let first = format!("shuangsuiji-order {version}\n");
        let of_it = |file: &YearFile| file.draws.iter().all(|draw| draw.order.starts_with(&first));
        (0..60).filter_map(|seed| setting(seed).year(planted)).find(of_it).unwrap()
    }

    fn at(on: chrono::NaiveDate, time: &str) -> Moment {
        Moment { on, at: Some(time.parse().unwrap()) }
    }

    #[test]
    fn the_due_time_that_an_order_commits_stands_though_the_file_says_none_or_another() {
        let whole = bound();
        let day = whole.draws[0].drawn;
        let told = |published: Moment, revealed: Option<Moment>| {
            let mut file = whole.clone();
            file.draws[0].order_published.as_mut().unwrap().when = published;
            file.draws[0].revealed = revealed;
            let report = of(&file);
            let row = report.article(Article::Art1).unwrap();
            let first = row.clauses.iter().find(|it| it.clause == Clause::OrderFirst).unwrap();
            assert!(!first.look.is_open(), "{first:#?}");
            report.findings.iter().map(|it| (it.code, it.english.clone())).collect::<Vec<_>>()
        };
        let late = |published: &str, out: &str| {
            let english = format!(
                "order published {day} {published}, random numbers out {day} {out}; expected the order before them"
            );
            vec![(Code::YEAR_ORDER_LATE, english)]
        };
        // The file says nothing: the committed minute decides.
        assert_eq!(told(at(day, "21:14:00"), None), []);
        assert_eq!(told(at(day, "21:15:00"), None), late("21:15:00", "21:15:00"));
        // The value came out before it was due: an order in between was made when it was known.
        let early = Some(at(day, "09:00:00"));
        assert_eq!(told(at(day, "08:59:00"), early), []);
        assert_eq!(told(at(day, "10:00:00"), early), late("10:00:00", "09:00:00"));
        // It came out late: an order after the due minute is late all the same.
        let delayed = Some(at(day, "22:00:00"));
        assert_eq!(told(at(day, "21:14:00"), delayed), []);
        assert_eq!(told(at(day, "21:30:00"), delayed), late("21:30:00", "21:15:00"));
        // A day without a time of day says no more than the due minute.
        assert_eq!(told(at(day, "21:14:00"), Some(Moment { on: day, at: None })), []);
    }

    #[test]
    fn a_draw_is_younger_than_the_due_day_and_than_the_day_on_file() {
        let whole = bound();
        let day = whole.draws[0].drawn;
        let drawn_early = |drawn: chrono::NaiveDate, revealed: Option<Moment>| {
            let mut file = whole.clone();
            (file.draws[0].drawn, file.draws[0].revealed) = (drawn, revealed);
            of(&file).findings.iter().filter(|it| it.code == Code::YEAR_DRAWN_EARLY).count()
        };
        let (eve, next) = (day.pred_opt().unwrap(), day.succ_opt().unwrap());
        assert_eq!(drawn_early(day, None), 0);
        assert_eq!(drawn_early(eve, None), 1, "the order says when its value was due");
        assert_eq!(drawn_early(eve, Some(at(eve, "09:00:00"))), 1, "whatever the file says");
        assert_eq!(drawn_early(day, Some(at(next, "09:00:00"))), 1, "the value came a day late");
    }

    #[test]
    fn an_order_published_after_its_draw_is_late_whatever_else_is_on_file() {
        let mut file = of_version("1", None);
        let after = |days: u64| file.on.checked_add_days(chrono::Days::new(days)).unwrap();
        let drawn = file.draws[0].drawn;
        for published in [drawn.succ_opt().unwrap(), after(1)] {
            file.draws[0].revealed = None;
            file.draws[0].order_published.as_mut().unwrap().when = Moment { on: published, at: None };
            let report = of(&file);
            let late = report.findings.iter().filter(|it| it.code == Code::YEAR_ORDER_LATE).count();
            assert_eq!(late, 1, "{published}: {:#?}", report.findings);
            let clauses = &report.article(Article::Art1).unwrap().clauses;
            let attested = clauses.iter().find(|it| it.clause == Clause::OrderAttested).unwrap();
            assert_eq!(
                attested.look.is_open(),
                published > file.on,
                "what is not yet public is vouched for by nothing"
            );
        }
    }

    /// The second order made anew with the public value of the first.
    fn drawn_again_by_the_first_value(mut file: YearFile) -> YearFile {
        let reveal = |file: &YearFile, at: usize| {
            Transcript::parse(&file.draws[at].transcripts[0]).unwrap().drawn().unwrap().reveal.clone()
        };
        let first = Order::parse(&file.draws[0].order).unwrap();
        let (of_first, mut contributions) = (reveal(&file, 0), reveal(&file, 1));
        let draw = &mut file.draws[1];
        let mut terms = Order::parse(&draw.order).unwrap().terms().clone();
        for (at, entropy) in first.terms().entropy.iter().enumerate() {
            if matches!(entropy.origin, Origin::Formed { .. }) {
                (terms.entropy[at], contributions.0[at]) = (entropy.clone(), of_first.0[at].clone());
            }
        }
        let lists = Lists {
            sources: SourceList::parse(&draw.sources).unwrap(),
            inspectors: InspectorList::parse(&draw.inspectors).unwrap(),
            recusals: RecusalList::parse(&draw.recusals).unwrap(),
        };
        let again = Committed::new(terms, lists).unwrap().reveal(contributions).unwrap().draw().unwrap();
        draw.order = again.revealed().committed().order().to_string();
        (draw.transcripts, draw.digest) = (vec![again.transcript().to_string()], Some(again.digest()));
        file
    }

    #[test]
    fn a_public_value_for_two_orders_is_told_once_under_every_version() {
        let codes = |file: &YearFile| of(file).findings.iter().map(|it| it.code).collect::<Vec<_>>();
        assert_eq!(codes(&of_version("1", Some(Planted::PublicReused))), [Code::CHAIN_PUBLIC_REUSED]);
        let again = codes(&drawn_again_by_the_first_value(bound()));
        assert_eq!(again.iter().filter(|code| **code == Code::CHAIN_PUBLIC_REUSED).count(), 1, "{again:?}");
        let mut twice = of_version("1", None);
        twice.draws.push(twice.draws[1].clone());
        let codes = codes(&twice);
        assert!(!codes.is_empty() && !codes.contains(&Code::CHAIN_PUBLIC_REUSED), "{codes:?}");
    }

    #[test]
    fn what_the_first_order_follows_is_not_compared_where_the_year_before_is_not_on_file() {
        let mut file = of_version("1", None);
        let is_open = |file: &YearFile| {
            let report = of(file);
            let clauses = report.articles.iter().flat_map(|row| &row.clauses);
            clauses.filter(|it| it.clause == Clause::ChainHead).any(|it| it.look.is_open())
        };
        assert!(file.previous.is_some() && !is_open(&file));
        file.previous = None;
        assert!(is_open(&file));
    }
}
