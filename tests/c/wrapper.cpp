// The C++ wrapper: the same draw as in draw.c, with exceptions where the compiler has them and without.

#undef NDEBUG

#include <cassert>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "shuangsuiji.hpp"

using namespace std::string_view_literals;

// The value of a result, without exceptions.
template <class T>
T ok(ssj::Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%d, Art. %s: %s\n", static_cast<int>(result.error().code()),
                 std::string(result.error().article()).c_str(), result.error().what());
    std::exit(1);
  }
  return *std::move(result);
}

template <class T>
void refused(const ssj::Result<T> &result, ssj::Status expected) {
  assert(!result);
  const ssj::Error error = result.error();  // A copy, which shares the error.
  assert(error.code() == expected && !error.name().empty());
  assert(error.english() == error.what() && !error.chinese().empty());
  assert(error.json().substr(0, 17) == "{\"error\":{\"code\":");
}

static const std::string SECRET = "32 random bytes that none knows.";

static ssj::Lists lists() {
  const std::vector<ssj_source_line_t> sources = {
      ssj::source_line("E-3", "key", 150102, 1),
      ssj::source_line("E-1", "key", 150102),
      ssj::source_line("E-2", "key", 150102, 2),
      ssj::source_line("E-4", "key", 150102),
  };
  const ssj_inspector_line_t inspectors[] = {
      ssj::inspector_line("I-1", 150102),
      ssj::inspector_line("I-2", 150102),
      ssj::inspector_line("I-3", 150102),
  };
  return ok(ssj::Lists::from_arrays(sources, inspectors, {ssj::recusal_line("I-1", "E-3")}));
}

static ssj::Committed commit() {
  ssj::Terms terms;
  terms.hash = ssj::Hash::sm3;
  terms.rules = "inner-mongolia-trial";
  terms.agency = "xincheng";
  terms.division = 150102;
  terms.period = "2027-Q1";
  terms.cap = 2;
  terms.strata = {ssj::quota("key", 2)};
  terms.entropy = {ssj::secret("bureau", ok(ssj::digest_of_value(ssj::Hash::sm3, SECRET))),
                   ssj::announced("lottery", "lottery no. 2026340")};
  const ssj::Lists all = lists();
  auto committed = ok(ssj::Committed::create(terms, all));
  terms.team = 0;
  refused(ssj::Committed::create(terms, all), SSJ_TEAM);
  return committed;
}

