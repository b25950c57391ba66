//! The page on which anybody checks a draw (Arts. 1, 13), as one file of HTML: the publication, and a program that recomputes it.
//!
//! The program is a third implementation of the [protocol](crate::draw::protocol), beside this crate's and
//! `examples/verify.py`: plain JavaScript, written from the protocol alone, that is read in the page itself. Its sources are
//! `src/documents/page/script`; `packaging/page` puts them with the page's text and style into `assembled.html`, which
//! stands in this crate as it is. Nothing of it depends on the draw, so that its digest is the same on every page.
//!
//! The page loads and sends nothing: a policy in it forbids the browser to. It needs no server, no module, no WebCrypto and
//! no wide integers, so that it runs from a file and in old browsers. What it shows before the check is what the
//! publication says; what it shows afterwards was drawn again on the visitor's device.
//!
//! What a page cannot show is whose it is: whoever makes a false page can make it praise itself. So it shows the
//! digests, says where they were published too, and compares what the visitor types.

use std::collections::BTreeSet;

use serde::Serialize;
use thiserror::Error;

use crate::draw::{
    Digest, Fault, Order, Publication, Redacted, RedactedFault, SaltKey, verify, verify_redacted, verify_salted,
};
use crate::explain::explain;
use crate::registry::CreditCode;
use crate::{Article, Code, Id, Text, Token};

/// The page without its data.
const ASSEMBLED: &str = include_str!("assembled.html");
/// Where its data belongs.
const PLACE: &str = "{data}";

/// The digest (SHA-256) of the page's program, in hex: the same on every page that this version of the library makes.
///
/// It is that of all between `<script>` and `</script>` of the page's last script, and the page's policy lets nothing else run.
pub const PAGE_PROGRAM: &str = include_str!("program.sha256");

/// What a page is made of: what was published of a draw.
#[derive(Clone, Copy, Debug)]
pub enum Published<'a> {
    /// Everything.
    Whole {
        /// The texts.
        publication: Publication<'a>,
        /// The salt key, for an order of version 1.1.
        salt_key: Option<&'a SaltKey>,
    },
    /// With lines withheld.
    Redacted(&'a Redacted),
}

/// Words of the agency that the draw does not bind; the page says so.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PageNames {
    /// The agency's name, such as 新城区分局.
    pub agency: Text,
    /// Where the digests of order and transcript were published apart from this page: a newspaper, the agency above, a
    /// notary.
    pub elsewhere: Text,
    /// Names of the strata; one without a name is called by its token.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub strata: Vec<StratumName>,
    /// Names of sources, by which a visitor may look too.
    #[serde(default, deserialize_with = "crate::forms::null_is_default")]
    pub sources: Vec<SourceName>,
}

/// A stratum's name, such as 重点排污单位.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StratumName {
    /// The stratum.
    pub stratum: Token,
    /// Its name.
    pub name: Text,
}

/// What a source is called. There is no field for a person: no phone, no representative.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SourceName {
    /// The source, as the list has it.
    pub id: Id,
    /// Its name.
    pub name: Text,
    /// Its unified social credit code, where that is not its id.
    #[serde(default)]
    pub credit_code: Option<CreditCode>,
}

