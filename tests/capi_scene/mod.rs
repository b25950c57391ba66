//! A prefecture's small world behind handles, and helpers to call C with it.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(unsafe_code, reason = "C is called")]

use std::ffi::{CStr, c_char};
use std::ptr;

use shuangsuiji::Code;
use shuangsuiji::capi::*;

pub(crate) const SOURCES: &str = "id,name,credit_code,legal_representative,phone,division,stratum,state
E-1,示例热电有限公司,,,,150102,key,active
E-2,示例化工有限公司,,,,150103,key,active
E-3,示例制药有限公司,,,,150102,key,active
E-4,示例餐饮有限公司,,,,150102,general,active
E-5,示例建材有限公司,,,,150103,general,closed
";
pub(crate) const INSPECTORS: &str =
    "id,name,post,category,certificate_number,certificate_issuer,valid_from,valid_until,division,borrowed_from,leave
I-1,王某,科员,综合,05010001,自治区人民政府,2024-07-01,2029-06-30,150100,,
I-2,李某,科员,综合,05010002,自治区人民政府,2024-07-01,2029-06-30,150100,,
I-3,张某,科员,综合,05010003,自治区人民政府,2024-07-01,2029-06-30,150100,,
";
pub(crate) const RECUSALS: &str = "inspector,source,reason\nI-1,E-3,近亲属\n";
pub(crate) const RECORDS: &str = r#"[{"source": "E-2", "drawn": "2026-12-10", "agency": {"name": "hohhot", "division":
    "150100", "tier": "prefecture"}, "kind": "daily", "period": "2027-Q1", "state": "drawn"}]"#;
pub(crate) const AGENCIES: &str = r#"[{"agency": "hohhot", "division": "150100", "tier": "prefecture",
    "sources": {"key": 187, "general": 900, "project": 40}, "inspectors": 12}]"#;
pub(crate) const NOTICE: &str =
    r#"{"number": "某盟行署〔2026〕1号", "days": [{"date": "2026-08-03", "kind": "rest", "name": "那达慕"}]}"#;
pub(crate) const CHANGE: &str =
    r#"{"stratum": "key", "tier": "prefecture", "ratio": "6 %", "report": "内环〔2026〕1号"}"#;

pub(crate) fn number(code: Code) -> ssj_status_t {
    code.number().into()
}

pub(crate) const OK: ssj_status_t = 0;

pub(crate) fn string(text: &str) -> ssj_string_t {
    ssj_string_t { data: text.as_ptr().cast(), len: text.len() }
}

pub(crate) const NONE: ssj_string_t = ssj_string_t { data: ptr::null(), len: 0 };

pub(crate) const fn date(year: i32, month: u16, day: u16) -> ssj_date_t {
    ssj_date_t { year, month, day }
}

/// A text in two arguments.
macro_rules! t {
    ($text:expr) => {
        ($text.as_ptr().cast::<std::ffi::c_char>(), $text.len())
    };
}
#[allow(unused_imports, reason = "each test file uses its part")]
pub(crate) use t;

/// Calls a function that gives an object, and takes it.
#[track_caller]
pub(crate) fn given<T>(call: impl FnOnce(*mut *mut T, *mut *mut ssj_error_t) -> ssj_status_t) -> *mut T {
    let (mut object, mut error) = (ptr::null_mut(), ptr::null_mut());
    let status = call(&mut object, &mut error);
    if status != OK {
        let message = unsafe { CStr::from_ptr(ssj_error_message(error)) };
        panic!("{status}: {}", message.to_string_lossy());
    }
    assert!(error.is_null() && !object.is_null());
    object
}

/// Calls a function that gives a text, and takes it.
#[track_caller]
pub(crate) fn text(call: impl FnOnce(*mut *mut ssj_text_t, *mut *mut ssj_error_t) -> ssj_status_t) -> String {
    let text = given(call);
    unsafe {
        let bytes = std::slice::from_raw_parts(ssj_text_data(text).cast::<u8>(), ssj_text_len(text));
        let copy = String::from_utf8(bytes.to_vec()).unwrap();
        ssj_text_free(text);
        copy
    }
}

/// What a refused call says: its number, subject and message.
#[track_caller]
pub(crate) fn refused(call: impl FnOnce(*mut *mut ssj_error_t) -> ssj_status_t) -> (ssj_status_t, String, String) {
    let mut error = ptr::null_mut();
    let status = call(&mut error);
    assert_ne!(status, OK);
    unsafe {
        assert_eq!(ssj_error_code(error), status);
        let read = |text: *const c_char| match text.is_null() {
            true => String::new(),
            false => CStr::from_ptr(text).to_str().unwrap().to_owned(),
        };
        let said = (status, read(ssj_error_subject(error)), read(ssj_error_message(error)));
        assert!(!read(ssj_error_message_zh(error)).is_empty());
        ssj_error_free(error);
        said
    }
}

pub(crate) struct Scene {
    pub(crate) rules: *mut ssj_rules_t,
    pub(crate) registry: *mut ssj_registry_t,
    pub(crate) roster: *mut ssj_roster_t,
    pub(crate) ledger: *mut ssj_ledger_t,
    pub(crate) calendar: *mut ssj_calendar_t,
    pub(crate) plan: *mut ssj_plan_t,
    pub(crate) lists: *mut ssj_lists_t,
    pub(crate) committed: *mut ssj_committed_t,
    pub(crate) draw: *mut ssj_draw_t,
}

