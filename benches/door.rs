//! A draw of 100,000 sources through C, from arrays and from JSON, against the same draw in Rust, in one run:
//! `cargo bench --features capi --bench door`. Runs are interleaved and the best of each is taken.

#![allow(missing_docs, reason = "a program")]
#![allow(unsafe_code, reason = "C is called")]

use std::hint::black_box;
use std::ptr;
use std::time::Instant;

use shuangsuiji::Tier;
use shuangsuiji::capi::*;
use shuangsuiji::draw::{
    Agency, Committed, Contribution, Coverage, Entropy, Hash, InspectorEntry, InspectorList, InspectorStatus, Lists,
    Origin, RecusalList, Reveal, SourceLine, SourceList, SourceStatus, StratumQuota, Terms, Value,
};

const SOURCES: usize = 100_000;
const INSPECTORS: usize = 1_000;
const QUOTA: u32 = 5_000;
const LOTTERY: &[u8] = b"4 0 7";

fn string(text: &str) -> ssj_string_t {
    ssj_string_t { data: text.as_ptr().cast(), len: text.len() }
}

fn timed<O>(call: impl FnOnce() -> O) -> f64 {
    let start = Instant::now();
    black_box(call());
    start.elapsed().as_secs_f64()
}

fn rust(sources: &[String], inspectors: &[String]) -> String {
    let stratum = "general".parse().expect("a token");
    let division = "150102".parse().expect("a division");
    let line = |id| SourceLine { id, stratum: &stratum, division, inspections: 0, status: SourceStatus::Open };
    let entry =
        |id: &String| InspectorEntry { id: id.parse().expect("an id"), division, status: InspectorStatus::Available };
    let lists = Lists {
        sources: SourceList::from_lines(sources.iter().map(|id| line(id))).expect("sources"),
        inspectors: InspectorList::new(inspectors.iter().map(entry)).expect("inspectors"),
        recusals: RecusalList::default(),
    };
    let terms = Terms {
        hash: Hash::Sha256,
        rules: "bench".parse().expect("a token"),
        agency: Agency { name: "bench".parse().expect("a token"), division, tier: Tier::County },
        period: "2027-Q1".parse().expect("a period"),
        round: 1,
        previous: None,
        cap: Some(2),
        coverage: Coverage::Independent,
        team: 2,
        max_load: None,
        strata: vec![StratumQuota { stratum: stratum.clone(), quota: QUOTA }],
        entropy: vec![Entropy {
            label: "lottery".parse().expect("a token"),
            origin: Origin::Public("3D 2026249".parse().expect("a text")),
        }],
    };
    let value = Value::new(LOTTERY).expect("a value");
    let reveal = Reveal(vec![Contribution { label: "lottery".parse().expect("a token"), value }]);
    let committed = Committed::new(terms, lists).expect("terms");
    committed.reveal(reveal).expect("the reveal").draw().expect("teams").transcript().to_string()
}

fn arrays(sources: &[String], inspectors: &[String]) -> String {
    let line = |id: &String| ssj_source_line_t {
        id: string(id),
        stratum: string("general"),
        division: 150_102,
        inspections: 0,
        status: SSJ_SOURCE_OPEN,
        reserved: 0,
    };
    let sources: Vec<_> = sources.iter().map(line).collect();
    let line =
        |id: &String| ssj_inspector_line_t { id: string(id), division: 150_102, status: SSJ_INSPECTOR_AVAILABLE };
    let inspectors: Vec<_> = inspectors.iter().map(line).collect();
    let strata = [ssj_stratum_quota_t { stratum: string("general"), quota: QUOTA, reserved: 0 }];
    let entropy = [ssj_entropy_t {
        label: string("lottery"),
        announced: string("3D 2026249"),
        commit: ssj_digest_t { bytes: [0; 32] },
        kind: SSJ_ENTROPY_PUBLIC,
        reserved: 0,
    }];
    let contribution =
        [ssj_contribution_t { label: string("lottery"), value: LOTTERY.as_ptr(), value_len: LOTTERY.len() }];
    let error = ptr::null_mut();
    let (mut lists, mut committed, mut draw, mut text) =
        (ptr::null_mut(), ptr::null_mut(), ptr::null_mut(), ptr::null_mut());
    // SAFETY: every pointer is that of a live array or of a handle that was just given.
    unsafe {
        let (given, given_len) = (sources.as_ptr(), sources.len());
        let (people, people_len) = (inspectors.as_ptr(), inspectors.len());
        let status = ssj_lists_from_arrays(given, given_len, people, people_len, ptr::null(), 0, &mut lists, error);
        assert_eq!(status, 0);
        let mut terms = std::mem::zeroed();
        ssj_terms_init(&mut terms);
        let terms = ssj_terms_t {
            rules: string("bench"),
            agency: string("bench"),
            period: string("2027-Q1"),
            division: 150_102,
            tier: SSJ_TIER_COUNTY,
            cap: 2,
            strata: strata.as_ptr(),
            strata_len: 1,
            entropy: entropy.as_ptr(),
            entropy_len: 1,
            ..terms
        };
        assert_eq!(ssj_committed_new(&terms, lists, &mut committed, error), 0);
        assert_eq!(ssj_draw_new(committed, contribution.as_ptr(), 1, &mut draw, error), 0);
        assert_eq!(ssj_draw_transcript(draw, 0, &mut text, error), 0);
        let transcript = taken(text);
        ssj_lists_free(lists);
        ssj_committed_free(committed);
        ssj_draw_free(draw);
        transcript
    }
}

