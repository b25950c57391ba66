//! Files in and out. Nothing that exists is ever overwritten.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use serde_json::Value;

use crate::failure::Failure;

/// The bytes of a file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| {
        let why = why(error.kind());
        Failure::file(format!("无法读取{}：{why}", path.display()), format!("cannot read {}: {error}", path.display()))
    })
}

/// A file's text in UTF-8; a byte order mark before it is none of it.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let text = String::from_utf8(bytes(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::file(
            format!("{}不是UTF-8文本（第{at}字节之后），请另存为UTF-8", path.display()),
            format!("{} is not text in UTF-8 (after byte {at}); save it as UTF-8", path.display()),
        )
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// A file's JSON.
pub(crate) fn json(path: &Path) -> Result<Value, Failure> {
    serde_json::from_str(&text(path)?).map_err(|error| {
        Failure::file(
            format!("{}不是JSON：第{}行第{}列", path.display(), error.line(), error.column()),
            format!("{} is not JSON: {error}", path.display()),
        )
    })
}

/// Writes a new file; one that exists is left as it is and refused.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Failure> {
    write_with(path, text, OpenOptions::new())
}

/// Writes a new file that nobody but its owner reads, where the system knows such.
pub(crate) fn write_secret(path: &Path, text: &str) -> Result<(), Failure> {
    #[allow(unused_mut, reason = "only where the system knows modes")]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write_with(path, text, options)
}

fn write_with(path: &Path, text: &str, mut options: OpenOptions) -> Result<(), Failure> {
    let mut file = options.write(true).create_new(true).open(path).map_err(|error| unwritten(path, &error))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| {
        // Half a file is worse than none.
        let _ = fs::remove_file(path);
        unwritten(path, &error)
    })
}

/// Makes a new folder.
pub(crate) fn folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir(path).map_err(|error| unwritten(path, &error))
}

/// Refuses what exists, before anything is computed.
pub(crate) fn absent(path: &Path) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(unwritten(path, &error)),
        Ok(_) => Err(unwritten(path, &ErrorKind::AlreadyExists.into())),
    }
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    let (path, why) = (path.display(), why(error.kind()));
    if error.kind() == ErrorKind::AlreadyExists {
        return Failure::file(
            format!("{path}已存在，不覆盖；请换一个名称，或先移走原文件"),
            format!("{path} exists and is not overwritten; take another name, or move it away first"),
        );
    }
    Failure::file(format!("无法写入{path}：{why}"), format!("cannot write {path}: {error}"))
}

fn why(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "没有这一文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::IsADirectory => "这是文件夹",
        ErrorKind::NotADirectory => "这不是文件夹",
        ErrorKind::StorageFull => "磁盘已满",
        _ => "系统不允许",
    }
}
