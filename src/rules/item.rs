//! Art. 3: the list of inspection items: 清单包括抽查项目、检查对象、检查依据、检查内容等，随机执法检查严格按照随机抽查事项清单组织实施.
//!
//! The list is data, as a rule pack is: each place draws up its own. Which items a draw is for is named before the draw;
//! one that is not on the list, or not for the stratum, is refused.

use core::fmt::Write as _;
use std::collections::BTreeSet;

use thiserror::Error;

use super::{Ruleset, Wording};
use crate::explain::explain;
use crate::{Article, Code, Reason, Token};

/// One item: what is inspected, of whom, on what basis, and what the inspection looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its word.
    pub item: Token,
    /// 抽查项目: its name.
    pub name: Wording,
    /// 检查对象: the strata that it applies to.
    pub targets: Vec<Token>,
    /// 检查依据: the law that it rests on.
    pub basis: Wording,
    /// 检查内容: what is looked at.
    pub content: Wording,
}

/// A checked list of inspection items.
///
/// # Guarantees
/// At least one item, each word once; every item applies to at least one stratum. Writing and reading back gives an equal
/// value.
///
/// # Example: an item that a draw may name, and one that it may not
/// ```
/// use shuangsuiji::rules::ItemList;
/// use shuangsuiji::{Article, Explain};
///
/// let list = ItemList::from_json(r#"{
///     "format": 1,
///     "title": {"zh": "抽查事项清单（示例）", "en": "items (example)"},
///     "items": [{
///         "item": "permit",
///         "name": {"zh": "排污许可", "en": "discharge permit"},
///         "targets": ["key"],
///         "basis": {"zh": "《排污许可管理条例》", "en": "regulation on discharge permits"},
///         "content": {"zh": "持证和按证排污情况", "en": "whether there is one, and it is kept to"}
///     }]
/// }"#)?;
/// let (key, general) = ("key".parse()?, "general".parse()?);
/// assert_eq!(list.check(&key, &["permit".parse()?]), Ok(()));
/// let error = list.check(&general, &["permit".parse()?]).unwrap_err();
/// assert_eq!(error.to_string(), "item `permit` is not for `general`; expected an item for it, this one is for `key`");
/// assert_eq!(error.article(), Some(Article::Art3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "ItemListForm")]
#[cfg_attr(feature = "schema", schemars(try_from = "ItemListForm"))]
pub struct ItemList {
    title: Wording,
    items: Vec<Item>,
}

crate::forms::read_through!(ItemList, ItemListForm);

/// What an [`ItemList`] looks like in data, before it is checked.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemListForm {
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    format: u32,
    title: Wording,
    items: Vec<Item>,
}

/// Why a list of items was refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ItemListError {
    /// Not JSON, or not the data form.
    #[error("the item list cannot be read: {reason}")]
    Json {
        /// What the JSON reader says, with line and column.
        reason: Reason,
    },
    /// A version of the data form that this crate does not know.
    #[error("the item list has format {found}; expected format {}", ItemList::FORMAT)]
    Format {
        /// The version found.
        found: u32,
    },
    /// Nothing on it.
    #[error("the item list has no item; expected at least one")]
    Empty,
    /// A word twice.
    #[error("item `{item}` stands twice on the item list; expected it once")]
    Repeated {
        /// The item.
        item: Token,
    },
    /// An item for nobody.
    #[error("item `{item}` is for no stratum; expected at least one")]
    NoTarget {
        /// The item.
        item: Token,
    },
    /// A stratum that the rules do not have.
    #[error("item `{item}` is for `{stratum}`; expected strata of `{rules}`")]
    UnknownStratum {
        /// The item.
        item: Token,
        /// The stratum.
        stratum: Token,
        /// The pack.
        rules: Token,
    },
}

explain!(ItemListError {
    Self::Json { reason } => Code::ITEM_LIST_JSON, Article::Art3, "抽查事项清单无法读取：{}", reason.chinese();
    Self::Format { found } => Code::ITEM_LIST_FORMAT, Article::Art3,
        "抽查事项清单格式版本为{found}，应为{}", ItemList::FORMAT;
    Self::Empty => Code::ITEM_LIST_EMPTY, Article::Art3, "抽查事项清单为空，至少应有一项";
    Self::Repeated { item } => Code::ITEM_LIST_REPEATED, Article::Art3, "抽查事项“{item}”在清单中重复，只应出现一次";
    Self::NoTarget { item } => Code::ITEM_LIST_NO_TARGET, Article::Art3, "抽查事项“{item}”未列抽查对象，至少应有一类";
    Self::UnknownStratum { item, stratum, rules } => Code::ITEM_LIST_STRATUM, Article::Art3,
        "抽查事项“{item}”的对象“{stratum}”不是“{rules}”规定的类别";
});

