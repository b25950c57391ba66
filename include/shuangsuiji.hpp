/*
 * shuangsuiji.hpp - the C ABI of shuangsuiji for C++17
 *
 * A header alone, above shuangsuiji.h, which is the authority: what a function means, takes and refuses stands there
 * under its C name. Here every handle frees itself, texts are string_views, arrays are anything contiguous, and results
 * can be walked through. The library is linked as from C.
 *
 *
 * A COMPLETE EXAMPLE
 *
 *   #include <iostream>
 *   #include "shuangsuiji.hpp"
 *
 *   int main() {
 *     try {
 *       const auto calendar = ssj::Calendar::national().value();
 *       const auto due = calendar.working_day_after({2026, 9, 25}, 20).value();
 *       std::cout << due.value.year << '-' << due.value.month << '-' << due.value.day << '\n';
 *     } catch (const ssj::Error &error) {
 *       std::cerr << error.code() << ", Art. " << error.article() << ": " << error.english() << '\n';
 *       return 1;
 *     }
 *   }
 *
 * prints 2026-10-29.
 *
 *
 * CONVENTIONS
 *
 * Results      What can fail returns ssj::Result<T>. Ask it with if and take *result or result.error(); or call
 *              result.value(), which throws the ssj::Error. Compiled without exceptions there is no value().
 * Handles      can be moved, not copied. A moved-from handle is empty, and every call on it is SSJ_NULL_POINTER.
 * Texts in     are only read during the call; those inside structs must live until the call is made.
 * Texts out    ssj::Text owns its bytes. A string_view into a draw lives until the draw is amended or freed.
 * Threads      const functions may be called from any number of threads at once on the same object.
 */

#ifndef SHUANGSUIJI_HPP
#define SHUANGSUIJI_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "shuangsuiji.h"

#if defined(__cpp_exceptions) || defined(_CPPUNWIND)
#define SSJ_WITH_EXCEPTIONS 1
#else
#define SSJ_WITH_EXCEPTIONS 0
#endif

namespace ssj {

using Date = ssj_date_t;
using Status = ssj_status_t;

/* Whether the library that runs is one that this header was written for. Ask once, at the start. */
inline bool library_fits() noexcept { return ssj_abi_version() == SSJ_ABI_VERSION; }


/* ==================================================================================================================
 * Errors and results.
 * ================================================================================================================== */

/* Why a call was refused. Copies share one error; its texts live as long as any of them. */
class Error : public std::exception {
 public:
  /* Takes an error that the C functions gave. */
  explicit Error(ssj_error_t *error) : error_(error, ssj_error_free) {}

  Status code() const noexcept { return ssj_error_code(error_.get()); }
  std::string_view name() const noexcept { return text(ssj_error_name(error_.get())); }
  std::string_view article() const noexcept { return text(ssj_error_article(error_.get())); }
  /* Empty if the message says it all. */
  std::string_view subject() const noexcept { return text(ssj_error_subject(error_.get())); }
  std::string_view english() const noexcept { return text(ssj_error_message(error_.get())); }
  std::string_view chinese() const noexcept { return text(ssj_error_message_zh(error_.get())); }
  std::string_view json() const noexcept { return text(ssj_error_json(error_.get())); }
  /* The message in English. */
  const char *what() const noexcept override {
    const char *message = ssj_error_message(error_.get());
    return message == nullptr ? "" : message;
  }

 private:
  static std::string_view text(const char *text) noexcept { return text == nullptr ? std::string_view() : text; }

  std::shared_ptr<ssj_error_t> error_;
};

/* What came out, or why nothing did. */
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : outcome_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : outcome_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const noexcept { return outcome_.index() == 0; }

  /* The value. Only where there is one. */
  T &operator*() & noexcept { return *std::get_if<0>(&outcome_); }
  const T &operator*() const & noexcept { return *std::get_if<0>(&outcome_); }
  T &&operator*() && noexcept { return std::move(*std::get_if<0>(&outcome_)); }
  T *operator->() noexcept { return std::get_if<0>(&outcome_); }
  const T *operator->() const noexcept { return std::get_if<0>(&outcome_); }

  /* The error. Only where there is no value. */
  const Error &error() const noexcept { return *std::get_if<1>(&outcome_); }

#if SSJ_WITH_EXCEPTIONS
  /* The value, or the error thrown. */
  T &value() & {
    check();
    return **this;
  }
  const T &value() const & {
    check();
    return **this;
  }
  T value() && {
    check();
    return std::move(**this);
  }
#endif

 private:
#if SSJ_WITH_EXCEPTIONS
  void check() const {
    if (!*this) throw error();
  }
#endif

  std::variant<T, Error> outcome_;
};

/* Nothing, or why not. */
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  explicit operator bool() const noexcept { return !error_.has_value(); }

  /* The error. Only where there is one. */
  const Error &error() const noexcept { return *error_; }

#if SSJ_WITH_EXCEPTIONS
  /* Nothing, or the error thrown. */
  void value() const {
    if (error_) throw *error_;
  }
#endif

 private:
  std::optional<Error> error_;
};


/* ==================================================================================================================
 * What goes in.
 * ================================================================================================================== */

/* A text for a struct. It is not copied: the text must live until the struct is used. */
inline ssj_string_t string(std::string_view text) noexcept {
  return {text.data() == nullptr ? "" : text.data(), text.size()};
}

/* No text, where a struct may have none. */
inline ssj_string_t none() noexcept { return {nullptr, 0}; }

/* A text that the library gave in a struct. */
inline std::string_view view(const ssj_string_t &text) noexcept {
  return text.data == nullptr ? std::string_view() : std::string_view(text.data, text.len);
}

/* Elements that lie side by side: a vector, std::array, array or initializer list. Only for arguments. */
template <class T>
class Array {
 public:
  Array() noexcept = default;
  Array(const T *data, std::size_t size) noexcept : data_(data), size_(size) {}
  Array(std::initializer_list<T> elements) noexcept : size_(elements.size()) { data_ = elements.begin(); }
  template <class Elements, class = decltype(static_cast<const T *>(std::data(std::declval<const Elements &>())))>
  Array(const Elements &elements) noexcept : data_(std::data(elements)), size_(std::size(elements)) {}

  const T *data() const noexcept { return data_; }
  std::size_t size() const noexcept { return size_; }

 private:
  const T *data_ = nullptr;
  std::size_t size_ = 0;
};

