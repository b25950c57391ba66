/*
 * shuangsuiji.h - the C ABI of shuangsuiji
 *
 * The arithmetic of China's inspection rule "double random, one public": which polluting enterprises are inspected
 * next quarter, and by whom, is drawn at random; the draw and the results are made public in time. Draws follow a
 * protocol that anybody can recompute with a hash tool; ratios, caps and deadlines are those of the statute of Inner
 * Mongolia (16 articles) or of a rule pack of one's own.
 *
 *
 * A COMPLETE EXAMPLE
 *
 *   #include <stdio.h>
 *   #include <string.h>
 *   #include "shuangsuiji.h"
 *
 *   int main(void) {
 *     const char *request = "{\"op\": \"working_day_after\", \"date\": \"2026-09-25\", \"n\": 20}";
 *     ssj_text_t *response = NULL;
 *     ssj_error_t *error = NULL;
 *     if (ssj_abi_version() != SSJ_ABI_VERSION) {
 *       return 2;
 *     }
 *     if (ssj_json_call(request, strlen(request), &response, &error) != SSJ_OK) {
 *       fprintf(stderr, "%d, Art. %s: %s\n", (int)ssj_error_code(error), ssj_error_article(error),
 *               ssj_error_message(error));
 *       ssj_error_free(error);
 *       return 1;
 *     }
 *     puts(ssj_text_data(response));
 *     ssj_text_free(response);
 *     return 0;
 *   }
 *
 * prints {"date":"2026-10-29","provisional":false,"revision":"2007-2026-..."}.
 *
 *
 * CONVENTIONS
 *
 * Names        ssj_<type>_<verb>. Parameters stand in this order: the object, then inputs, then outputs, then the
 *              error.
 * Status       A function that can fail returns ssj_status_t: SSJ_OK (0), or the number of what is wrong.
 * Outputs      are written on success only. On failure everything is as it was before the call.
 * Errors       The last parameter ssj_error_t **error may be NULL. If it is not, then on failure, and only then, it
 *              receives a handle that the caller frees. Nothing is kept per thread or globally.
 * Handles      Objects are opaque; who receives one frees it once, with ssj_<type>_free. Every _free takes NULL. An
 *              object holds nothing of another one: they may be freed in any order.
 * Threads      A function that takes its object as a pointer to const may be called from any number of threads at
 *              once on the same object. Anything else, _free included, needs the object for itself alone.
 * Texts in     are a pointer and a length in bytes, UTF-8, and need no NUL. Text that is not UTF-8 is refused. NULL is
 *              refused unless the function says that it stands for nothing.
 * Arrays in    are a pointer and a number of elements; with 0 elements the pointer may be NULL.
 * Texts out    Large ones come as ssj_text_t, to be freed. Short ones are written into the caller's buffer, with a NUL
 *              behind; the needed size is given too, and a buffer that is too small is refused and not written.
 * Structs      that are passed in by pointer begin with struct_size = sizeof of the struct; the SSJ_..._INIT macro or
 *              the ssj_..._init function sets it and every default. A library that knows fewer fields than the
 *              program refuses the rest unless it is zero; one that knows more takes what is missing as zero.
 * Booleans     are uint8_t: 0 or 1, nothing else.
 * Dates        are ssj_date_t: year, month, day of the Gregorian calendar.
 * Digests      are 32 bytes.
 * Ids          1 to 64 bytes without white space and control characters.
 * Failures     of the library itself are caught and come back as SSJ_PANIC. Memory that is not to be had ends the
 *              process.
 *
 * The library reads no file, clock, environment or network and keeps no state. This file is ASCII, so that every
 * compiler reads it alike.
 */

#ifndef SHUANGSUIJI_H
#define SHUANGSUIJI_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif


/* ===================================================================================================================
 * Versions.
 *
 * The macros are those of the header that a program was compiled with, the functions those of the library that it
 * runs with. Check once, at the start: ssj_abi_version() == SSJ_ABI_VERSION.
 * =================================================================================================================== */

/* The version of this header. */
#define SSJ_VERSION "0.1.0"
#define SSJ_VERSION_MAJOR 0
#define SSJ_VERSION_MINOR 1
#define SSJ_VERSION_PATCH 0
#define SSJ_VERSION_NUMBER (SSJ_VERSION_MAJOR * 1000000 + SSJ_VERSION_MINOR * 1000 + SSJ_VERSION_PATCH)