// SAFETY: the tests use the objects as the header allows: as const, from many threads.
unsafe impl Sync for Scene {}

pub(crate) const SECRET: &[u8] = b"32 random bytes that none knows.";
pub(crate) const LOTTERY: &[u8] = b"4 0 7";

pub(crate) fn entropy() -> [ssj_entropy_t; 2] {
    let mut commit = ssj_digest_t { bytes: [0; 32] };
    let status =
        unsafe { ssj_digest_of_value(SSJ_HASH_SM3, SECRET.as_ptr(), SECRET.len(), &mut commit, ptr::null_mut()) };
    assert_eq!(status, OK);
    let none = ssj_digest_t { bytes: [0; 32] };
    [
        ssj_entropy_t { label: string("bureau"), announced: NONE, commit, kind: SSJ_ENTROPY_COMMIT, reserved: 0 },
        ssj_entropy_t {
            label: string("lottery"),
            announced: string("福彩3D 第2026340期"),
            commit: none,
            kind: SSJ_ENTROPY_PUBLIC,
            reserved: 0,
        },
    ]
}

pub(crate) fn strata() -> [ssj_stratum_quota_t; 2] {
    [("key", 1), ("general", 2)].map(|(stratum, quota)| ssj_stratum_quota_t {
        stratum: string(stratum),
        quota,
        reserved: 0,
    })
}

pub(crate) fn terms(strata: &[ssj_stratum_quota_t], entropy: &[ssj_entropy_t]) -> ssj_terms_t {
    let mut terms = unsafe { std::mem::zeroed() };
    unsafe { ssj_terms_init(&mut terms) };
    ssj_terms_t {
        hash: SSJ_HASH_SM3,
        rules: string("inner-mongolia-trial"),
        agency: string("hohhot"),
        period: string("2027-Q1"),
        division: 150_100,
        tier: SSJ_TIER_PREFECTURE,
        cap: 2,
        strata: strata.as_ptr(),
        strata_len: strata.len(),
        entropy: entropy.as_ptr(),
        entropy_len: entropy.len(),
        ..terms
    }
}

pub(crate) fn contributions() -> [ssj_contribution_t; 2] {
    [("bureau", SECRET), ("lottery", LOTTERY)].map(|(label, value)| ssj_contribution_t {
        label: string(label),
        value: value.as_ptr(),
        value_len: value.len(),
    })
}

impl Scene {
    pub(crate) fn new() -> Self {
        unsafe {
            let (id, id_len) = t!("inner-mongolia-trial");
            let rules = given(|rules, error| ssj_rules_built_in(id, id_len, rules, error));
            let (csv, csv_len) = t!(SOURCES);
            let registry = given(|registry, error| ssj_registry_from_csv(csv, csv_len, 1, registry, error));
            let ((inspectors, inspectors_len), (recusals, recusals_len)) = (t!(INSPECTORS), t!(RECUSALS));
            let none: *const c_char = ptr::null();
            let roster = given(|roster, error| {
                ssj_roster_from_csv(
                    inspectors,
                    inspectors_len,
                    none,
                    0,
                    recusals,
                    recusals_len,
                    registry,
                    roster,
                    error,
                )
            });
            let (records, records_len) = t!(RECORDS);
            let ledger =
                given(|ledger, error| ssj_ledger_from_json(rules, records, records_len, none, 0, ledger, error));
            let calendar = given(|calendar, error| ssj_calendar_national(calendar, error));
            let (agencies, agencies_len) = t!(AGENCIES);
            let plan = given(|plan, error| ssj_plan_from_json(rules, 2027, agencies, agencies_len, plan, error));
            let ((agency, agency_len), (period, period_len)) = (t!("hohhot"), t!("2027-Q1"));
            let on = date(2026, 12, 15);
            let lists = given(|lists, error| {
                ssj_lists_from_rooms(
                    rules,
                    registry,
                    roster,
                    ledger,
                    agency,
                    agency_len,
                    150_100,
                    period,
                    period_len,
                    on,
                    SSJ_LEAVE_EVERY_DAY,
                    lists,
                    error,
                )
            });
            let (strata, entropy) = (strata(), entropy());
            let terms = terms(&strata, &entropy);
            let committed = given(|committed, error| ssj_committed_new(&terms, lists, committed, error));
            let contributions = contributions();
            let draw = given(|draw, error| ssj_draw_new(committed, contributions.as_ptr(), 2, draw, error));
            Self { rules, registry, roster, ledger, calendar, plan, lists, committed, draw }
        }
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        // Freed in the order in which they were made: nothing holds anything of another.
        unsafe {
            ssj_rules_free(self.rules);
            ssj_registry_free(self.registry);
            ssj_roster_free(self.roster);
            ssj_ledger_free(self.ledger);
            ssj_calendar_free(self.calendar);
            ssj_plan_free(self.plan);
            ssj_lists_free(self.lists);
            ssj_committed_free(self.committed);
            ssj_draw_free(self.draw);
        }
    }
}
