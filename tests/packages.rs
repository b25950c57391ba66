//! The packages for other languages and the command have the library's version.

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_package_has_the_librarys_version() {
    let version = env!("CARGO_PKG_VERSION");
    for (file, line) in [
        ("packaging/cli/Cargo.toml", format!("version = \"{version}\"")),
        ("packaging/python/pyproject.toml", format!("version = \"{version}\"")),
        ("packaging/python/src/shuangsuiji/__init__.py", format!("__version__ = \"{version}\"")),
        ("packaging/node/package.json", format!("  \"version\": \"{version}\",")),
        ("packaging/java/pom.xml", format!("  <version>{version}</version>")),
    ] {
        let text = std::fs::read_to_string(format!("{ROOT}/{file}")).unwrap();
        assert!(text.lines().any(|found| found == line), "{file}: expected the line {line}");
    }
    let lock = std::fs::read_to_string(format!("{ROOT}/packaging/cli/Cargo.lock")).unwrap();
    for package in ["shuangsuiji", "shuangsuiji-cli"] {
        assert!(lock.contains(&format!("name = \"{package}\"\nversion = \"{version}\"\n")), "Cargo.lock: {package}");
    }
}

#[test]
fn a_main_job_in_another_language_is_short() {
    for (file, most) in [("python/quarter.py", 30), ("node/quarter.ts", 30), ("java/Quarter.java", 30)] {
        let lines = std::fs::read_to_string(format!("{ROOT}/packaging/{file}")).unwrap().lines().count();
        assert!(lines <= most, "{file} has {lines} lines");
    }
}
