//! A shard's text: `shuangsuiji-shard 1`, whose it is, which rows, its nodes, and the lines that it kept.

use core::fmt;

use super::Shard;
use super::range::{Node, places};
use crate::draw::lists::integer;
use crate::draw::text::{LineError, Lines};
use crate::{Id, Reason};

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { of, first, count, ids, nodes, kept } = self;
        write!(f, "shuangsuiji-shard 1\nof {of}\nrows {first} {count}\n")?;
        if let Some((first, last)) = ids {
            writeln!(f, "ids {first} {last}")?;
        }
        nodes.iter().try_for_each(|node| writeln!(f, "node {} {} {}", node.level, node.index, node.digest))?;
        kept.iter().try_for_each(|line| writeln!(f, "kept {line}"))
    }
}

impl Shard {
    /// Reads a shard's text, strictly.
    ///
    /// # Errors
    /// [`LineError`] with the line; another version's text is refused at its first.
    pub fn parse(text: &str) -> Result<Self, LineError> {
        let mut lines = Lines::new(text);
        lines.exactly("shuangsuiji-shard 1")?;
        let of = lines.word("of", str::parse)?;
        let (first, count) = lines.words("rows", |[first, count]| {
            let (first, count) = (integer(first)?, integer(count)?);
            let too_many = || Reason::new("expected rows below 4294967296", "行号应小于4294967296");
            first.checked_add(count).ok_or_else(too_many)?;
            Ok((first, count))
        })?;
        let ids = if count == 0 {
            None
        } else {
            Some(lines.words("ids", |[first, last]| Ok((first.parse::<Id>()?, last.parse::<Id>()?)))?)
        };
        let mut nodes = Vec::new();
        for place in places(first, count) {
            nodes.push(lines.words("node", |[level, index, digest]| {
                let found = (integer(level)?, integer(index)?);
                if found != place {
                    let (level, index) = place;
                    let english = format!("expected node {level} {index} of these rows");
                    return Err(Reason::new(english, format!("按行号应为“node {level} {index}”")));
                }
                Ok(Node { level: found.0, index: found.1, digest: digest.parse()? })
            })?);
        }
        let mut kept = Vec::new();
        while lines.starts("kept") {
            kept.push(lines.rest("kept", |line| Ok::<_, Reason>(line.to_owned()))?);
        }
        lines.end()?;
        Ok(Self { of, first, count, ids, nodes, kept })
    }
}