/// Why no page was made.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PageError {
    /// What was published does not verify.
    #[error(transparent)]
    Publication(#[from] Fault),
    /// A redacted publication does not verify.
    #[error(transparent)]
    Redacted(#[from] RedactedFault),
    /// A name for a source that the publication does not show.
    #[error("a name for `{id}`, whose line is not shown; expected names of sources on the published list only")]
    Unlisted {
        /// The source.
        id: Id,
    },
    /// Two names for one source.
    #[error("`{id}` is named twice; expected one name for each source")]
    Repeated {
        /// The source.
        id: Id,
    },
    /// Two names for one stratum.
    #[error("stratum `{stratum}` is named twice; expected one name for each stratum")]
    StratumRepeated {
        /// The stratum.
        stratum: Token,
    },
    /// A name for a stratum that the order does not draw.
    #[error("a name for stratum `{stratum}`, of which the order draws nothing; expected names of its strata")]
    StratumUnknown {
        /// The stratum.
        stratum: Token,
    },
}

explain!(PageError {
    Self::Publication(fault) => fault.code(), fault.article(), "{}", fault.chinese();
    Self::Redacted(fault) => fault.code(), fault.article(), "{}", fault.chinese();
    Self::Unlisted { id } => Code::PAGE_NAME_UNLISTED, Article::Art13, "为“{id}”提供了名称，但其名单行未公开；只能为公开名单上的对象提供名称";
    Self::Repeated { id } => Code::PAGE_NAME_REPEATED, Article::Art13, "“{id}”有两个名称，每个对象应只有一个";
    Self::StratumRepeated { stratum } => Code::PAGE_NAME_REPEATED, Article::Art13, "类别“{stratum}”有两个名称，每个类别应只有一个";
    Self::StratumUnknown { stratum } => Code::PAGE_STRATUM_UNKNOWN, Article::Art13, "为类别“{stratum}”提供了名称，但抽取方案不抽取该类别";
} about {
    Self::Publication(fault) => fault.about();
    Self::Redacted(fault) => fault.about();
    Self::Unlisted { .. } | Self::Repeated { .. } => Some(("names.sources", "对象名称"));
    Self::StratumRepeated { .. } | Self::StratumUnknown { .. } => Some(("names.strata", "类别名称"));
});

/// Makes the page of a draw.
///
/// # Guarantees
/// The publication verifies: of one that does not, no page is made. Every text of it stands in the page to the byte, and
/// no name of a source that it does not show. The same arguments give the same bytes.
///
/// # Errors
/// [`PageError`]: what is wrong with the publication, or a name for what it does not show.
///
/// # Complexity
/// That of the verification; at most 100 KB more than the publication and the names in JSON.
///
/// # Example: the page of a void order
/// ```
/// use shuangsuiji::documents::{PageNames, Published, page};
/// use shuangsuiji::draw::*;
///
/// let empty = "0 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
/// let order = format!(
///     "shuangsuiji-order 1\nhash sha256\nrules inner-mongolia-trial\nagency xincheng 150102 county\nperiod 2027-Q1\nround 1\n\
///      previous -\nsources {empty}\ninspectors {empty}\nrecusals {empty}\ncap 2\ncoverage independent\nteam 2\nmax-load -\n\
///      entropy lottery public 3D 2026340\n"
/// );
/// let digest = Order::parse(&order)?.digest();
/// let transcript = format!("shuangsuiji-transcript 1\norder {digest}\namends -\nvoid 公共随机数未公布\n");
/// let publication = Publication {
///     order: &order,
///     sources: "",
///     inspectors: "",
///     recusals: "",
///     reveal: None,
///     transcripts: &[&transcript],
///     digest: None,
/// };
/// let names = PageNames {
///     agency: "新城区分局".parse()?,
///     elsewhere: "上级生态环境部门网站".parse()?,
///     strata: Vec::new(),
///     sources: Vec::new(),
/// };
/// let html = page(&Published::Whole { publication, salt_key: None }, &names)?;
/// assert!(html.starts_with("<!DOCTYPE html>") && html.contains("void 公共随机数未公布"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn page(published: &Published<'_>, names: &PageNames) -> Result<String, PageError> {
    let texts = Texts::verified(published)?;
    texts.check(names)?;
    let strata = names.strata.iter().map(|StratumName { stratum, name }| [stratum.as_str(), name.as_str()]);
    let code = |code: &Option<CreditCode>| code.map_or_else(String::new, |code| code.to_string());
    let sources = names.sources.iter().map(|it| [it.id.to_string(), it.name.to_string(), code(&it.credit_code)]);
    let data = Data {
        publication: &texts,
        names: Names {
            agency: &names.agency,
            elsewhere: &names.elsewhere,
            strata: strata.collect(),
            sources: sources.collect(),
        },
    };
    Ok(filled(ASSEMBLED, &data))
}

/// A page with its data in its place.
pub(super) fn filled(page: &str, data: &impl Serialize) -> String {
    let data = in_script(serde_json::to_string(data).unwrap_or_default());
    let (before, after) = page.split_once(PLACE).unwrap_or((page, ""));
    [before, &data, after].concat()
}

/// JSON that can stand in an element of script: nothing in it ends the element or begins a comment.
fn in_script(json: String) -> String {
    if json.contains('<') { json.replace('<', "\\u003c") } else { json }
}

/// What the page's program reads.
#[derive(Serialize)]
struct Data<'a> {
    publication: &'a Texts<'a>,
    names: Names<'a>,
}