/**
 * The version of the C ABI. It changes when a program that was compiled before could not run any more; functions,
 * numbers and fields that are added behind do not change it.
 */
#define SSJ_ABI_VERSION 1

/**
 * The library's version, "1.2.3". It lives forever.
 */
const char *ssj_version(void);

/**
 * The library's version as one number: 1000000 times the major, plus 1000 times the minor, plus the patch number.
 */
uint32_t ssj_version_number(void);

/**
 * The library's SSJ_ABI_VERSION.
 */
uint32_t ssj_abi_version(void);

/**
 * The versions of the draw protocol that the library writes and reads, with a space between them: "1 1.1". They say
 * which bytes orders and transcripts have, and have nothing to do with the versions above. It lives forever.
 */
const char *ssj_protocol_versions(void);


/* ===================================================================================================================
 * Status numbers.
 *
 * Every function that can fail returns one. SSJ_OK is 0; every other number is an error, and the same number
 * names the same error in Rust, in C and in JSON. Numbers are never reused. A program should handle numbers that
 * it does not know: a later library may have more.
 * =================================================================================================================== */

#define SSJ_OK                              0 /* Nothing is wrong. */
#define SSJ_NULL_POINTER                    1 /* A pointer is NULL where a value is needed. */
#define SSJ_ENCODING                        2 /* A text is not UTF-8. */
#define SSJ_BUFFER_TOO_SMALL                3 /* A buffer is too small for what it should hold. */
#define SSJ_STRUCT_SIZE                     4 /* A struct of a size that is not known, with fields behind that are not zero. */
#define SSJ_OPTION                          5 /* A number that stands for no option. */
#define SSJ_LENGTH                          6 /* A length that no object can have. */
#define SSJ_ALIGNMENT                       7 /* A pointer is not aligned for its type. */
#define SSJ_PLACE                           8 /* A place behind the last one. */
#define SSJ_PANIC                           9 /* The library failed: a defect. Nothing was written. */

#define SSJ_TEXT_EMPTY                    100 /* A text is empty. */
#define SSJ_TEXT_TOO_LONG                 101 /* A text is too long. */
#define SSJ_TEXT_CHARACTER                102 /* A text holds a character that its kind does not allow. */
#define SSJ_TABLE_ENCODING                110 /* A table is not UTF-8. */
#define SSJ_TABLE_EMPTY                   111 /* A table has no header line. */
#define SSJ_TABLE_COLUMN_UNKNOWN          112 /* A table has a column that its kind does not know. */
#define SSJ_TABLE_COLUMN_MISSING          113 /* A table lacks a column. */
#define SSJ_TABLE_COLUMN_REPEATED         114 /* A table has a column twice. */
#define SSJ_TABLE_CELLS                   115 /* A line of a table has more or fewer cells than its header. */
#define SSJ_CREDIT_CODE_LENGTH            120 /* A credit code has not its number of characters. */
#define SSJ_CREDIT_CODE_CHARACTER         121 /* A credit code holds a character that GB 32100-2015 does not use. */
#define SSJ_CREDIT_CODE_CHECK             122 /* A credit code's last character does not check (GB 32100-2015). */
#define SSJ_CREDIT_CODE_ORGANISATION      123 /* A credit code's organisation code does not check (GB 11714). */
#define SSJ_CREDIT_CODE_BOTH_CHECKS       124 /* Neither check of a credit code holds. */
#define SSJ_DIVISION                      130 /* Not a division code. */
#define SSJ_TIER                          131 /* Not a tier. */
#define SSJ_SOURCE_STATE                  132 /* Not a state of a source. */
#define SSJ_SOURCE_REPEATED               140 /* Two sources have one id. */
#define SSJ_SOURCES_TOO_MANY              141 /* More sources than a list may have. */
#define SSJ_SOURCE_TEXTS_FULL             142 /* The texts of one field exceed 4 GiB. */

