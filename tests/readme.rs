//! The README's shell lines, run as they stand.

use std::process::Command;

use shuangsuiji::Tier;
use shuangsuiji::draw::*;

const README: &str = include_str!("../README.md");

/// The shell block that begins with this line.
fn block(first: &str) -> &'static str {
    let mut blocks = README.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.find(|block| block.starts_with(first)).unwrap()
}

#[test]
fn a_draw_is_checked_with_openssl_by_the_very_lines() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("openssl is not installed: the README's lines were not run");
        return;
    }
    let script = format!("set -e\n{}", block("(\ncd examples/published"));
    let output = Command::new("bash").arg("-c").arg(script).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.ends_with("the same 21 sources\n"), "{text}");
    // The ticket of the vector, printed by openssl.
    let vector: serde_json::Value = serde_json::from_str(include_str!("vectors/uninspected-first.json")).unwrap();
    let ticket = vector["expected"]["tickets"]["B18LXJD0RG71GL98YT"].as_str().unwrap();
    assert!(text.contains(ticket), "{text}");
}

#[test]
fn a_c_program_runs_by_the_very_lines() {
    if Command::new("cc").arg("--version").output().is_err() {
        println!("no C compiler is installed: the README's lines were not run");
        return;
    }
    let lines = block("cargo rustc");
    assert!(lines.lines().count() <= 5);
    let mut command = Command::new("bash");
    command.arg("-c").arg(format!("set -e\n{lines}")).current_dir(env!("CARGO_MANIFEST_DIR"));
    // As in a fresh shell: the lines say where things are built.
    let output = command.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.starts_with("registry 2400, roster 181\nrecord "), "{text}");
    assert!(text.contains("\nrefused 634, Art. 2: ") && text.contains("\nverified 50\n"), "{text}");
    // As the bundled registry, roster and secret have always given it.
    assert!(text.contains("\ntranscript 5384dd71352ed2accc22407a559f9c38f6bdc581a34668e84538dbb53f1bde50\n"), "{text}");
}

/// The name by which a heading of the second level is linked to.
fn slug(line: &str) -> Option<String> {
    let heading = line.strip_prefix("## ")?.to_lowercase().replace(' ', "-");
    Some(heading.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect())
}

#[test]
fn every_file_that_the_readme_links_to_is_there() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let mut count = 0;
    for link in links.filter(|link| !link.starts_with("http")) {
        let (file, anchor) = link.split_once('#').map_or((link, None), |(file, anchor)| (file, Some(anchor)));
        let file = root.join(if file.is_empty() { "README.md" } else { file });
        let there = match anchor {
            Some(anchor) => {
                std::fs::read_to_string(&file).unwrap().lines().any(|line| slug(line) == Some(anchor.to_owned()))
            }
            None => file.exists(),
        };
        assert!(there, "{link}");
        count += 1;
    }
    assert!(count > 20);
}

/// A draw with ids that a shell, `awk` or `sort` could read as something else, in a folder of its own.
fn published_with_odd_ids(hash: Hash) -> (std::path::PathBuf, usize) {
    let odd = ["a\\b", "-n", "%s", "$HOME", "'q'", "\"q\"", "企业1", "B", "b", "\\001", "*", "&&", "~", "#1", "A|B"];
    let mut ids: Vec<String> = odd.map(str::to_owned).to_vec();
    ids.extend((0..25).map(|n| format!("E-{n}\\t")));
    let source = |id: &String| SourceEntry {
        id: id.parse().unwrap(),
        stratum: "key".parse().unwrap(),
        division: "150102".parse().unwrap(),
        inspections: u32::from(id.len().is_multiple_of(2)),
        status: SourceStatus::Open,
    };
    let lists = Lists {
        sources: SourceList::new(ids.iter().map(source)).unwrap(),
        inspectors: InspectorList::parse("I-1\t150102\t-\nI-2\t150102\t-\n").unwrap(),
        recusals: RecusalList::default(),
    };
    let terms = Terms {
        hash,
        rules: "inner-mongolia-trial".parse().unwrap(),
        agency: Agency { name: "x".parse().unwrap(), division: "150102".parse().unwrap(), tier: Tier::County },
        period: "2027-Q1".parse().unwrap(),
        round: 1,
        previous: None,
        cap: Some(2),
        coverage: Coverage::UninspectedFirst,
        team: 2,
        max_load: None,
        strata: vec![StratumQuota { stratum: "key".parse().unwrap(), quota: 21 }],
        entropy: vec![Entropy { label: "l".parse().unwrap(), origin: Origin::Public("a lottery".parse().unwrap()) }],
    };
    let value = Value::new(*b"4 0 7").unwrap();
    let reveal = Reveal(vec![Contribution { label: "l".parse().unwrap(), value }]);
    let draw = Committed::new(terms, lists).unwrap().reveal(reveal).unwrap().draw().unwrap();
    let folder = std::env::temp_dir().join(format!("shuangsuiji-odd-{hash:?}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let committed = draw.revealed().committed();
    std::fs::write(folder.join("order.txt"), committed.order().to_string()).unwrap();
    std::fs::write(folder.join("sources.txt"), committed.lists().text(List::Sources)).unwrap();
    std::fs::write(folder.join("transcript-1.txt"), draw.transcript().to_string()).unwrap();
    (folder, 21)
}

#[test]
fn the_shell_lines_hold_for_odd_ids_in_every_shell_and_by_both_hashes() {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("openssl is not installed: the README's lines were not run");
        return;
    }
    let lines =
        block("(\ncd examples/published").replace("cd examples/published\n", "").replace("B18LXJD0RG71GL98YT", "-n");
    let shells: [&[&str]; 3] = [&["bash"], &["dash"], &["busybox", "sh"]];
    for hash in Hash::ALL {
        let (folder, drawn) = published_with_odd_ids(hash);
        let script =
            format!("set -e\n{}", if hash == Hash::Sm3 { lines.replace("-sha256", "-sm3") } else { lines.clone() });
        for shell in shells {
            let mut command = Command::new(shell[0]);
            command.args(&shell[1..]).arg("-c").arg(&script).current_dir(&folder).env("LC_ALL", "C.UTF-8");
            let Ok(output) = command.output() else {
                println!("{} is not installed", shell[0]);
                continue;
            };
            let text = String::from_utf8_lossy(&output.stdout);
            let said = format!("{shell:?} {hash:?}: {text}{}", String::from_utf8_lossy(&output.stderr));
            assert!(output.status.success() && text.ends_with(&format!("the same {drawn} sources\n")), "{said}");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
