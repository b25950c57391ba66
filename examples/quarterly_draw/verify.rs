//! The check that anybody can make: the draw once more, from nothing but the texts that are published.

use shuangsuiji::draw::{
    Committed, Draw, DrawError, InspectorList, List, Lists, Order, RecusalList, SourceList, Transcript,
};

use super::failure::Failure;

/// Recomputes a draw from its texts and compares them byte for byte.
pub(crate) fn from_text(draw: &Draw) -> Result<(), Failure> {
    let committed = draw.revealed().committed();
    let list = |list| committed.lists().text(list);
    let order = committed.order().to_string();
    let transcript = draw.transcript().to_string();
    recompute(&order, [list(List::Sources), list(List::Inspectors), list(List::Recusals)], &transcript)
}

fn recompute(order: &str, [sources, inspectors, recusals]: [String; 3], transcript: &str) -> Result<(), Failure> {
    let lists = || {
        Ok::<_, DrawError>(Lists {
            sources: SourceList::parse(&sources)?,
            inspectors: InspectorList::parse(&inspectors)?,
            recusals: RecusalList::parse(&recusals)?,
        })
    };
    let committed = Committed::new(Order::parse(order)?.terms().clone(), lists()?)?;
    let published = Transcript::parse(transcript)?;
    let reveal = published.drawn().map(|drawn| drawn.reveal.clone()).unwrap_or_default();
    let again = committed.reveal(reveal)?.draw()?;
    if committed.order().to_string() == order && again.transcript().to_string() == transcript {
        Ok(())
    } else {
        Err(Failure::outside("the draw cannot be recomputed from its texts", "由公布文本无法复算抽取结果"))
    }
}
