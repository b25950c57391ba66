//! What a host takes: requests that once held gigabytes, or a processor for a minute, are refused at the place of what is too much, or
//! are answered within a stated multiple of their size. Counted, not timed: the bytes that this thread's allocations hold.
#![allow(unsafe_code, reason = "GlobalAlloc, by which alone heap bytes can be counted, is an unsafe trait")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use serde_json::{Value, json};
use shuangsuiji::door::{DoorError, Limits, call, call_within};
use shuangsuiji::{Code, Explain};

thread_local! {
    /// Bytes live and the most there were, of this thread. Without a destructor, so that reading them never allocates.
    static LIVE: Cell<usize> = const { Cell::new(0) };
    static MOST: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every call goes to the system allocator unchanged; the counters touch no memory that it hands out.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LIVE.set(LIVE.get().wrapping_add(layout.size()));
        MOST.set(MOST.get().max(LIVE.get()));
        // SAFETY: as the caller promised.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        LIVE.set(LIVE.get().wrapping_sub(layout.size()));
        // SAFETY: as the caller promised.
        unsafe { System.dealloc(place, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a call holds at most, whatever the size of its request.
const ALWAYS: usize = 8 << 20;

/// The answer, and the bytes held for it at the peak.
fn held(request: &str) -> (Result<String, DoorError>, usize) {
    let before = LIVE.get();
    MOST.set(before);
    let answer = call(request);
    (answer, MOST.get() - before)
}

/// That a request is refused as larger than the host takes, at this place, before anything of it is kept.
#[track_caller]
fn refused(request: &Value, place: &str, said: &str) {
    let request = request.to_string();
    let (answer, held) = held(&request);
    let error = answer.unwrap_err();
    assert_eq!((error.known_code(), error.article), (Some(Code::TOO_LARGE), None), "{error:?}");
    assert_eq!(error.subject.as_deref(), Some(place));
    assert_eq!(*error.message, *format!("{place}: larger than this host takes: at most {said}"));
    assert!(error.message_zh.starts_with("字段“"), "{}", error.message_zh);
    assert!(error.message_zh.contains("”：超出本机受理规模：至多"), "{}", error.message_zh);
    assert!(held < 65_536, "{held} bytes to refuse");
}

fn draw(sources: usize, inspectors: usize, team: u32, quota: u32) -> Value {
    json!({
        "op": "draw",
        "order": {
            "hash": "sha256", "rules": "r", "agency": "a", "division": "150100", "tier": "prefecture", "period": "2027-Q1",
            "round": 1, "previous": "-", "cap": null, "coverage": "independent", "team": team, "max_load": null,
            "strata": [{"name": "key", "quota": quota}],
            "entropy": [{"kind": "public", "label": "lottery", "value": "lottery 2027001"}],
        },
        "sources": (0..sources).map(|at| json!({"id": format!("S{at}"), "stratum": "key", "division": "150100",
            "inspections": 0, "status": "-"})).collect::<Vec<_>>(),
        "inspectors": (0..inspectors).map(|at| json!({"id": format!("I{at}"), "division": "150100", "status": "-"}))
            .collect::<Vec<_>>(),
        "recusals": [],
        "contributions": [{"label": "lottery", "value": "343037"}],
    })
}

#[test]
fn sixteen_hundred_amendments_are_more_than_one_draw_has() {
    let mut request = draw(2_000, 20, 2, 100);
    let skips = |at: usize| json!([{"source": format!("S{at}"), "reason": "closed"}]);
    request["amendments"] = (0..1_600).map(skips).collect();
    refused(&request, "amendments[1024]", "1024 amendments or transcripts");
}

#[test]
fn amendments_that_tell_too_many_seats_again_are_refused_before_the_first() {
    let mut request = draw(1_000, 40, 2, 1_000);
    let skips = |at: usize| json!([{"source": format!("S{at}"), "reason": "closed"}]);
    request["amendments"] = (0..263).map(skips).collect();
    let error = call(&request.to_string()).unwrap_err();
    assert_eq!(error.known_code(), Some(Code::TOO_LARGE));
    let said =
        "amendments: larger than this host takes: at most 524288 seats in all amended transcripts of one response";
    assert_eq!(&*error.message, said);
    assert_eq!(error.article, None);

    request["amendments"] = (0..2).map(skips).collect();
    assert!(call(&request.to_string()).is_ok());
    let mut limits = Limits::default();
    limits.amended_seats = 3_999;
    assert_eq!(call_within(&request.to_string(), &limits).unwrap_err().known_code(), Some(Code::TOO_LARGE));
    limits.amended_seats = 4_000;
    assert!(call_within(&request.to_string(), &limits).is_ok());
}

#[test]
fn a_team_of_thousands_is_refused_in_terms_and_in_an_orders_text() {
    refused(&draw(3, 3_000, 3_000, 3), "order.team", "64 inspectors in a team");
    let order = include_str!("../examples/published/order.txt").replace("\nteam 3\n", "\nteam 3000\n");
    let line = order.lines().position(|line| line.starts_with("team")).unwrap() + 1;
    let request =
        json!({"op": "verify", "order": order, "sources": "", "inspectors": "", "recusals": "", "transcripts": []});
    refused(&request, &format!("order line {line}"), "64 inspectors in a team");

    // The same in Rust, where no door stands before it.
    let error = shuangsuiji::draw::Order::parse(&order).unwrap_err();
    assert_eq!(error.code(), Code::TOO_LARGE, "{error}");
    let mut case = draw(3, 3_000, 65, 3);
    case.as_object_mut().unwrap().remove("op");
    let case: shuangsuiji::draw::vector::Case = serde_json::from_value(case).unwrap();
    assert_eq!(case.draw().unwrap_err().code(), Code::TOO_LARGE);
}

#[test]
fn thousands_of_notices_strata_and_contributions_are_refused() {
    let notice = json!({"year": 2027, "document": "x", "days": []});
    let notices = vec![notice; 2_000];
    let request = json!({"op": "working_day_after", "date": "2026-09-25", "n": 20, "calendar": notices});
    refused(&request, "calendar[256]", "256 holiday notices");

    let mut request = draw(3, 3, 1, 1);
    request["order"]["strata"] = (0..16_000).map(|at| json!({"name": format!("s{at}"), "quota": 1})).collect();
    refused(&request, "order.strata[1024]", "1024 strata");

    let mut request = draw(3, 3, 1, 1);
    let entropy = |at| json!({"kind": "public", "label": format!("l{at}"), "value": format!("lottery {at}")});
    request["order"]["entropy"] = (0..65).map(entropy).collect();
    refused(&request, "order.entropy[64]", "64 contributions");
}

#[test]
#[cfg_attr(debug_assertions, ignore = "twenty megabytes, a minute without optimisation")]
fn ten_million_sources_are_taken_in_one_call_and_one_more_is_not() {
    let request = |sources: usize| {
        let mut request = String::from("{\"op\": \"none\", \"sources\": [0");
        request.push_str(&",0".repeat(sources - 1));
        request.push_str("]}");
        request
    };
    let (answer, _) = held(&request(10_000_000));
    assert_eq!(answer.unwrap_err().known_code(), Some(Code::OPERATION_UNKNOWN));
    let (answer, held) = held(&request(10_000_001));
    let error = answer.unwrap_err();
    assert_eq!(&*error.message, "sources[10000000]: larger than this host takes: at most 10000000 sources");
    assert!(held < 65_536, "{held} bytes to refuse");
}

#[test]
fn nesting_beyond_any_request_is_refused() {
    let request =
        |levels: usize| format!("{{\"op\": \"version\", \"x\": {}{}}}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(call(&request(63)).unwrap_err().known_code(), Some(Code::FIELD_UNKNOWN));
    assert_eq!(call(&request(64)).unwrap_err().known_code(), Some(Code::TOO_LARGE));
    assert_eq!(
        call(&request(100_000)).unwrap_err().known_code(),
        Some(Code::TOO_LARGE),
        "and the stack is not used up"
    );
}

#[test]
fn one_source_asked_thousands_of_times_is_answered_once() {
    let record = |at: usize| {
        let (month, day) = (at / 28 % 12 + 1, at % 28 + 1);
        json!({"source": "E-1", "drawn": format!("{}-{month:02}-{day:02}", 1990 + at / 336),
            "agency": {"name": "hohhot", "division": "150100", "tier": "prefecture"}, "kind": "daily",
            "period": "2027-Q1", "state": "drawn"})
    };
    let request = json!({"op": "eligibility", "agency": "hohhot", "year": 2027, "on": "2027-03-11",
        "sources": vec!["E-1"; 4_000], "records": (0..4_000).map(record).collect::<Vec<_>>()})
    .to_string();
    let (answer, held) = held(&request);
    let answer: Value = serde_json::from_str(&answer.unwrap()).unwrap();
    assert_eq!(answer["sources"].as_array().map(Vec::len), Some(1));
    assert!(held <= ALWAYS + 4 * request.len(), "{held} bytes for {}", request.len());
}

#[test]
fn a_large_draw_is_held_within_a_multiple_of_its_request() {
    // Ids as short as can be, every source drawn, teams as large as are taken: what makes most of a byte.
    let request = draw(4_000, 64, 64, 4_000).to_string();
    let (answer, held) = held(&request);
    let each = held.saturating_sub(ALWAYS) / request.len();
    assert!(answer.is_ok() && each <= 80, "{each} times {}", request.len());

    let request = draw(20_000, 400, 2, 20_000).to_string();
    let (answer, held) = self::held(&request);
    assert!(answer.is_ok() && held <= ALWAYS + 16 * request.len(), "{held} bytes for {}", request.len());
}

#[test]
fn every_example_is_held_within_a_multiple_of_its_request() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/requests");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let request = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let (answer, held) = held(&request);
        assert!(answer.is_ok(), "{answer:?}");
        assert!(held <= ALWAYS + 32 * request.len(), "{held} bytes for {} of {request}", request.len());
        seen += 1;
    }
    assert_eq!(seen, shuangsuiji::door::OPERATIONS.len());
}

#[test]
fn of_records_that_are_all_bad_ten_thousand_are_told() {
    let request = format!(
        "{{\"op\": \"eligibility\", \"agency\": \"a\", \"year\": 2027, \"on\": \"2027-01-04\", \"sources\": [], \"records\": [0{}]}}",
        ",0".repeat(399_999)
    );
    let (answer, held) = held(&request);
    let error = answer.unwrap_err();
    assert_eq!(error.errors.len(), 10_000);
    assert_eq!(error.errors[9_999].subject.as_deref(), Some("records[9999]"));
    assert!(held <= 4 * ALWAYS + 64 * request.len(), "{held} bytes for {}", request.len());

    let csv =
        format!("id,name,credit_code,legal_representative,phone,division,stratum,state\n{}", "a\n".repeat(200_000));
    let request = json!({"op": "read_registry", "csv": csv}).to_string();
    let (answer, held) = self::held(&request);
    assert_eq!(answer.unwrap_err().errors.len(), 10_000);
    assert!(held <= 4 * ALWAYS + 200 * request.len(), "{held} bytes for {}", request.len());
}

/// That a smaller host refuses a request at this place, and one that takes a record more does not.
#[track_caller]
fn refused_by(limits: &Limits, more: &Limits, request: &Value, subject: &str, said: &str) {
    let request = request.to_string();
    let error = call_within(&request, limits).unwrap_err();
    assert_eq!((error.known_code(), error.article), (Some(Code::TOO_LARGE), None), "{error:?}");
    assert_eq!((error.subject.as_deref(), error.message.contains(said)), (Some(subject), true), "{}", error.message);
    let taken = call_within(&request, more);
    assert!(!taken.is_err_and(|error| error.known_code() == Some(Code::TOO_LARGE)));
}

#[cfg(feature = "csv")]
#[test]
fn records_of_tables_are_counted_as_those_of_lists_are() {
    let sources = "id,name,credit_code,legal_representative,phone,division,stratum,state\n\
        E-1,甲,,,,150102,key,active\nE-2,乙厂,,,,150102,key,active\nE-3,丙,,,,150102,key,active\n";
    let [two, three] = [2, 3].map(|sources| {
        let mut limits = Limits::default();
        (limits.sources, limits.inspectors, limits.recusals) = (sources, sources, sources);
        limits
    });
    let said = "line 4: larger than this host takes: at most 2 sources";
    for tolerant in [false, true] {
        let request = json!({"op": "read_registry", "csv": sources, "tolerant": tolerant});
        refused_by(&two, &three, &request, "csv", said);
    }
    use base64::Engine as _;
    let encoded = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let request = json!({"op": "read_registry", "bytes": encoded(sources.as_bytes())});
    refused_by(&two, &three, &request, "bytes", said);
    let inspector = |n: u32| format!("I-{n},王某,科员,生态环境,,,,,150102,,\n");
    let head = "id,name,post,category,certificate_number,certificate_issuer,valid_from,valid_until,division,\
        borrowed_from,leave\n";
    let inspectors: String = core::iter::once(head.to_owned()).chain((1..=3).map(inspector)).collect();
    let request = json!({"op": "read_roster", "inspectors": {"bytes": encoded(inspectors.as_bytes())}});
    refused_by(&two, &three, &request, "inspectors", "line 4: larger than this host takes: at most 2 inspectors");
    // As text too, where a header is no record, nor is a line within quotes.
    for tolerant in [false, true] {
        let request = json!({"op": "read_roster", "inspectors": inspectors, "tolerant": tolerant});
        let said = "line 4: larger than this host takes: at most 2 inspectors";
        refused_by(&two, &three, &request, "inspectors", said);
        assert!(call_within(&request.to_string(), &three).is_ok());
    }
    // Lines of which nothing else can be read are counted as well.
    let short = sources.replace(",active", "");
    for tolerant in [false, true] {
        let request = json!({"op": "read_registry", "csv": short, "tolerant": tolerant});
        let error = call_within(&request.to_string(), &two).unwrap_err();
        assert!(error.message.contains(said), "{}", error.message);
    }
    if cfg!(feature = "workbooks") {
        let book = std::fs::read("tests/tables/made/registry-openpyxl.xlsx").unwrap();
        let request = json!({"op": "read_registry", "bytes": encoded(&book)});
        refused_by(&two, &three, &request, "bytes", "line 4: larger than this host takes: at most 2 sources");
        let mut narrow = Limits::default();
        narrow.unpacked = 1_000;
        refused_by(&narrow, &three, &request, "bytes", "at most 1000 bytes in the parts of a workbook");
    }
}

#[test]
fn rounds_of_an_archive_are_orders_of_one_chain() {
    let mut limits = Limits::default();
    limits.rounds = 1;
    let round = json!({"order": "", "transcripts": []});
    let request = json!({"op": "archive", "rounds": [round, round]});
    let error = call_within(&request.to_string(), &limits).unwrap_err();
    assert_eq!((error.known_code(), error.subject.as_deref()), (Some(Code::TOO_LARGE), Some("rounds[1]")));
}