fn taken(text: *mut ssj_text_t) -> String {
    // SAFETY: a text that was just given.
    unsafe {
        let bytes = std::slice::from_raw_parts(ssj_text_data(text).cast::<u8>(), ssj_text_len(text));
        let copy = String::from_utf8_lossy(bytes).into_owned();
        ssj_text_free(text);
        copy
    }
}

fn request(sources: &[String], inspectors: &[String]) -> String {
    let sources: Vec<String> = sources
        .iter()
        .map(|id| format!(r#"{{"id":"{id}","stratum":"general","division":"150102","inspections":0,"status":"-"}}"#))
        .collect();
    let inspectors: Vec<String> =
        inspectors.iter().map(|id| format!(r#"{{"id":"{id}","division":"150102","status":"-"}}"#)).collect();
    format!(
        r#"{{"op":"draw","order":{{"hash":"sha256","rules":"bench","agency":"bench","division":"150102","tier":"county",
        "period":"2027-Q1","round":1,"previous":"-","cap":2,"coverage":"independent","team":2,"max_load":null,
        "strata":[{{"name":"general","quota":{QUOTA}}}],
        "entropy":[{{"label":"lottery","kind":"public","value":"3D 2026249"}}]}},
        "sources":[{}],"inspectors":[{}],"recusals":[],"contributions":[{{"label":"lottery","value":"3420302037"}}]}}"#,
        sources.join(","),
        inspectors.join(",")
    )
}

fn json(request: &str) -> String {
    let mut response = ptr::null_mut();
    // SAFETY: a live text, and a place for the response.
    let status = unsafe { ssj_json_call(request.as_ptr().cast(), request.len(), &mut response, ptr::null_mut()) };
    assert_eq!(status, 0);
    taken(response)
}

fn main() {
    let sources: Vec<String> = (0..SOURCES).map(|n| format!("91150100{n:010}")).collect();
    let inspectors: Vec<String> = (0..INSPECTORS).map(|n| format!("15010000-{n:05}")).collect();
    let request = request(&sources, &inspectors);
    let expected = rust(&sources, &inspectors);
    assert_eq!(arrays(&sources, &inspectors), expected);
    let response: serde_json::Value = serde_json::from_str(&json(&request)).expect("a response");
    assert_eq!(response["transcript"], expected.as_str());
    let mut best = [f64::INFINITY; 3];
    for _ in 0..30 {
        let runs =
            [timed(|| rust(&sources, &inspectors)), timed(|| arrays(&sources, &inspectors)), timed(|| json(&request))];
        best.iter_mut().zip(runs).for_each(|(best, run)| *best = best.min(run));
    }
    let [rust, arrays, json] = best;
    println!(
        "{SOURCES} sources, {QUOTA} drawn in pairs of {INSPECTORS} inspectors, from ids to the transcript's text:"
    );
    for (what, seconds) in [("Rust", rust), ("C, arrays", arrays), ("C, JSON", json)] {
        println!("  {what:12}{:7.1} ms, {:.2} times Rust", seconds * 1e3, seconds / rust);
    }
    println!("  the request has {} MB", request.len() / 1_000_000);
}
