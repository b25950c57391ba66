//! Art. 3–13, 16: the packs that come with the crate, as data files: the statute and the examples.
//!
//! The examples show that the data form is enough for other places' rules. Their facts are incomplete: they are marked,
//! and not for real draws.

use super::Ruleset;

const STATUTE: &str = include_str!("packs/inner-mongolia-trial.json");
const EXAMPLES: [&str; 6] = [
    include_str!("packs/example-chizhou-2019.json"),
    include_str!("packs/example-guangzhou-2025.json"),
    include_str!("packs/example-jiangxi.json"),
    include_str!("packs/example-chaoyang-2021.json"),
    include_str!("packs/example-jianghan-2025.json"),
    include_str!("packs/example-minqing-2021.json"),
];

impl Ruleset {
    /// The statute: the default pack.
    ///
    /// # Complexity
    /// Reads its file anew, some tens of microseconds: keep the result.
    #[must_use]
    #[allow(clippy::expect_used, reason = "a constant, which the tests read; no input reaches it")]
    pub fn inner_mongolia() -> Self {
        Self::from_json(STATUTE).expect("the built-in statute is a valid pack")
    }

    /// The examples: Chizhou 2019, Guangzhou 2025, Jiangxi, Beijing Chaoyang 2021, Wuhan Jianghan 2025, Minqing 2021.
    #[must_use]
    pub fn examples() -> Vec<Self> {
        EXAMPLES.into_iter().filter_map(|text| Self::from_json(text).ok()).collect()
    }

