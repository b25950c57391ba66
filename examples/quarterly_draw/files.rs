//! The texts of every draw as files, one folder an agency: what a bureau publishes, and what anybody verifies; beside
//! them the order's record.

use std::fs;
use std::path::Path;

use shuangsuiji::draw::List;

use super::failure::Failure;
use super::quarter::QuarterDraw;

/// Writes order, lists, record and transcript of each agency into the folder.
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
        for (name, text) in texts {
            let file = folder.join(name);
            fs::write(&file, text).map_err(|error| unwritten(&file, &error))?;
        }
    }
    Ok(())
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    let path = path.display();
    Failure::outside(format_args!("cannot write {path}: {error}"), format_args!("无法写入{path}"))
}