#[derive(Serialize)]
struct Names<'a> {
    agency: &'a Text,
    elsewhere: &'a Text,
    strata: Vec<[&'a str; 2]>,
    sources: Vec<[String; 3]>,
}

/// The texts of a publication, of either kind.
#[derive(Serialize)]
struct Texts<'a> {
    order: &'a str,
    sources: &'a str,
    inspectors: &'a str,
    recusals: &'a str,
    salt_key: Option<&'a SaltKey>,
    reveal: Option<&'a str>,
    transcripts: Vec<&'a str>,
    digest: Option<Digest>,
    redacted: bool,
}

impl<'a> Texts<'a> {
    fn verified(published: &Published<'a>) -> Result<Self, PageError> {
        Ok(match *published {
            Published::Whole { publication, salt_key } => {
                match salt_key {
                    None => verify(&publication)?,
                    Some(key) => verify_salted(&publication, key)?,
                };
                let Publication { order, sources, inspectors, recusals, reveal, transcripts, digest } = publication;
                let (transcripts, redacted) = (transcripts.to_vec(), false);
                Self { order, sources, inspectors, recusals, salt_key, reveal, transcripts, digest, redacted }
            }
            Published::Redacted(publication) => {
                verify_redacted(publication)?;
                Self {
                    order: &publication.order,
                    sources: &publication.sources,
                    inspectors: &publication.inspectors,
                    recusals: &publication.recusals,
                    salt_key: None,
                    reveal: None,
                    transcripts: publication.transcripts.iter().map(String::as_str).collect(),
                    digest: Some(publication.digest),
                    redacted: true,
                }
            }
        })
    }

    /// Refuses names for what is not shown: a name is as good as the line that was withheld.
    fn check(&self, names: &PageNames) -> Result<(), PageError> {
        let order = Order::parse(self.order).map_err(Fault::Order)?;
        let mut named = BTreeSet::new();
        for StratumName { stratum, .. } in &names.strata {
            if !order.terms().strata.iter().any(|quota| quota.stratum == *stratum) {
                return Err(PageError::StratumUnknown { stratum: stratum.clone() });
            }
            if !named.insert(stratum.as_str()) {
                return Err(PageError::StratumRepeated { stratum: stratum.clone() });
            }
        }
        if names.sources.is_empty() {
            return Ok(());
        }
        let (shown, mut named): (BTreeSet<&str>, BTreeSet<&str>) = (self.ids().collect(), BTreeSet::new());
        for SourceName { id, .. } in &names.sources {
            if !shown.contains(id.as_str()) {
                return Err(PageError::Unlisted { id: id.clone() });
            }
            if !named.insert(id.as_str()) {
                return Err(PageError::Repeated { id: id.clone() });
            }
        }
        Ok(())
    }

    /// The ids of the sources that are shown.
    fn ids(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let redacted = self.redacted;
        self.sources.lines().filter_map(move |line| {
            let mut fields = line.split('\t');
            match redacted {
                false => fields.next(),
                true => fields.next().filter(|kind| *kind == "shown").and_then(|_| fields.nth(1)),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_one_place_for_its_data_and_a_policy_that_lets_its_own_program_run_and_nothing_else() {
        assert_eq!(ASSEMBLED.matches(PLACE).count(), 1);
        let (_, script) = ASSEMBLED.rsplit_once("<script>").unwrap();
        let script = script.split("</script>").next().unwrap();
        let digest = crate::draw::Hash::Sha256.digest(&[script.as_bytes()]);
        assert_eq!(PAGE_PROGRAM, digest.to_string());
        let (_, policy) = ASSEMBLED.split_once("Content-Security-Policy\" content=\"").unwrap();
        let policy: Vec<&str> = policy.split('"').next().unwrap().split("; ").collect();
        assert_eq!(policy[0], "default-src 'none'");
        assert!(policy[1].starts_with("script-src 'sha256-") && policy[2].starts_with("style-src 'sha256-"));
        assert_eq!(policy[3..], ["base-uri 'none'", "form-action 'none'"]);
        assert!(ASSEMBLED.len() < 100_000);
        for forbidden in [" style=", " src=", " srcset=", "url(", "@import", "href=\"h"] {
            assert!(!ASSEMBLED.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn data_cannot_end_the_element_that_it_stands_in() {
        assert_eq!(in_script("\"</script><!--\"".to_owned()), "\"\\u003c/script>\\u003c!--\"");
    }
}
