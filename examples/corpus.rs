//! A corpus of cases for test suites in any language: lines of JSON, each a request with its label and the answer that is right.
//!
//! ```sh
//! cargo run --example corpus -- --seed 1 --count 1000 --kind quota,draw,deadline
//! ```
//!
//! Half of the cases of each kind have something wrong. Without `--kind` all kinds but whole years, which are long. What an
//! answer is compared with: every member of `expected` is in it, and equal.

use std::error::Error;
use std::io::{Write, stdout};

use shuangsuiji::door::call;

const KINDS: [&str; 7] = ["deadline", "eligibility", "credit_code", "quota", "draw", "verify", "year"];

fn main() -> Result<(), Box<dyn Error>> {
    let (mut seed, mut count, mut kinds) = (1_u64, 100_u64, KINDS[..6].join(","));
    let mut arguments = std::env::args().skip(1);
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or("expected a value after each option")?;
        match option.as_str() {
            "--seed" => seed = value.parse()?,
            "--count" => count = value.parse()?,
            "--kind" => kinds = value,
            other => return Err(format!("no option {other}; expected --seed, --count, --kind").into()),
        }
    }
    let mut out = stdout().lock();
    for number in 0..count {
        for kind in kinds.split(',') {
            let fault = number % 2 == 1;
            let request = serde_json::json!({"op": "sample", "kind": kind, "seed": seed + number, "fault": fault});
            writeln!(out, "{}", call(&request.to_string()).map_err(|error| error.message.to_string())?)?;
        }
    }
    Ok(())
}
