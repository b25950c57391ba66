/* A county's draw in C: registry and roster from files, commit, reveal, draw, verify.
 *
 *   cc -std=c99 -Iinclude examples/clients/c/draw.c -lshuangsuiji -o draw && ./draw examples/data
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "shuangsuiji.h"

/* A file's bytes, to be freed. */
static char *read_file(const char *folder, const char *name, size_t *len) {
  char path[4096];
  FILE *file;
  long size;
  char *bytes;
  snprintf(path, sizeof path, "%s/%s", folder, name);
  file = fopen(path, "rb");
  if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) {
    perror(path);
    exit(2);
  }
  rewind(file);
  bytes = malloc((size_t)size + 1);
  if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) {
    perror(path);
    exit(2);
  }
  fclose(file);
  *len = (size_t)size;
  return bytes;
}

/* Ends the program with what is wrong, unless nothing is. */
static void check(ssj_status_t status, ssj_error_t *error) {
  if (status != SSJ_OK) {
    fprintf(stderr, "%d, Art. %s: %s\n", (int)status, ssj_error_article(error), ssj_error_message_zh(error));
    exit(1);
  }
}

static ssj_string_t string(const char *text) {
  ssj_string_t string;
  string.data = text;
  string.len = strlen(text);
  return string;
}

static ssj_string_t of_text(const ssj_text_t *text) {
  ssj_string_t string;
  string.data = ssj_text_data(text);
  string.len = ssj_text_len(text);
  return string;
}

static ssj_contribution_t contribution(const char *label, const char *value) {
  ssj_contribution_t contribution;
  contribution.label = string(label);
  contribution.value = (const uint8_t *)value;
  contribution.value_len = strlen(value);
  return contribution;
}

static void print_digest(const char *what, const ssj_digest_t *digest) {
  size_t at;
  printf("%s ", what);
  for (at = 0; at < sizeof digest->bytes; at++) {
    printf("%02x", digest->bytes[at]);
  }
  printf("\n");
}

/* Who can be drawn, who inspects, who must not inspect whom: from the files, by the rules. */
static ssj_lists_t *read_lists(const char *folder) {
  const char *rules_id = "inner-mongolia-trial", *agency = "xincheng", *period = "2027-Q1";
  const ssj_date_t on = {2026, 12, 15};
  size_t sources_len, inspectors_len, recusals_len;
  char *sources = read_file(folder, "sources.csv", &sources_len);
  char *inspectors = read_file(folder, "inspectors.csv", &inspectors_len);
  char *recusals = read_file(folder, "recusals.csv", &recusals_len);
  ssj_rules_t *rules = NULL;
  ssj_registry_t *registry = NULL;
  ssj_roster_t *roster = NULL;
  ssj_lists_t *lists = NULL;
  ssj_error_t *error = NULL;

  check(ssj_rules_built_in(rules_id, strlen(rules_id), &rules, &error), error);
  check(ssj_registry_from_csv(sources, sources_len, 1, &registry, &error), error);
  check(ssj_roster_from_csv(inspectors, inspectors_len, NULL, 0, recusals, recusals_len, registry, &roster, &error),
        error);
  printf("registry %lu, roster %lu\n", (unsigned long)ssj_registry_len(registry),
         (unsigned long)ssj_roster_len(roster));
  check(ssj_lists_from_rooms(rules, registry, roster, NULL, agency, strlen(agency), 150102, period, strlen(period), on,
                             SSJ_LEAVE_EVERY_DAY, &lists, &error),
        error);
  ssj_rules_free(rules);
  ssj_registry_free(registry);
  ssj_roster_free(roster);
  free(sources);
  free(inspectors);
  free(recusals);
  return lists;
}

/* The order: its text is published before anybody can know the lottery. */
static ssj_committed_t *commit(const ssj_lists_t *lists, const char *secret) {
  ssj_stratum_quota_t strata[2];
  ssj_entropy_t entropy[2];
  ssj_terms_t terms = SSJ_TERMS_INIT;
  ssj_committed_t *committed = NULL;
  ssj_error_t *error = NULL;

  memset(strata, 0, sizeof strata);
  strata[0].stratum = string("key");
  strata[0].quota = 3;
  strata[1].stratum = string("general");
  strata[1].quota = 2;
  memset(entropy, 0, sizeof entropy);
  entropy[0].label = string("bureau");
  entropy[0].kind = SSJ_ENTROPY_COMMIT;
  check(ssj_digest_of_value(SSJ_HASH_SM3, (const uint8_t *)secret, strlen(secret), &entropy[0].commit, &error), error);
  entropy[1].label = string("lottery");
  entropy[1].kind = SSJ_ENTROPY_PUBLIC;
  entropy[1].announced = string("3D 2026340");

  terms.hash = SSJ_HASH_SM3;
  terms.rules = string("inner-mongolia-trial");
  terms.agency = string("xincheng");
  terms.division = 150102;
  terms.tier = SSJ_TIER_COUNTY;
  terms.period = string("2027-Q1");
  terms.cap = 2;
  terms.strata = strata;
  terms.strata_len = 2;
  terms.entropy = entropy;
  terms.entropy_len = 2;
  check(ssj_committed_new(&terms, lists, &committed, &error), error);
  return committed;
}

