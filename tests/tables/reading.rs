//! How the tests of tables read: tolerantly, and without options.

use shuangsuiji::registry::{Registry, csv};
use shuangsuiji::tables::{TableOptions, TableRead};
use shuangsuiji::{Code, Explain as _};

#[track_caller]
pub(crate) fn read(table: impl AsRef<[u8]>) -> TableRead<Registry> {
    csv::read_tolerant(table, &TableOptions::default()).unwrap_or_else(|errors| panic!("{errors}"))
}

#[track_caller]
pub(crate) fn refused(table: impl AsRef<[u8]>) -> Vec<(Code, String)> {
    let errors = csv::read_tolerant(table, &TableOptions::default()).unwrap_err();
    errors.iter().map(|error| (error.code(), error.to_string())).collect()
}
