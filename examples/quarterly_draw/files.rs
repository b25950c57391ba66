//! The texts of every draw as files, one folder an agency: what a bureau publishes, and what anybody verifies; beside
//! them the order's record, and the page on which anybody checks the draw.

use std::fs;
use std::path::Path;

use shuangsuiji::documents::{PageNames, Published, SourceName, StratumName, page};
use shuangsuiji::draw::{List, Publication};

use super::agency::AgencyDraw;
use super::failure::Failure;
use super::quarter::QuarterDraw;

/// Writes order, lists, record, transcript and page of each agency into the folder.
pub(crate) fn write(folder: &Path, quarter: &QuarterDraw) -> Result<(), Failure> {
    for drawn in &quarter.agencies {
        let folder = folder.join(drawn.agency.token.as_str());
        fs::create_dir_all(&folder).map_err(|error| unwritten(&folder, &error))?;
        let committed = drawn.draw.revealed().committed();
        let texts = [
            ("order.txt", committed.order().to_string()),
            ("sources.txt", committed.lists().text(List::Sources)),
            ("inspectors.txt", committed.lists().text(List::Inspectors)),
            ("recusals.txt", committed.lists().text(List::Recusals)),
            ("record.json", format!("{}\n", drawn.record.to_json())),
            ("transcript-1.txt", drawn.draw.transcript().to_string()),
        ];
        let page = checked_on(quarter, drawn, &texts.each_ref().map(|(_, text)| text.as_str()))?;
        for (name, text) in texts.into_iter().chain([("page.html", page)]) {
            let file = folder.join(name);
            fs::write(&file, text).map_err(|error| unwritten(&file, &error))?;
        }
    }
    Ok(())
}

/// The page of a draw. A bureau leaves the names of its sources out where it does not publish them.
fn checked_on(quarter: &QuarterDraw, drawn: &AgencyDraw, texts: &[&str; 6]) -> Result<String, Failure> {
    let &[order, sources, inspectors, recusals, _, transcript] = texts;
    let transcripts = [transcript];
    let digest = Some(drawn.draw.digest());
    let publication =
        Publication { order, sources, inspectors, recusals, reveal: None, transcripts: &transcripts, digest };
    let named = quarter.data.registry.within(drawn.agency.division).map(|source| {
        Ok(SourceName { id: source.id().parse()?, name: source.name().parse()?, credit_code: source.credit_code() })
    });
    let strata = drawn
        .strata
        .iter()
        .map(|plan| StratumName { stratum: plan.stratum.stratum.clone(), name: plan.stratum.name.zh.clone() });
    let names = PageNames {
        agency: drawn.agency.name.clone(),
        elsewhere: "抽取当日的本地报纸和上级生态环境部门网站（示例，虚构）".parse()?,
        strata: strata.collect(),
        sources: named.collect::<Result<_, Failure>>()?,
    };
    Ok(page(&Published::Whole { publication, salt_key: None }, &names)?)
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    let path = path.display();
    Failure::outside(format_args!("cannot write {path}: {error}"), format_args!("无法写入{path}"))
}