/// Why the items that a draw names were refused.
#[derive(Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ItemError {
    /// Not on the list.
    #[error("item `{item}` is not on the item list; expected one of its items")]
    NotListed {
        /// The item.
        item: Token,
    },
    /// For other strata.
    #[error(
        "item `{item}` is not for `{stratum}`; expected an item for it, this one is for {}", listed(targets, ("`", "`"), " and ")
    )]
    NotForStratum {
        /// The item.
        item: Token,
        /// The stratum that is drawn.
        stratum: Token,
        /// The strata that it is for.
        targets: Vec<Token>,
    },
    /// Named twice.
    #[error("item `{item}` is named twice for `{stratum}`; expected it once")]
    Repeated {
        /// The item.
        item: Token,
        /// The stratum that is drawn.
        stratum: Token,
    },
    /// None is named.
    #[error("no item is named for `{stratum}`; expected at least one of the item list")]
    Missing {
        /// The stratum that is drawn.
        stratum: Token,
    },
}

fn listed(words: &[Token], (open, close): (&str, &str), between: &str) -> String {
    let mut text = String::new();
    for (at, word) in words.iter().enumerate() {
        let before = if at == 0 { "" } else { between };
        let _ = write!(text, "{before}{open}{word}{close}");
    }
    text
}

explain!(ItemError {
    Self::NotListed { item } => Code::ITEM_NOT_LISTED, Article::Art3, "抽查事项“{item}”不在抽查事项清单内";
    Self::NotForStratum { item, stratum, targets } => Code::ITEM_NOT_FOR_STRATUM, Article::Art3,
        "抽查事项“{item}”不适用于“{stratum}”，其抽查对象为{}", listed(targets, ("“", "”"), "、");
    Self::Repeated { item, stratum } => Code::ITEM_REPEATED, Article::Art3, "“{stratum}”的抽查事项“{item}”重复";
    Self::Missing { stratum } => Code::ITEM_MISSING, Article::Art3, "“{stratum}”未列抽查事项，至少应有清单中的一项";
});

impl ItemList {
    /// The version of the data form that this crate reads and writes.
    pub const FORMAT: u32 = 1;

    /// Checks a list.
    ///
    /// # Errors
    /// [`ItemListError`], the first found.
    pub fn new(title: Wording, items: Vec<Item>) -> Result<Self, ItemListError> {
        let mut words = BTreeSet::new();
        for item in &items {
            if !words.insert(&item.item) {
                return Err(ItemListError::Repeated { item: item.item.clone() });
            }
            if item.targets.is_empty() {
                return Err(ItemListError::NoTarget { item: item.item.clone() });
            }
        }
        if items.is_empty() { Err(ItemListError::Empty) } else { Ok(Self { title, items }) }
    }

    /// Reads a list from JSON. Unknown fields are refused.
    ///
    /// # Errors
    /// [`ItemListError`], the first found; [`ItemListError::Json`] with the field's path, line and column.
    pub fn from_json(text: &str) -> Result<Self, ItemListError> {
        let items = crate::forms::Named { list: "items", by: "item" };
        let form: ItemListForm =
            crate::forms::read_named(text, items).map_err(|reason| ItemListError::Json { reason })?;
        form.try_into()
    }

    /// The list as canonical JSON, as a [pack](super::Ruleset::canonical_json): what a digest of it is taken of.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        crate::forms::canonical_json(self)
    }

    /// The title.
    #[must_use]
    pub const fn title(&self) -> &Wording {
        &self.title
    }

    /// The items, in the list's order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item with this word.
    #[must_use]
    pub fn get(&self, item: &str) -> Option<&Item> {
        self.items.iter().find(|candidate| candidate.item.as_str() == item)
    }

    /// The items that apply to a stratum.
    pub fn for_stratum(&self, stratum: &Token) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.targets.contains(stratum))
    }

    /// Checks the items that a draw names for a stratum: at least one, each once, on the list, and for that stratum.
    ///
    /// # Errors
    /// [`ItemError`], the first found.
    pub fn check(&self, stratum: &Token, items: &[Token]) -> Result<(), ItemError> {
        let mut named = BTreeSet::new();
        for item in items {
            let listed = self.get(item.as_str()).ok_or_else(|| ItemError::NotListed { item: item.clone() })?;
            let (item, stratum) = (item.clone(), stratum.clone());
            if !listed.targets.contains(&stratum) {
                return Err(ItemError::NotForStratum { item, stratum, targets: listed.targets.clone() });
            }
            if !named.insert(&listed.item) {
                return Err(ItemError::Repeated { item, stratum });
            }
        }
        if items.is_empty() { Err(ItemError::Missing { stratum: stratum.clone() }) } else { Ok(()) }
    }

    /// Checks that every item is for strata of these rules.
    ///
    /// # Errors
    /// [`ItemListError::UnknownStratum`], the first found.
    pub fn check_strata(&self, rules: &Ruleset) -> Result<(), ItemListError> {
        for item in &self.items {
            if let Some(stratum) = item.targets.iter().find(|stratum| rules.stratum(stratum.as_str()).is_none()) {
                let (item, stratum, rules) = (item.item.clone(), stratum.clone(), rules.id().clone());
                return Err(ItemListError::UnknownStratum { item, stratum, rules });
            }
        }
        Ok(())
    }
}

impl TryFrom<ItemListForm> for ItemList {
    type Error = ItemListError;