/* The options, as the header numbers them. */
enum class Hash : std::uint32_t { sha256 = SSJ_HASH_SHA256, sm3 = SSJ_HASH_SM3 };
enum class Tier : std::uint32_t {
  county = SSJ_TIER_COUNTY,
  prefecture = SSJ_TIER_PREFECTURE,
  region = SSJ_TIER_REGION
};
enum class List : std::uint32_t {
  sources = SSJ_LIST_SOURCES,
  inspectors = SSJ_LIST_INSPECTORS,
  recusals = SSJ_LIST_RECUSALS
};
enum class SourceStatus : std::uint32_t {
  open = SSJ_SOURCE_OPEN,
  exempt = SSJ_SOURCE_EXEMPT,
  excluded = SSJ_SOURCE_EXCLUDED
};
enum class InspectorStatus : std::uint32_t {
  available = SSJ_INSPECTOR_AVAILABLE,
  unavailable = SSJ_INSPECTOR_UNAVAILABLE
};
enum class Coverage : std::uint32_t {
  independent = SSJ_COVERAGE_INDEPENDENT,
  uninspected_first = SSJ_COVERAGE_UNINSPECTED_FIRST
};
enum class Count : std::uint32_t {
  from_day_after = SSJ_COUNT_FROM_DAY_AFTER,
  from_completion_day = SSJ_COUNT_FROM_COMPLETION_DAY
};
enum class Notice : std::uint32_t {
  year = SSJ_NOTICE_YEAR,
  amendment = SSJ_NOTICE_AMENDMENT,
  local = SSJ_NOTICE_LOCAL
};
enum class Leave : std::uint32_t { every_day = SSJ_LEAVE_EVERY_DAY, any_day = SSJ_LEAVE_ANY_DAY };
enum class Sheet : std::uint32_t { quotas = SSJ_SHEET_QUOTAS, derivations = SSJ_SHEET_DERIVATIONS };
enum class Form : std::uint32_t { text = SSJ_TABLE_TEXT, markdown = SSJ_TABLE_MARKDOWN, csv = SSJ_TABLE_CSV };
enum class DisclosureSheet : std::uint32_t {
  entries = SSJ_DISCLOSURE_ENTRIES,
  to_publish = SSJ_DISCLOSURE_TO_PUBLISH,
  rates = SSJ_DISCLOSURE_RATES
};
enum class ReportForm : std::uint32_t {
  text = SSJ_REPORT_TEXT,
  markdown = SSJ_REPORT_MARKDOWN,
  html = SSJ_REPORT_HTML
};
enum class Names : std::uint32_t {
  number = SSJ_NAMES_NUMBER,
  pseudonym = SSJ_NAMES_PSEUDONYM,
  name = SSJ_NAMES_NAME,
  withheld = SSJ_NAMES_WITHHELD
};
enum class Verdict : std::uint32_t {
  kept = SSJ_VERDICT_KEPT,
  broken = SSJ_VERDICT_BROKEN,
  not_assessable = SSJ_VERDICT_NOT_ASSESSABLE,
  partly = SSJ_VERDICT_PARTLY,
  not_asked = SSJ_VERDICT_NOT_ASKED
};
enum class Language : std::uint32_t { chinese = SSJ_LANGUAGE_CHINESE, english = SSJ_LANGUAGE_ENGLISH };

/* The number of an option, for the fields of structs. */
template <class Option>
constexpr std::uint32_t number(Option option) noexcept {
  return static_cast<std::uint32_t>(option);
}


/* ==================================================================================================================
 * What comes out.
 * ================================================================================================================== */

/* A digest of SHA-256 or SM3. */
struct Digest : ssj_digest_t {
  Digest() noexcept : ssj_digest_t() {}
  Digest(const ssj_digest_t &digest) noexcept : ssj_digest_t(digest) {}

  /* 64 lowercase hex digits. */
  std::string hex() const {
    static const char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(2 * sizeof bytes);
    for (const unsigned byte : bytes) {
      text += digits[byte >> 4];
      text += digits[byte & 15];
    }
    return text;
  }

  friend bool operator==(const Digest &left, const Digest &right) noexcept {
    return std::equal(std::begin(left.bytes), std::end(left.bytes), std::begin(right.bytes));
  }
  friend bool operator!=(const Digest &left, const Digest &right) noexcept { return !(left == right); }
};

/* An answer of the calendar; provisional where a notice that is still to come may change it. */
template <class T>
struct Answer {
  T value;
  bool provisional;
};

/* An owned handle. */
template <class C, void (*Free)(C *)>
class Handle {
 public:
  /* Takes a handle that the C functions gave. */
  explicit Handle(C *handle) noexcept : handle_(handle) {}

  /* The handle for the C functions. It stays this object's. */
  C *get() const noexcept { return handle_.get(); }

 private:
  struct Deleter {
    void operator()(C *handle) const noexcept { Free(handle); }
  };
  std::unique_ptr<C, Deleter> handle_;
};

/* How a C function is called: its outputs and error taken into a Result. */
namespace call {

/* For functions that only succeed or fail. */
template <class Function>
Result<void> check(Function function) {
  ssj_error_t *error = nullptr;
  if (function(&error) != SSJ_OK) return Error(error);
  return {};
}

/* For functions that give a handle. */
template <class Owner, class C, class Function>
Result<Owner> handle(Function function) {
  C *handle = nullptr;
  ssj_error_t *error = nullptr;
  if (function(&handle, &error) != SSJ_OK) return Error(error);
  return Owner(handle);
}

/* For functions that write one value. */
template <class T, class Out = T, class Function>
Result<T> value(Function function) {
  Out out = Out();
  ssj_error_t *error = nullptr;
  if (function(&out, &error) != SSJ_OK) return Error(error);
  return T(out);
}

/* For answers of the calendar. */
template <class T, class Out = T, class Function>
Result<Answer<T>> answer(Function function) {
  Out out = Out();
  std::uint8_t provisional = 0;
  ssj_error_t *error = nullptr;
  if (function(&out, &provisional, &error) != SSJ_OK) return Error(error);
  return Answer<T>{static_cast<T>(out), provisional != 0};
}

inline const char *data(std::string_view text) noexcept { return text.data() == nullptr ? "" : text.data(); }
inline const char *data(const std::optional<std::string_view> &text) noexcept {
  return text ? data(*text) : nullptr;
}
inline std::size_t size(const std::optional<std::string_view> &text) noexcept { return text ? text->size() : 0; }

/* The handle of an object that may be missing. */
template <class Owner>
auto get(const Owner *owner) noexcept -> decltype(owner->get()) {
  return owner == nullptr ? nullptr : owner->get();
}

}  // namespace call

/* A large text that the library made, UTF-8, with a NUL behind. */
class Text : public Handle<ssj_text_t, ssj_text_free> {
 public:
  using Handle::Handle;

  const char *data() const noexcept { return ssj_text_data(get()); }
  std::size_t size() const noexcept { return ssj_text_len(get()); }
  std::string_view view() const noexcept { return size() == 0 ? std::string_view() : std::string_view(data(), size()); }
  operator std::string_view() const noexcept { return view(); }
  const char *begin() const noexcept { return data(); }
  const char *end() const noexcept { return size() == 0 ? data() : data() + size(); }
};