#define SSJ_DATE                          200 /* Not a date. */
#define SSJ_DATE_SPAN                     201 /* A span of days ends before it begins. */
#define SSJ_CERTIFICATE_PART              202 /* A certificate lacks a part. */
#define SSJ_INSPECTOR_REPEATED            210 /* Two inspectors have one id. */
#define SSJ_CERTIFICATE_REPEATED          211 /* Two persons hold one certificate. */
#define SSJ_BORROWED_FROM_OWN             212 /* An inspector is borrowed from the division that borrows. */
#define SSJ_INSPECTORS_TOO_MANY           213 /* More entries than a list may have. */
#define SSJ_ALIAS_UNKNOWN                 220 /* An alias names an id that is not on the roster. */
#define SSJ_ALIAS_SELF                    221 /* An id is declared an alias of itself. */
#define SSJ_ALIAS_OF_ALIAS                222 /* An alias stands for an id that is an alias itself. */
#define SSJ_ALIAS_REPEATED                223 /* An id is declared an alias twice. */
#define SSJ_RECUSAL_INSPECTOR             230 /* A recusal names an inspector who is not on the roster. */
#define SSJ_RECUSAL_SOURCE                231 /* A recusal names a source that is not in the registry. */
#define SSJ_RECUSAL_REPEATED              232 /* A recusal stands twice. */
#define SSJ_INSPECTOR_UNKNOWN             240 /* No such inspector on the roster. */

#define SSJ_RATIO                         300 /* Not a ratio. */
#define SSJ_RATIO_DIVISION_BY_ZERO        301 /* A ratio divides by zero. */
#define SSJ_RATIO_TOO_LARGE               302 /* A ratio, or its product, does not fit. */
#define SSJ_INSPECTION_KIND               305 /* Not a kind of inspection. */
#define SSJ_DRAW_PERIOD                   306 /* A draw period that does not exist. */
#define SSJ_RULES_JSON                    310 /* A rule pack cannot be read. */
#define SSJ_RULES_FORMAT                  311 /* A rule pack in another version of the data form. */
#define SSJ_RULES_OUT_OF_RANGE            320 /* A number in a rule pack is out of range. */
#define SSJ_RULES_TOO_FEW                 321 /* A list in a rule pack has too few entries. */
#define SSJ_RULES_REPEATED                322 /* An entry of a rule pack stands twice. */
#define SSJ_RULES_UNKNOWN_STRATUM         323 /* A rule pack derives a stratum that it does not have. */
#define SSJ_RULES_RATIO                   324 /* A ratio of a rule pack is 0, or a share above the whole. */
#define SSJ_RULES_NESTED                  325 /* A rule of several parts holds another one. */
#define SSJ_RULES_SHORTER_THAN_DRAW       326 /* A rule counts by a shorter period than is drawn by. */
#define SSJ_RULES_TWO_YEARS               327 /* A rule counts by two years, and their first year is not said. */
#define SSJ_RULES_ENDS_BEFORE_IT_BEGINS   328 /* A rule pack ends before it begins. */
#define SSJ_RULES_NO_SUCH_DAY             329 /* A day that not every year has. */
#define SSJ_RULES_TOO_DEEP                330 /* A condition nests too deeply. */
#define SSJ_RULES_NO_SINGLE_RATIO         340 /* A rule has no single ratio to change. */
#define SSJ_RULES_NOT_CHANGED             341 /* A changed ratio is the minimum. */
#define SSJ_RULES_NO_REPORT               342 /* A ratio other than the minimum without a written report. */
#define SSJ_RULES_NO_RULE                 343 /* No rule for this stratum and tier. */
#define SSJ_RULES_NOT_YET_IN_FORCE        350 /* A rule pack is not yet in force. */
#define SSJ_RULES_NO_LONGER_IN_FORCE      351 /* A rule pack is no longer in force. */
#define SSJ_QUOTA_OTHER_PERIOD            360 /* A draw by another period than the rules draw by. */
#define SSJ_QUOTA_TOO_LARGE               361 /* A quota does not fit. */