    fn try_from(form: ItemListForm) -> Result<Self, ItemListError> {
        if form.format != Self::FORMAT {
            return Err(ItemListError::Format { found: form.format });
        }
        Self::new(form.title, form.items)
    }
}

impl From<ItemList> for ItemListForm {
    fn from(ItemList { title, items }: ItemList) -> Self {
        Self { format: ItemList::FORMAT, title, items }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Explain;

    fn word(text: &str) -> Token {
        text.parse().unwrap()
    }

    fn wording() -> Wording {
        Wording { zh: "示例".parse().unwrap(), en: "example".parse().unwrap() }
    }

    fn item(name: &str, targets: &[&str]) -> Item {
        let targets = targets.iter().map(|target| word(target)).collect();
        Item { item: word(name), name: wording(), targets, basis: wording(), content: wording() }
    }

    fn list() -> ItemList {
        ItemList::new(wording(), vec![item("permit", &["key", "general"]), item("approval", &["project"])]).unwrap()
    }

    #[track_caller]
    fn says(error: impl Explain, code: Code, english: &str, chinese: &str) {
        assert_eq!((error.to_string().as_str(), error.chinese().as_str()), (english, chinese));
        assert_eq!((error.code(), error.article()), (code, (!code.is_form()).then_some(Article::Art3)));
    }

    #[test]
    fn a_draw_names_items_that_are_listed_and_for_its_stratum() {
        let list = list();
        let check = |stratum: &str, items: &[&str]| {
            list.check(&word(stratum), &items.iter().map(|item| word(item)).collect::<Vec<_>>())
        };
        assert_eq!(check("key", &["permit"]), Ok(()));
        assert_eq!(list.for_stratum(&word("general")).count(), 1);
        says(
            check("key", &["noise"]).unwrap_err(),
            Code::ITEM_NOT_LISTED,
            "item `noise` is not on the item list; expected one of its items",
            "抽查事项“noise”不在抽查事项清单内",
        );
        says(
            check("project", &["permit"]).unwrap_err(),
            Code::ITEM_NOT_FOR_STRATUM,
            "item `permit` is not for `project`; expected an item for it, this one is for `key` and `general`",
            "抽查事项“permit”不适用于“project”，其抽查对象为“key”、“general”",
        );
        says(
            check("key", &["permit", "permit"]).unwrap_err(),
            Code::ITEM_REPEATED,
            "item `permit` is named twice for `key`; expected it once",
            "“key”的抽查事项“permit”重复",
        );
        says(
            check("key", &[]).unwrap_err(),
            Code::ITEM_MISSING,
            "no item is named for `key`; expected at least one of the item list",
            "“key”未列抽查事项，至少应有清单中的一项",
        );
    }

    #[test]
    fn what_is_no_list_is_refused() {
        says(
            ItemList::new(wording(), Vec::new()).unwrap_err(),
            Code::ITEM_LIST_EMPTY,
            "the item list has no item; expected at least one",
            "抽查事项清单为空，至少应有一项",
        );
        says(
            ItemList::new(wording(), vec![item("a", &["key"]), item("a", &["key"])]).unwrap_err(),
            Code::ITEM_LIST_REPEATED,
            "item `a` stands twice on the item list; expected it once",
            "抽查事项“a”在清单中重复，只应出现一次",
        );
        says(
            ItemList::new(wording(), vec![item("a", &[])]).unwrap_err(),
            Code::ITEM_LIST_NO_TARGET,
            "item `a` is for no stratum; expected at least one",
            "抽查事项“a”未列抽查对象，至少应有一类",
        );
        let rules = Ruleset::inner_mongolia();
        assert_eq!(list().check_strata(&rules), Ok(()));
        says(
            ItemList::new(wording(), vec![item("a", &["key", "farm"])]).unwrap().check_strata(&rules).unwrap_err(),
            Code::ITEM_LIST_STRATUM,
            "item `a` is for `farm`; expected strata of `inner-mongolia-trial`",
            "抽查事项“a”的对象“farm”不是“inner-mongolia-trial”规定的类别",
        );
    }

    #[test]
    fn a_list_reads_back_and_other_data_is_refused() {
        let text = list().canonical_json();
        assert_eq!(ItemList::from_json(&text), Ok(list()));
        says(
            ItemList::from_json(&text.replace("\"format\":1", "\"format\":2")).unwrap_err(),
            Code::ITEM_LIST_FORMAT,
            "the item list has format 2; expected format 1",
            "抽查事项清单格式版本为2，应为1",
        );
        says(
            ItemList::from_json("{").unwrap_err(),
            Code::ITEM_LIST_JSON,
            "the item list cannot be read: line 1, column 1: EOF while parsing an object; expected JSON",
            "抽查事项清单无法读取：第1行第1列不是JSON：对象没有写完",
        );
        assert!(ItemList::from_json(&text.replace("\"content\"", "\"contents\"")).is_err());
        assert!(
            serde_json::from_str::<ItemList>(&text.replace("\"targets\":[\"project\"]", "\"targets\":[]")).is_err()
        );
    }
}
