// A county's draw in C++17 with the wrapper: registry and roster from files, the order by the rules, reveal, draw, verify.
//
//   g++ -std=c++17 -Iinclude examples/clients/cpp/draw.cpp -lshuangsuiji -o draw && ./draw examples/data

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "shuangsuiji.hpp"

static std::string read_file(const std::string &folder, const std::string &name) {
  std::ifstream file(folder + "/" + name, std::ios::binary);
  if (!file) throw std::runtime_error(folder + "/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The order as the rules make it from the files: its text is published before anybody can know the lottery.
static ssj::Committed order_by_rules(const std::string &folder, std::string_view secret) {
  const auto rules = ssj::Rules::built_in("inner-mongolia-trial").value();
  const auto registry = ssj::Registry::from_csv(read_file(folder, "sources.csv"), ssj::Codes::strict).value();
  const auto roster = ssj::Roster::from_csv(read_file(folder, "inspectors.csv"), std::nullopt,
                                            read_file(folder, "recusals.csv"), &registry)
                          .value();
  std::cout << "registry " << registry.size() << ", roster " << roster.size() << '\n';
  const ssj_agency_t county = {ssj::string("xincheng"), 150102, ssj::number(ssj::Tier::county)};
  const auto plan = ssj::Plan::from_rooms(rules, registry, roster, 2027, {county}, {2026, 12, 10}).value();
  const std::string entropy = R"([{"kind": "commit", "label": "bureau", "value": ")" +
                              ssj::digest_of_value(ssj::Hash::sm3, secret).value().hex() +
                              R"("}, {"kind": "public", "label": "lottery", "value": "3D 2026340"}])";
  auto made = ssj::order_by_rules(rules, read_file(folder, "items.json"), plan, registry, roster, nullptr, "xincheng",
                                  "2027-Q1", {2026, 12, 15}, entropy, R"({"hash": "sm3"})")
                  .value();
  std::cout << "record " << made.record.view().size() << " bytes\n";
  return std::move(made.committed);
}

static void print_draw(const ssj::Draw &draw) {
  for (const ssj::Drawn &drawn : draw) {
    std::cout << drawn.stratum << ' ' << drawn.rank << ' ' << drawn.source;
    for (const std::string_view inspector : drawn.team) std::cout << ' ' << inspector;
    std::cout << '\n';
  }
  std::cout << "drawn " << draw.size() << '\n';
}

// What anybody can do with the published texts.
static void verify(const ssj::Committed &committed, const ssj::Draw &draw) {
  const auto order = committed.order().value();
  const auto sources = committed.list(ssj::List::sources).value();
  const auto inspectors = committed.list(ssj::List::inspectors).value();
  const auto recusals = committed.list(ssj::List::recusals).value();
  const auto transcript = draw.transcript(0).value();
  ssj::Publication publication;
  publication.order = order;
  publication.sources = sources;
  publication.inspectors = inspectors;
  publication.recusals = recusals;
  publication.transcripts = {ssj::string(transcript)};
  const auto verified = publication.verify().value();
  std::cout << "transcript " << verified.transcript.hex() << "\nverified " << verified.drawn << '\n';
}

static void run(const std::string &folder) {
  const std::string_view secret = "32 random bytes that none knows.";  // In earnest: of the system's random generator.
  const auto committed = order_by_rules(folder, secret);
  std::cout << "order " << committed.digest().value().hex() << '\n';

  // Another value than the one that was committed: refused, and why.
  const auto lottery = ssj::contribution("lottery", "4 0 7");
  const auto another = ssj::contribution("bureau", "a value that suits us better");
  const auto refused = ssj::Draw::create(committed, {another, lottery});
  if (refused) throw std::logic_error("not refused");
  std::cout << "refused " << refused.error().code() << ", Art. " << refused.error().article() << ": "
            << refused.error().chinese() << '\n';

  const auto draw = ssj::Draw::create(committed, {ssj::contribution("bureau", secret), lottery}).value();
  print_draw(draw);
  verify(committed, draw);
  // The JSON door: a whole operation without any of the above.
  std::cout << ssj::json_call(R"({"op": "working_day_after", "date": "2026-09-25", "n": 20})").value().view() << '\n';
}

int main(int argc, char **argv) {
  if (argc != 2 || !ssj::library_fits()) {
    std::cerr << "usage: draw FOLDER, with a library of ABI " << SSJ_ABI_VERSION << '\n';
    return 2;
  }
  try {
    run(argv[1]);
    return 0;
  } catch (const ssj::Error &error) {
    std::cerr << error.code() << ", Art. " << error.article() << ": " << error.chinese() << '\n';
  } catch (const std::exception &error) {
    std::cerr << error.what() << '\n';
  }
  return 1;
}