#define SSJ_PERIOD                        400 /* Not a period. */
#define SSJ_PERIOD_YEAR                   401 /* A year outside the range of periods. */
#define SSJ_PERIOD_PART                   402 /* A month, quarter or half-year that no year has. */
#define SSJ_DRAW_WINDOW                   411 /* A draw window that no period has. */
#define SSJ_MONTH_DAY                     412 /* Not a day that every year has. */
#define SSJ_NOT_COVERED                   420 /* Working days in a year without a notice. */
#define SSJ_REVISION                      421 /* Not a revision of a calendar. */
#define SSJ_NOTICE_EMPTY                  430 /* A holiday notice without a day. */
#define SSJ_NOTICE_TWICE                  431 /* A holiday notice lists a day twice. */
#define SSJ_NOTICE_CONTRADICTION          432 /* A holiday notice says both rest and work of a day. */
#define SSJ_NOTICE_SPREAD                 433 /* A holiday notice has days of more than a year. */
#define SSJ_NOTICE_CSV_COLUMNS            440 /* A CSV of holiday notices has other columns. */
#define SSJ_NOTICE_CSV_RECORD             441 /* A CSV of holiday notices has a malformed record. */
#define SSJ_NOTICE_CSV_FIELD              442 /* A CSV of holiday notices has a malformed field. */
#define SSJ_CALENDAR_NO_YEAR              450 /* A calendar without a year's notice. */
#define SSJ_CALENDAR_YEAR_COVERED         451 /* A second notice for a covered year. */
#define SSJ_CALENDAR_GAP                  452 /* A year's notice that leaves a gap. */
#define SSJ_CALENDAR_DAY_NOT_COVERED      453 /* A change to a day without a notice. */
#define SSJ_CALENDAR_NOTICE_KNOWN         454 /* A notice that is in the calendar already. */
#define SSJ_CALENDAR_OPPOSED              455 /* Two notices say opposite things of a day. */
#define SSJ_CALENDAR_TOO_LONG             456 /* More years than a calendar holds. */
#define SSJ_CALENDAR_NO_FESTIVALS         457 /* A provisional year whose lunar festivals are not known. */
#define SSJ_CALENDAR_BALANCE              460 /* A year's notices do not come to its statutory holidays. */

#define SSJ_DRAW_OUTSIDE_WINDOW           500 /* A draw on a day outside its window. */
#define SSJ_PLAN_AGENCY_REPEATED          510 /* A plan with an agency twice. */
#define SSJ_PLAN_AGENCY_DROPPED           511 /* A revision without an agency that has drawn. */
#define SSJ_PLAN_AGENCY_TIER              512 /* A revision with an agency at another tier. */
#define SSJ_PLAN_STRATUM_MISSING          513 /* A plan without a count that it needs. */
#define SSJ_PLAN_STRATUM_UNKNOWN          514 /* A count of a stratum that the rules do not have. */
#define SSJ_PLAN_OTHER_RULES              515 /* A plan revised by other rules. */
#define SSJ_PLAN_DRAWN_UNKNOWN            520 /* A draw that the plan does not have. */
#define SSJ_PLAN_DRAWN_CHANGED            521 /* A draw on record with another number. */
#define SSJ_PLAN_DRAWN_GAP                522 /* A draw after one of which nothing is said. */
#define SSJ_PLAN_INCONSISTENT             530 /* A plan whose data do not fit together. */
#define SSJ_PLAN_NOT_BY_THE_RULES         531 /* A plan that is not what the rules give. */
#define SSJ_PLAN_FILED_LATE               550 /* A plan filed late. */
#define SSJ_CAP_EXCEEDED                  551 /* More visits in a year than the cap allows. */
#define SSJ_CAP_FILLED                    552 /* As many visits in a year as the cap allows. */
#define SSJ_REPEATS_FORCED                553 /* More visits in a year than sources. */
#define SSJ_INSPECTORS_EXCEED_SOURCES     554 /* A ratio of inspectors asks for more sources than there are. */
#define SSJ_POOL_TOO_SMALL                555 /* A quota that the sources do not suffice for. */
#define SSJ_TIERS_SHARE_CAP               556 /* Two tiers draw from the same sources under one cap. */
#define SSJ_PLAN_AND_DRAW_COINCIDE        557 /* The plan is due within the window of its first draw. */
#define SSJ_TOO_FEW_INSPECTORS            560 /* Fewer inspectors than a team needs. */
#define SSJ_SOURCE_WITHOUT_TEAM           561 /* A source whose recusals leave no team. */
#define SSJ_TOO_FEW_SEATS                 562 /* More seats needed than possible. */

