/* A county's draw in C: registry and roster from files, the order by the rules, reveal, draw, verify.
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

/* The order as the rules make it from the files: its text is published before anybody can know the lottery. */
static ssj_committed_t *order_by_rules(const char *folder, const char *secret) {
  const char *rules_id = "inner-mongolia-trial", *agency = "xincheng", *period = "2027-Q1";
  const char *options = "{\"hash\": \"sm3\"}";
  const ssj_date_t planned_on = {2026, 12, 10}, drawn_on = {2026, 12, 15};
  size_t sources_len, inspectors_len, recusals_len, items_len, at;
  char *sources = read_file(folder, "sources.csv", &sources_len);
  char *inspectors = read_file(folder, "inspectors.csv", &inspectors_len);
  char *recusals = read_file(folder, "recusals.csv", &recusals_len);
  char *items = read_file(folder, "items.json", &items_len);
  char hex[65], entropy[512];
  ssj_digest_t digest;
  ssj_agency_t county;
  ssj_rules_t *rules = NULL;
  ssj_registry_t *registry = NULL;
  ssj_roster_t *roster = NULL;
  ssj_plan_t *plan = NULL;
  ssj_committed_t *committed = NULL;
  ssj_text_t *record = NULL;
  ssj_error_t *error = NULL;

  check(ssj_rules_built_in(rules_id, strlen(rules_id), &rules, &error), error);
  check(ssj_registry_from_csv(sources, sources_len, 1, &registry, &error), error);
  check(ssj_roster_from_csv(inspectors, inspectors_len, NULL, 0, recusals, recusals_len, registry, &roster, &error),
        error);
  printf("registry %lu, roster %lu\n", (unsigned long)ssj_registry_len(registry),
         (unsigned long)ssj_roster_len(roster));
  memset(&county, 0, sizeof county);
  county.name = string(agency);
  county.division = 150102;
  county.tier = SSJ_TIER_COUNTY;
  check(ssj_plan_from_rooms(rules, registry, roster, 2027, &county, 1, planned_on, &plan, &error), error);

  check(ssj_digest_of_value(SSJ_HASH_SM3, (const uint8_t *)secret, strlen(secret), &digest, &error), error);
  for (at = 0; at < sizeof digest.bytes; at++) {
    snprintf(hex + 2 * at, 3, "%02x", digest.bytes[at]);
  }
  snprintf(entropy, sizeof entropy,
           "[{\"kind\": \"commit\", \"label\": \"bureau\", \"value\": \"%s\"},"
           " {\"kind\": \"public\", \"label\": \"lottery\", \"value\": \"3D 2026340\"}]",
           hex);
  check(ssj_order_by_rules(rules, items, items_len, plan, registry, roster, NULL, agency, strlen(agency), period,
                           strlen(period), drawn_on, options, strlen(options), entropy, strlen(entropy), NULL,
                           &committed, &record, &error),
        error);
  printf("record %lu bytes\n", (unsigned long)ssj_text_len(record));
  ssj_text_free(record);
  ssj_plan_free(plan);
  ssj_rules_free(rules);
  ssj_registry_free(registry);
  ssj_roster_free(roster);
  free(sources);
  free(inspectors);
  free(recusals);
  free(items);
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
static void verify(const ssj_committed_t *committed, const ssj_draw_t *draw) {
  ssj_publication_t publication = SSJ_PUBLICATION_INIT;
  ssj_text_t *order = NULL, *transcript = NULL, *texts[3] = {NULL, NULL, NULL};
  ssj_string_t transcripts[1];
  ssj_verified_t verified;
  ssj_error_t *error = NULL;
  uint32_t list;

  for (list = 0; list < 3; list++) {
    check(ssj_committed_list(committed, list, &texts[list], &error), error);
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
  ssj_committed_t *committed;
  ssj_digest_t order;
  ssj_draw_t *draw = NULL;
  ssj_error_t *error = NULL;

  if (argc != 2 || ssj_abi_version() != SSJ_ABI_VERSION) {
    fprintf(stderr, "usage: draw FOLDER, with a library of ABI %d\n", SSJ_ABI_VERSION);
    return 2;
  }
  committed = order_by_rules(argv[1], secret);
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
  verify(committed, draw);
  ask_by_json();
  ssj_draw_free(draw);
  ssj_committed_free(committed);
  return 0;
}
