//! An agency's tables in one folder, as the library's tolerant readers read them: text in the encodings that offices use, or
//! workbooks. What was repaired is told; `check-table` lists it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use shuangsuiji::door::DoorError;
use shuangsuiji::tables::{CellKind, Column, Repair, TableOptions, TableRead, read_table};
use shuangsuiji::{Division, Errors, Explain, registry, roster};

use crate::door::{ask, list, text};
use crate::failure::Failure;
use crate::files;
use crate::options::Rules;
use crate::working::bar;

/// What a table's file may end in, the usual one first.
const ENDINGS: [&str; 4] = ["csv", "xlsx", "xls", "ods"];

const AGENCIES: [Column; 3] = [
    Column::needed("agency", "机关代号", CellKind::Id).called(&["代号"]),
    Column::optional("name", "机关名称", CellKind::Text).called(&["名称", "机关"]),
    Column::needed("division", "行政区划代码", CellKind::Division).called(&["行政区划", "区划代码"]),
];

/// What was repaired in tables, by their files.
#[derive(Default)]
pub(crate) struct Repairs(BTreeMap<PathBuf, Vec<Repair>>);

impl Repairs {
    /// Takes what was read of a file, and keeps its repairs.
    pub(crate) fn of<T, E: Explain + 'static>(
        &mut self,
        path: &Path,
        read: Result<TableRead<T>, Errors<E>>,
    ) -> Result<T, Failure> {
        let TableRead { value, repairs, .. } = read.map_err(|errors| Failure::at(path, DoorError::all(&errors)))?;
        if !repairs.is_empty() {
            self.0.insert(path.to_owned(), repairs);
        }
        Ok(value)
    }

    /// Every repair, for people.
    pub(crate) fn listed(&self) -> String {
        let file = |(path, repairs): (&PathBuf, &Vec<Repair>)| {
            let each = repairs.iter().map(|repair| format!("  {}\n", repair.chinese()));
            format!("{}，读取时处理{}处：\n{}", path.display(), repairs.len(), each.collect::<String>())
        };
        self.0.iter().map(file).collect()
    }

    /// Every repair by its file, as the door shows it.
    pub(crate) fn json(&self) -> Value {
        let form = |repair: &Repair| {
            let mut form = json!(repair);
            form["message"] = repair.to_string().into();
            form["message_zh"] = repair.chinese().into();
            form
        };
        let file = |(path, repairs): (&PathBuf, &Vec<Repair>)| {
            (path.display().to_string(), repairs.iter().map(form).collect::<Value>())
        };
        Value::Object(self.0.iter().map(file).collect())
    }

    /// Says beside the answer how many there are.
    pub(crate) fn tell(&self) {
        for (path, repairs) in &self.0 {
            eprintln!("{}：读取时处理{}处，用check-table逐处列出", path.display(), repairs.len());
        }
    }
}

/// How tables are read: with the Chinese names of the strata of the rules.
pub(crate) fn options(rules: &Value) -> Result<TableOptions, Failure> {
    let pack = ask("读取规则", "rule_pack", json!({ "rules": rules }))?;
    let word = |stratum: &Value| {
        let said = |pointer: &str| text(stratum, pointer).to_owned();
        ("stratum".to_owned(), said("/name/zh"), said("/stratum"))
    };
    Ok(TableOptions { words: list(&pack, "/strata").iter().map(word).collect(), ..TableOptions::default() })
}

/// The registry's records of a table.
pub(crate) fn registry(path: &Path, options: &TableOptions, repairs: &mut Repairs) -> Result<Value, Failure> {
    let read = registry::csv::read_tolerant(files::bytes(path)?, options);
    Ok(json!(repairs.of(path, read)?))
}

/// The roster's records: inspectors, and aliases and recusals where there are such tables.
pub(crate) fn roster(
    inspectors: &Path,
    aliases: Option<&Path>,
    recusals: Option<&Path>,
    repairs: &mut Repairs,
) -> Result<Value, Failure> {
    let options = TableOptions::default();
    let read = roster::csv::read_inspectors_tolerant(files::bytes(inspectors)?, &options);
    let mut fields = json!({ "inspectors": repairs.of(inspectors, read)? });
    if let Some(path) = aliases {
        let read = roster::csv::read_aliases_tolerant(files::bytes(path)?, &options);
        fields["aliases"] = json!(repairs.of(path, read)?);
    }
    if let Some(path) = recusals {
        let read = roster::csv::read_recusals_tolerant(files::bytes(path)?, &options);
        fields["recusals"] = json!(repairs.of(path, read)?);
    }
    Ok(fields)
}

/// The file of a table in a data folder, whatever it ends in; none if there is none.
fn found(data: &Path, name: &str) -> Result<Option<PathBuf>, Failure> {
    let paths = ENDINGS.map(|ending| data.join(format!("{name}.{ending}")));
    let mut there = paths.into_iter().filter(|path| path.exists());
    match (there.next(), there.next()) {
        (Some(one), Some(other)) => {
            let (one, other) = (one.display(), other.display());
            Err(Failure::file(
                format!("{one}和{other}同时存在，不知以哪一个为准；请移走一个"),
                format!("{one} and {other} both exist; move away the one that is not meant"),
            ))
        }
        (one, _) => Ok(one),
    }
}

/// The same of a table that must be there.
fn needed(data: &Path, name: &str) -> Result<PathBuf, Failure> {
    Ok(found(data, name)?.unwrap_or_else(|| data.join(format!("{name}.csv"))))
}

/// Registry and roster of a data folder.
pub(crate) fn registers(data: &Path, rules: &Value) -> Result<(Value, Value), Failure> {
    let mut repairs = Repairs::default();
    let [aliases, recusals] = [found(data, "aliases")?, found(data, "recusals")?];
    let registry = registry(&needed(data, "sources")?, &options(rules)?, &mut repairs)?;
    let roster = roster(&needed(data, "inspectors")?, aliases.as_deref(), recusals.as_deref(), &mut repairs)?;
    repairs.tell();
    Ok((registry, roster))
}

/// The counts that a plan is made from, one for each line of the table of agencies: agency, name, division; and the agencies' names.
pub(crate) fn bases(data: &Path, rules: &Value, on: &str) -> Result<(Vec<Value>, Value), Failure> {
    let (registry, roster) = registers(data, rules)?;
    let path = needed(data, "agencies")?;
    let rows = rows(&path, &AGENCIES)?;
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

/// The rows of a small table, their cells in the order of these columns.
pub(crate) fn rows<const N: usize>(path: &Path, columns: &[Column; N]) -> Result<Vec<[String; N]>, Failure> {
    let mut repairs = Repairs::default();
    let rows = repairs.of(path, read_table(files::bytes(path)?, columns, &TableOptions::default()))?;
    repairs.tell();
    let cells = |row: Vec<String>| {
        let mut cells = row.into_iter();
        core::array::from_fn(|_| cells.next().unwrap_or_default())
    };
    Ok(rows.into_iter().map(cells).collect())
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