namespace call {

/* For functions that give a text. */
template <class Function>
Result<Text> text(Function function) {
  return handle<Text, ssj_text_t>(function);
}

}  // namespace call


/* ==================================================================================================================
 * Functions without an object.
 * ================================================================================================================== */

/* JSON in, JSON out: the whole library. */
inline Result<Text> json_call(std::string_view request) {
  return call::text([&](auto out, auto error) {
    return ssj_json_call(call::data(request), request.size(), out, error);
  });
}

/* The same on a host that takes less: limits is a JSON object, {"sources": 100000}. */
inline Result<Text> json_call_within(std::string_view request, std::string_view limits) {
  return call::text([&](auto out, auto error) {
    return ssj_json_call_within(call::data(request), request.size(), call::data(limits), limits.size(), out, error);
  });
}

inline Result<void> check_credit_code(std::string_view code) {
  return call::check([&](auto error) { return ssj_credit_code_check(call::data(code), code.size(), error); });
}

/* The digest of a secret's bytes, for secret(). */
inline Result<Digest> digest_of_value(Hash hash, Array<std::uint8_t> value) {
  return call::value<Digest, ssj_digest_t>([&](auto out, auto error) {
    return ssj_digest_of_value(number(hash), value.data(), value.size(), out, error);
  });
}
inline Result<Digest> digest_of_value(Hash hash, std::string_view value) {
  return digest_of_value(hash, Array<std::uint8_t>(reinterpret_cast<const std::uint8_t *>(value.data()), value.size()));
}


/* ==================================================================================================================
 * Working days and deadlines (Art. 13).
 * ================================================================================================================== */

/* The days of a holiday notice's official text, as JSON for a person to confirm; base is the text that it amends. */
inline Result<Text> read_notice(std::string_view text, std::optional<std::string_view> base = std::nullopt) {
  return call::text([&](auto out, auto error) {
    return ssj_notice_read(call::data(text), text.size(), base ? call::data(*base) : nullptr, base ? base->size() : 0,
                           out, error);
  });
}

class Calendar : public Handle<ssj_calendar_t, ssj_calendar_free> {
 public:
  using Handle::Handle;

  static Result<Calendar> national() {
    return make([](auto out, auto error) { return ssj_calendar_national(out, error); });
  }

  Result<Calendar> with_notice(Notice role, std::string_view notice) const {
    return make([&](auto out, auto error) {
      return ssj_calendar_with_notice(get(), number(role), call::data(notice), notice.size(), out, error);
    });
  }

  Result<Calendar> with_csv(Notice role, std::string_view csv) const {
    return make([&](auto out, auto error) {
      return ssj_calendar_with_csv(get(), number(role), call::data(csv), csv.size(), out, error);
    });
  }

  /* The notice of an official text, in the role that its title gives it; base is the text that it amends. */
  Result<Calendar> with_notice_text(std::string_view text, std::optional<std::string_view> base = std::nullopt) const {
    return make([&](auto out, auto error) {
      return ssj_calendar_with_notice_text(get(), call::data(text), text.size(), base ? call::data(*base) : nullptr,
                                           base ? base->size() : 0, out, error);
    });
  }

  /* The numbers of the notices that an answer about these days rests on, as a JSON list. */
  Result<Text> notices(Date from, Date until) const {
    return call::text([&](auto out, auto error) { return ssj_calendar_notices(get(), from, until, out, error); });
  }

  Result<Calendar> provisional() const {
    return make([&](auto out, auto error) { return ssj_calendar_provisional(get(), out, error); });
  }

  Result<std::string> revision() const {
    std::size_t needed = 0;
    /* Asks for the size first: with no buffer it is all that is written. */
    (void)ssj_calendar_revision(get(), nullptr, 0, &needed, nullptr);
    std::string revision(needed == 0 ? 1 : needed, '\0');
    ssj_error_t *error = nullptr;
    if (ssj_calendar_revision(get(), &revision[0], revision.size(), nullptr, &error) != SSJ_OK) return Error(error);
    revision.pop_back();
    return revision;
  }

  /* The last day with a notice. */
  Result<Date> last_covered() const {
    Date until{};
    ssj_error_t *error = nullptr;
    if (ssj_calendar_covered(get(), nullptr, &until, &error) != SSJ_OK) return Error(error);
    return until;
  }

  Result<Answer<bool>> is_working_day(Date date) const {
    return call::answer<bool, std::uint8_t>([&](auto out, auto provisional, auto error) {
      return ssj_calendar_is_working_day(get(), date, out, provisional, error);
    });
  }

  Result<Answer<Date>> working_day_after(Date date, std::uint32_t n, Count count = Count::from_day_after) const {
    return call::answer<Date>([&](auto out, auto provisional, auto error) {
      return ssj_calendar_working_day_after(get(), date, n, number(count), out, provisional, error);
    });
  }

  Result<std::vector<Date>> working_days_after(Array<Date> dates, std::uint32_t n,
                                               Count count = Count::from_day_after) const {
    std::vector<Date> days(dates.size());
    /* An empty vector has no place, and the function wants one. */
    Date unused = Date();
    Date *place = days.empty() ? &unused : days.data();
    ssj_error_t *error = nullptr;
    if (ssj_calendar_working_days_after(get(), dates.data(), dates.size(), n, number(count), place, &error) != SSJ_OK) {
      return Error(error);
    }
    return days;
  }

  Result<Answer<std::int32_t>> working_days_between(Date from, Date until) const {
    return call::answer<std::int32_t>([&](auto out, auto provisional, auto error) {
      return ssj_calendar_working_days_between(get(), from, until, out, provisional, error);
    });
  }

  Result<ssj_deadline_t> deadline(Date completed, std::uint32_t working_days, std::optional<Date> published, Date today,
                                  Count count = Count::from_day_after) const {
    return call::value<ssj_deadline_t>([&](auto out, auto error) {
      return ssj_calendar_deadline(get(), completed, working_days, number(count), published ? &*published : nullptr,
                                   today, out, error);
    });
  }

 private:
  template <class Function>
  static Result<Calendar> make(Function function) {
    return call::handle<Calendar, ssj_calendar_t>(function);
  }
};


/* ==================================================================================================================
 * Rule packs (Arts. 8, 10, 16), the registry (Art. 7), the roster (Art. 6).
 * ================================================================================================================== */

class Rules : public Handle<ssj_rules_t, ssj_rules_free> {
 public:
  using Handle::Handle;

  static Result<Rules> built_in(std::string_view id) {
    return make([&](auto out, auto error) { return ssj_rules_built_in(call::data(id), id.size(), out, error); });
  }