static void print_draw(const ssj_draw_t *draw) {
  size_t place, seat;
  ssj_drawn_t drawn;
  ssj_string_t inspector;
  ssj_error_t *error = NULL;
  for (place = 0; place < ssj_draw_len(draw); place++) {
    check(ssj_draw_at(draw, place, &drawn, &error), error);
    printf("%.*s %u %.*s", (int)drawn.stratum.len, drawn.stratum.data, (unsigned)drawn.rank, (int)drawn.source.len,
           drawn.source.data);
    for (seat = 0; seat < drawn.team_len; seat++) {
      check(ssj_draw_inspector(draw, place, seat, &inspector, &error), error);
      printf(" %.*s", (int)inspector.len, inspector.data);
    }
    printf("\n");
  }
  printf("drawn %lu\n", (unsigned long)ssj_draw_len(draw));
}

/* What anybody can do with the published texts. */
static void verify(const ssj_lists_t *lists, const ssj_committed_t *committed, const ssj_draw_t *draw) {
  ssj_publication_t publication = SSJ_PUBLICATION_INIT;
  ssj_text_t *order = NULL, *transcript = NULL, *texts[3] = {NULL, NULL, NULL};
  ssj_string_t transcripts[1];
  ssj_verified_t verified;
  ssj_error_t *error = NULL;
  uint32_t list;

  for (list = 0; list < 3; list++) {
    check(ssj_lists_text(lists, list, &texts[list], &error), error);
  }
  check(ssj_committed_order(committed, &order, &error), error);
  check(ssj_draw_transcript(draw, 0, &transcript, &error), error);
  transcripts[0] = of_text(transcript);
  publication.order = of_text(order);
  publication.sources = of_text(texts[SSJ_LIST_SOURCES]);
  publication.inspectors = of_text(texts[SSJ_LIST_INSPECTORS]);
  publication.recusals = of_text(texts[SSJ_LIST_RECUSALS]);
  publication.transcripts = transcripts;
  publication.transcripts_len = 1;
  check(ssj_publication_verify(&publication, &verified, &error), error);
  print_digest("transcript", &verified.transcript);
  printf("verified %u\n", (unsigned)verified.drawn);
  for (list = 0; list < 3; list++) {
    ssj_text_free(texts[list]);
  }
  ssj_text_free(order);
  ssj_text_free(transcript);
}

/* The JSON door: a whole operation without any of the above. */
static void ask_by_json(void) {
  const char *request = "{\"op\": \"working_day_after\", \"date\": \"2026-09-25\", \"n\": 20}";
  ssj_text_t *response = NULL;
  ssj_error_t *error = NULL;
  check(ssj_json_call(request, strlen(request), &response, &error), error);
  printf("%s\n", ssj_text_data(response));
  ssj_text_free(response);
}

int main(int argc, char **argv) {
  const char *secret = "32 random bytes that none knows."; /* In earnest: of the system's random generator. */
  ssj_contribution_t contributions[2];
  ssj_lists_t *lists;
  ssj_committed_t *committed;
  ssj_digest_t order;
  ssj_draw_t *draw = NULL;
  ssj_error_t *error = NULL;

  if (argc != 2 || ssj_abi_version() != SSJ_ABI_VERSION) {
    fprintf(stderr, "usage: draw FOLDER, with a library of ABI %d\n", SSJ_ABI_VERSION);
    return 2;
  }
  lists = read_lists(argv[1]);
  committed = commit(lists, secret);
  check(ssj_committed_digest(committed, &order, &error), error);
  print_digest("order", &order);

  /* Another value than the one that was committed: refused, and why. */
  contributions[0] = contribution("bureau", "a value that suits us better");
  contributions[1] = contribution("lottery", "4 0 7");
  if (ssj_draw_new(committed, contributions, 2, &draw, &error) == SSJ_OK) {
    return 1;
  }
  printf("refused %d, Art. %s: %s\n", (int)ssj_error_code(error), ssj_error_article(error),
         ssj_error_message_zh(error));
  ssj_error_free(error);
  error = NULL;

  contributions[0] = contribution("bureau", secret);
  check(ssj_draw_new(committed, contributions, 2, &draw, &error), error);
  print_draw(draw);
  verify(lists, committed, draw);
  ask_by_json();
  ssj_draw_free(draw);
  ssj_committed_free(committed);
  ssj_lists_free(lists);
  return 0;
}
