//! The README's shell lines, run as they stand.

use std::process::Command;

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
    assert!(text.starts_with("registry 2400, roster 181\norder "), "{text}");
    assert!(text.contains("\nrefused 634, Art. 2: ") && text.contains("\nverified 5\n"), "{text}");
    // As the bundled registry, roster and secret have always given it.
    assert!(text.contains("\ntranscript f7f429f511ef93aa548ff0fa4b31590e37351301b102883d8dd98f052c566d3c\n"), "{text}");
}

#[test]
fn every_file_that_the_readme_links_to_is_there() {
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let mut count = 0;
    for link in links.filter(|link| !link.starts_with("http")) {
        let there = match link.strip_prefix('#') {
            Some(heading) => {
                README.lines().any(|line| line.to_lowercase().replace(' ', "-") == format!("##-{heading}"))
            }
            None => std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(),
        };
        assert!(there, "{link}");
        count += 1;
    }
    assert!(count > 20);
}