  static Result<Rules> from_json(std::string_view json) {
    return make([&](auto out, auto error) { return ssj_rules_from_json(call::data(json), json.size(), out, error); });
  }

  Result<Text> to_json() const {
    return call::text([&](auto out, auto error) { return ssj_rules_to_json(get(), out, error); });
  }

  Result<Rules> changed(std::string_view change) const {
    return make([&](auto out, auto error) {
      return ssj_rules_changed(get(), call::data(change), change.size(), out, error);
    });
  }

  Result<void> check_draw_day(std::string_view period, Date day) const {
    return call::check([&](auto error) {
      return ssj_rules_check_draw_day(get(), call::data(period), period.size(), day, error);
    });
  }

 private:
  template <class Function>
  static Result<Rules> make(Function function) {
    return call::handle<Rules, ssj_rules_t>(function);
  }
};

/* Whether credit codes that fail a check are refused. */
enum class Codes : std::uint8_t { as_they_are = 0, strict = 1 };

class Registry : public Handle<ssj_registry_t, ssj_registry_free> {
 public:
  using Handle::Handle;

  static Result<Registry> from_array(Array<ssj_source_t> sources, Codes codes = Codes::as_they_are) {
    return make([&](auto out, auto error) {
      return ssj_registry_from_array(sources.data(), sources.size(), static_cast<std::uint8_t>(codes), out, error);
    });
  }

  static Result<Registry> from_csv(std::string_view csv, Codes codes = Codes::as_they_are) {
    return make([&](auto out, auto error) {
      return ssj_registry_from_csv(call::data(csv), csv.size(), static_cast<std::uint8_t>(codes), out, error);
    });
  }

  /* From a table as an office keeps it, read tolerantly: the bytes of a file. repairs receives what was repaired. */
  static Result<Registry> from_table(std::string_view table, std::optional<std::string_view> options = std::nullopt,
                                     Codes codes = Codes::as_they_are, Text *repairs = nullptr) {
    ssj_text_t *told = nullptr;
    auto made = make([&](auto out, auto error) {
      return ssj_registry_from_table(reinterpret_cast<const std::uint8_t *>(call::data(table)), table.size(),
                                     call::data(options), call::size(options), static_cast<std::uint8_t>(codes), out,
                                     &told, error);
    });
    Text owned(told);
    if (repairs != nullptr) *repairs = std::move(owned);
    return made;
  }

  static Result<Registry> from_json(std::string_view json, Codes codes = Codes::as_they_are) {
    return make([&](auto out, auto error) {
      return ssj_registry_from_json(call::data(json), json.size(), static_cast<std::uint8_t>(codes), out, error);
    });
  }

  Result<Text> to_csv() const {
    return call::text([&](auto out, auto error) { return ssj_registry_to_csv(get(), out, error); });
  }

  std::size_t size() const noexcept { return ssj_registry_len(get()); }

 private:
  template <class Function>
  static Result<Registry> make(Function function) {
    return call::handle<Registry, ssj_registry_t>(function);
  }
};

class Roster : public Handle<ssj_roster_t, ssj_roster_free> {
 public:
  using Handle::Handle;

  static Result<Roster> from_arrays(Array<ssj_inspector_t> inspectors, Array<ssj_alias_t> aliases,
                                    Array<ssj_recusal_t> recusals, const Registry *registry = nullptr) {
    return make([&](auto out, auto error) {
      return ssj_roster_from_arrays(inspectors.data(), inspectors.size(), aliases.data(), aliases.size(),
                                    recusals.data(), recusals.size(), call::get(registry), out, error);
    });
  }

  static Result<Roster> from_csv(std::string_view inspectors, std::optional<std::string_view> aliases,
                                 std::optional<std::string_view> recusals, const Registry *registry = nullptr) {
    return make([&](auto out, auto error) {
      return ssj_roster_from_csv(call::data(inspectors), inspectors.size(), call::data(aliases), call::size(aliases),
                                 call::data(recusals), call::size(recusals), call::get(registry), out, error);
    });
  }

  /* From tables as offices keep them, by a request of the one-call door. repairs receives what was repaired. */
  static Result<Roster> from_tables(std::string_view request, const Registry *registry = nullptr,
                                    Text *repairs = nullptr) {
    ssj_text_t *told = nullptr;
    auto made = make([&](auto out, auto error) {
      return ssj_roster_from_tables(call::data(request), request.size(), call::get(registry), out, &told, error);
    });
    Text owned(told);
    if (repairs != nullptr) *repairs = std::move(owned);
    return made;
  }

  static Result<Roster> from_json(std::string_view json, const Registry *registry = nullptr) {
    return make([&](auto out, auto error) {
      return ssj_roster_from_json(call::data(json), json.size(), call::get(registry), out, error);
    });
  }

  std::size_t size() const noexcept { return ssj_roster_len(get()); }

  Result<std::uint32_t> basis(std::uint32_t division, Date on) const {
    return call::value<std::uint32_t>([&](auto out, auto error) {
      return ssj_roster_basis(get(), division, on, out, error);
    });
  }

  Result<Text> missing(Array<ssj_string_t> holders) const {
    return call::text([&](auto out, auto error) {
      return ssj_roster_missing(get(), holders.data(), holders.size(), out, error);
    });
  }

 private:
  template <class Function>
  static Result<Roster> make(Function function) {
    return call::handle<Roster, ssj_roster_t>(function);
  }
};


/* ==================================================================================================================
 * The ledger and the cap (Art. 8), the annual plan (Arts. 8 to 11).
 * ================================================================================================================== */

class Ledger : public Handle<ssj_ledger_t, ssj_ledger_free> {
 public:
  using Handle::Handle;

  static Result<Ledger> from_arrays(const Rules &rules, Array<ssj_record_t> records, Array<ssj_waiver_t> waivers) {
    return make([&](auto out, auto error) {
      return ssj_ledger_from_arrays(rules.get(), records.data(), records.size(), waivers.data(), waivers.size(), out,
                                    error);
    });
  }

  static Result<Ledger> from_json(const Rules &rules, std::string_view records,
                                  std::optional<std::string_view> waivers = std::nullopt) {
    return make([&](auto out, auto error) {
      return ssj_ledger_from_json(rules.get(), call::data(records), records.size(), call::data(waivers),
                                  call::size(waivers), out, error);
    });
  }

  Result<ssj_tally_t> tally(std::string_view source, std::string_view agency, std::int32_t year, Date on) const {
    return call::value<ssj_tally_t>([&](auto out, auto error) {
      return ssj_ledger_tally(get(), call::data(source), source.size(), call::data(agency), agency.size(), year, on,
                              out, error);
    });
  }

