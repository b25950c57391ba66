//! `include/shuangsuiji.h` is what `src/capi` makes of it: the introduction, then a section a file.
//!
//! After a change of the ABI, write it anew: `UPDATE_HEADER=1 cargo test --features header --test header`.

#![cfg(feature = "header")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use shuangsuiji::Code;

/// The files of `src/capi` that are sections, from simple to advanced.
const SECTIONS: &[&str] = &[
    "version",
    "status",
    "error",
    "text",
    "json",
    "string",
    "date",
    "digest",
    "options",
    "credit_code",
    "calendar",
    "rules",
    "registry",
    "roster",
    "ledger",
    "plan",
    "lists",
    "committed",
    "order",
    "draw",
    "publication",
    "order_record",
    "chain",
    "redacted",
    "page",
    "view",
    "disclosure",
    "report",
    "document",
];

/// What cbindgen does not write: the defaults of structs, as initialisers.
const INITIALISERS: &[(&str, &str)] = &[
    (
        "committed",
        r"
/**
 * Every field of ssj_terms_t at its default.
 */
#define SSJ_TERMS_INIT \
  {(uint32_t)sizeof(ssj_terms_t), 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, 0, 0, 1, 0, SSJ_NONE, SSJ_NONE, 2, 0, NULL, \
   NULL, 0, NULL, 0}
",
    ),
    (
        "publication",
        r"
/**
 * Every field of ssj_publication_t at none.
 */
#define SSJ_PUBLICATION_INIT \
  {(uint32_t)sizeof(ssj_publication_t), 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, NULL, 0, NULL, NULL}
",
    ),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(section: &str) -> PathBuf {
    root().join("src/capi").join(section).with_extension("rs")
}

/// The module documentation of a section, as a banner.
fn banner(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let rule = "=".repeat(115);
    let text: String = lines.map(|line| format!(" *{line}\n")).collect();
    format!("/* {rule}\n{text} * {rule} */\n")
}

/// What cbindgen makes of a section.
fn declarations(section: &str) -> String {
    let config = cbindgen::Config::from_file(root().join("cbindgen.toml")).unwrap();
    let bindings = cbindgen::Builder::new().with_config(config).with_src(file(section)).generate().unwrap();
    let mut bytes = Vec::new();
    bindings.write(&mut bytes);
    String::from_utf8(bytes).unwrap()
}

/// The version as macros.
fn versions() -> String {
    let part = |name: &str, value: &str| format!("#define SSJ_VERSION_{name} {value}\n");
    let mut text = String::from("/* The version of this header. */\n");
    text += &format!("#define SSJ_VERSION \"{}\"\n", env!("CARGO_PKG_VERSION"));
    text += &part("MAJOR", env!("CARGO_PKG_VERSION_MAJOR"));
    text += &part("MINOR", env!("CARGO_PKG_VERSION_MINOR"));
    text += &part("PATCH", env!("CARGO_PKG_VERSION_PATCH"));
    text += "#define SSJ_VERSION_NUMBER (SSJ_VERSION_MAJOR * 1000000 + SSJ_VERSION_MINOR * 1000 + SSJ_VERSION_PATCH)\n";
    text
}

/// Every number of the one table.
fn numbers() -> String {
    let width = Code::ALL.iter().map(|(_, name)| name.len()).max().unwrap();
    let mut text = String::new();
    let mut hundred = 0;
    for (code, name) in Code::ALL {
        if code.number() / 100 != hundred {
            hundred = code.number() / 100;
            text.push('\n');
        }
        writeln!(text, "#define SSJ_{name:width$} {:>4} /* {} */", code.number(), code.meaning()).unwrap();
    }
    text
}

fn header() -> String {
    let mut header = fs::read_to_string(root().join("src/capi/introduction.h")).unwrap();
    header += "\n#ifndef SHUANGSUIJI_H\n#define SHUANGSUIJI_H\n\n#include <stddef.h>\n#include <stdint.h>\n\n";
    header += "#ifdef __cplusplus\nextern \"C\" {\n#endif\n";
    for section in SECTIONS {
        let source = fs::read_to_string(file(section)).unwrap();
        write!(header, "\n\n{}\n", banner(&source)).unwrap();
        match *section {
            "version" => header += &format!("{}\n", versions()),
            "status" => header += &format!("{}\n\n", numbers().trim()),
            _ => {}
        }
        header += declarations(section).trim();
        header.push('\n');
        for (_, initialiser) in INITIALISERS.iter().filter(|(of, _)| of == section) {
            header += initialiser;
        }
    }
    header += "\n#ifdef __cplusplus\n} /* extern \"C\" */\n#endif\n\n#endif /* SHUANGSUIJI_H */\n";
    header.lines().map(|line| format!("{}\n", line.trim_end())).collect()
}

#[test]
fn the_committed_header_is_that_of_the_source() {
    let committed = root().join("include/shuangsuiji.h");
    let header = header();
    if std::env::var_os("UPDATE_HEADER").is_some() {
        fs::write(&committed, &header).unwrap();
    }
    let found = fs::read_to_string(&committed).unwrap();
    let difference = found.lines().zip(header.lines()).enumerate().find(|(_, (found, made))| found != made);
    assert!(found == header, "include/shuangsuiji.h is not up to date: {difference:?}");
}

#[test]
fn the_header_is_ascii_and_no_line_is_long() {
    for (number, line) in (1..).zip(header().lines()) {
        assert!(line.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "line {number}: {line}");
        assert!(line.len() <= 128, "line {number}: {line}");
    }
}

#[test]
fn the_wrapper_for_cpp_is_ascii_and_calls_every_function() {
    let wrapper = include_str!("../include/shuangsuiji.hpp");
    for (number, line) in (1..).zip(wrapper.lines()) {
        assert!(line.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "line {number}: {line}");
        assert!(line.len() <= 120, "line {number}: {line}");
    }
    // What a program that is written in C++ asks as it would in C.
    let as_in_c = ["ssj_version", "ssj_version_number", "ssj_protocol_versions"];
    let header = header();
    let names = header.split("ssj_").skip(1).filter_map(|rest| rest.split_once('(')).map(|(name, _)| name);
    let functions = names.filter(|name| name.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase()));
    for name in functions.map(|name| format!("ssj_{name}")) {
        let called = [format!("{name}("), format!("{name},"), format!("{name}>"), format!("{name})")];
        let found = called.iter().any(|called| wrapper.contains(called.as_str()));
        assert!(found || as_in_c.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn every_function_of_the_source_is_in_the_header() {
    let header = header();
    let mut functions = 0;
    for entry in fs::read_dir(root().join("src/capi")).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        for (at, _) in source.match_indices("extern \"C\" fn ssj_") {
            let name = &source[at + "extern \"C\" fn ".len()..];
            let name = &name[..name.find('(').unwrap()];
            assert!(header.contains(&format!("{name}(")), "{name}");
            functions += 1;
        }
    }
    assert!(functions >= 15, "{functions}");
}

#[test]
fn the_introduction_names_every_operation() {
    let source = fs::read_to_string(file("json")).unwrap();
    for operation in shuangsuiji::door::OPERATIONS {
        assert!(source.contains(operation), "{operation}");
    }
}
