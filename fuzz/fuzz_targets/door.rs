//! Every operation of the door, by its example request with some of it changed.
#![no_main]

use std::sync::LazyLock;

use arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use shuangsuiji::door::call;
use shuangsuiji_fuzz::{Peak, change, peak};

#[global_allocator]
static ALLOCATOR: Peak = Peak;

/// Bytes that every call may hold whatever its size: the national calendar, a built-in pack, the help of all operations.
const ALWAYS: usize = 8 << 20;
/// Bytes that a call may hold for each byte of its request.
const EACH: usize = 600;

static EXAMPLES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/requests");
    let mut files: Vec<_> = std::fs::read_dir(examples).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()).collect()
});

fn attack(bytes: &[u8]) -> arbitrary::Result<()> {
    let mut u = Unstructured::new(bytes);
    let mut request = u.choose(&EXAMPLES)?.clone();
    change(&mut request, &mut u)?;
    let request = request.to_string();
    let (answer, held) = peak(|| call(&request));
    assert!(held <= ALWAYS + EACH * request.len(), "{held} bytes for {} of {request}", request.len());
    match answer {
        Ok(answer) => {
            assert!(serde_json::from_str::<Value>(&answer).is_ok_and(|answer| answer.is_object()), "{answer}");
            assert_eq!(call(&request).as_ref(), Ok(&answer), "the same twice");
        }
        Err(error) => {
            assert!(error.known_code().is_some_and(|code| code.number() != 9), "{error:?}");
            assert!(!error.message.is_empty() && !error.message_zh.is_empty(), "{error:?}");
            assert!(error.article.is_none() || !error.known_code().unwrap().is_form(), "{error:?}");
            assert!(!(1103..=1105).contains(&error.code) || error.subject.is_some(), "no place: {error:?}");
        }
    }
    Ok(())
}

fuzz_target!(|bytes: &[u8]| {
    _ = attack(bytes);
});