  Result<Text> explain(std::string_view source, std::string_view agency, std::int32_t year, Date on) const {
    return call::text([&](auto out, auto error) {
      return ssj_ledger_explain(get(), call::data(source), source.size(), call::data(agency), agency.size(), year, on,
                                out, error);
    });
  }

 private:
  template <class Function>
  static Result<Ledger> make(Function function) {
    return call::handle<Ledger, ssj_ledger_t>(function);
  }
};

class Plan : public Handle<ssj_plan_t, ssj_plan_free> {
 public:
  using Handle::Handle;

  static Result<Plan> from_json(const Rules &rules, std::int32_t year, std::string_view agencies) {
    return make([&](auto out, auto error) {
      return ssj_plan_from_json(rules.get(), year, call::data(agencies), agencies.size(), out, error);
    });
  }

  static Result<Plan> from_rooms(const Rules &rules, const Registry &registry, const Roster &roster, std::int32_t year,
                                 Array<ssj_agency_t> agencies, Date on) {
    return make([&](auto out, auto error) {
      return ssj_plan_from_rooms(rules.get(), registry.get(), roster.get(), year, agencies.data(), agencies.size(), on,
                                 out, error);
    });
  }

  /* From the JSON of to_json; checked against the rules where they are given. */
  static Result<Plan> read(std::string_view json, const Rules *rules = nullptr) {
    return make([&](auto out, auto error) {
      return ssj_plan_read(call::data(json), json.size(), call::get(rules), out, error);
    });
  }

  Result<Plan> revised(const Rules &rules, std::string_view agencies, std::string_view drawn) const {
    return make([&](auto out, auto error) {
      return ssj_plan_revised(get(), rules.get(), call::data(agencies), agencies.size(), call::data(drawn),
                              drawn.size(), out, error);
    });
  }

  /* With official names of agencies: a JSON object. */
  Result<Plan> named(std::string_view names) const {
    return make([&](auto out, auto error) {
      return ssj_plan_named(get(), call::data(names), names.size(), out, error);
    });
  }

  Result<std::uint32_t> quota(std::string_view agency, std::string_view stratum, std::string_view period) const {
    return call::value<std::uint32_t>([&](auto out, auto error) {
      return ssj_plan_quota(get(), call::data(agency), agency.size(), call::data(stratum), stratum.size(),
                            call::data(period), period.size(), out, error);
    });
  }

  Result<Text> findings(const Rules &rules) const {
    return call::text([&](auto out, auto error) { return ssj_plan_findings(get(), rules.get(), out, error); });
  }

  Result<Text> to_json() const {
    return call::text([&](auto out, auto error) { return ssj_plan_to_json(get(), out, error); });
  }

  Result<Text> table(const Rules &rules, Sheet sheet, Form form, Language language) const {
    return call::text([&](auto out, auto error) {
      return ssj_plan_table(get(), rules.get(), number(sheet), number(form), number(language), out, error);
    });
  }

  /* The filing with the superior agency. head: the "head" of the operation "document". */
  Result<Text> filing(const Rules &rules, std::string_view head, std::string_view superior, ReportForm form) const {
    return call::text([&](auto out, auto error) {
      return ssj_plan_filing(get(), rules.get(), call::data(head), head.size(), call::data(superior), superior.size(),
                             number(form), out, error);
    });
  }

 private:
  template <class Function>
  static Result<Plan> make(Function function) {
    return call::handle<Plan, ssj_plan_t>(function);
  }
};


/* ==================================================================================================================
 * The lists that an order commits.
 * ================================================================================================================== */

inline ssj_source_line_t source_line(std::string_view id, std::string_view stratum, std::uint32_t division,
                                     std::uint32_t inspections = 0, SourceStatus status = SourceStatus::open) noexcept {
  return {string(id), string(stratum), division, inspections, number(status), 0};
}

inline ssj_inspector_line_t inspector_line(std::string_view id, std::uint32_t division,
                                           InspectorStatus status = InspectorStatus::available) noexcept {
  return {string(id), division, number(status)};
}

inline ssj_recusal_line_t recusal_line(std::string_view inspector, std::string_view source) noexcept {
  return {string(inspector), string(source)};
}

class Lists : public Handle<ssj_lists_t, ssj_lists_free> {
 public:
  using Handle::Handle;

  static Result<Lists> from_arrays(Array<ssj_source_line_t> sources, Array<ssj_inspector_line_t> inspectors,
                                   Array<ssj_recusal_line_t> recusals) {
    return make([&](auto out, auto error) {
      return ssj_lists_from_arrays(sources.data(), sources.size(), inspectors.data(), inspectors.size(),
                                   recusals.data(), recusals.size(), out, error);
    });
  }

  static Result<Lists> from_texts(std::string_view sources, std::string_view inspectors, std::string_view recusals) {
    return make([&](auto out, auto error) {
      return ssj_lists_from_texts(call::data(sources), sources.size(), call::data(inspectors), inspectors.size(),
                                  call::data(recusals), recusals.size(), out, error);
    });
  }

  static Result<Lists> from_rooms(const Rules &rules, const Registry &registry, const Roster &roster,
                                  const Ledger *ledger, std::string_view agency, std::uint32_t division,
                                  std::string_view period, Date on, Leave leave = Leave::every_day) {
    return make([&](auto out, auto error) {
      return ssj_lists_from_rooms(rules.get(), registry.get(), roster.get(), call::get(ledger), call::data(agency),
                                  agency.size(), division, call::data(period), period.size(), on, number(leave), out,
                                  error);
    });
  }

  Result<std::size_t> size(List which) const {
    return call::value<std::size_t>([&](auto out, auto error) {
      return ssj_lists_len(get(), number(which), out, error);
    });
  }

  Result<Text> text(List which) const {
    return call::text([&](auto out, auto error) { return ssj_lists_text(get(), number(which), out, error); });
  }

 private:
  template <class Function>
  static Result<Lists> make(Function function) {
    return call::handle<Lists, ssj_lists_t>(function);
  }
};


/* ==================================================================================================================
 * Orders (Arts. 1, 2).
 * ================================================================================================================== */

/* How many sources of a stratum are to be drawn. */
inline ssj_stratum_quota_t quota(std::string_view stratum, std::uint32_t quota) noexcept {
  return {string(stratum), quota, 0};
}

/* A promise of a secret, by its digest (digest_of_value). */
inline ssj_entropy_t secret(std::string_view label, const Digest &commit) noexcept {
  return {string(label), none(), commit, SSJ_ENTROPY_COMMIT, 0};
}

/* A promise of a public value, by where it will come from. */
inline ssj_entropy_t announced(std::string_view label, std::string_view origin) noexcept {
  return {string(label), string(origin), ssj_digest_t(), SSJ_ENTROPY_PUBLIC, 0};
}

