//! What the protocol writes as text is that text everywhere: printed, read, stored by serde, shown by a debugger.

/// Of types with `Display` and `parse`: `str::parse`, serde as one string, and `Debug`, which is the text.
///
/// What serde reads is refused with the number, the place and the Chinese of the error that `parse` gives.
macro_rules! as_text {
    ($($name:ty, $error:ty;)+) => {$(
        impl core::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                Self::parse(text)
            }
        }

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Display::fmt(self, f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                Self::parse(&text)
            }
        }

        crate::forms::read_through!($name, String);
    )+};
}

use super::lists::{InspectorList, ListError, RecusalList, SourceList};
use super::order::Order;
use super::text::LineError;
use super::transcript::Transcript;

as_text! {
    Order, LineError;
    Transcript, LineError;
    SourceList, ListError;
    InspectorList, ListError;
    RecusalList, ListError;
}

#[cfg(test)]
mod tests {
    use core::fmt::{Debug, Display};
    use core::str::FromStr;

    use super::*;
    use crate::draw::Lists;

    fn stays<T>(text: &str)
    where
        T: Debug + Display + FromStr<Err: Debug> + PartialEq + serde::Serialize + serde::de::DeserializeOwned,
    {
        let read: T = text.parse().unwrap();
        assert_eq!((read.to_string(), format!("{read:?}")), (text.to_owned(), text.to_owned()));
        let json = serde_json::to_string(&read).unwrap();
        assert_eq!(json, serde_json::to_string(text).unwrap());
        assert_eq!(serde_json::from_str::<T>(&json).unwrap(), read);
        assert!(serde_json::from_str::<T>("\"x\"").is_err());
    }

    #[test]
    fn every_text_of_the_protocol_reads_back_from_json_as_from_itself() {
        stays::<SourceList>("E-1\tkey\t150125\t0\t-\nE-2\tgeneral\t150125\t2\texempt\n");
        stays::<InspectorList>("I-1\t150125\t-\nI-2\t150125\tunavailable\n");
        stays::<RecusalList>("I-1\tE-1\nI-1\tE-2\nI-2\tE-1\n");
        let digest = "0".repeat(64);
        stays::<Transcript>(&format!("shuangsuiji-transcript 1\norder {digest}\namends -\nvoid 公共随机数未公布\n"));
        let order = include_str!("../../examples/published/order.txt");
        stays::<Order>(order);
    }

    #[test]
    fn a_list_that_serde_refuses_keeps_its_number() {
        let error = serde_json::from_str::<Lists>(
            "{\"sources\": \"b\\tkey\\t150125\\t0\\t-\\na\\tkey\\t150125\\t0\\t-\\n\", \"inspectors\": \"\", \
             \"recusals\": \"\"}",
        );
        assert_eq!(
            error.unwrap_err().to_string().split(" at line").next().unwrap(),
            SourceList::parse("b\tkey\t150125\t0\t-\na\tkey\t150125\t0\t-\n").unwrap_err().to_string()
        );
    }

    #[test]
    fn equal_lists_are_equal_in_whatever_order_they_were_made() {
        let mut entries: Vec<_> = [("c", "project"), ("a", "key"), ("d", "general"), ("b", "general")]
            .map(|(id, stratum)| crate::draw::SourceEntry {
                id: id.parse().unwrap(),
                stratum: stratum.parse().unwrap(),
                division: "150125".parse().unwrap(),
                inspections: 0,
                status: crate::draw::SourceStatus::Open,
            })
            .into();
        let one = SourceList::new(entries.clone()).unwrap();
        for turn in 0..entries.len() {
            entries.rotate_left(turn);
            let other = SourceList::new(entries.clone()).unwrap();
            assert_eq!((&other, &SourceList::parse(&one.to_string()).unwrap()), (&one, &one));
        }
        let pairs = ["I-2\tE-1", "I-1\tE-2", "I-1\tE-1"].map(|line| {
            let (inspector, source) = line.split_once('\t').unwrap();
            crate::draw::RecusalEntry { inspector: inspector.parse().unwrap(), source: source.parse().unwrap() }
        });
        let mut sorted = pairs.clone();
        sorted.sort();
        let (one, other) = (RecusalList::new(pairs).unwrap(), RecusalList::new(sorted).unwrap());
        assert_eq!((&one, &one), (&other, &RecusalList::parse(&one.to_string()).unwrap()));
    }
}