static void draw() {
  const ssj::Committed committed = commit();
  refused(ssj::Draw::create(committed, {ssj::contribution("bureau", SECRET)}), SSJ_REVEAL_COUNT);
  ssj::Draw draw = ok(ssj::Draw::create(
      committed, {ssj::contribution("bureau", SECRET), ssj::contribution("lottery", "4 0 7"sv)}));
  assert(draw.size() == 2 && !draw.empty());
  std::uint32_t rank = 0;
  for (const ssj::Drawn &drawn : draw) {
    assert(drawn.stratum == "key" && drawn.source != "E-2" && drawn.rank == ++rank);  // E-2 is at the cap.
    assert(drawn.team.size() == 2 && !drawn.team.empty() && drawn.team[0] != drawn.team[1]);
    for (const std::string_view inspector : drawn.team) {
      assert(inspector.substr(0, 2) == "I-" && !(drawn.source == "E-3" && inspector == "I-1"));
    }
  }
  refused(draw.at(2), SSJ_PLACE);
  assert(ok(draw.shortfall("key")) == 0);
  assert(ok(draw.to_json(true)).view().find("\"tickets\"") != std::string_view::npos);

  const auto source = std::string(ok(draw.at(0)).source);
  const auto second = std::string(ok(draw.at(1)).source);
  assert(ok(draw.ticket(source)) != ok(draw.ticket(second)));
  const ssj::Digest first = ok(draw.digest());
  assert(draw.amend({ssj::skip(source, "closed")}));
  refused(draw.amend({ssj::skip(source, "closed")}), SSJ_AMEND_NOT_DRAWN);
  assert(draw.transcripts() == 2 && ok(draw.digest()) != first);

  const ssj::Lists all = lists();
  const auto [sources, inspectors, recusals] =
      std::make_tuple(ok(all.text(ssj::List::sources)), ok(all.text(ssj::List::inspectors)),
                      ok(all.text(ssj::List::recusals)));
  assert(ok(all.size(ssj::List::sources)) == 4);
  const ssj::Lists again = ok(ssj::Lists::from_texts(sources, inspectors, recusals));
  assert(ok(again.text(ssj::List::sources)).view() == sources.view());
  const ssj::Text order = ok(committed.order()), one = ok(draw.transcript(0)), two = ok(draw.transcript(1));
  ssj::Publication publication;
  publication.order = order;
  publication.sources = sources;
  publication.inspectors = inspectors;
  publication.recusals = recusals;
  publication.transcripts = {ssj::string(one), ssj::string(two)};
  publication.digest = ok(draw.digest());
  const ssj::Verified verified = ok(publication.verify());
  assert(ok(publication.page(R"({"agency": "A", "elsewhere": "B"})")).size() > 10000);
  assert(verified.drawn == 2 && !verified.is_void && verified.order == ok(committed.digest()));
  assert(verified.transcript.hex() == ok(draw.digest()).hex() && verified.transcript.hex().size() == 64);
  const auto counts = ok(ssj::verify_chain({{publication, std::nullopt}}));
  assert(counts.orders == 1 && counts.amendments == 1 && counts.open == 0);
  publication.transcripts.pop_back();
  refused(publication.verify(), SSJ_FAULT_DIGEST);
  refused(ssj::verify_chain({{publication, "by no reason"}}), SSJ_FAULT_DIGEST);
  refused(ssj::check_source(order, "E-9\tkey\t150102\t0\t-", "{}", two), SSJ_FIELD_MISSING);
  assert(std::string(order.begin(), order.end()) == order.view() && order.data()[order.size()] == '\0');
  assert(ok(committed.abandoned("no lottery that day")).size() > 0 && ok(committed.proof("E-1")).size() > 0);
}

static void redact() {
  ssj::Terms terms;
  terms.rules = "inner-mongolia-trial";
  terms.agency = "xincheng";
  terms.division = 150102;
  terms.period = "2027-Q1";
  terms.strata = {ssj::quota("key", 1)};
  terms.entropy = {ssj::announced("lottery", "lottery no. 2026340")};
  ssj::Digest salt_key;
  for (std::size_t at = 0; at < sizeof salt_key.bytes; ++at) salt_key.bytes[at] = static_cast<std::uint8_t>(at);
  const auto committed = ok(ssj::Committed::create_salted(terms, lists(), salt_key));
  const auto rules = ok(ssj::Rules::built_in("inner-mongolia-trial"));
  assert(ok(committed.findings(rules)).view().find("\"findings\"") != std::string_view::npos);
  const auto draw = ok(ssj::Draw::create(committed, {ssj::contribution("lottery", "4 0 7"sv)}));
  const auto drawn = std::string(ok(draw.at(0)).source);
  const std::string_view other = drawn == "E-1" ? "E-4" : "E-1";
  const ssj::Text part = ok(draw.redacted({ssj::string(other)}));
  assert(part.view().find(drawn) != std::string_view::npos && part.view().find(other) == std::string_view::npos);
  assert(ok(ssj::verify_redacted(part)).size() > 0);
  assert(ok(ssj::verify_redacted(ok(draw.redacted_to_drawn()))).size() > 0);
  refused(draw.redacted({ssj::string(drawn)}), SSJ_REDACT_IN_TRANSCRIPT);
  assert(!draw.redacted({ssj::string(drawn)}).error().article().empty());  // The law is cited; mere form cites nothing.
  assert(ssj::verify_redacted("{").error().article().empty());
  refused(ssj::verify_redacted("{"), SSJ_JSON);
  const std::string_view names = R"({"agency": "A", "elsewhere": "B"})";
  assert(ok(ssj::redacted_page(part, names)).size() > 10000);
  refused(ssj::redacted_page(part, "{"), SSJ_JSON);
  const std::string_view chain = R"({"agency": "新城区分局", "elsewhere": "上级网站", "rounds": []})";
  assert(ok(ssj::archive_page(chain)).size() > 10000);
  refused(ssj::archive_page("{"), SSJ_JSON);
}