/* A promise of a public value with its form (protocol version 1.2): "kind issue form due text", as in "fucai-3d 2026340
 * digits-3 2026-12-21T21:15+08:00 www.cwl.gov.cn". Nobody can then choose how the value is written. */
inline ssj_entropy_t formed(std::string_view label, std::string_view words) noexcept {
  return {string(label), string(words), ssj_digest_t(), SSJ_ENTROPY_FORMED, 0};
}

/* The terms of an order, at their defaults. */
struct Terms {
  Hash hash = Hash::sha256;
  std::string_view rules;
  std::string_view agency;
  std::string_view period;
  std::uint32_t division = 0;
  Tier tier = Tier::county;
  std::uint32_t round = 1;
  Coverage coverage = Coverage::independent;
  std::optional<std::uint32_t> cap;
  std::optional<std::uint32_t> max_load;
  std::uint32_t team = 2;
  std::optional<Digest> previous;
  std::vector<ssj_stratum_quota_t> strata;
  std::vector<ssj_entropy_t> entropy;

  /* As the C functions take them, for as long as these are not changed. */
  ssj_terms_t c() const noexcept {
    ssj_terms_t terms;
    ssj_terms_init(&terms);
    terms.hash = number(hash);
    terms.rules = string(rules);
    terms.agency = string(agency);
    terms.period = string(period);
    terms.division = division;
    terms.tier = number(tier);
    terms.round = round;
    terms.coverage = number(coverage);
    if (cap) terms.cap = *cap;
    if (max_load) terms.max_load = *max_load;
    terms.team = team;
    terms.previous = previous ? &*previous : nullptr;
    terms.strata = strata.data();
    terms.strata_len = strata.size();
    terms.entropy = entropy.data();
    terms.entropy_len = entropy.size();
    return terms;
  }
};

class Committed : public Handle<ssj_committed_t, ssj_committed_free> {
 public:
  using Handle::Handle;

  static Result<Committed> create(const Terms &terms, const Lists &lists) {
    const ssj_terms_t c = terms.c();
    return make([&](auto out, auto error) { return ssj_committed_new(&c, lists.get(), out, error); });
  }

  static Result<Committed> create_salted(const Terms &terms, const Lists &lists, const Digest &salt_key) {
    const ssj_terms_t c = terms.c();
    return make([&](auto out, auto error) {
      return ssj_committed_new_salted(&c, lists.get(), &salt_key, out, error);
    });
  }

  Result<Text> order() const {
    return call::text([&](auto out, auto error) { return ssj_committed_order(get(), out, error); });
  }

  Result<Text> list(List which) const {
    return call::text([&](auto out, auto error) { return ssj_committed_list(get(), number(which), out, error); });
  }

  Result<Digest> digest() const {
    return call::value<Digest, ssj_digest_t>([&](auto out, auto error) {
      return ssj_committed_digest(get(), out, error);
    });
  }

  Result<Text> proof(std::string_view source) const {
    return call::text([&](auto out, auto error) {
      return ssj_committed_proof(get(), call::data(source), source.size(), out, error);
    });
  }

  Result<Text> findings(const Rules &rules) const {
    return call::text([&](auto out, auto error) { return ssj_committed_findings(get(), rules.get(), out, error); });
  }

  /* Abandons the order (ssj_committed_void). */
  Result<Text> abandoned(std::string_view reason) const {
    return call::text([&](auto out, auto error) {
      return ssj_committed_void(get(), call::data(reason), reason.size(), out, error);
    });
  }

 private:
  template <class Function>
  static Result<Committed> make(Function function) {
    return call::handle<Committed, ssj_committed_t>(function);
  }
};

/* An order by the rules, and its record as JSON. */
struct OrderOnRecord {
  Committed committed;
  Text record;
};

/* An agency's order for a period as the rules make it; items, options and entropy are JSON as in the C header. */
inline Result<OrderOnRecord> order_by_rules(const Rules &rules, std::string_view items, const Plan &plan,
                                            const Registry &registry, const Roster &roster, const Ledger *ledger,
                                            std::string_view agency, std::string_view period, Date drawn_on,
                                            std::string_view entropy, std::string_view options = "{}",
                                            const Digest *salt_key = nullptr) {
  ssj_committed_t *committed = nullptr;
  ssj_text_t *record = nullptr;
  ssj_error_t *error = nullptr;
  ssj_order_by_rules(rules.get(), call::data(items), items.size(), plan.get(), registry.get(), roster.get(),
                     call::get(ledger), call::data(agency), agency.size(), call::data(period), period.size(), drawn_on,
                     call::data(options), options.size(), call::data(entropy), entropy.size(), salt_key, &committed,
                     &record, &error);
  if (error != nullptr) return Error(error);
  return OrderOnRecord{Committed(committed), Text(record)};
}


/* ==================================================================================================================
 * Draws (Arts. 1, 10, 11).
 * ================================================================================================================== */

/* A contribution, revealed: its name in the order, and its bytes. */
inline ssj_contribution_t contribution(std::string_view label, Array<std::uint8_t> value) noexcept {
  return {string(label), value.data(), value.size()};
}
inline ssj_contribution_t contribution(std::string_view label, std::string_view value) noexcept {
  return {string(label), reinterpret_cast<const std::uint8_t *>(value.data()), value.size()};
}

/* A drawn source that turned out not to exist any more. */
inline ssj_skip_t skip(std::string_view source, std::string_view reason) noexcept {
  return {string(source), string(reason)};
}

/* Walks through what can be asked by place: a range of `Owner`, which gives its elements by at(). */
template <class Owner, class Element>
class Places {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Element;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Element;

    iterator(Owner owner, std::size_t place) noexcept : owner_(owner), place_(place) {}

    Element operator*() const noexcept { return owner_.at(place_); }
    iterator &operator++() noexcept {
      ++place_;
      return *this;
    }
    iterator operator++(int) noexcept {
      iterator before = *this;
      ++place_;
      return before;
    }
    friend bool operator==(const iterator &left, const iterator &right) noexcept { return left.place_ == right.place_; }
    friend bool operator!=(const iterator &left, const iterator &right) noexcept { return left.place_ != right.place_; }

   private:
    Owner owner_;
    std::size_t place_;
  };

  Places(Owner owner, std::size_t size) noexcept : owner_(owner), size_(size) {}

  std::size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  /* Only for a place below size(). */
  Element operator[](std::size_t place) const noexcept { return owner_.at(place); }
  iterator begin() const noexcept { return iterator(owner_, 0); }
  iterator end() const noexcept { return iterator(owner_, size_); }

 private:
  Owner owner_;
  std::size_t size_;
};

/* The inspectors of a drawn source: asked of the draw when they are walked through. */
struct TeamOf {
  const ssj_draw_t *draw;
  std::size_t place;