#define SSJ_HEX                           600 /* Not lowercase hex of the expected length. */
#define SSJ_LINE                          601 /* A line of an order or transcript is not canonical. */
#define SSJ_LIST_FIELD                    610 /* A field of a committed record is not what it must be. */
#define SSJ_LIST_REPEATED                 611 /* An id appears twice in a committed list. */
#define SSJ_LIST_UNSORTED                 612 /* A line of a committed list is out of order. */
#define SSJ_LIST_NO_LINE_FEED             613 /* A line of a committed list has no LF. */
#define SSJ_LIST_TOO_MANY                 614 /* More records than a committed list can hold. */
#define SSJ_ROUND                         620 /* A round of 0. */
#define SSJ_TEAM                          621 /* A team of 0. */
#define SSJ_REPEATED_STRATUM              622 /* A stratum appears twice in an order. */
#define SSJ_REPEATED_ENTROPY              623 /* A contribution appears twice in an order. */
#define SSJ_NO_ENTROPY                    624 /* An order without a contribution to its randomness. */
#define SSJ_VALUE_LENGTH                  630 /* A contribution's value is empty or too long. */
#define SSJ_VALUE_HEX                     631 /* A contribution's value is not lowercase hex. */
#define SSJ_REVEAL_COUNT                  632 /* Fewer or more contributions than the order promised. */
#define SSJ_REVEAL_LABEL                  633 /* A contribution out of its place. */
#define SSJ_REVEAL_MISMATCH               634 /* A contribution that is not the committed one. */
#define SSJ_INFEASIBLE_TEAMS              640 /* Teams cannot be formed. */
#define SSJ_TOO_MANY_SEATS                641 /* More seats than one draw serves. */
#define SSJ_AMEND_NOTHING                 650 /* An amendment that skips nothing. */
#define SSJ_AMEND_NOT_DRAWN               651 /* An amendment that skips a source that is not drawn. */
#define SSJ_AMEND_REPEATED                652 /* An amendment that skips a source twice. */
#define SSJ_FAULT_COMMITMENT              660 /* A list is not the one that the order commits. */
#define SSJ_FAULT_NO_TRANSCRIPT           661 /* No transcript to verify. */
#define SSJ_FAULT_OTHER_ORDER             662 /* A transcript of another order. */
#define SSJ_FAULT_AMENDS                  663 /* A transcript does not amend the one before it. */
#define SSJ_FAULT_VOID                    664 /* A void order with another transcript. */
#define SSJ_FAULT_OTHER_REVEAL            665 /* Other contributions than were published before. */
#define SSJ_FAULT_SKIPPED                 666 /* A skipped line was dropped or changed. */
#define SSJ_FAULT_STRATUM                 667 /* A stratum is missing, extra or out of its place. */
#define SSJ_FAULT_SOURCE                  668 /* Another source than the tickets give. */
#define SSJ_FAULT_RANK                    669 /* Another rank than the tickets give. */
#define SSJ_FAULT_TEAM                    670 /* Another team than the words give. */
#define SSJ_FAULT_SHORTFALL               671 /* Another shortfall than quota less drawn. */
#define SSJ_FAULT_DIGEST                  672 /* A transcript is not the one whose digest was published. */
#define SSJ_ENTERPRISE_LINE               680 /* An enterprise's line is not one line of a source list. */
#define SSJ_ENTERPRISE_PROOF              681 /* An enterprise's line is not proved to be committed. */
#define SSJ_ENTERPRISE_NOTHING_DRAWN      682 /* A void order draws nobody. */
#define SSJ_ENTERPRISE_PASSED_OVER        683 /* A candidate below the mark of its stratum was not drawn. */
#define SSJ_ENTERPRISE_NO_CANDIDATE       684 /* A source was drawn that is no candidate. */
#define SSJ_CHAIN_OTHER_AGENCY            690 /* An order of another agency in a chain. */
#define SSJ_CHAIN_TRANSCRIPT              691 /* A transcript that does not belong to its order in a chain. */
#define SSJ_CHAIN_NO_TRANSCRIPT           692 /* An order without an outcome before the next. */
#define SSJ_CHAIN_ROUND_GAP               693 /* A gap in the rounds of a chain. */
#define SSJ_CHAIN_ROUND_REUSED            694 /* A round of a chain used twice. */
#define SSJ_CHAIN_PREVIOUS                695 /* An order that does not follow the one before it. */
#define SSJ_CHAIN_FORK                    696 /* Two orders follow the same one. */
#define SSJ_CHAIN_COMMITMENT_REUSED       697 /* A committed secret used in two orders. */

