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
        ("when its random numbers came out", "随机数产生时间"),
    );
    let mut attested =
        between(("when each order was public", "抽取方案公布时间"), ("what vouches for it", "公布时间的凭证"));
    for draw in case.own_draws().filter(|draw| draw.is_made()) {
        let published = draw.file.order_published.as_ref().filter(|it| it.when.on <= case.file.on);
        match before(draw, published.map(|it| it.when)) {
            Ok(omission) => {
                first.compare(1);
                let found = omission.map(|it| Finding::of(&it, draw.subject(), draw.evidence(), []));
                checked.findings.extend(found);
            }
            Err(why) => first.leave(1, why),
        }
        match published.map(|it| &it.evidence) {
            Some(Some(_)) => attested.compare(1),
            Some(None) => attested.leave(1, Words::new("the agency's own word alone", "仅有抽取单位自述")),
            None => attested.leave(1, unpublished()),
        }
    }
    for looked in [&mut first, &mut attested] {
        looked.leave(case.unread(), left::unread_order());
    }
    checked.compared(Clause::OrderFirst, first);
    checked.compared(Clause::OrderAttested, attested);
}

/// When the last of an order's random numbers came out: as the order commits it, or else as the file says.
fn revealed(draw: &ReadDraw<'_>) -> Option<Moment> {
    let due = draw.order.terms().entropy.iter().filter_map(|entropy| match &entropy.origin {
        Origin::Formed { form, .. } => Some(form.due.minute()),
        Origin::Commit(_) | Origin::Public(_) => None,
    });
    let due = due.max().map(|due| Moment { on: due.date(), at: Some(due.time()) });
    due.or(draw.file.revealed)
}

/// What is wrong with the order's time, or why that cannot be said. The day of the draw bounds what is not on file: by
/// then its random numbers were out.
fn before(draw: &ReadDraw<'_>, published: Option<Moment>) -> Result<Option<Omission>, Words> {
    let drawn = draw.file.drawn;
    let void = draw.drawn().is_none() && !draw.unreadable;
    if let Some(revealed) = revealed(draw).filter(|revealed| revealed.on > drawn && !void) {
        return Ok(Some(Omission::DrawnEarly { drawn, revealed }));
    }
    let published = published.ok_or_else(unpublished)?;
    let by_the_draw = Moment { on: drawn, at: None };
    if published.on > drawn {
        let revealed = revealed(draw).unwrap_or(by_the_draw);
        return Ok(Some(Omission::OrderLate { published, revealed }));
    }
    let unknown = || Words::new("when the random numbers came out is not on file", "未提供随机数产生时间");
    let revealed = revealed(draw).ok_or_else(unknown)?;
    match published.is_before(revealed) {
        Some(true) => Ok(None),
        Some(false) => Ok(Some(Omission::OrderLate { published, revealed })),
        None => Err(Words::new("one day, and no time of day on file", "同日而缺具体时刻")),
    }
}

fn unpublished() -> Words {
    Words::new("no publication of the order on file", "未提供抽取方案公布情况")
}
