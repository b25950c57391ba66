/* A draw from arrays: ordered, drawn, amended, verified; then the same by JSON; then what is refused. */

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shuangsuiji.h"

#undef NDEBUG

static ssj_error_t *error = NULL;

/* Ends the program if a call was refused. */
static void ok(ssj_status_t status) {
  if (status != SSJ_OK) {
    fprintf(stderr, "%d %s, Art. %s: %s\n", (int)ssj_error_code(error), ssj_error_name(error), ssj_error_article(error),
            ssj_error_message(error));
    exit(1);
  }
  assert(error == NULL);
}

/* Takes a refusal with this number. */
static void refused(ssj_status_t status, ssj_status_t expected) {
  assert(status == expected && ssj_error_code(error) == expected);
  assert(strlen(ssj_error_message(error)) > 0 && strlen(ssj_error_message_zh(error)) > 0);
  assert(strncmp(ssj_error_json(error), "{\"error\":{\"code\":", 17) == 0);
  ssj_error_free(error);
  error = NULL;
}

static ssj_string_t string(const char *text) {
  ssj_string_t string = {NULL, 0};
  string.data = text;
  string.len = strlen(text);
  return string;
}

static ssj_string_t text(const ssj_text_t *text) {
  ssj_string_t string = {NULL, 0};
  string.data = ssj_text_data(text);
  string.len = ssj_text_len(text);
  assert(string.data[string.len] == '\0');
  return string;
}

static ssj_source_line_t source(const char *id, const char *stratum, uint32_t inspections) {
  ssj_source_line_t line;
  memset(&line, 0, sizeof line);
  line.id = string(id);
  line.stratum = string(stratum);
  line.division = 150102;
  line.inspections = inspections;
  line.status = SSJ_SOURCE_OPEN;
  return line;
}

static ssj_inspector_line_t inspector(const char *id) {
  ssj_inspector_line_t line;
  memset(&line, 0, sizeof line);
  line.id = string(id);
  line.division = 150102;
  line.status = SSJ_INSPECTOR_AVAILABLE;
  return line;
}

static const uint8_t SECRET[32] = "32 random bytes that none knows";
static const uint8_t LOTTERY[5] = {'4', ' ', '0', ' ', '7'};

static ssj_committed_t *commit(void) {
  ssj_source_line_t sources[4];
  ssj_inspector_line_t inspectors[3];
  ssj_recusal_line_t recusals[1];
  ssj_stratum_quota_t strata[1];
  ssj_entropy_t entropy[2];
  ssj_terms_t terms = SSJ_TERMS_INIT, again;
  ssj_lists_t *lists = NULL;
  ssj_committed_t *committed = NULL;

  sources[0] = source("E-3", "key", 1);
  sources[1] = source("E-1", "key", 0);
  sources[2] = source("E-2", "key", 2);
  sources[3] = source("E-4", "key", 0);
  inspectors[0] = inspector("I-1");
  inspectors[1] = inspector("I-2");
  inspectors[2] = inspector("I-3");
  recusals[0].inspector = string("I-1");
  recusals[0].source = string("E-3");
  ok(ssj_lists_from_arrays(sources, 4, inspectors, 3, recusals, 1, &lists, &error));

  memset(strata, 0, sizeof strata);
  strata[0].stratum = string("key");
  strata[0].quota = 2;
  memset(entropy, 0, sizeof entropy);
  entropy[0].label = string("bureau");
  entropy[0].kind = SSJ_ENTROPY_COMMIT;
  ok(ssj_digest_of_value(SSJ_HASH_SM3, SECRET, sizeof SECRET, &entropy[0].commit, &error));
  entropy[1].label = string("lottery");
  entropy[1].kind = SSJ_ENTROPY_PUBLIC;
  entropy[1].announced = string("lottery no. 2026340");

  ssj_terms_init(&again);
  assert(memcmp(&terms, &again, sizeof terms) == 0);
  terms.hash = SSJ_HASH_SM3;
  terms.rules = string("inner-mongolia-trial");
  terms.agency = string("xincheng");
  terms.division = 150102;
  terms.tier = SSJ_TIER_COUNTY;
  terms.period = string("2027-Q1");
  terms.cap = 2;
  terms.strata = strata;
  terms.strata_len = 1;
  terms.entropy = entropy;
  terms.entropy_len = 2;
  ok(ssj_committed_new(&terms, lists, &committed, &error));

  terms.struct_size = 3;
  refused(ssj_committed_new(&terms, lists, &committed, &error), SSJ_STRUCT_SIZE);
  ssj_lists_free(lists);
  return committed;
}