#define SSJ_SALT_KEY_HEX                  710 /* A salt key is not 64 lowercase hex digits. */
#define SSJ_SALT_KEY_ONE_BYTE             711 /* A salt key is one byte repeated. */
#define SSJ_SALT_KEY_CONTRIBUTED          712 /* A salt key is a contribution to the randomness too. */
#define SSJ_FAULT_NO_SALT_KEY             713 /* An order of version 1.1 without its salt key. */
#define SSJ_FAULT_SALT_KEY_NOT_ASKED      714 /* A salt key beside an order of version 1. */
#define SSJ_FAULT_SALT_KEY                715 /* Another salt key than the order commits. */
#define SSJ_REDACT_GUESSABLE              720 /* A line withheld that can be guessed. */
#define SSJ_REDACT_IN_TRANSCRIPT          721 /* A line withheld whose id a transcript names. */
#define SSJ_REDACT_IN_RECUSAL             722 /* A line withheld whose id a shown recusal names. */
#define SSJ_REDACTED_LINE                 725 /* Not a line of a redacted list. */
#define SSJ_REDACTED_NOT_SHOWN            726 /* Somebody is drawn whose line is withheld. */
#define SSJ_REDACTED_NO_CANDIDATE         727 /* A shown source was drawn that is no candidate. */
#define SSJ_REDACTED_TICKET_ORDER         728 /* Drawn sources out of the order of their tickets. */
#define SSJ_REDACTED_PASSED_OVER          729 /* A shown candidate was passed over. */
#define SSJ_REDACTED_KEPT                 730 /* An amendment drops or changes a source that was not skipped. */
#define SSJ_REDACTED_TEAM_SIZE            731 /* A team of another size than the order asks. */
#define SSJ_REDACTED_UNAVAILABLE          732 /* A team with an inspector who is not available. */
#define SSJ_REDACTED_RECUSED              733 /* A team with an inspector who is recused. */
#define SSJ_REDACTED_LOAD                 734 /* An inspector with more sources than the order allows. */

#define SSJ_RECORD_BEFORE_DRAW            800 /* An inspection record's day lies before its draw. */
#define SSJ_RECORD_OUTSIDE_PERIOD         801 /* A visit is set for a day outside its period. */
#define SSJ_RECORD_REPEATED               802 /* An inspection record stands twice. */
#define SSJ_RECORD_AGENCY                 803 /* An agency with another division or tier than before. */
#define SSJ_WAIVER_AFTER_YEAR             810 /* A waiver granted after its year. */
#define SSJ_WAIVER_REPEATED               811 /* A waiver stands twice. */
#define SSJ_INSPECTION_BACKWARDS          820 /* A visit ends before it begins. */
#define SSJ_INSPECTION_PUBLISHED_EARLY    821 /* A result is published before the inspection is completed. */
#define SSJ_INSPECTION_TEAM_REPEATED      822 /* An inspector stands twice in a team. */
#define SSJ_INSPECTION_UNDRAWN            830 /* An inspection of a kind that must be drawn, without a draw. */
#define SSJ_INSPECTION_DRAW_UNKNOWN       831 /* An inspection by a draw that is not at hand. */
#define SSJ_INSPECTION_NOT_AMONG_DRAWN    832 /* An inspection of a source that its draw did not choose. */
#define SSJ_INSPECTION_DRAW_USED_TWICE    833 /* Two inspections by one drawn line. */
#define SSJ_INSPECTION_DIFFERS_FROM_DRAW  834 /* An inspection on record for another period or stratum than its draw. */
#define SSJ_INSPECTION_MISSING            835 /* A drawn source without an inspection at the end of its period. */
#define SSJ_INSPECTION_OUTSIDE_WINDOW     836 /* A visit outside its period. */
#define SSJ_INSPECTION_OTHER_AGENCY       840 /* An inspection by another agency than the one that drew. */
#define SSJ_INSPECTION_OTHER_TEAM         841 /* An inspection by others than the drawn team, without a reason. */
#define SSJ_INSPECTION_TEAM_TOO_SMALL     842 /* An inspection by fewer inspectors than the rules ask. */
#define SSJ_INSPECTION_RECUSED            843 /* An inspection by a recused inspector. */
#define SSJ_INSPECTION_NOT_ON_ROSTER      844 /* An inspection by somebody who is not on the roster. */
#define SSJ_INSPECTION_NOT_CERTIFIED      845 /* An inspection by somebody without a valid certificate. */
#define SSJ_INSPECTION_NO_SITE_RECORD     850 /* A visit without a record on site. */
#define SSJ_INSPECTION_NO_RECTIFICATION   851 /* A violation without a rectification order. */

#define SSJ_PROBABILITY                   950 /* Not a probability. */

