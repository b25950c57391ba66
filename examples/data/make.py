#!/usr/bin/env python3
"""Writes the made-up data of the example: agencies, sources, inspectors, recusals and tallies.

Seeded, so that every run writes the same bytes. Run it in this folder: `python3 make.py`.
"""

import csv
import random

RNG = random.Random(20261215)

# Division, name, token, sources, share of key sources in percent, inspectors.
COUNTIES = [
    ("150102", "新城区", "xincheng", 290, 6, 18),
    ("150103", "回民区", "huimin", 240, 6, 16),
    ("150104", "玉泉区", "yuquan", 220, 5, 15),
    ("150105", "赛罕区", "saihan", 420, 7, 22),
    ("150121", "土默特左旗", "tumd-left", 430, 10, 20),
    ("150122", "托克托县", "togtoh", 330, 12, 18),
    ("150123", "和林格尔县", "horinger", 280, 9, 16),
    # So few that the inspectors owe more than there are: a shortfall (Art. 8(2)).
    ("150124", "清水河县", "qingshuihe", 30, 10, 11),
    ("150125", "武川县", "wuchuan", 160, 4, 13),
]
PREFECTURE = ("150100", "呼和浩特市", "hohhot", 32)

# Solar terms and lunar mansions: no enterprise is called so.
TERMS = "立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒".split()
MANSIONS = "角宿 亢宿 氐宿 房宿 心宿 尾宿 箕宿 斗宿 牛宿 女宿 虚宿 危宿 室宿 壁宿 奎宿 娄宿 胃宿 昴宿 毕宿 觜宿 参宿 井宿 鬼宿 柳宿 星宿 张宿 翼宿 轸宿".split()
KEY_TRADES = "化工 制药 热电 冶金 焦化 污水处理 电镀 危废处置".split()
GENERAL_TRADES = "乳业 食品加工 机械 印刷 建材 汽车修理 家具 洗涤 餐饮 养殖 包装 饲料 屠宰 铸造 混凝土".split()
PROJECTS = "光伏电站 输变电工程 物流园 道路改造 住宅小区 供热管网".split()
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗白包云"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂英玉兰建华文斌志鹏红梅秀春晓"

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(division, serial):
    """A code by GB 32100-2015 whose organisation code, `0000` and a serial, nobody was given."""
    body = f"{serial:08d}"
    rest = 11 - sum(int(c) * w for c, w in zip(body, (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    organisation = body + {10: "X", 11: "0"}.get(rest, str(rest))
    code = "91" + division + organisation
    check = (31 - sum(ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code))) % 31
    return code + ALPHABET[check]


def person():
    return RNG.choice(SURNAMES) + "".join(RNG.choice(GIVEN) for _ in range(RNG.choice((1, 2, 2))))


def write(name, header, rows):
    with open(name, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def sources():
    names, rows, serial = set(), [], 0
    for division, place, _, count, key, _ in COUNTIES:
        keys, projects = max(1, count * key // 100), count * 3 // 100
        for number in range(count):
            serial += 1
            stratum = "key" if number < keys else "project" if number < keys + projects else "general"
            while True:
                trade = RNG.choice({"key": KEY_TRADES, "project": PROJECTS, "general": GENERAL_TRADES}[stratum])
                ending = "项目" if stratum == "project" else "有限公司"
                name = f"{place}{RNG.choice(TERMS)}{RNG.choice(MANSIONS)}{trade}{ending}"
                if name not in names:
                    names.add(name)
                    break
            state = RNG.choices(
                ("active", "suspended", "closed", "moved", "cancelled", "revoked"), (950, 20, 14, 6, 8, 2)
            )[0]
            phone = f"0471-000{serial:04d}"
            rows.append((f"HH-{serial:04d}", name, credit_code(division, serial), person(), phone, division, stratum, state))
    return rows


def inspectors():
    rows, serial = [], 0
    agencies = [PREFECTURE] + [(c[0], c[1], c[2], c[5]) for c in COUNTIES]
    for division, place, _, count in agencies:
        for number in range(count):
            serial += 1
            post = "队长" if number == 0 else "副队长" if number < 3 else "执法员"
            category = RNG.choice(("水", "大气", "固体废物", "综合"))
            year = RNG.choice((2022, 2023, 2024, 2025))
            valid = [f"{year}-07-01", f"{year + 5}-06-30"]
            leave, borrowed = "", ""
            chance = RNG.random()
            if chance < 0.03:
                leave = "2027-01-01/2027-03-31"  # the whole quarter
            elif chance < 0.10:
                leave = "2027-02-01/2027-02-21"  # part of it
            elif chance < 0.13 and division != "150100":
                borrowed = RNG.choice([c[0] for c in COUNTIES if c[0] != division])
            elif chance < 0.145:
                valid = ["2021-11-01", "2026-10-31"]  # expired before the draw
            rows.append((f"I-{serial:03d}", person(), post, category, f"NM-0000-{serial:04d}", "内蒙古自治区人民政府（虚构）",
                         *valid, division, borrowed, leave))
    return rows


def recusals(sources, inspectors):
    pairs = set()
    while len(pairs) < 140:
        inspector, source = RNG.choice(inspectors), RNG.choice(sources)
        if inspector[8] in ("150100", source[5]):
            pairs.add((inspector[0], source[0]))
    reasons = ("近亲属任职", "曾在该单位任职", "持有该单位股份")
    return [(*pair, RNG.choice(reasons)) for pair in sorted(pairs)]


def tallies(sources):
    rows = []
    for source in RNG.sample(sources, 260):
        inspections = RNG.choices((0, 1, 2), (6, 14, 6))[0]
        found = f"2026-{RNG.randint(1, 11):02d}-{RNG.randint(1, 28):02d}" if RNG.random() < 0.15 else ""
        waiver = ""
        if found and inspections == 2:
            waiver = f"示例函〔2026〕{len(rows) + 1}号"
        if inspections or found:
            rows.append((source[0], inspections, found, waiver))
    return sorted(rows)


def main():
    agencies = [(PREFECTURE[2], "呼和浩特市生态环境局", PREFECTURE[0])]
    agencies += [(c[2], f"呼和浩特市生态环境局{c[1]}分局", c[0]) for c in COUNTIES]
    write("agencies.csv", ("agency", "name", "division"), agencies)
    enterprises = sources()
    write("sources.csv", ("id", "name", "credit_code", "legal_representative", "phone", "division", "stratum", "state"), enterprises)
    people = inspectors()
    write("inspectors.csv", ("id", "name", "post", "category", "certificate_number", "certificate_issuer", "valid_from",
                             "valid_until", "division", "borrowed_from", "leave"), people)
    write("recusals.csv", ("inspector", "source", "reason"), recusals(enterprises, people))
    write("tallies.csv", ("source", "inspections", "violation_found_on", "waiver"), tallies(enterprises))


if __name__ == "__main__":
    main()
