//! An agency's tables in one folder, as the library's readers read them.

use std::path::Path;

use serde_json::{Value, json};
use shuangsuiji::door::DoorError;
use shuangsuiji::{Division, registry, roster};

use crate::door::{ask, list, text};
use crate::failure::Failure;
use crate::files;
use crate::options::Rules;
use crate::working::bar;

/// The registry's records of a table.
pub(crate) fn registry(path: &Path) -> Result<Value, Failure> {
    let read = registry::csv::read(files::bytes(path)?);
    let registry = read.map_err(|errors| Failure::at(path, DoorError::all(&errors)))?;
    Ok(json!(registry))
}

/// The roster's records: inspectors, and aliases and recusals where there are such tables.
pub(crate) fn roster(inspectors: &Path, aliases: Option<&Path>, recusals: Option<&Path>) -> Result<Value, Failure> {
    let inspectors = roster::csv::read_inspectors(files::bytes(inspectors)?)
        .map_err(|errors| Failure::at(inspectors, DoorError::all(&errors)))?;
    let mut fields = json!({ "inspectors": inspectors });
    if let Some(path) = aliases {
        let read = roster::csv::read_aliases(files::bytes(path)?);
        fields["aliases"] = json!(read.map_err(|errors| Failure::at(path, DoorError::all(&errors)))?);
    }
    if let Some(path) = recusals {
        let read = roster::csv::read_recusals(files::bytes(path)?);
        fields["recusals"] = json!(read.map_err(|errors| Failure::at(path, DoorError::all(&errors)))?);
    }
    Ok(fields)
}

/// Registry and roster of a data folder.
pub(crate) fn registers(data: &Path) -> Result<(Value, Value), Failure> {
    let [aliases, recusals] =
        ["aliases.csv", "recusals.csv"].map(|name| Some(data.join(name)).filter(|it| it.exists()));
    let registry = registry(&data.join("sources.csv"))?;
    let roster = roster(&data.join("inspectors.csv"), aliases.as_deref(), recusals.as_deref())?;
    Ok((registry, roster))
}

/// The counts that a plan is made from, one for each line of `agencies.csv`: agency, name, division; and the agencies' names.
pub(crate) fn bases(data: &Path, rules: &Value, on: &str) -> Result<(Vec<Value>, Value), Failure> {
    let (registry, roster) = registers(data)?;
    let path = data.join("agencies.csv");
    let rows = rows(&path, ["agency", "name", "division"])?;
    let named = rows.iter().filter(|[_, name, _]| !name.is_empty());
    let names = named.map(|[agency, name, _]| (agency.clone(), json!(name))).collect();
    let bar = bar(rows.len());
    let count = |[agency, name, division]: [String; 3]| {
        bar.set_message(name);
        let at = |error: DoorError| Failure::at(&path, error);
        let area = division.parse::<Division>().map_err(|error| at(error.into()))?;
        let within = |it: &&Value| text(it, "/division").parse().is_ok_and(|place| area.contains(place));
        let theirs: Vec<&Value> = list(&registry, "").iter().filter(within).collect();
        let fields = json!({
            "rules": rules, "agency": agency, "division": division, "tier": area.tier(), "on": on,
            "registry": theirs, "roster": {"inspectors": roster["inspectors"], "aliases": roster["aliases"]},
        });
        let counted = ask("清点名录和信息库", "agency_base", fields).map_err(at);
        bar.inc(1);
        counted
    };
    let bases: Result<Vec<Value>, Failure> = rows.into_iter().map(count).collect();
    bar.finish_and_clear();
    Ok((bases?, Value::Object(names)))
}

/// The rows of a small table whose header names these columns, in this order.
pub(crate) fn rows<const N: usize>(path: &Path, columns: [&str; N]) -> Result<Vec<[String; N]>, Failure> {
    let table = files::text(path)?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table.as_bytes());
    let wrong = |line: u64| {
        let (columns, path) = (columns.join(","), path.display());
        Failure::file(
            format!("{path}第{line}行有误，应有{N}列：{columns}"),
            format!("{path}, line {line}: expected {N} columns: {columns}"),
        )
    };
    if reader.headers().map_or(true, |header| header.iter().ne(columns)) {
        return Err(wrong(1));
    }
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let line = |position: Option<&csv::Position>| position.map_or(0, csv::Position::line);
        let record = record.map_err(|error| wrong(line(error.position())))?;
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        cells.try_into().map_err(|_| wrong(line(record.position())))
    };
    reader.records().map(row).collect()
}

impl Rules {
    /// The field `rules` of a request: a file's pack, a built-in one's id, or null for the statute.
    pub(crate) fn field(&self) -> Result<Value, Failure> {
        self.rules.as_deref().map_or(Ok(Value::Null), named)
    }
}

/// A pack by its file, or by the id of a built-in one.
pub(crate) fn named(pack: &Path) -> Result<Value, Failure> {
    let is_file = pack.is_file() || pack.extension().is_some_and(|ending| ending == "json");
    if is_file { files::json(pack) } else { Ok(json!(pack.display().to_string())) }
}