#define SSJ_JSON                         1100 /* A request is not JSON. */
#define SSJ_OPERATION_MISSING            1101 /* A request without an operation. */
#define SSJ_OPERATION_UNKNOWN            1102 /* An operation that does not exist. */
#define SSJ_FIELD_UNKNOWN                1103 /* A field that an object does not have. */
#define SSJ_FIELD_MISSING                1104 /* An object without a field that it needs. */
#define SSJ_FIELD_VALUE                  1105 /* A field whose value is not what it must be. */
#define SSJ_RULES_UNKNOWN                1110 /* A rule pack that is not built in. */

/**
 * What a function returns: SSJ_OK, or the number of what is wrong.
 */
typedef int32_t ssj_status_t;


/* ===================================================================================================================
 * Errors.
 *
 * A function that fails returns the number. Who wants to know more passes the address of an ssj_error_t pointer as
 * the last argument; on failure the function writes a handle there, which the caller frees. On success it
 * writes nothing, so set the pointer to NULL first. Texts of an error live as long as the error.
 * =================================================================================================================== */

/**
 * What went wrong: number, article of the statute, subject, message in English and in Chinese.
 */
typedef struct ssj_error_t ssj_error_t;

/**
 * The number: that which the function returned. SSJ_OK for NULL.
 */
ssj_status_t ssj_error_code(const ssj_error_t *error);

/**
 * The number's name, as the macros above have it without SSJ_. NULL for NULL.
 */
const char *ssj_error_name(const ssj_error_t *error);

/**
 * The article of the statute that the refusal rests on: "7", "8(1)", "8(2)", "8(cap)". NULL for NULL.
 */
const char *ssj_error_article(const ssj_error_t *error);

/**
 * What the refusal is about: the argument's name, or a place in the input such as "sources[17].division". NULL if
 * the message says it all, and for NULL.
 */
const char *ssj_error_subject(const ssj_error_t *error);

/**
 * The message in English: one sentence, or one line for each bad record. NULL for NULL.
 */
const char *ssj_error_message(const ssj_error_t *error);

/**
 * The message in Chinese, UTF-8. NULL for NULL.
 */
const char *ssj_error_message_zh(const ssj_error_t *error);

/**
 * The whole error as JSON: {"error": {"code", "name", "article", "subject", "message", "message_zh", "errors"}};
 * "errors" lists each by itself where several were found. NULL for NULL.
 */
const char *ssj_error_json(const ssj_error_t *error);

/**
 * Frees an error; NULL is allowed.
 */
void ssj_error_free(ssj_error_t *error);


/* ===================================================================================================================
 * Texts.
 *
 * Large results come as a text handle, which the caller frees. Its bytes are UTF-8 and live as long as the handle.
 * =================================================================================================================== */

/**
 * A text that the library made: UTF-8, with a NUL behind it that is not counted.
 */
typedef struct ssj_text_t ssj_text_t;

/**
 * The first byte of the text. A NUL stands behind the last byte. NULL for NULL.
 */
const char *ssj_text_data(const ssj_text_t *text);

/**
 * The number of bytes, without the NUL. 0 for NULL.
 */
size_t ssj_text_len(const ssj_text_t *text);

/**
 * Frees a text; NULL is allowed.
 */
void ssj_text_free(ssj_text_t *text);


/* ===================================================================================================================
 * The whole library in one function: JSON in, JSON out.
 *
 * For platforms that want to write no binding at all. include/shuangsuiji.schema.json describes every request and
 * response. The operations: draw, verify, check_source, plan, feasibility, eligibility, working_day_after,
 * working_days_between, deadline, check_credit_code, rule_pack, version.
 * =================================================================================================================== */

/**
 * Answers a request.
 *
 * request: a JSON object {"op": "...", ...}, request_len bytes of UTF-8, no NUL needed.
 * response: on success receives the result, a JSON object, to be freed with ssj_text_free.
 * error: NULL, or on failure receives the detail; its JSON form is ssj_error_json.
 *
 * An operation or field that does not exist is refused by its name (SSJ_OPERATION_UNKNOWN, SSJ_FIELD_UNKNOWN).
 * May be called from any number of threads at once. The same request gives the same bytes.
 */
ssj_status_t ssj_json_call(const char *request, size_t request_len, ssj_text_t **response, ssj_error_t **error);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* SHUANGSUIJI_H */
