#!/usr/bin/env bash
# Guess: a crate that reads and writes Chinese numerals reads one numeral as one number, and writes 1.15 so that it can be told from 11.5.
# Seen: chinese-number 0.8.2 (crates.io) reads 一百二 as 120 into an integer and as 102 into a float, 一万五 as 15000 and as 10005.
# It writes 1.15 as 一一角五分 and 4.35 as 四三角五分, the yuan left out between the digits, and 0.999 as 一. 二〇二六, 廿一, 百分之五 and 一点五 are
# errors.
# Hurts: quotas read from a plan (一百二十家 is safe, 一百二 not) by two programs of one library; sums of fines in the report.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
cargo init -q --name seen && cargo add -q chinese-number@=0.8.2
cat > src/main.rs <<'E'
use chinese_number::{ChineseCase::Lower, ChineseCountMethod::TenThousand, ChineseToNumber, ChineseVariant::Simple, NumberToChinese};

fn main() {
    for (text, whole, float) in [("一百二", 120, 102.0), ("一万五", 15000, 10005.0), ("一百二十", 120, 120.0)] {
        let seen: (i64, f64) = (text.to_number(TenThousand).unwrap(), text.to_number(TenThousand).unwrap());
        println!("{text} {seen:?}");
        assert_eq!(seen, (whole, float));
    }
    for (number, text) in [(1.15, "一一角五分"), (4.35, "四三角五分"), (0.999, "一"), (0.29, "二角九分")] {
        let seen = number.to_chinese(Simple, Lower, TenThousand).unwrap();
        println!("{number} {seen}");
        assert_eq!(seen, text);
    }
    for text in ["二〇二六", "廿一", "百分之五", "一点五"] {
        assert!(ChineseToNumber::<f64>::to_number(&text, TenThousand).is_err());
    }
}
E
cargo run -q