    /// The built-in pack with this word, the statute or an example.
    ///
    /// # Example: a pack from an order's `rules` line
    /// ```
    /// use shuangsuiji::rules::Ruleset;
    /// assert!(Ruleset::built_in("inner-mongolia-trial").is_some_and(|rules| !rules.pack().example));
    /// assert!(Ruleset::built_in("example-chizhou-2019").is_some_and(|rules| rules.pack().example));
    /// ```
    #[must_use]
    pub fn built_in(id: &str) -> Option<Self> {
        core::iter::once(Self::inner_mongolia()).chain(Self::examples()).find(|rules| rules.id().as_str() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Base, Basis, Exemption, InspectionKind, Quota, WindowRule};
    use crate::{CountFrom, Rounding, Tier};

    use Tier::{County, Prefecture};

    #[track_caller]
    fn pack(id: &str) -> Ruleset {
        Ruleset::built_in(id).unwrap()
    }

    #[track_caller]
    fn quota(rules: &Ruleset, stratum: &str, tier: Tier, sources: u32, inspectors: u32, index: u32) -> Quota {
        let period = rules.draw_period(2027, index).unwrap();
        rules.quota(stratum, tier, Base { sources, inspectors }, period, 0).unwrap()
    }

    #[track_caller]
    fn year(rules: &Ruleset, stratum: &str, tier: Tier, sources: u32, inspectors: u32) -> Vec<u32> {
        (1..=4).map(|index| quota(rules, stratum, tier, sources, inspectors, index).count).collect()
    }

    #[test]
    fn every_file_is_exactly_what_its_pack_writes() {
        for text in EXAMPLES.into_iter().chain([STATUTE]) {
            let rules = Ruleset::from_json(text).unwrap();
            assert_eq!(format!("{}\n", rules.to_json()), text, "{}", rules.id());
        }
        let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules/packs")).unwrap();
        assert_eq!(Ruleset::examples().len() + 1, files.count(), "a file that is not built in");
        assert_eq!(Ruleset::built_in("elsewhere"), None);
    }

    #[test]
    fn examples_are_marked_and_rest_on_their_own_rules_not_on_the_statute() {
        for rules in Ruleset::examples() {
            let pack = rules.pack();
            assert!(pack.example && pack.document_number.is_none() && pack.notes.len() >= 2, "{}", pack.id);
            for (stratum, tier) in rules.strata().flat_map(|stratum| Tier::ALL.map(|tier| (stratum, tier))) {
                let basis = stratum.rule(tier).map(|rule| &rule.basis);
                assert!(!matches!(basis, Some(Basis::Article(_))), "{}", pack.id);
            }
        }
    }

    #[test]
    fn the_statute_s_pack_says_what_the_statute_says() {
        let rules = Ruleset::inner_mongolia();
        let pack = rules.pack();
        assert!(!pack.example);
        assert!(crate::STATUTE.contains("“双随机、一公开”抽查工作细则"));
        for (stratum, tier, words, ratio) in [
            ("key", Prefecture, "盟市生态环境局每季度至少对本行政区域 5%的重点排污单位", "5%"),
            ("key", County, "旗县级生态环境分局每季度至少对本行政区域 25%的重点排污单位", "25%"),
            ("general", Prefecture, "盟市生态环境局至少按照 1:5 的比例", "1:5"),
            ("general", County, "旗县级生态环境分局至少按照 1:10 的比例", "1:10"),
        ] {
            let rule = rules.rule(stratum, tier).unwrap();
            assert_eq!(rule.quota.ratio(), Some(ratio.parse().unwrap()));
            assert_eq!(rule.rounding, Rounding::Up);
            let Basis::Article(article) = rule.basis else { panic!("{stratum}") };
            assert!(article.text().contains(words), "{article}");
        }
        assert_eq!(rules.strata().map(|s| s.stratum.as_str()).collect::<Vec<_>>(), ["key", "general", "project"]);
        let cap = pack.cap.as_ref().unwrap();
        assert_eq!((cap.most, cap.counts.scheduled, cap.counts.tiers.len()), (2, true, 3));
        assert_eq!(cap.counts.kinds, [InspectionKind::Daily]);
        assert_eq!(cap.exemptions, [Exemption::ViolationFound, Exemption::Waiver]);
        assert_eq!(pack.team.as_ref().unwrap().size, 2);
        let publication = pack.publication.as_ref().unwrap();
        assert_eq!((publication.working_days, publication.count_from), (20, CountFrom::DayAfter));
        assert_eq!(pack.plan_due.as_ref().map(|due| (due.month, due.day)), Some((12, 31)));
        assert_eq!(pack.draw.window, Some(WindowRule::MonthsBefore(1)));
        assert_eq!(pack.ratio_change.as_ref().unwrap().to.zh.as_str(), "自治区生态环境厅");
        assert_eq!((pack.in_force.from, pack.in_force.until), (None, None));
        let states = pack.pool.excluded.iter().map(|excluded| (excluded.state.as_str(), excluded.in_basis));
        let gone = ["closed", "moved", "cancelled", "revoked"].map(|state| (state, false));
        assert_eq!(states.collect::<Vec<_>>(), gone);
    }

    #[test]
    fn the_statute_s_quotas_by_hand() {
        let rules = Ruleset::inner_mongolia();
        // 187 × 5 / 100 = 9.35; 187 × 25 / 100 = 46.75
        assert_eq!(year(&rules, "key", Prefecture, 187, 0), [10; 4]);
        assert_eq!(year(&rules, "key", County, 187, 0), [47; 4]);
        // 1 × 25 / 100 = 0.25: one each quarter, four visits a year against a cap of two.
        assert_eq!(year(&rules, "key", County, 1, 0), [1; 4]);
        // 7 × 5 = 35: ⌈8.75⌉ 9, ⌈17.5⌉ 18, ⌈26.25⌉ 27, 35. 3 × 10 = 30: 8, 15, 23, 30.
        assert_eq!(year(&rules, "general", Prefecture, 500, 7), [9, 9, 9, 8]);
        assert_eq!(year(&rules, "general", County, 500, 3), [8, 7, 8, 7]);
        assert_eq!(year(&rules, "project", County, 500, 3), [0; 4]);
        assert_eq!(year(&rules, "key", Prefecture, 0, 0), [0; 4]);
    }

    #[test]
    fn derivations_read_in_both_languages() {
        let rules = Ruleset::inner_mongolia();
        let key = quota(&rules, "key", Prefecture, 187, 0, 1).derivation;
        assert_eq!(key.to_string(), "⌈5 % × 187⌉ = ⌈9.35⌉ = 10 (Art. 8(1))");
        assert_eq!(key.chinese(), "⌈5%×187⌉=⌈9.35⌉=10（第八条第一款第（一）项）");
        assert_eq!(quota(&rules, "key", Prefecture, 100, 0, 1).derivation.to_string(), "⌈5 % × 100⌉ = 5 (Art. 8(1))");
        let project = quota(&rules, "project", County, 100, 0, 1).derivation;
        assert_eq!(
            (project.to_string().as_str(), project.chinese().as_str()),
            ("no minimum (Art. 1)", "无最低比例（第一条）")
        );
        // 7 × 5 = 35; the second quarter 18 − 9 = 9; with 4 of the first 13; 11 can be drawn.
        let period = rules.draw_period(2027, 2).unwrap();
        let base = Base { sources: 11, inspectors: 7 };
        let general = rules.quota("general", Prefecture, base, period, 4).unwrap();
        assert_eq!(general.count, 11);
        assert_eq!(
            general.derivation.to_string(),
            "7 inspectors × 5 = 35; quarter 2 of 4: ⌈35 × 2/4⌉ − ⌈35 × 1/4⌉ = 18 − 9 = 9; \
             9 + 4 carried over = 13; only 11 can be drawn, 2 short (Art. 8(2))"
        );
        assert_eq!(
            general.derivation.chinese(),
            "7人×5=35；按季度分摊（2/4）：⌈35×2/4⌉−⌈35×1/4⌉=18−9=9；9+结转4=13；可抽取仅11，缺额2（第八条第一款第（二）项）"
        );
        let key = rules.quota("key", County, Base { sources: 8, inspectors: 0 }, period, 3).unwrap();
        assert_eq!(key.derivation.to_string(), "⌈25 % × 8⌉ = 2; 3 of earlier draws are not carried over (Art. 8(1))");
        assert_eq!(key.derivation.chinese(), "⌈25%×8⌉=2；前期缺额3不结转（第八条第一款第（一）项）");
    }

    #[test]
    fn chizhou_draws_14_of_56_key_sources_a_quarter() {
        let rules = pack("example-chizhou-2019");
        // 56 × 25 / 100 = 14; 30 × 15 / 100 = 4.5
        assert_eq!(year(&rules, "key", Prefecture, 56, 8), [14; 4]);
        assert_eq!(year(&rules, "special", Prefecture, 30, 8), [5; 4]);
        // 211 × 5 / 100 = 10.55, so 11 a quarter and 44 a year, above 8 × 5 = 40.
        assert_eq!(year(&rules, "general", Prefecture, 211, 8), [11; 4]);
        // 100 × 5 / 100 = 5 a quarter, 20 a year, below 40: 10 a quarter.
        assert_eq!(year(&rules, "general", Prefecture, 100, 8), [10; 4]);
        let derivation = quota(&rules, "general", Prefecture, 100, 8, 1).derivation;
        assert_eq!(
            derivation.to_string(),
            "the larger of 5 % per quarter (20 in a year) and 1:5 per year (40 in a year); 8 inspectors × 5 = 40; \
             quarter 1 of 4: ⌈40 × 1/4⌉ = 10 (paragraph on setting the ratios)"
        );
        assert_eq!(
            derivation.chinese(),
            "每季度5%（年计20）、每年1:5（年计40），取较大者；8人×5=40；按季度分摊（1/4）：⌈40×1/4⌉=10（“确定抽查比例”段）"
        );
    }

    #[test]
    fn guangzhou_draws_by_eighths_and_two_and_a_half_per_inspector() {
        let rules = pack("example-guangzhou-2025");
        // 100 × 12.5 / 100 = 12.5; 30 × 25 / 100 = 7.5
        assert_eq!(year(&rules, "key", Prefecture, 100, 7), [13; 4]);
        assert_eq!(year(&rules, "special", Prefecture, 30, 7), [8; 4]);
        // 7 × 2.5 = 17.5, so 18: ⌈4.5⌉ 5, 9, ⌈13.5⌉ 14, 18.
        assert_eq!(year(&rules, "general", Prefecture, 900, 7), [5, 4, 5, 4]);
        let derivation = quota(&rules, "general", Prefecture, 900, 7, 1).derivation;
        assert!(
            derivation.to_string().starts_with("⌈7 inspectors × 2.5⌉ = ⌈17.5⌉ = 18; quarter 1 of 4"),
            "{derivation}"
        );
        assert_eq!(rules.pack().draw.window, Some(WindowRule::UntilDay(15)));
    }

    #[test]
    fn jiangxi_spreads_annual_shares_and_takes_either_for_class_c() {
        let rules = pack("example-jiangxi");
        // 130 × 5 / 100 = 6.5, so 7: ⌈1.75⌉ 2, ⌈3.5⌉ 4, ⌈5.25⌉ 6, 7. County 130 × 25 / 100 = 32.5.
        assert_eq!(year(&rules, "a", Prefecture, 130, 10), [2, 2, 2, 1]);
        assert_eq!(year(&rules, "a", County, 130, 10), [33; 4]);
        // 130 × 1 / 100 = 1.3, so 2: ⌈0.5⌉ 1, 1, ⌈1.5⌉ 2, 2. County 65: ⌈16.25⌉ 17, ⌈32.5⌉ 33, ⌈48.75⌉ 49, 65.
        assert_eq!(year(&rules, "b", Prefecture, 130, 10), [1, 0, 1, 0]);
        assert_eq!(year(&rules, "b", County, 130, 10), [17, 16, 16, 16]);
        // 10 × 5 = 50 or 300 × 20 / 100 = 60: 50 is enough, ⌈12.5⌉ 13, 25, ⌈37.5⌉ 38, 50.
        assert_eq!(year(&rules, "c", County, 300, 10), [13, 12, 13, 12]);
        // 200 × 20 / 100 = 40 is enough.
        assert_eq!(year(&rules, "c", County, 200, 10), [10; 4]);
        assert_eq!(rules.rule("c", Prefecture), None, "the counties' alone");
        let derivation = quota(&rules, "c", County, 200, 10, 1).derivation;
        assert_eq!(
            derivation.to_string(),
            "the least of either 1:5 per year (50 in a year) and 20 % per year (40 in a year); ⌈20 % × 200⌉ = 40; \
             quarter 1 of 4: ⌈40 × 1/4⌉ = 10 (the report's sentences on classes A, B and C, in turn)"
        );
        assert!(derivation.chinese().starts_with("每年1:5（年计50）、每年20%（年计40），任取其一，取较小者；"));
        let years = |stratum| rules.stratum(stratum).unwrap().cover_all.as_ref().map(|cover| cover.within_years);
        assert_eq!((years("a"), years("b"), years("c")), (Some(1), Some(2), None));
    }

    #[test]
    fn chaoyang_draws_by_the_month_with_two_inspectors_to_a_source() {
        let rules = pack("example-chaoyang-2021");
        // 50 × 9 / 100 = 4.5; 41 × 5 / 100 = 2.05; 7 ÷ 2 = 3.5
        for month in [1, 7, 12] {
            assert_eq!(quota(&rules, "key", County, 50, 7, month).count, 5);
            assert_eq!(quota(&rules, "special", County, 41, 7, month).count, 3);
            assert_eq!(quota(&rules, "general", County, 900, 7, month).count, 4);
        }
        let derivation = quota(&rules, "general", County, 900, 7, 1).derivation;
        let english = "⌈7 inspectors × 0.5⌉ = ⌈3.5⌉ = 4 (part on double random inspection, column of ratios)";
        assert_eq!(derivation.to_string(), english);
        let years = |stratum| rules.stratum(stratum).unwrap().cover_all.as_ref().map(|cover| cover.within_years);
        assert_eq!((years("key"), years("special"), years("general")), (Some(1), None, None));
        assert!(rules.draw_period(2027, 13).is_err());
    }

    #[test]
    fn jianghan_draws_all_key_sources_within_the_year_by_quarters() {
        let rules = pack("example-jianghan-2025");
        // ⌈37 × 1/4⌉ = 10, ⌈37 × 2/4⌉ = 19, ⌈37 × 3/4⌉ = 28, 37
        assert_eq!(year(&rules, "key", County, 37, 6), [10, 9, 9, 9]);
        let key = quota(&rules, "key", County, 37, 6, 1);
        assert!(key.derivation.to_string().ends_with("(table, row 1, column of ratios)"));
        assert!(key.derivation.chinese().ends_with("（表第1行“抽查比例”栏）"));
        // 6 × 10 = 60
        assert_eq!(year(&rules, "general", County, 900, 6), [15; 4]);
        assert_eq!(rules.pack().cap, None);
    }

    #[test]
    fn minqing_draws_its_special_class_whole_and_can_derive_it() {
        let rules = pack("example-minqing-2021");
        // 33 × 25 / 100 = 8.25
        assert_eq!(year(&rules, "key", County, 33, 5), [9; 4]);
        assert_eq!(year(&rules, "special", County, 12, 5), [12; 4]);
        let declared = Some("key".parse().unwrap());
        let facts = |penalised| crate::rules::Facts {
            declared: declared.clone(),
            penalised_last_year: penalised,
            ..Default::default()
        };
        let stratum = |penalised| rules.stratum_of(&facts(penalised)).unwrap().to_string();
        assert_eq!([stratum(Some(true)), stratum(Some(false)), stratum(None)], ["special", "key", "key"]);
        let stratum = |facts: crate::rules::Facts| {
            let facts = crate::rules::Facts { declared: Some("other".parse().unwrap()), ..facts };
            rules.stratum_of(&facts).unwrap().to_string()
        };
        let risk = |word: &str| crate::rules::Facts { risk_level: word.parse().ok(), ..Default::default() };
        let complained = crate::rules::Facts { complaints: Some(3), ..Default::default() };
        let told = [risk("major"), risk("larger"), risk("small"), complained].map(stratum);
        assert_eq!(told, ["special", "key", "other", "special"]);
    }
}