static std::string read_file(const char *path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

static void grounds() {
  const auto rules = ok(ssj::Rules::built_in("inner-mongolia-trial"));
  const auto record = read_file("tests/order_record.json"), items = read_file("examples/data/items.json");
  const ssj::Committed committed = commit();
  refused(ssj::check_order_record(record, ok(committed.order()), rules, items), SSJ_ORDER_RECORD_ORDER);
  refused(ssj::order_record_word("{}", ssj::Hash::sm3), SSJ_FIELD_MISSING);
}

static void publish_and_report() {
  const auto rules = ok(ssj::Rules::built_in("inner-mongolia-trial"));
  const auto calendar = ok(ssj::Calendar::national());
  const auto disclosure = ok(ssj::Disclosure::from_json(rules, "[]", "[]"));
  assert(ok(disclosure.on(calendar, {2026, 9, 25})).view().find("\"findings\":[]") != std::string_view::npos);
  assert(ok(disclosure.table(rules, calendar, {2026, 9, 25}, ssj::DisclosureSheet::rates, ssj::Form::csv,
                             ssj::Language::english))
             .size() > 0);
  refused(ssj::Disclosure::from_json(rules, "[", "[]"), SSJ_JSON);
  const auto file = read_file("tests/golden/0.1/compliance-year-file.json");
  const auto report = ok(ssj::Report::from_json(rules, calendar, file));
  assert(ok(report.verdict("2")) == ssj::Verdict::broken && report.findings() > 0);
  assert(ok(report.verdict("8(cap)")) == ssj::Verdict::kept);
  assert(ok(report.render(ssj::ReportForm::html, ssj::Language::chinese)).view().substr(0, 9) == "<!DOCTYPE");
  assert(ok(report.to_json()).view().substr(0, 1) == "{");
  refused(report.verdict("17"), SSJ_ARTICLE_UNKNOWN);
  const auto head = u8R"({"agency": "新城区分局", "dated": "2026-02-28"})";
  refused(report.inspector_page("nobody", head, ssj::ReportForm::text), SSJ_VIEW_INSPECTOR_UNKNOWN);
  (void)ok(disclosure.named(u8R"({"xincheng": "新城区分局"})"));
}

static void days() {
  const auto calendar = ok(ssj::Calendar::national());
  const auto due = ok(calendar.working_day_after({2026, 9, 25}, 20));
  assert(due.value.year == 2026 && due.value.month == 10 && due.value.day == 29 && !due.provisional);
  assert(ok(calendar.is_working_day({2026, 10, 1})).value == false);
  assert(ok(calendar.working_days_between({2026, 9, 25}, due.value)).value == 20);
  const auto many = ok(calendar.working_days_after({{2026, 9, 25}, {2026, 9, 24}}, 20));
  assert(many.size() == 2 && many[0].day == 29);
  assert(ok(calendar.working_days_after({}, 1)).empty());
  assert(ok(calendar.deadline({2026, 9, 25}, 20, std::nullopt, {2026, 10, 29})).state == SSJ_DEADLINE_DUE_TODAY);
  assert(ok(calendar.deadline({2026, 9, 25}, 20, ssj::Date{2026, 10, 30}, {2026, 11, 2})).late == 1);
  assert(ok(calendar.revision()).substr(0, 5) == "2007-");
  assert(ok(calendar.last_covered()).year >= 2026 && ok(calendar.last_covered()).month == 12);
  refused(calendar.working_day_after({2026, 2, 30}, 1), SSJ_DATE);
  const auto csv = "date,kind,name,notice\n2026-08-03,rest,Naadam,1\n";
  const auto local = ok(calendar.with_csv(ssj::Notice::local, csv));
  assert(!ok(local.is_working_day({2026, 8, 3})).value && ok(calendar.is_working_day({2026, 8, 3})).value);
  assert(ok(ok(local.provisional()).is_working_day({2050, 1, 1})).provisional);
  refused(calendar.with_notice(ssj::Notice::year, "{}"), SSJ_FIELD_MISSING);

  const std::string_view notice =
      u8"某盟行署办公室关于2026年那达慕放假的通知\n某盟办发〔2026〕9号\n现将放假安排通知如下：\n"
      u8"一、那达慕：8月3日（周一）放假1天。";
  assert(ok(ssj::read_notice(notice)).view().find("2026-08-03") != std::string_view::npos);
  const auto named = ok(calendar.with_notice_text(notice));
  assert(!ok(named.is_working_day({2026, 8, 3})).value);
  assert(ok(named.notices({2026, 8, 3}, {2026, 8, 3})).view().find(u8"〔2026〕9号") != std::string_view::npos);
  refused(ssj::read_notice(notice, notice.substr(3)), SSJ_NOTICE_TEXT_BASE);
}

static void rooms() {
  const auto rules = ok(ssj::Rules::built_in("inner-mongolia-trial"));
  refused(ssj::Rules::built_in("inner-mongolia"), SSJ_RULES_UNKNOWN);
  refused(rules.check_draw_day("2027-Q1", {2026, 1, 1}), SSJ_DRAW_OUTSIDE_WINDOW);
  assert(ok(ok(ssj::Rules::from_json(ok(rules.to_json()))).to_json()).view() == ok(rules.to_json()).view());
  const auto changed = ok(rules.changed(
      R"({"stratum": "key", "tier": "county", "ratio": "30 %", "report": "report no. 1"})"));

  ssj_source_t source = ssj_source_t();
  source.id = ssj::string("E-1");
  source.name = ssj::string("a plant");
  source.division = ssj::string("150102");
  source.stratum = ssj::string("key");
  source.state = ssj::string("active");
  const auto registry = ok(ssj::Registry::from_array({source}));
  assert(registry.size() == 1);
  assert(ok(ssj::Registry::from_csv(ok(registry.to_csv()), ssj::Codes::strict)).size() == 1);
  refused(ssj::Registry::from_array({source, source}), SSJ_SOURCE_REPEATED);
  assert(ok(ssj::Registry::from_json("[]")).size() == 0);
  ssj::Text repairs(nullptr);
  const auto office = "企业编号;企业名称;行政区划;管理类别;企业状态\nE-1 ;甲厂;150102;重点;在营\n";
  const auto words = R"({"words": {"stratum": {"重点": "key"}}})";
  assert(ok(ssj::Registry::from_table(office, words, ssj::Codes::strict, &repairs)).size() == 1);
  assert(repairs.view().find("\"kind\":\"blanks\"") != std::string_view::npos);
  refused(ssj::Registry::from_table("%PDF-1.7"), SSJ_TABLE_FORMAT);

  ssj_inspector_t inspector = ssj_inspector_t();
  inspector.id = ssj::string("I-1");
  inspector.name = ssj::string("Wang");
  inspector.post = ssj::string("officer");
  inspector.category = ssj::string("general");
  inspector.division = ssj::string("150102");
  const auto roster = ok(ssj::Roster::from_arrays({inspector}, {}, {}, &registry));
  assert(roster.size() == 1 && ok(roster.basis(150102, {2027, 1, 1})) == 0);  // Without a certificate.
  assert(ok(roster.missing({ssj::string("I-1"), ssj::string("I-9")})).view() == "[\"I-9\"]");
  assert(ok(ssj::Roster::from_json(R"({"inspectors": []})")).size() == 0);
  const auto tables = R"({"inspectors": "id,name\n", "tolerant": true})";
  refused(ssj::Roster::from_tables(tables), SSJ_TABLE_COLUMN_MISSING);
  refused(ssj::Roster::from_csv("id\n", std::nullopt, std::nullopt), SSJ_TABLE_COLUMN_MISSING);

  const auto ledger = ok(ssj::Ledger::from_arrays(rules, {}, {}));
  assert(ok(ledger.tally("E-1", "xincheng", 2027, {2027, 1, 1})).inspections == 0);
  assert(ok(ok(ssj::Ledger::from_json(rules, "[]")).explain("E-1", "xincheng", 2027, {2027, 1, 1})).size() > 0);
  const auto drawn = ok(ssj::Lists::from_rooms(rules, registry, roster, &ledger, "xincheng", 150102, "2027-Q1",
                                               {2026, 12, 15}));
  assert(ok(drawn.text(ssj::List::sources)).view() == "E-1\tkey\t150102\t0\t-\n");

  const ssj_agency_t agency = {ssj::string("xincheng"), 150102, SSJ_TIER_COUNTY};
  refused(ssj::Plan::from_json(rules, 2027, "["), SSJ_JSON);
  const auto plan = ok(ssj::Plan::from_rooms(rules, registry, roster, 2027, {agency}, {2026, 12, 1}));
  assert(ok(plan.quota("xincheng", "key", "2027-Q1")) == 1);
  assert(ok(ok(ssj::Plan::read(ok(plan.to_json()), &rules)).to_json()).view() == ok(plan.to_json()).view());
  assert(ok(plan.findings(rules)).view().substr(0, 1) == "[");
  assert(ok(plan.table(changed, ssj::Sheet::quotas, ssj::Form::markdown, ssj::Language::english)).view().find('|') !=
         std::string_view::npos);
  refused(plan.revised(rules, "[]", "["), SSJ_JSON);
  const auto named = ok(plan.named(u8R"({"xincheng": "新城区分局"})"));
  assert(ok(named.table(rules, ssj::Sheet::quotas, ssj::Form::csv, ssj::Language::chinese)).view().find(
             u8"\n新城区分局,") != std::string_view::npos);
  const auto head = u8R"({"agency": "新城区分局", "dated": "2026-12-15"})";
  assert(ok(named.filing(rules, head, u8"呼和浩特市生态环境局", ssj::ReportForm::text)).view().find(
             u8"现报请备案") != std::string_view::npos);
  assert(ok(ssj::results_table("[]", registry, roster, rules, head, ssj::ReportForm::html)).view().substr(0, 9) ==
         "<!DOCTYPE");
}

static void functions() {
  assert(ssj::library_fits());
  assert(ok(ssj::json_call(R"({"op": "check_credit_code", "code": "9135"})")).view().find("\"fails\":\"length\"") !=
         std::string_view::npos);
  refused(ssj::json_call(R"({"op": "drawn"})"), SSJ_OPERATION_UNKNOWN);
  refused(ssj::json_call({}), SSJ_JSON);
  refused(ssj::check_credit_code("9135"), SSJ_CREDIT_CODE_LENGTH);
}

static void handles() {
  static_assert(!std::is_copy_constructible_v<ssj::Draw> && std::is_nothrow_move_constructible_v<ssj::Draw>);
  static_assert(sizeof(ssj::Draw) == sizeof(void *));
  auto calendar = ok(ssj::Calendar::national());
  const auto moved = std::move(calendar);
  refused(calendar.revision(), SSJ_NULL_POINTER);
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&moved] { assert(ok(moved.working_day_after({2026, 9, 25}, 20)).value.day == 29); });
  }
  for (std::thread &thread : threads) thread.join();
}

#if SSJ_WITH_EXCEPTIONS
static void exceptions() {
  bool caught = false;
  try {
    (void)ssj::json_call(R"({"op": "drawn"})").value();
  } catch (const ssj::Error &error) {
    caught = error.code() == SSJ_OPERATION_UNKNOWN;
  }
  assert(caught);
  caught = false;
  try {
    ssj::check_credit_code("9135").value();
  } catch (const std::exception &error) {
    caught = std::string_view(error.what()).find("9135") != std::string_view::npos;
  }
  assert(caught);
  const auto calendar = ssj::Calendar::national().value();
  auto due = calendar.working_day_after({2026, 9, 25}, 20);
  assert(due.value().value.day == 29 && due->value.day == 29);
}
#else
static void exceptions() {}
#endif

int main() {
  draw();
  redact();
  grounds();
  publish_and_report();
  days();
  rooms();
  functions();
  handles();
  exceptions();
  return 0;
}
