//! Functions of C with any bytes: a status, an error that says something, outputs unwritten on failure, and all of it freed.
#![no_main]

use std::ffi::c_char;
use std::ptr;

use libfuzzer_sys::fuzz_target;
use shuangsuiji::capi::*;

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let third = bytes.len() / 3;
    let (text, len) = (bytes.as_ptr().cast::<c_char>(), bytes.len());
    let mut error = ptr::null_mut();
    macro_rules! call {
        ($function:ident($($argument:expr),*) frees $free:ident) => {{
            let mut output = ptr::null_mut();
            // SAFETY: every pointer is to as many bytes as its length says, and outputs and errors are places of this frame.
            unsafe {
                let status = $function($($argument,)* &mut output, &mut error);
                assert_eq!(status == 0, !output.is_null(), "{status}");
                assert_ne!(status, 9, "a defect");
                $free(output);
                assert_eq!(status == 0, error.is_null());
                ssj_error_free(error);
            }
        }};
    }
    match which % 4 {
        0 => call!(ssj_json_call(text, len) frees ssj_text_free),
        1 => call!(ssj_registry_from_csv(text, len, which / 4 % 3) frees ssj_registry_free),
        2 => {
            let parts = [0, third, 2 * third].map(|from| bytes[from..].as_ptr().cast::<c_char>());
            call!(ssj_lists_from_texts(parts[0], third, parts[1], third, parts[2], len - 2 * third) frees ssj_lists_free)
        }
        _ => call!(ssj_rules_from_json(text, len) frees ssj_rules_free),
    }
});
