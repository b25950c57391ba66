//! The door with any bytes that are text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use shuangsuiji::door::call;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(request) = std::str::from_utf8(bytes)
        && let Err(error) = call(request)
    {
        assert!(error.code != 9 && !error.message.is_empty() && !error.message_zh.is_empty(), "{error:?}");
    }
});