  std::string_view at(std::size_t seat) const noexcept {
    ssj_string_t inspector = none();
    (void)ssj_draw_inspector(draw, place, seat, &inspector, nullptr);
    return view(inspector);
  }
};

/* A drawn source with its team. */
struct Drawn {
  std::string_view stratum;
  std::string_view source;
  std::uint32_t rank;
  Places<TeamOf, std::string_view> team;
};

/* The sources of a draw. */
struct DrawnOf {
  const ssj_draw_t *draw;

  Drawn at(std::size_t place) const noexcept {
    ssj_drawn_t drawn = ssj_drawn_t();
    (void)ssj_draw_at(draw, place, &drawn, nullptr);
    return {view(drawn.stratum), view(drawn.source), drawn.rank, {TeamOf{draw, place}, drawn.team_len}};
  }
};

/* A draw with its amendments; a range of Drawn in draw order. */
class Draw : public Handle<ssj_draw_t, ssj_draw_free> {
 public:
  using Handle::Handle;
  using iterator = Places<DrawnOf, Drawn>::iterator;

  static Result<Draw> create(const Committed &committed, Array<ssj_contribution_t> contributions) {
    return call::handle<Draw, ssj_draw_t>([&](auto out, auto error) {
      return ssj_draw_new(committed.get(), contributions.data(), contributions.size(), out, error);
    });
  }

  std::size_t size() const noexcept { return ssj_draw_len(get()); }
  bool empty() const noexcept { return size() == 0; }
  iterator begin() const noexcept { return iterator(DrawnOf{get()}, 0); }
  iterator end() const noexcept { return iterator(DrawnOf{get()}, size()); }

  Result<Drawn> at(std::size_t place) const {
    ssj_drawn_t drawn = ssj_drawn_t();
    ssj_error_t *error = nullptr;
    if (ssj_draw_at(get(), place, &drawn, &error) != SSJ_OK) return Error(error);
    return DrawnOf{get()}.at(place);
  }

  Result<std::uint32_t> shortfall(std::string_view stratum) const {
    return call::value<std::uint32_t>([&](auto out, auto error) {
      return ssj_draw_shortfall(get(), call::data(stratum), stratum.size(), out, error);
    });
  }

  Result<Digest> ticket(std::string_view source) const {
    return call::value<Digest, ssj_digest_t>([&](auto out, auto error) {
      return ssj_draw_ticket(get(), call::data(source), source.size(), out, error);
    });
  }

  /* The texts that were taken from the draw are not to be used any more. */
  Result<void> amend(Array<ssj_skip_t> skips) {
    return call::check([&](auto error) { return ssj_draw_amend(get(), skips.data(), skips.size(), error); });
  }

  std::size_t transcripts() const noexcept { return ssj_draw_transcripts(get()); }

  /* 0 is the first; the last one, transcripts() - 1, is in force. */
  Result<Text> transcript(std::size_t number) const {
    return call::text([&](auto out, auto error) { return ssj_draw_transcript(get(), number, out, error); });
  }

  Result<Digest> digest() const {
    return call::value<Digest, ssj_digest_t>([&](auto out, auto error) { return ssj_draw_digest(get(), out, error); });
  }

  /* What everybody may see, once the embargo is over. */
  Result<Text> public_view(const Registry &registry, const Roster &roster, Names names = Names::number) const {
    return call::text([&](auto out, auto error) {
      return ssj_draw_public_view(get(), registry.get(), roster.get(), ssj::number(names), out, error);
    });
  }

  /* Everything that is known of those who were drawn: for the bureau alone. */
  Result<Text> internal_view(const Registry &registry, const Roster &roster) const {
    return call::text([&](auto out, auto error) {
      return ssj_draw_internal_view(get(), registry.get(), roster.get(), out, error);
    });
  }

  /* The record that witnesses sign. head: the "head" of the operation "document". */
  Result<Text> record(const Rules &rules, std::string_view head, Date committed, Date drawn, ReportForm form) const {
    return call::text([&](auto out, auto error) {
      return ssj_draw_record(get(), rules.get(), call::data(head), head.size(), committed, drawn,
                             ssj::number(form), out, error);
    });
  }

  /* The announcement that is posted. head: as of record. */
  Result<Text> announcement(const Registry &registry, const Roster &roster, const Rules &rules, std::string_view head,
                            ReportForm form, Names names = Names::number) const {
    return call::text([&](auto out, auto error) {
      return ssj_draw_announcement(get(), registry.get(), roster.get(), rules.get(), ssj::number(names),
                                   call::data(head), head.size(), ssj::number(form), out, error);
    });
  }

  /* What may be published of a salted draw without the lines of some ids. */
  Result<Text> redacted(Array<ssj_string_t> withheld) const {
    return call::text([&](auto out, auto error) {
      return ssj_draw_redact(get(), withheld.data(), withheld.size(), out, error);
    });
  }

  /* The same, showing of the lists only what the transcript names. */
  Result<Text> redacted_to_drawn() const {
    return call::text([&](auto out, auto error) { return ssj_draw_redact_to_drawn(get(), out, error); });
  }

  Result<Text> to_json(bool include_tickets = false) const {
    return call::text([&](auto out, auto error) {
      return ssj_draw_to_json(get(), static_cast<std::uint8_t>(include_tickets ? 1 : 0), out, error);
    });
  }
};


/* ==================================================================================================================
 * Verification of what was published (Art. 2).
 * ================================================================================================================== */

/* What was verified. */
struct Verified {
  Digest order;
  Digest transcript;
  std::uint32_t drawn;
  bool is_void;
};

/* What a bureau publishes of an order. */
struct Publication {
  std::string_view order;
  std::string_view sources;
  std::string_view inspectors;
  std::string_view recusals;
  std::optional<std::string_view> reveal;
  std::vector<ssj_string_t> transcripts;
  std::optional<Digest> digest;
  std::optional<Digest> salt_key;

  Result<Verified> verify() const {
    const ssj_publication_t publication = c();
    ssj_verified_t verified = ssj_verified_t();
    ssj_error_t *error = nullptr;
    if (ssj_publication_verify(&publication, &verified, &error) != SSJ_OK) return Error(error);
    return Verified{verified.order, verified.transcript, verified.drawn, verified.is_void != 0};
  }

  /* The page on which anybody checks the draw. names: JSON, as the operation "page" takes them. */
  Result<Text> page(std::string_view names) const {
    const ssj_publication_t publication = c();
    return call::text([&](auto out, auto error) {
      return ssj_publication_page(&publication, call::data(names), names.size(), out, error);
    });
  }

