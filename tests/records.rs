//! The written forms of version 0.1: each is read, and written again to the byte.

use serde::Serialize;
use serde::de::DeserializeOwned;
use shuangsuiji::disclosure::{DisclosureFinding, Entry, Rate};
use shuangsuiji::inspection::{DrawRecord, InspectionFinding, Inspections};

#[track_caller]
fn reads_and_writes<T: DeserializeOwned + Serialize>(name: &str) {
    let path = format!("{}/tests/golden/0.1/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let value: T = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string_pretty(&value).unwrap() + "\n", text);
}

#[test]
fn the_forms_of_0_1_are_read_and_written_as_they_were() {
    reads_and_writes::<Inspections>("inspections");
    reads_and_writes::<Vec<DrawRecord>>("draw-records");
    reads_and_writes::<Vec<InspectionFinding>>("inspection-findings");
    reads_and_writes::<Vec<Entry>>("disclosure-entries");
    reads_and_writes::<Vec<DisclosureFinding>>("disclosure-findings");
    reads_and_writes::<Vec<Rate>>("disclosure-rates");
}