static void verify(const ssj_committed_t *committed, const ssj_draw_t *draw) {
  ssj_publication_t publication = SSJ_PUBLICATION_INIT;
  ssj_verified_t verified;
  ssj_digest_t digest;
  ssj_lists_t *lists = NULL;
  ssj_text_t *order = NULL, *first = NULL, *second = NULL;
  ssj_string_t transcripts[2];
  const char *sources = "E-1\tkey\t150102\t0\t-\nE-2\tkey\t150102\t2\t-\nE-3\tkey\t150102\t1\t-\nE-4\tkey\t150102\t0\t-\n";
  const char *inspectors = "I-1\t150102\t-\nI-2\t150102\t-\nI-3\t150102\t-\n";
  const char *recusals = "I-1\tE-3\n";

  ok(ssj_lists_from_texts(sources, strlen(sources), inspectors, strlen(inspectors), recusals, strlen(recusals), &lists,
                          &error));
  ssj_lists_free(lists);
  ok(ssj_committed_order(committed, &order, &error));
  ok(ssj_draw_transcript(draw, 0, &first, &error));
  ok(ssj_draw_transcript(draw, 1, &second, &error));
  ok(ssj_draw_digest(draw, &digest, &error));
  transcripts[0] = text(first);
  transcripts[1] = text(second);
  publication.order = text(order);
  publication.sources = string(sources);
  publication.inspectors = string(inspectors);
  publication.recusals = string(recusals);
  publication.transcripts = transcripts;
  publication.transcripts_len = 2;
  publication.digest = &digest;
  ok(ssj_publication_verify(&publication, &verified, &error));
  assert(verified.drawn == 2 && verified.is_void == 0);
  assert(memcmp(&verified.transcript, &digest, sizeof digest) == 0);
  publication.transcripts_len = 1;
  refused(ssj_publication_verify(&publication, &verified, &error), SSJ_FAULT_DIGEST);
  ssj_text_free(order);
  ssj_text_free(first);
  ssj_text_free(second);
}

static void draw_from_arrays(void) {
  ssj_committed_t *committed = commit();
  ssj_contribution_t contributions[2];
  ssj_draw_t *draw = NULL;
  ssj_drawn_t drawn;
  ssj_skip_t skip;
  ssj_string_t member;
  char first[64];
  size_t place;

  contributions[0].label = string("bureau");
  contributions[0].value = SECRET;
  contributions[0].value_len = sizeof SECRET;
  contributions[1].label = string("lottery");
  contributions[1].value = LOTTERY;
  contributions[1].value_len = sizeof LOTTERY;
  refused(ssj_draw_new(committed, contributions, 1, &draw, &error), SSJ_REVEAL_COUNT);
  assert(draw == NULL);
  ok(ssj_draw_new(committed, contributions, 2, &draw, &error));
  assert(ssj_draw_len(draw) == 2);
  for (place = 0; place < ssj_draw_len(draw); place++) {
    ok(ssj_draw_at(draw, place, &drawn, &error));
    assert(drawn.rank == place + 1 && drawn.team_len == 2);
    assert(!(drawn.source.len == 3 && memcmp(drawn.source.data, "E-2", 3) == 0)); /* at the cap */
    ok(ssj_draw_inspector(draw, place, 1, &member, &error));
    assert(member.len == 3 && memcmp(member.data, "I-", 2) == 0);
  }
  refused(ssj_draw_at(draw, 2, &drawn, &error), SSJ_PLACE);

  ok(ssj_draw_at(draw, 0, &drawn, &error));
  memcpy(first, drawn.source.data, drawn.source.len);
  skip.source.data = first;
  skip.source.len = drawn.source.len;
  skip.reason = string("closed");
  ok(ssj_draw_amend(draw, &skip, 1, &error));
  refused(ssj_draw_amend(draw, &skip, 1, &error), SSJ_AMEND_NOT_DRAWN);
  assert(ssj_draw_transcripts(draw) == 2);
  verify(committed, draw);
  ssj_committed_free(committed);
  ssj_draw_free(draw);
}

static void json(void) {
  const char *request = "{\"op\": \"check_credit_code\", \"code\": \"9135\"}";
  const char *unknown = "{\"op\": \"drawn\"}";
  ssj_text_t *response = NULL;
  ok(ssj_json_call(request, strlen(request), &response, &error));
  assert(strstr(ssj_text_data(response), "\"fails\":\"length\"") != NULL);
  ssj_text_free(response);
  response = NULL;
  refused(ssj_json_call(unknown, strlen(unknown), &response, &error), SSJ_OPERATION_UNKNOWN);
  refused(ssj_json_call("\xff", 1, &response, &error), SSJ_ENCODING);
  refused(ssj_json_call(NULL, 0, &response, &error), SSJ_NULL_POINTER);
  assert(response == NULL);
  assert(ssj_json_call(unknown, strlen(unknown), &response, NULL) == SSJ_OPERATION_UNKNOWN);
}

static void days(void) {
  ssj_calendar_t *calendar = NULL;
  ssj_date_t from = {2026, 9, 25}, day = {0, 0, 0};
  char revision[64];
  size_t needed = 0;
  ok(ssj_calendar_national(&calendar, &error));
  ok(ssj_calendar_working_day_after(calendar, from, 20, SSJ_COUNT_FROM_DAY_AFTER, &day, NULL, &error));
  assert(day.year == 2026 && day.month == 10 && day.day == 29);
  ok(ssj_calendar_revision(calendar, revision, sizeof revision, &needed, &error));
  assert(strlen(revision) + 1 == needed);
  refused(ssj_calendar_revision(calendar, revision, needed - 1, &needed, &error), SSJ_BUFFER_TOO_SMALL);
  ssj_calendar_free(calendar);
}

int main(void) {
  draw_from_arrays();
  json();
  days();
  ssj_error_free(NULL);
  ssj_text_free(NULL);
  ssj_draw_free(NULL);
  return 0;
}