  /* As the C functions take it, for as long as this is not changed. */
  ssj_publication_t c() const noexcept {
    ssj_publication_t publication;
    ssj_publication_init(&publication);
    publication.order = string(order);
    publication.sources = string(sources);
    publication.inspectors = string(inspectors);
    publication.recusals = string(recusals);
    if (reveal) publication.reveal = string(*reveal);
    publication.transcripts = transcripts.data();
    publication.transcripts_len = transcripts.size();
    publication.digest = digest ? &*digest : nullptr;
    publication.salt_key = salt_key ? &*salt_key : nullptr;
    return publication;
  }
};

/* Checks one source's case with nothing but its own line. */
inline Result<Text> check_source(std::string_view order, std::string_view line, std::string_view proof,
                                 std::string_view transcript) {
  return call::text([&](auto out, auto error) {
    return ssj_publication_check_source(call::data(order), order.size(), call::data(line), line.size(),
                                        call::data(proof), proof.size(), call::data(transcript), transcript.size(), out,
                                        error);
  });
}

/* The word for Terms::rules that commits the grounds of an order. */
inline Result<Text> order_record_word(std::string_view grounds, Hash hash) {
  return call::text([&](auto out, auto error) {
    return ssj_order_record_word(call::data(grounds), grounds.size(), number(hash), out, error);
  });
}

/* Checks that a record fits its order, the rules and the list of items. The error's JSON lists every fault. */
inline Result<void> check_order_record(std::string_view record, std::string_view order, const Rules &rules,
                                       std::string_view items) {
  return call::check([&](auto error) {
    return ssj_order_record_check(call::data(record), record.size(), call::data(order), order.size(), rules.get(),
                                  call::data(items), items.size(), error);
  });
}

/* An order of an agency's chain; why the period was drawn again, where it was. */
struct ChainLink {
  Publication publication;
  std::optional<std::string_view> redraw;
};

/* Verifies a chain, from its first order to the last. The error's JSON lists every fault. */
inline Result<ssj_chain_counts_t> verify_chain(Array<ChainLink> links) {
  std::vector<ssj_publication_t> publications;
  std::vector<ssj_chain_link_t> chain;
  publications.reserve(links.size());
  for (std::size_t at = 0; at < links.size(); ++at) {
    const ChainLink &link = links.data()[at];
    publications.push_back(link.publication.c());
    chain.push_back({&publications.back(), link.redraw ? string(*link.redraw) : none()});
  }
  return call::value<ssj_chain_counts_t>([&](auto out, auto error) {
    return ssj_chain_verify(chain.data(), chain.size(), out, error);
  });
}

/* Verifies what Draw::redacted gave, as far as it can be. */
inline Result<Text> verify_redacted(std::string_view json) {
  return call::text([&](auto out, auto error) {
    return ssj_redacted_verify(call::data(json), json.size(), out, error);
  });
}

/* The page of what Draw::redacted gave. */
inline Result<Text> redacted_page(std::string_view json, std::string_view names) {
  return call::text([&](auto out, auto error) {
    return ssj_redacted_page(call::data(json), json.size(), call::data(names), names.size(), out, error);
  });
}

/* The page of an agency's draws, one after the other. json: the fields of the operation "archive". */
inline Result<Text> archive_page(std::string_view json) {
  return call::text([&](auto out, auto error) {
    return ssj_archive_page(call::data(json), json.size(), out, error);
  });
}


/* ==================================================================================================================
 * What is owed to the public (Art. 13), and the compliance report of a year (Arts. 3 to 15).
 * ================================================================================================================== */

class Disclosure : public Handle<ssj_disclosure_t, ssj_disclosure_free> {
 public:
  using Handle::Handle;

  static Result<Disclosure> from_json(const Rules &rules, std::string_view draws, std::string_view inspections) {
    return call::handle<Disclosure, ssj_disclosure_t>([&](auto out, auto error) {
      return ssj_disclosure_from_json(rules.get(), call::data(draws), draws.size(), call::data(inspections),
                                      inspections.size(), out, error);
    });
  }

  /* With official names of agencies: a JSON object. */
  Result<Disclosure> named(std::string_view names) const {
    return call::handle<Disclosure, ssj_disclosure_t>([&](auto out, auto error) {
      return ssj_disclosure_named(get(), call::data(names), names.size(), out, error);
    });
  }

  /* How everything stands on a day (ssj_disclosure_on). */
  Result<Text> on(const Calendar &calendar, Date day) const {
    return call::text([&](auto out, auto error) {
      return ssj_disclosure_on(get(), calendar.get(), day, out, error);
    });
  }

  Result<Text> table(const Rules &rules, const Calendar &calendar, Date on, DisclosureSheet sheet, Form form,
                     Language language) const {
    return call::text([&](auto out, auto error) {
      return ssj_disclosure_table(get(), rules.get(), calendar.get(), on, number(sheet), number(form),
                                  number(language), out, error);
    });
  }
};

class Report : public Handle<ssj_report_t, ssj_report_free> {
 public:
  using Handle::Handle;

  static Result<Report> from_json(const Rules &rules, const Calendar &calendar, std::string_view file) {
    return call::handle<Report, ssj_report_t>([&](auto out, auto error) {
      return ssj_report_from_json(rules.get(), calendar.get(), call::data(file), file.size(), out, error);
    });
  }

  Result<Verdict> verdict(std::string_view article) const {
    std::uint32_t verdict = 0;
    ssj_error_t *error = nullptr;
    if (ssj_report_verdict(get(), call::data(article), article.size(), &verdict, &error) != SSJ_OK) return Error(error);
    return static_cast<Verdict>(verdict);
  }

  std::size_t findings() const noexcept { return ssj_report_findings(get()); }

  Result<Text> to_json() const {
    return call::text([&](auto out, auto error) { return ssj_report_to_json(get(), out, error); });
  }

  Result<Text> render(ReportForm form, Language language) const {
    return call::text([&](auto out, auto error) {
      return ssj_report_render(get(), number(form), number(language), out, error);
    });
  }

  /* What one inspector shows who is asked. head: the "head" of the operation "document". */
  Result<Text> inspector_page(std::string_view inspector, std::string_view head, ReportForm form) const {
    return call::text([&](auto out, auto error) {
      return ssj_report_inspector_page(get(), call::data(inspector), inspector.size(), call::data(head), head.size(),
                                       number(form), out, error);
    });
  }
};

/* The table of results that is posted. inspections, head: those of the operation "document". */
inline Result<Text> results_table(std::string_view inspections, const Registry &registry, const Roster &roster,
                                  const Rules &rules, std::string_view head, ReportForm form,
                                  Names names = Names::number) {
  return call::text([&](auto out, auto error) {
    return ssj_results_table(call::data(inspections), inspections.size(), registry.get(), roster.get(), rules.get(),
                             number(names), call::data(head), head.size(), number(form), out, error);
  });
}

}  // namespace ssj

#endif /* SHUANGSUIJI_HPP */
