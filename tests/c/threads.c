/* Handles that are only read, by many threads at once: each gets what one alone gets, and its own error. */

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shuangsuiji.h"

#undef NDEBUG

enum { THREADS = 8, TIMES = 5, SOURCES = 500 };

/* Made before the threads begin, and only read by them. */
static const ssj_calendar_t *calendar;
static const ssj_committed_t *committed;

static void ok(ssj_status_t status, ssj_error_t *error) {
  if (status != SSJ_OK) {
    fprintf(stderr, "%d: %s\n", (int)status, ssj_error_message(error));
    exit(1);
  }
  assert(error == NULL);
}

static ssj_string_t string(const char *text) {
  ssj_string_t string = {NULL, 0};
  string.data = text;
  string.len = strlen(text);
  return string;
}

/* Adds a text to what a thread was told. */
static void tell(char **told, ssj_text_t *text) {
  size_t before = *told == NULL ? 0 : strlen(*told);
  *told = realloc(*told, before + ssj_text_len(text) + 1);
  assert(*told != NULL);
  memcpy(*told + before, ssj_text_data(text), ssj_text_len(text) + 1);
  ssj_text_free(text);
}

/* Everything that the shared handles say, as one text. */
static char *ask(void) {
  static const char REQUEST[] = "{\"op\": \"working_day_after\", \"date\": \"2026-09-25\", \"n\": 20}";
  static const char WRONG[] = "{\"op\": \"working_day_after\", \"date\": \"2026-09-31\", \"n\": 20}";
  const ssj_date_t from = {2026, 9, 25};
  char *told = NULL;
  ssj_error_t *error = NULL;
  ssj_text_t *text = NULL;
  ssj_date_t day;
  ok(ssj_calendar_working_day_after(calendar, from, 20, SSJ_COUNT_FROM_DAY_AFTER, &day, NULL, &error), error);
  assert(day.year == 2026 && day.month == 10 && day.day == 29);
  ok(ssj_committed_order(committed, &text, &error), error);
  tell(&told, text);
  /* The tree of the list is made by whoever asks first. */
  ok(ssj_committed_proof(committed, "E-007", 5, &text, &error), error);
  tell(&told, text);
  ok(ssj_committed_list(committed, SSJ_LIST_SOURCES, &text, &error), error);
  tell(&told, text);
  ok(ssj_json_call(REQUEST, sizeof REQUEST - 1, &text, &error), error);
  tell(&told, text);
  assert(ssj_json_call(WRONG, sizeof WRONG - 1, &text, &error) == SSJ_DATE);
  assert(ssj_error_code(error) == SSJ_DATE && strstr(ssj_error_message(error), "2026-09-31") != NULL);
  ssj_error_free(error);
  return told;
}

static void *run(void *expected) {
  int at;
  for (at = 0; at < TIMES; at++) {
    char *told = ask();
    /* The first of all has nothing to compare with: its own answer is the next one's. */
    if (*(char **)expected == NULL) {
      *(char **)expected = told;
    } else {
      assert(strcmp(told, *(char **)expected) == 0);
      free(told);
    }
  }
  return NULL;
}

int main(void) {
  static char ids[SOURCES][8];
  static ssj_source_line_t sources[SOURCES];
  pthread_t threads[THREADS];
  char *told[THREADS] = {NULL};
  ssj_stratum_quota_t stratum;
  ssj_entropy_t entropy;
  ssj_terms_t terms = SSJ_TERMS_INIT;
  ssj_lists_t *lists = NULL;
  ssj_committed_t *made = NULL;
  ssj_calendar_t *national = NULL;
  ssj_error_t *error = NULL;
  int at;

  memset(sources, 0, sizeof sources);
  for (at = 0; at < SOURCES; at++) {
    snprintf(ids[at], sizeof ids[at], "E-%03d", at);
    sources[at].id = string(ids[at]);
    sources[at].stratum = string("key");
    sources[at].division = 150102;
    sources[at].status = SSJ_SOURCE_OPEN;
  }
  ok(ssj_lists_from_arrays(sources, SOURCES, NULL, 0, NULL, 0, &lists, &error), error);
  memset(&stratum, 0, sizeof stratum);
  stratum.stratum = string("key");
  stratum.quota = 5;
  memset(&entropy, 0, sizeof entropy);
  entropy.label = string("lottery");
  entropy.kind = SSJ_ENTROPY_PUBLIC;
  entropy.announced = string("lottery no. 2026340");
  terms.rules = string("inner-mongolia-trial");
  terms.agency = string("xincheng");
  terms.division = 150102;
  terms.tier = SSJ_TIER_COUNTY;
  terms.period = string("2027-Q1");
  terms.strata = &stratum;
  terms.strata_len = 1;
  terms.entropy = &entropy;
  terms.entropy_len = 1;
  ok(ssj_committed_new(&terms, lists, &made, &error), error);
  ok(ssj_calendar_national(&national, &error), error);
  committed = made;
  calendar = national;

  for (at = 0; at < THREADS; at++) {
    assert(pthread_create(&threads[at], NULL, run, &told[at]) == 0);
  }
  for (at = 0; at < THREADS; at++) {
    assert(pthread_join(threads[at], NULL) == 0);
    assert(strcmp(told[at], told[0]) == 0);
  }
  for (at = 0; at < THREADS; at++) {
    free(told[at]);
  }
  ssj_committed_free(made);
  ssj_calendar_free(national);
  ssj_lists_free(lists);
  return 0;
}
