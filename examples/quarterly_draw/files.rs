//! The texts of every draw as files, one folder an agency: what a bureau publishes, and what anybody verifies; beside
//! them the order's record, and the page on which anybody checks the draw.

use std::fs;
use std::path::Path;

use shuangsuiji::documents::{PageNames, Published, SourceName, StratumName, page};
use shuangsuiji::draw::{List, Publication};

use super::agency::AgencyDraw;
use super::failure::Failure;
use super::quarter::QuarterDraw;

/// Writes order, lists, record, transcript and page of each agency into the folder, and says what, and how it is checked.
/// An agency's folder that is there already is refused unless it may be overwritten.
pub(crate) fn write(folder: &Path, quarter: &QuarterDraw, force: bool) -> Result<String, Failure> {
    let of = |drawn: &AgencyDraw| folder.join(drawn.agency.token.as_str());
    if let Some(there) = quarter.agencies.iter().map(of).find(|folder| folder.exists()).filter(|_| !force) {
        let there = there.display();
        return Err(Failure::outside(
            format_args!("{there} exists; expected a new folder, or --force to overwrite it"),
            format_args!("{there}已存在，不覆盖；请换一个文件夹，或加--force"),
        ));
    }
    for drawn in &quarter.agencies {
        let folder = of(drawn);
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
    let mut said = format!(
        "\nwritten 已写出 {}: {} × order, lists, record, transcript, page 抽取方案、名单、依据、记录、网页\n",
        folder.display(),
        quarter.agencies.len()
    );
    if let Some(first) = quarter.agencies.first() {
        said += &format!("check 核对:\n  python3 examples/verify.py {}\n", of(first).display());
    }
    Ok(said)
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
