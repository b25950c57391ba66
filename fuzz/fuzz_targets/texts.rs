//! Every text that is read: what is read is printed as it was, or reads the same again; what is refused says why in two languages.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shuangsuiji::calendar::Notice;
use shuangsuiji::draw::{Due, InspectorList, List, Lists, Order, RecusalList, SourceList, Transcript, Written};
use shuangsuiji::prelude::*;
use shuangsuiji::rules::ItemList;
use shuangsuiji::{Explain, registry, roster};

fn told(error: &dyn Explain) {
    assert!(!error.to_string().is_empty() && !error.chinese().is_empty());
}

fn canonical<T: std::fmt::Display>(text: &str, read: Result<T, impl Explain>) {
    match read {
        Ok(read) => assert_eq!(read.to_string(), text),
        Err(error) => told(&error),
    }
}

fn lists(text: &str) {
    match SourceList::parse(text) {
        Ok(sources) => assert_eq!(Lists { sources, ..Lists::default() }.text(List::Sources), text),
        Err(error) => told(&error),
    }
    match InspectorList::parse(text) {
        Ok(inspectors) => assert_eq!(Lists { inspectors, ..Lists::default() }.text(List::Inspectors), text),
        Err(error) => told(&error),
    }
    match RecusalList::parse(text) {
        Ok(recusals) => assert_eq!(Lists { recusals, ..Lists::default() }.text(List::Recusals), text),
        Err(error) => told(&error),
    }
}

fn tables(bytes: &[u8]) {
    if let Ok(read) = registry::csv::read(bytes) {
        let written = registry::csv::write(&read);
        assert_eq!(registry::csv::write(&registry::csv::read(&written).unwrap()), written);
    }
    if let Ok(read) = roster::csv::read_inspectors(bytes) {
        assert_eq!(roster::csv::read_inspectors(roster::csv::write_inspectors(&read)).unwrap(), read);
    }
    if let Ok(read) = roster::csv::read_recusals(bytes) {
        assert_eq!(roster::csv::read_recusals(roster::csv::write_recusals(&read)).unwrap(), read);
    }
    _ = roster::csv::read_aliases(bytes);
}

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    if which % 6 == 0 {
        return tables(bytes);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match which % 6 {
        1 => canonical(text, Order::parse(text)),
        2 => canonical(text, Transcript::parse(text)),
        3 => lists(text),
        4 => match Ruleset::from_json(text) {
            Ok(rules) => {
                assert_eq!(Ruleset::from_json(&rules.to_json()).unwrap().canonical_json(), rules.canonical_json())
            }
            Err(error) => told(&error),
        },
        _ => {
            if let Err(error) = Notice::read(text) {
                told(&error);
            }
            _ = ItemList::from_json(text);
            _ = text.parse::<Written>();
            _ = text.parse::<Due>();
        }
    }
});
