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
 * prints {"date":"2026-10-29","provisional":false,"revision":"...","notices":["..."]}.
 *
 *
 * OTHER LANGUAGES
 *
 * shuangsuiji.hpp beside this file is the same for C++17: handles that free themselves, results that throw or do not.
 * examples/clients holds one program in C, C++, Python, Java, C#, Go, Node and PHP.
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
 * Sizes        Whatever a caller sends has a stated maximum (src/forms/limits.rs), such as 10000000 sources or a team of
 *              64; what is above is refused as SSJ_TOO_LARGE before it is kept, and nothing is said of it otherwise.
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
#define SSJ_ABI_VERSION 2

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
 * The versions of the draw protocol that the library writes and reads, with a space between them: "1 1.1 1.2". They say
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
#define SSJ_TOO_LARGE                      10 /* Larger than this host takes; nothing is said of whether it is right. */

#define SSJ_TEXT_EMPTY                    100 /* A text is empty. */
#define SSJ_TEXT_TOO_LONG                 101 /* A text is too long. */
#define SSJ_TEXT_CHARACTER                102 /* A text holds a character that its kind does not allow. */
#define SSJ_TABLE_TOTAL                   103 /* A table's total is not the number of its lines. */
#define SSJ_TABLE_CELL_KIND               104 /* A cell of a kind that its column cannot have. */
#define SSJ_TABLE_VALUE_DESTROYED         105 /* A spreadsheet destroyed a value. */
#define SSJ_TABLE_VALUE_AMBIGUOUS         106 /* A value may be one of two things. */
#define SSJ_TABLE_FORMAT                  107 /* A file of a kind that is not read as a table. */
#define SSJ_TABLE_SHEET                   108 /* A workbook without one sheet whose header fits. */
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
#define SSJ_CREDIT_CODE_KIND              125 /* A credit code of no registering body and kind (GB 32100-2015). */
#define SSJ_CREDIT_CODE_DIVISION          126 /* A credit code has a letter in its division (GB 32100-2015). */
#define SSJ_CREDIT_CODE_DESTROYED         127 /* A credit code that was kept as a number: digits are lost. */
#define SSJ_CREDIT_CODE_IDENTITY          128 /* A citizen's identity number where a credit code should stand. */
#define SSJ_DIVISION                      130 /* Not a division code. */
#define SSJ_TIER                          131 /* Not a tier. */
#define SSJ_SOURCE_STATE                  132 /* Not a state of a source. */
#define SSJ_SOURCE_REPEATED               140 /* Two sources have one id. */
#define SSJ_SOURCES_TOO_MANY              141 /* More sources than a list may have. */
#define SSJ_SOURCE_TEXTS_FULL             142 /* The texts of one field exceed 4 GiB. */
#define SSJ_REGISTRY_HISTORY_BEFORE       145 /* A change of the registry before its history begins. */
#define SSJ_REGISTRY_HISTORY_ABSENT       146 /* A change of a source that is not in the registry after it. */
#define SSJ_REGISTRY_HISTORY_PRESENT      147 /* A source that left the registry and stands in it all the same. */

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
#define SSJ_ROSTER_HISTORY_BEFORE         245 /* A change of the roster before its history begins. */
#define SSJ_ROSTER_HISTORY_INSPECTOR      246 /* A change of an inspector of whom the roster has no entry. */
#define SSJ_ROSTER_HISTORY_RECUSAL        247 /* A change of a recusal that the roster does not have. */

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
#define SSJ_RULES_OTHER_LAW               331 /* A rule pack of another place that cites the built-in statute. */
#define SSJ_RULES_OWN_FIELD               332 /* A citation in a rule pack of a matter that has a field of its own. */
#define SSJ_RULES_NO_SINGLE_RATIO         340 /* A rule has no single ratio to change. */
#define SSJ_RULES_NOT_CHANGED             341 /* A changed ratio is the minimum. */
#define SSJ_RULES_NO_REPORT               342 /* A ratio other than the minimum without a written report. */
#define SSJ_RULES_NO_RULE                 343 /* No rule for this stratum and tier. */
#define SSJ_RULES_BELOW_MINIMUM           344 /* A ratio below the minimum, where the rules allow none. */
#define SSJ_RULES_READING                 345 /* A rule pack that chooses a reading, or an answer to it, that there is not. */
#define SSJ_RULES_NOT_YET_IN_FORCE        350 /* A rule pack is not yet in force. */
#define SSJ_RULES_NO_LONGER_IN_FORCE      351 /* A rule pack is no longer in force. */
#define SSJ_QUOTA_OTHER_PERIOD            360 /* A draw by another period than the rules draw by. */
#define SSJ_QUOTA_TOO_LARGE               361 /* A quota does not fit. */
#define SSJ_ITEM_LIST_JSON                370 /* An item list cannot be read. */
#define SSJ_ITEM_LIST_FORMAT              371 /* An item list in another version of the data form. */
#define SSJ_ITEM_LIST_EMPTY               372 /* An item list without an item. */
#define SSJ_ITEM_LIST_REPEATED            373 /* An item stands twice on an item list. */
#define SSJ_ITEM_LIST_NO_TARGET           374 /* An item for no stratum. */
#define SSJ_ITEM_LIST_STRATUM             375 /* An item for a stratum that the rules do not have. */
#define SSJ_ITEM_NOT_LISTED               380 /* A draw names an item that is not on the list. */
#define SSJ_ITEM_NOT_FOR_STRATUM          381 /* A draw names an item that is not for the stratum. */
#define SSJ_ITEM_REPEATED                 382 /* A draw names an item twice. */
#define SSJ_ITEM_MISSING                  383 /* A draw names no item. */

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
#define SSJ_NOTICE_TEXT_TITLE             470 /* A holiday notice's text without title. */
#define SSJ_NOTICE_TEXT_NUMBER            471 /* A holiday notice's text without number, or with one of another year. */
#define SSJ_NOTICE_TEXT_OPENING           472 /* A holiday notice's text without opening, or with one of another year. */
#define SSJ_NOTICE_TEXT_ITEM              473 /* Items of a holiday notice missing, out of sequence or of no festival. */
#define SSJ_NOTICE_TEXT_FESTIVAL          474 /* A festival of a holiday notice that is missing or stands twice. */
#define SSJ_NOTICE_TEXT_CLAUSE            475 /* Words of a holiday notice that are none of its forms. */
#define SSJ_NOTICE_TEXT_BRACKET           476 /* A bracket in a holiday notice that says nothing of a date. */
#define SSJ_NOTICE_TEXT_DATE              477 /* A date in a holiday notice that there is not, or whose year is open. */
#define SSJ_NOTICE_TEXT_WEEKDAY           478 /* A weekday or lunar day in a holiday notice that differs from the date. */
#define SSJ_NOTICE_TEXT_RANGE             479 /* A range in a holiday notice that runs backwards or is too long. */
#define SSJ_NOTICE_TEXT_COUNT             480 /* A count in a holiday notice that differs from the days. */
#define SSJ_NOTICE_TEXT_APART             481 /* Days off of one item that lie apart by more than a weekend. */
#define SSJ_NOTICE_TEXT_REPEATED          482 /* A day that stands twice in a holiday notice. */
#define SSJ_NOTICE_TEXT_WORKED            483 /* A worked day in a holiday notice that cannot be one. */
#define SSJ_NOTICE_TEXT_JOINED            484 /* A day off that joins no weekend. */
#define SSJ_NOTICE_TEXT_MOVED             485 /* A moved rest day in a holiday notice that cannot be one. */
#define SSJ_NOTICE_TEXT_PARTS             486 /* Days off that their parts do not make up. */
#define SSJ_NOTICE_TEXT_STATUTORY         487 /* A holiday by decree that a holiday notice does not rest, or another day. */
#define SSJ_NOTICE_TEXT_BALANCE           488 /* A holiday notice that does not come to the decree's number of days. */
#define SSJ_NOTICE_TEXT_OUTSIDE           489 /* Words outside the items of a holiday notice that say otherwise. */
#define SSJ_NOTICE_TEXT_ISSUED            490 /* A date under a holiday notice that does not fit. */
#define SSJ_NOTICE_TEXT_BASE              491 /* An amendment without, or with another, notice that it amends. */
#define SSJ_NOTICE_TEXT_OPPOSED           492 /* A partial holiday notice that says the opposite of the national one. */

#define SSJ_DRAW_OUTSIDE_WINDOW           500 /* A draw on a day outside its window. */
#define SSJ_PLAN_AGENCY_REPEATED          510 /* A plan with an agency twice. */
#define SSJ_PLAN_AGENCY_DROPPED           511 /* A revision without an agency that has drawn. */
#define SSJ_PLAN_AGENCY_TIER              512 /* A revision with an agency at another tier. */
#define SSJ_PLAN_STRATUM_MISSING          513 /* A plan without a count that it needs. */
#define SSJ_PLAN_STRATUM_UNKNOWN          514 /* A count of a stratum that the rules do not have. */
#define SSJ_PLAN_OTHER_RULES              515 /* A plan revised by other rules. */
#define SSJ_PLAN_NOTHING_CARRIED          516 /* Something carried into a year that no obligation runs on into. */
#define SSJ_PLAN_AREA_SHARED              517 /* Two agencies of one tier that plan the same sources. */
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
#define SSJ_TIERS_EXCEED_CAP              558 /* More visits in a year, by two tiers together, than the cap allows. */
#define SSJ_TOO_FEW_INSPECTORS            560 /* Fewer inspectors than a team needs. */
#define SSJ_SOURCE_WITHOUT_TEAM           561 /* A source whose recusals leave no team. */
#define SSJ_TOO_FEW_SEATS                 562 /* More seats needed than possible. */
#define SSJ_PLAN_RULES_NOT_IN_FORCE       570 /* Rules that are not in force when a plan's period is drawn. */
#define SSJ_TWO_YEARS_BEGUN               571 /* An obligation over two years that began before the plan's year. */
#define SSJ_COVERAGE_OUT_OF_REACH         572 /* Draws too few to reach every source within the years set. */
#define SSJ_QUOTA_EXCEEDS_CANDIDATES      573 /* An order asks for more than can be drawn. */
#define SSJ_SEATS_MAY_NOT_SUFFICE         574 /* Sources that may be drawn together and leave too few seats. */
#define SSJ_UNITS_BY_CHANCE               575 /* Draws that are expected to reach fewer different sources than the year owes. */
#define SSJ_UNITS_EXCEED_SOURCES          576 /* A year that owes more different sources than there are. */
#define SSJ_COVERAGE_BY_CHANCE            577 /* Draws that are expected not to reach every source within the years set. */
#define SSJ_SOURCES_WITHOUT_TEAMS         578 /* Sources each of which has a team, and all of which together have not. */
#define SSJ_HIDDEN_OUTSIDE_AREAS          580 /* Sources in the area of no agency of the plan. */
#define SSJ_HIDDEN_STRATUM                581 /* Sources of a stratum that the rules do not have. */
#define SSJ_HIDDEN_STATE                  582 /* Sources whose state keeps them out of every draw. */
#define SSJ_HIDDEN_ONE_CODE               583 /* Sources with one credit code. */
#define SSJ_HIDDEN_LOOK_ALIKE             584 /* Ids that a reader takes for one. */

#define SSJ_HEX                           600 /* Not lowercase hex of the expected length. */
#define SSJ_LINE                          601 /* A line of an order or transcript is not canonical. */
#define SSJ_LIST_FIELD                    610 /* A field of a committed record is not what it must be. */
#define SSJ_LIST_REPEATED                 611 /* An id appears twice in a committed list. */
#define SSJ_LIST_UNSORTED                 612 /* A line of a committed list is out of order. */
#define SSJ_LIST_NO_LINE_FEED             613 /* A line of a committed list has no LF. */
#define SSJ_LIST_TOO_MANY                 614 /* More records than a committed list can hold. */
#define SSJ_LIST_RECUSAL_INSPECTOR        615 /* A committed recusal of an inspector who is not on the list. */
#define SSJ_LIST_RECUSAL_SOURCE           616 /* Committed recusals from sources that are not on the list. */
#define SSJ_LIST_OUTSIDE_AREA             617 /* Sources of a committed list that lie outside the agency's area. */
#define SSJ_LIST_LOOK_ALIKE               618 /* Ids of a list that look alike. */
#define SSJ_ROUND                         620 /* A round of 0. */
#define SSJ_TEAM                          621 /* A team of 0. */
#define SSJ_REPEATED_STRATUM              622 /* A stratum appears twice in an order. */
#define SSJ_REPEATED_ENTROPY              623 /* A contribution appears twice in an order. */
#define SSJ_NO_ENTROPY                    624 /* An order without a contribution to its randomness. */
#define SSJ_PUBLIC_FORM                   625 /* Not a form in which a public value can be written. */
#define SSJ_PUBLIC_DUE                    626 /* Not a minute at which a public value can be due. */
#define SSJ_FORM_MISSING                  627 /* A public value without a form beside one that has it. */
#define SSJ_REPEATED_ORIGIN               628 /* One public value or secret promised twice in an order. */
#define SSJ_VALUE_LENGTH                  630 /* A contribution's value is empty or too long. */
#define SSJ_VALUE_HEX                     631 /* A contribution's value is not lowercase hex. */
#define SSJ_REVEAL_COUNT                  632 /* Fewer or more contributions than the order promised. */
#define SSJ_REVEAL_LABEL                  633 /* A contribution out of its place. */
#define SSJ_REVEAL_MISMATCH               634 /* A contribution that is not the committed one. */
#define SSJ_REVEAL_FORM                   635 /* A public value that is not written as its order says. */
#define SSJ_REVEAL_SECRET_SHORT           636 /* A secret under 16 bytes, which can be guessed. */
#define SSJ_INFEASIBLE_TEAMS              640 /* Teams cannot be formed. */
#define SSJ_TOO_MANY_SEATS                641 /* More seats than one draw serves. */
#define SSJ_ENTROPY_NO_PUBLIC             642 /* An order without a public contribution. */
#define SSJ_ENTROPY_VAGUE                 643 /* A public value announced too vaguely to be checked. */
#define SSJ_ENTROPY_FEW_OUTCOMES          644 /* Public values of so few outcomes that all can be tried beforehand. */
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
#define SSJ_FAULT_ORDER_LINE              673 /* A line of the order is not the one under which the transcript was drawn. */
#define SSJ_FAULT_NOT_OF_REVEAL           674 /* Nothing that was drawn is what the revealed contributions give. */
#define SSJ_ENTERPRISE_LINE               680 /* An enterprise's line is not one line of a source list. */
#define SSJ_ENTERPRISE_PROOF              681 /* An enterprise's line is not proved to be committed. */
#define SSJ_ENTERPRISE_NOTHING_DRAWN      682 /* A void order draws nobody. */
#define SSJ_ENTERPRISE_PASSED_OVER        683 /* A candidate below the mark of its stratum was not drawn. */
#define SSJ_ENTERPRISE_NO_CANDIDATE       684 /* A source was drawn that is no candidate. */
#define SSJ_ENTERPRISE_RANKS              685 /* A transcript whose ranks leave a gap that no skipped source explains. */
#define SSJ_ENTERPRISE_QUOTA              686 /* A transcript with more or fewer sources of a stratum than its order asks. */
#define SSJ_ENTERPRISE_TICKETS            687 /* A transcript whose sources do not stand in the order of their tickets. */
#define SSJ_ENTERPRISE_TEAM               688 /* A transcript with a team of another size than its order asks. */
#define SSJ_CHAIN_OTHER_AGENCY            690 /* An order of another agency in a chain. */
#define SSJ_CHAIN_TRANSCRIPT              691 /* A transcript that does not belong to its order in a chain. */
#define SSJ_CHAIN_NO_TRANSCRIPT           692 /* An order without an outcome before the next. */
#define SSJ_CHAIN_ROUND_GAP               693 /* A gap in the rounds of a chain. */
#define SSJ_CHAIN_ROUND_REUSED            694 /* A round of a chain used twice. */
#define SSJ_CHAIN_PREVIOUS                695 /* An order that does not follow the one before it. */
#define SSJ_CHAIN_FORK                    696 /* Two orders follow the same one. */
#define SSJ_CHAIN_COMMITMENT_REUSED       697 /* A committed secret used in two orders. */
#define SSJ_CHAIN_PUBLIC_REUSED           698 /* A public value promised that an earlier order promised. */

#define SSJ_ORDER_RECORD_FORMAT           700 /* A record of an order in another version of the data form. */
#define SSJ_ORDER_RECORD_ORDER            701 /* A record of another order. */
#define SSJ_ORDER_RECORD_RULES            702 /* A record by other rules. */
#define SSJ_ORDER_RECORD_WORD             703 /* An order that does not commit what departs from its rules. */
#define SSJ_ORDER_RECORD_TERM             704 /* A term of an order that is not its rules'. */
#define SSJ_ORDER_RECORD_WINDOW           705 /* A record with another draw window than the rules'. */
#define SSJ_ORDER_RECORD_STRATA           706 /* A record with other strata than its order. */
#define SSJ_ORDER_RECORD_QUOTA            707 /* An order with another quota than is derived. */
#define SSJ_ORDER_RECORD_DERIVATION       708 /* A derivation that the rules do not give. */
#define SSJ_ORDER_RECORD_ITEM_LIST        709 /* A record with another item list. */
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
#define SSJ_CHAIN_PERIOD_GAP              740 /* A period of a chain left out. */
#define SSJ_CHAIN_REDRAW_UNEXPLAINED      741 /* A period drawn again without a reason. */
#define SSJ_SHARD_OTHER                   750 /* A shard of another list, order or key, or with another reserve. */
#define SSJ_SHARD_OVERLAP                 751 /* Lines of a list that stand in two shards. */
#define SSJ_SHARD_GAP                     752 /* Lines of a list that stand in no shard. */
#define SSJ_SHARD_COUNT                   753 /* Shards with more lines than their list. */
#define SSJ_SHARD_NO_DRAW                 754 /* A draw asked of shards that were made before the order and the reveal. */
#define SSJ_SHARD_RESERVE                 755 /* More replacements than the shards keep candidates for. */

#define SSJ_RECORD_BEFORE_DRAW            800 /* An inspection record's day lies before its draw. */
#define SSJ_RECORD_OUTSIDE_PERIOD         801 /* A visit is set for a day outside its period. */
#define SSJ_RECORD_REPEATED               802 /* An inspection record stands twice. */
#define SSJ_RECORD_AGENCY                 803 /* An agency with another division or tier than before. */
#define SSJ_WAIVER_AFTER_YEAR             810 /* A waiver granted after its year. */
#define SSJ_WAIVER_REPEATED               811 /* A waiver stands twice. */
#define SSJ_SOURCES_UNREACHED             812 /* Sources that were not drawn within the years set. */
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
#define SSJ_REPLACEMENT_NOT_ALLOWED       860 /* A replacement where the rules allow none. */
#define SSJ_REPLACEMENT_AFTER_COMMITMENT  861 /* A replacement under the same order for a fact that is not before it. */
#define SSJ_REPLACEMENT_NOT_DRAWN         862 /* A replacement of a source that is not drawn. */
#define SSJ_REPLACEMENT_REPEATED          863 /* A source to be replaced twice. */
#define SSJ_REPLACEMENT_FACT_AHEAD        864 /* A replacement for a fact that lies ahead. */
#define SSJ_REPLACEMENT_NOTHING_DRAWN     865 /* A replacement under a void order. */
#define SSJ_REPLACEMENT_REASON            866 /* Not a reason of a replacement. */

#define SSJ_PUBLISHED_BY_ANOTHER          900 /* A publication by another agency than the one that owes it. */
#define SSJ_PUBLISHED_LATE                901 /* A publication after its last day. */
#define SSJ_PUBLICATION_OVERDUE           902 /* No publication though its last day is over. */
#define SSJ_PUBLISHED_EARLY               903 /* A publication of a draw before the draw. */
#define SSJ_EMBARGO_VISITS_OPEN           920 /* A document that may not be shown before the visits end. */
#define SSJ_EMBARGO_UNSEALED              921 /* Lists that would reveal a draw without a secret. */
#define SSJ_EMBARGO_NOT_DRAWN             922 /* A document that there is not before the draw. */
#define SSJ_VIEW_OTHER_ORDER              940 /* A view of a transcript of another order. */
#define SSJ_VIEW_SOURCE_UNKNOWN           941 /* A view of a source that is not in the registry. */
#define SSJ_VIEW_INSPECTOR_UNKNOWN        942 /* A view of an inspector who is not on the roster. */
#define SSJ_VIEW_PERSONAL                 943 /* Personal data in a text for the public. */
#define SSJ_DOCUMENT_DATED                944 /* A paper dated before what it tells of. */
#define SSJ_PROBABILITY                   950 /* Not a probability. */
#define SSJ_YEAR_NO_PLAN                  960 /* A year without a plan. */
#define SSJ_YEAR_NOT_IN_PLAN              961 /* A plan without the agency. */
#define SSJ_YEAR_OTHER_PLAN               962 /* A plan of another year or by other rules. */
#define SSJ_YEAR_NOT_FILED                963 /* A plan that is not filed. */
#define SSJ_YEAR_NO_DRAW                  970 /* A period without a draw. */
#define SSJ_YEAR_SILENT_REDRAW            971 /* A round that was drawn more than once. */
#define SSJ_YEAR_OTHER_RULES              972 /* An order by other rules. */
#define SSJ_YEAR_ORDER_TEAM               973 /* An order that asks for smaller teams than the rules. */
#define SSJ_YEAR_ORDER_CAP                974 /* An order with another cap than the rules. */
#define SSJ_YEAR_ORDER_COVERAGE           975 /* An order with another coverage than the rules. */
#define SSJ_YEAR_DRAW_NOT_PUBLISHED       976 /* A draw that is not published though its period is over. */
#define SSJ_YEAR_RECORD_DAY               977 /* An order's record of another day than the draw's. */
#define SSJ_YEAR_DRAWN_ON                 978 /* An inspection that says another day than its draw. */
#define SSJ_YEAR_REPLACED                 979 /* A replacement that the rules do not have. */
#define SSJ_YEAR_QUOTA_MISSED             980 /* Fewer sources drawn than the plan says. */
#define SSJ_YEAR_BEYOND_CAP               981 /* A visit beyond the cap without a ground. */
#define SSJ_YEAR_QUOTA_EXCEEDED           982 /* An order that asks for more than the plan says. */
#define SSJ_YEAR_LISTED_TALLY             983 /* A committed list with another count of inspections than on record. */
#define SSJ_YEAR_LISTED_STATUS            984 /* A committed list with another status than registry and records give. */
#define SSJ_YEAR_SOURCE_LEFT_OUT          985 /* A source of the registry that a committed list leaves out. */
#define SSJ_YEAR_LISTED_STRATUM           986 /* A committed list with another stratum than the registry. */
#define SSJ_YEAR_INSPECTOR_WITHHELD       987 /* An inspector who could have been drawn, and by the list could not. */
#define SSJ_YEAR_ORDER_AGENCY             988 /* An order of the agency as of another division or tier. */
#define SSJ_YEAR_OTHER_KIND               989 /* A drawn source inspected as what needs no draw. */
#define SSJ_YEAR_UNITS_MISSED             990 /* Fewer different sources drawn in a year than it owes. */
#define SSJ_YEAR_PLAN_BASE                991 /* A quota by fewer sources or inspectors than are on file. */
#define SSJ_YEAR_ENTERPRISE_BEYOND_CAP    992 /* Visits of one enterprise's sites beyond a cap by enterprise. */
#define SSJ_YEAR_HOLDER_MISSING           993 /* A certificate holder who is not on the roster. */
#define SSJ_YEAR_SOURCE_INCOMPLETE        994 /* A source whose record is incomplete. */

#define SSJ_ORDER_OTHER_RULES            1000 /* An order by other rules than its plan. */
#define SSJ_ORDER_OTHER_YEAR             1001 /* An order for a period of another year than its plan. */
#define SSJ_ORDER_AGENCY_NOT_PLANNED     1002 /* An order of an agency that the plan lacks. */
#define SSJ_ORDER_NOT_PLANNED            1003 /* An order for a draw that the plan lacks. */
#define SSJ_ORDER_SMALL_TEAM             1004 /* An order for smaller teams than the rules ask. */
#define SSJ_YEAR_ORDER_LATE              1040 /* An order that was not public before its random numbers. */
#define SSJ_YEAR_DRAWN_EARLY             1041 /* A draw before its random numbers were out. */
#define SSJ_YEAR_ORDER_TOO_EARLY         1042 /* An order that was public before the transcript that it names was made. */
#define SSJ_YEAR_PLAN_AGENCY             1043 /* A plan of an agency of the same name elsewhere, or of another tier. */
#define SSJ_YEAR_INSPECTOR_LISTED_TWICE  1044 /* A person who stands on a list of inspectors by several ids. */
#define SSJ_YEAR_INSPECTOR_NOT_FREE      1045 /* An inspector listed as available who by the roster could not visit. */
#define SSJ_LEAGUE_FILES                 1050 /* Files that do not make one league's year. */
#define SSJ_LEAGUE_BEYOND_CAP            1051 /* A visit beyond the cap that only several files together show. */
#define SSJ_LEAGUE_VISIT_UNTOLD          1052 /* Inspections by others that an agency's file does not have. */
#define SSJ_LEAGUE_RECORDS_DIFFER        1053 /* An inspection that two files have otherwise. */
#define SSJ_LEAGUE_SECRET_SHARED         1054 /* One secret in the orders of two agencies. */
#define SSJ_LEAGUE_NOT_ONE               1055 /* A source renumbered in one registry, and two in another. */
#define SSJ_LEAGUE_LOAN_UNKNOWN          1056 /* An inspector on loan whom the agency that lends does not have. */
#define SSJ_LEAGUE_OWN_TWICE             1057 /* One person as the own inspector of two agencies. */
#define SSJ_PAGE_NAME_UNLISTED           1060 /* A name on a page for a source whose line is not shown. */
#define SSJ_PAGE_NAME_REPEATED           1061 /* A source or stratum named twice on a page. */
#define SSJ_PAGE_STRATUM_UNKNOWN         1062 /* A name on a page for a stratum that the order does not draw. */

#define SSJ_JSON                         1100 /* A request is not JSON. */
#define SSJ_OPERATION_MISSING            1101 /* A request without an operation. */
#define SSJ_OPERATION_UNKNOWN            1102 /* An operation that does not exist. */
#define SSJ_FIELD_UNKNOWN                1103 /* A field that an object does not have. */
#define SSJ_FIELD_MISSING                1104 /* An object without a field that it needs. */
#define SSJ_FIELD_VALUE                  1105 /* A field whose value is not what it must be. */
#define SSJ_ARTICLE_UNKNOWN              1106 /* Not an article of the statute. */
#define SSJ_RULES_UNKNOWN                1110 /* A rule pack that is not built in. */
#define SSJ_SOURCE_UNKNOWN               1111 /* A source that is not on the list. */

#define SSJ_YEAR_SOURCES_UNREGISTERED    1220 /* Sources of a committed list that are not in the registry. */
#define SSJ_YEAR_LISTED_DIVISION         1221 /* A committed list with another division than the registry. */
#define SSJ_YEAR_SOURCES_OTHER_AREA      1222 /* Sources of a committed list that lie outside the agency's area. */
#define SSJ_YEAR_INSPECTORS_UNREGISTERED 1223 /* Inspectors of a committed list who are on no roster. */
#define SSJ_YEAR_INSPECTORS_OTHER_AREA   1224 /* Inspectors of a committed list from outside the agency's area. */
#define SSJ_YEAR_RECUSALS_UNFOUNDED      1225 /* Recusals of a committed list that the roster does not have. */
#define SSJ_YEAR_RECUSALS_LEFT_OUT       1226 /* Recusals of the roster that a committed list leaves out. */
#define SSJ_YEAR_LISTS_DIFFER            1227 /* A list that differs from the one before it, and no register shows why. */
#define SSJ_YEAR_VISIT_VOID_UNFOUNDED    1230 /* A visit declared void without evidence. */
#define SSJ_YEAR_SKIP_UNFOUNDED          1231 /* A drawn source skipped without evidence. */
#define SSJ_YEAR_ORDER_VOID_UNFOUNDED    1232 /* An order declared void without evidence. */
#define SSJ_YEAR_REDRAW_UNFOUNDED        1233 /* A period drawn again without evidence. */
#define SSJ_YEAR_TEAM_CHANGE_UNFOUNDED   1234 /* A drawn team changed without evidence. */
#define SSJ_YEAR_VOID_NOT_REVEALED       1235 /* A void order whose secret was not revealed. */
#define SSJ_YEAR_AMENDMENT_DAYS          1236 /* The days of a draw's amendments that do not fit its transcripts. */
#define SSJ_YEAR_SHARED_CREDIT_CODE      1240 /* Sources with one credit code. */
#define SSJ_YEAR_LOOKALIKE_IDS           1241 /* Ids that look alike. */
#define SSJ_YEAR_SOURCE_NOT_REGISTERED   1242 /* A source that was inspected and is not in the registry. */
#define SSJ_YEAR_VISIT_ITEMS             1243 /* A visit for other items than its draw's. */
#define SSJ_YEAR_ENTERED_LATE            1244 /* A result entered after its day. */
#define SSJ_YEAR_RECEIPT_EARLY           1245 /* A receipt of the plan older than its filing. */

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
 * The article of the statute that the refusal rests on: "7", "8(1)", "8(2)", "8(cap)". Empty where only the
 * form is wrong, of which the statute says nothing, and where the rules are another place's or not at hand: a function
 * that is given neither rules nor an order by built-in rules cites nothing. What other rules say is the "citation" of
 * ssj_error_json. NULL for NULL.
 */
const char *ssj_error_article(const ssj_error_t *error);

/**
 * What the refusal is about: the argument's name, or a place in the input such as `sources[17].division`. NULL if
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
 * The whole error as JSON: {"error": {"code", "name", "article", "citation", "subject", "message", "message_zh",
 * "errors"}}; "citation" is what the refusal rests on in the rules in force, null where they are not at hand:
 * title, number, clause, words. "errors" lists each by itself where several were found. NULL for NULL.
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
 * response; examples/requests holds a request of each. The operations: read_registry, read_roster, agency_base, plan,
 * feasibility, eligibility, unreached, draw_window, order, order_record, commit_value, commit, draw, replace, verify,
 * verify_chain, check_source, redact, verify_redacted, page, archive, views, working_day_after, working_days_between, deadline,
 * read_notice, disclosure, compliance, document, rollup, check_credit_code, rule_pack, statute, readings, help, version.
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

/**
 * The same on a host that takes less: what is larger is refused by its place (SSJ_TOO_LARGE), before it is worked on.
 *
 * limits: a JSON object of numbers, of which each may be left out: "bytes", "unpacked", "nesting", "elements", "sources",
 * "inspectors", "recusals", "records", "strata", "entropy", "team", "amendments", "amended_seats", "rounds", "agencies",
 * "periods", "notices". A number above what the library takes at all counts as that.
 */
ssj_status_t ssj_json_call_within(const char *request,
                                  size_t request_len,
                                  const char *limits,
                                  size_t limits_len,
                                  ssj_text_t **response,
                                  ssj_error_t **error);


/* ===================================================================================================================
 * Strings in structs.
 * =================================================================================================================== */

/**
 * A text inside a struct or an array: UTF-8, without NUL. With data NULL it is none, where none is allowed. What the
 * library gives in this form belongs to the object that it was asked of and lives as long as that is not changed or
 * freed.
 */
typedef struct {
  /**
   * The first byte, or NULL.
   */
  const char *data;
  /**
   * The number of bytes.
   */
  size_t len;
} ssj_string_t;


/* ===================================================================================================================
 * Dates.
 * =================================================================================================================== */

/**
 * A day of the Gregorian calendar.
 */
typedef struct {
  /**
   * The year, such as 2027.
   */
  int32_t year;
  /**
   * The month, 1 to 12.
   */
  uint16_t month;
  /**
   * The day of the month, 1 to 31.
   */
  uint16_t day;
} ssj_date_t;


/* ===================================================================================================================
 * Digests.
 * =================================================================================================================== */

/**
 * A digest of SHA-256 or SM3. As text it is written in 64 lowercase hex digits.
 */
typedef struct {
  /**
   * The bytes, the most significant first.
   */
  uint8_t bytes[32];
} ssj_digest_t;

/**
 * The digest of a secret value, to be committed in an order before the value is revealed.
 *
 * hash_function: SSJ_HASH_SHA256 or SSJ_HASH_SM3, as the order will say.
 * value: 1 to 1024 bytes; 32 of a cryptographic random generator are right.
 * digest: on success receives the digest.
 */
ssj_status_t ssj_digest_of_value(uint32_t hash_function,
                                 const uint8_t *value,
                                 size_t value_len,
                                 ssj_digest_t *digest,
                                 ssj_error_t **error);


/* ===================================================================================================================
 * Numbers of options.
 *
 * Where a function or a struct takes one of several, it takes one of these numbers. Any other is refused with
 * SSJ_OPTION. A library that knows more numbers than this header gives none of them unasked.
 * =================================================================================================================== */

/**
 * None, where a number such as a cap may be missing.
 */
#define SSJ_NONE 4294967295

/**
 * SHA-256, FIPS 180-4.
 */
#define SSJ_HASH_SHA256 0

/**
 * SM3, GB/T 32905-2016.
 */
#define SSJ_HASH_SM3 1

/**
 * County, banner, district or branch bureau (Art. 4).
 */
#define SSJ_TIER_COUNTY 0

/**
 * Prefecture-level city or league.
 */
#define SSJ_TIER_PREFECTURE 1

/**
 * Region or province.
 */
#define SSJ_TIER_REGION 2

/**
 * The list of sources.
 */
#define SSJ_LIST_SOURCES 0

/**
 * The list of inspectors.
 */
#define SSJ_LIST_INSPECTORS 1

/**
 * The list of recusals.
 */
#define SSJ_LIST_RECUSALS 2

/**
 * A source for which the cap binds: "-" in the list.
 */
#define SSJ_SOURCE_OPEN 0

/**
 * A source for which the cap does not bind: a violation was found this year, or a waiver stands on record.
 */
#define SSJ_SOURCE_EXEMPT 1

/**
 * A source that is not to be drawn: closed, moved away.
 */
#define SSJ_SOURCE_EXCLUDED 2

/**
 * An inspector who can be drawn: "-" in the list.
 */
#define SSJ_INSPECTOR_AVAILABLE 0

/**
 * An inspector who cannot: on leave, or without a valid certificate.
 */
#define SSJ_INSPECTOR_UNAVAILABLE 1

/**
 * Every draw is independent of what was inspected before.
 */
#define SSJ_COVERAGE_INDEPENDENT 0

/**
 * Sources without an inspection this year come before the others.
 */
#define SSJ_COVERAGE_UNINSPECTED_FIRST 1

/**
 * Day 1 is the working day after completion.
 */
#define SSJ_COUNT_FROM_DAY_AFTER 0

/**
 * The day of completion is day 1 where it is a working day.
 */
#define SSJ_COUNT_FROM_COMPLETION_DAY 1

/**
 * A notice that arranges a year and makes it covered.
 */
#define SSJ_NOTICE_YEAR 0

/**
 * A notice that changes days of covered years for the whole country.
 */
#define SSJ_NOTICE_AMENDMENT 1

/**
 * A place's own holidays, above every national notice.
 */
#define SSJ_NOTICE_LOCAL 2

/**
 * Leave makes an inspector unavailable if it takes every day of the visits' period.
 */
#define SSJ_LEAVE_EVERY_DAY 0

/**
 * Leave makes an inspector unavailable if it takes any day of the visits' period.
 */
#define SSJ_LEAVE_ANY_DAY 1

/**
 * A daily inspection, which must be drawn (Art. 5).
 */
#define SSJ_KIND_DAILY 0

/**
 * A special campaign.
 */
#define SSJ_KIND_SPECIAL 1

/**
 * Case work.
 */
#define SSJ_KIND_CASE 2

/**
 * An after-check.
 */
#define SSJ_KIND_FOLLOW_UP 3

/**
 * A petition or complaint.
 */
#define SSJ_KIND_PETITION 4

/**
 * A lead transferred by others.
 */
#define SSJ_KIND_TRANSFERRED 5

/**
 * Columns of text.
 */
#define SSJ_TABLE_TEXT 0

/**
 * Markdown.
 */
#define SSJ_TABLE_MARKDOWN 1

/**
 * CSV.
 */
#define SSJ_TABLE_CSV 2

/**
 * Chinese.
 */
#define SSJ_LANGUAGE_CHINESE 0

/**
 * English.
 */
#define SSJ_LANGUAGE_ENGLISH 1


/* ===================================================================================================================
 * Credit codes (Art. 7).
 * =================================================================================================================== */

/**
 * Checks a unified social credit code by GB 32100-2015 and, for the organisation code in it, GB 11714.
 *
 * SSJ_OK if everything holds that the standard says, else SSJ_CREDIT_CODE_LENGTH, _CHARACTER, _KIND, _DIVISION, _CHECK,
 * _ORGANISATION, _BOTH_CHECKS, _DESTROYED or _IDENTITY. Some codes in real use fail a check.
 */
ssj_status_t ssj_credit_code_check(const char *code,
                                   size_t code_len,
                                   ssj_error_t **error);


/* ===================================================================================================================
 * Working days and deadlines (Art. 13).
 *
 * By the State Council's yearly notices. A day without a notice is not answered (SSJ_NOT_COVERED): add the notice,
 * or ask a provisional calendar, whose answers say that a notice may still change them.
 * =================================================================================================================== */

/**
 * Published, within the deadline or late.
 */
#define SSJ_DEADLINE_PUBLISHED 0

/**
 * Not published, and working days are left.
 */
#define SSJ_DEADLINE_DUE 1

/**
 * Not published, and today is the last day.
 */
#define SSJ_DEADLINE_DUE_TODAY 2

/**
 * Not published, and the last day has passed.
 */
#define SSJ_DEADLINE_OVERDUE 3

/**
 * A number of working days that cannot be counted, since there is no notice for some of them.
 */
#define SSJ_WORKING_DAYS_UNKNOWN UINT32_MAX

/**
 * A calendar of working days, never changed.
 */
typedef struct ssj_calendar_t ssj_calendar_t;

/**
 * Where a deadline stands.
 */
typedef struct {
  /**
   * The last day; all zeros where the calendar does not know it, and the state is certain all the same.
   */
  ssj_date_t due;
  /**
   * One of SSJ_DEADLINE_...
   */
  uint32_t state;
  /**
   * Working days: used until publication, left after today, or past the last day; by the state.
   * SSJ_WORKING_DAYS_UNKNOWN if days without a notice lie among them.
   */
  uint32_t working_days;
  /**
   * Whether published after the last day.
   */
  uint8_t late;
  /**
   * Whether a notice that is still to come may change the answer.
   */
  uint8_t provisional;
  /**
   * Zeros.
   */
  uint8_t reserved[6];
} ssj_deadline_t;

/**
 * The national calendar that is built in.
 *
 * calendar: on success receives the calendar, to be freed with ssj_calendar_free.
 */
ssj_status_t ssj_calendar_national(ssj_calendar_t **calendar, ssj_error_t **error);

/**
 * A calendar with one notice more.
 *
 * notice_role: SSJ_NOTICE_YEAR, SSJ_NOTICE_AMENDMENT or SSJ_NOTICE_LOCAL.
 * notice: JSON {"number": "...", "issued": "2026-11-20", "days": [{"date": "2027-01-01", "kind": "rest", "name": "..."}]};
 * kind is "rest" or "work".
 * changed: on success receives the new calendar, to be freed with ssj_calendar_free; calendar stays as it is.
 */
ssj_status_t ssj_calendar_with_notice(const ssj_calendar_t *calendar,
                                      uint32_t notice_role,
                                      const char *notice,
                                      size_t notice_len,
                                      ssj_calendar_t **changed,
                                      ssj_error_t **error);

/**
 * A calendar with the notices of a CSV table, one after the other; notice_role and changed as above.
 *
 * csv: the columns are date, kind, name, notice; kind is "rest" or "work", notice the number of the notice.
 */
ssj_status_t ssj_calendar_with_csv(const ssj_calendar_t *calendar,
                                   uint32_t notice_role,
                                   const char *csv,
                                   size_t csv_len,
                                   ssj_calendar_t **changed,
                                   ssj_error_t **error);

/**
 * The days of a holiday notice's official Chinese text, for a person to confirm.
 *
 * text: UTF-8, from the title on.
 * base: NULL, or the text of the notice that it amends.
 * reading: on success receives JSON {"year", "title", "number", "days": [{"date", "kind", "item"}], "unchecked", "entry"},
 * to be freed with ssj_text_free; "unchecked" says what no check could see.
 *
 * The reading is strict: SSJ_NOTICE_TEXT_... with item, clause, reason and remedy for what does not hold.
 */
ssj_status_t ssj_notice_read(const char *text,
                             size_t text_len,
                             const char *base,
                             size_t base_len,
                             ssj_text_t **reading,
                             ssj_error_t **error);

/**
 * A calendar with the notice of an official text, read as by ssj_notice_read, in the role that its title gives it.
 *
 * changed: on success receives the new calendar, to be freed with ssj_calendar_free; calendar stays as it is.
 */
ssj_status_t ssj_calendar_with_notice_text(const ssj_calendar_t *calendar,
                                           const char *text,
                                           size_t text_len,
                                           const char *base,
                                           size_t base_len,
                                           ssj_calendar_t **changed,
                                           ssj_error_t **error);

/**
 * The notices that an answer about these days rests on: each year's, and any other that arranges one of the days.
 *
 * from, until: the first and the last day.
 * numbers: on success receives a JSON list of their numbers, to be freed with ssj_text_free.
 */
ssj_status_t ssj_calendar_notices(const ssj_calendar_t *calendar,
                                  ssj_date_t from,
                                  ssj_date_t until,
                                  ssj_text_t **numbers,
                                  ssj_error_t **error);

/**
 * A calendar that answers beyond its notices too, by weekends and statutory dates alone, and says so; changed as above.
 */
ssj_status_t ssj_calendar_provisional(const ssj_calendar_t *calendar,
                                      ssj_calendar_t **changed,
                                      ssj_error_t **error);

/**
 * The name of the calendar's data, to be kept with what was reckoned from it.
 *
 * buffer: receives the name and a NUL behind it, if capacity bytes suffice; else SSJ_BUFFER_TOO_SMALL.
 * needed: NULL, or receives the bytes that it takes, NUL included, also where buffer is NULL or too small.
 */
ssj_status_t ssj_calendar_revision(const ssj_calendar_t *calendar,
                                   char *buffer,
                                   size_t capacity,
                                   size_t *needed,
                                   ssj_error_t **error);

/**
 * The days that have a notice: beyond the last no answer is final, so that a host warns before it is reached.
 *
 * from, until: on success receive the first and the last day; from may be NULL.
 */
ssj_status_t ssj_calendar_covered(const ssj_calendar_t *calendar,
                                  ssj_date_t *from,
                                  ssj_date_t *until,
                                  ssj_error_t **error);

/**
 * Whether a date is a working day.
 *
 * works, provisional: on success receive 0 or 1; provisional may be NULL.
 */
ssj_status_t ssj_calendar_is_working_day(const ssj_calendar_t *calendar,
                                         ssj_date_t date,
                                         uint8_t *works,
                                         uint8_t *provisional,
                                         ssj_error_t **error);

/**
 * The n-th working day after a date; for n = 0 the date itself, whatever day it is.
 *
 * count: SSJ_COUNT_FROM_DAY_AFTER or SSJ_COUNT_FROM_COMPLETION_DAY.
 * day, provisional: on success receive the day and 0 or 1; provisional may be NULL.
 */
ssj_status_t ssj_calendar_working_day_after(const ssj_calendar_t *calendar,
                                            ssj_date_t date,
                                            uint32_t n,
                                            uint32_t count,
                                            ssj_date_t *day,
                                            uint8_t *provisional,
                                            ssj_error_t **error);

/**
 * The n-th working day after each of many dates, in one call.
 *
 * days: room for dates_len days. If any date has no answer, nothing is written and the error's subject names it.
 */
ssj_status_t ssj_calendar_working_days_after(const ssj_calendar_t *calendar,
                                             const ssj_date_t *dates,
                                             size_t dates_len,
                                             uint32_t n,
                                             uint32_t count,
                                             ssj_date_t *days,
                                             ssj_error_t **error);

/**
 * The working days after a date until another one, the latter included; negative where it lies before.
 *
 * days, provisional: on success receive the number and 0 or 1; provisional may be NULL.
 */
ssj_status_t ssj_calendar_working_days_between(const ssj_calendar_t *calendar,
                                               ssj_date_t from,
                                               ssj_date_t until,
                                               int32_t *days,
                                               uint8_t *provisional,
                                               ssj_error_t **error);

/**
 * When a result is due for publication, and where that stands today.
 *
 * completed: the day on which the inspection was completed.
 * working_days: how many there are; 20 by the statute.
 * count: SSJ_COUNT_FROM_DAY_AFTER or SSJ_COUNT_FROM_COMPLETION_DAY.
 * published: the day of publication, or NULL if there is none; one before the completion is refused.
 */
ssj_status_t ssj_calendar_deadline(const ssj_calendar_t *calendar,
                                   ssj_date_t completed,
                                   uint32_t working_days,
                                   uint32_t count,
                                   const ssj_date_t *published,
                                   ssj_date_t today,
                                   ssj_deadline_t *deadline,
                                   ssj_error_t **error);

/**
 * Frees a calendar; NULL is allowed.
 */
void ssj_calendar_free(ssj_calendar_t *calendar);


/* ===================================================================================================================
 * Rule packs (Arts. 8, 10, 16).
 *
 * A pack says what is owed: quotas, draw windows, the cap, deadlines. The statute's is built in, and others as
 * examples; a pack of one's own is JSON, whose form the statute's shows (ssj_rules_to_json).
 * =================================================================================================================== */

/**
 * A rule pack, checked.
 */
typedef struct ssj_rules_t ssj_rules_t;

/**
 * A built-in pack.
 *
 * id: "inner-mongolia-trial" is the statute; the operation "version" of ssj_json_call lists the others.
 * rules: on success receives the pack, to be freed with ssj_rules_free.
 */
ssj_status_t ssj_rules_built_in(const char *id, size_t id_len, ssj_rules_t **rules, ssj_error_t **error);

/**
 * A pack of one's own, from JSON.
 *
 * rules: on success receives the pack, to be freed with ssj_rules_free.
 */
ssj_status_t ssj_rules_from_json(const char *json, size_t json_len, ssj_rules_t **rules, ssj_error_t **error);

/**
 * The pack as JSON.
 */
ssj_status_t ssj_rules_to_json(const ssj_rules_t *rules, ssj_text_t **json, ssj_error_t **error);

/**
 * The pack with a ratio other than the minimum, which needs a written report (Art. 8).
 *
 * change: JSON {"stratum": "key", "tier": "county", "ratio": "30 %", "report": "..."}.
 * changed: on success receives the changed pack, to be freed with ssj_rules_free; rules stays as it is.
 */
ssj_status_t ssj_rules_changed(const ssj_rules_t *rules,
                               const char *change,
                               size_t change_len,
                               ssj_rules_t **changed,
                               ssj_error_t **error);

/**
 * Checks that the draw for a period may be made on a day: the pack is in force and the window is open (Arts. 10, 16).
 *
 * period: "2027-Q1", "2027-03" or "2027".
 */
ssj_status_t ssj_rules_check_draw_day(const ssj_rules_t *rules,
                                      const char *period,
                                      size_t period_len,
                                      ssj_date_t day,
                                      ssj_error_t **error);

/**
 * Frees a pack; NULL is allowed.
 */
void ssj_rules_free(ssj_rules_t *rules);


/* ===================================================================================================================
 * The registry of sources (Art. 7).
 *
 * From an array of plain structs, from CSV or from JSON, in one call. Every bad record is told: the error's JSON lists
 * them all.
 * =================================================================================================================== */

/**
 * The registry: checked, sorted by id, never changed.
 */
typedef struct ssj_registry_t ssj_registry_t;

/**
 * A source: a discharging unit or a construction project.
 */
typedef struct {
  /**
   * Its id.
   */
  ssj_string_t id;
  /**
   * Its name.
   */
  ssj_string_t name;
  /**
   * Its unified social credit code; data NULL: none.
   */
  ssj_string_t credit_code;
  /**
   * Its legal representative; data NULL: not known.
   */
  ssj_string_t legal_representative;
  /**
   * Its phone; data NULL: not known.
   */
  ssj_string_t phone;
  /**
   * Where it lies: six digits of GB/T 2260.
   */
  ssj_string_t division;
  /**
   * Its stratum: "key", "general", "project", or what the rule pack names.
   */
  ssj_string_t stratum;
  /**
   * Its state: "active", "suspended", "closed", "moved", "cancelled" or "revoked".
   */
  ssj_string_t state;
} ssj_source_t;

/**
 * A registry from an array.
 *
 * strict: 1 refuses credit codes that fail a check, 0 keeps them; some codes in real use fail one.
 * registry: on success receives the registry, to be freed with ssj_registry_free.
 */
ssj_status_t ssj_registry_from_array(const ssj_source_t *sources,
                                     size_t sources_len,
                                     uint8_t strict,
                                     ssj_registry_t **registry,
                                     ssj_error_t **error);

/**
 * A registry from CSV, with column names in English or Chinese; strict and registry as above.
 *
 * Columns: id, name, credit_code, legal_representative, phone, division, stratum, state, in any order.
 */
ssj_status_t ssj_registry_from_csv(const char *csv,
                                   size_t csv_len,
                                   uint8_t strict,
                                   ssj_registry_t **registry,
                                   ssj_error_t **error);

/**
 * A registry from a table as offices keep it, read tolerantly: CSV in any encoding or a workbook (.xlsx, .xls, .ods, in a
 * library built to read them); strict and registry as above.
 *
 * What has one meaning only is repaired, and every repair is told; a cell with two readings is refused by both.
 * options: NULL, or a JSON object, of whose fields each may be left out: "columns" (a column's name: its header in this
 * table), "words" (a column's name: {word: what it stands for}), "sheet", "epoch" ("1900" or "1904"), "rules" (a pack, whose
 * strata's names are known).
 * repairs: NULL, or on success receives a JSON array of what was repaired, left out or is to be known.
 */
ssj_status_t ssj_registry_from_table(const uint8_t *table,
                                     size_t table_len,
                                     const char *options,
                                     size_t options_len,
                                     uint8_t strict,
                                     ssj_registry_t **registry,
                                     ssj_text_t **repairs,
                                     ssj_error_t **error);

/**
 * A registry from a JSON array of objects with the fields of ssj_source_t; strict and registry as above.
 */
ssj_status_t ssj_registry_from_json(const char *json,
                                    size_t json_len,
                                    uint8_t strict,
                                    ssj_registry_t **registry,
                                    ssj_error_t **error);

/**
 * The registry as CSV.
 */
ssj_status_t ssj_registry_to_csv(const ssj_registry_t *registry, ssj_text_t **csv, ssj_error_t **error);

/**
 * The number of sources; 0 for NULL.
 */
size_t ssj_registry_len(const ssj_registry_t *registry);

/**
 * Frees a registry; NULL is allowed.
 */
void ssj_registry_free(ssj_registry_t *registry);


/* ===================================================================================================================
 * The roster of inspectors (Art. 6).
 *
 * With aliases (one person under two ids) and recusals (who must not inspect whom), from arrays, CSV or JSON.
 * =================================================================================================================== */

/**
 * The roster: checked, sorted by id, never changed.
 */
typedef struct ssj_roster_t ssj_roster_t;

/**
 * Days, both ends included.
 */
typedef struct {
  /**
   * The first day.
   */
  ssj_date_t from;
  /**
   * The last day.
   */
  ssj_date_t until;
} ssj_days_t;

/**
 * An inspector.
 */
typedef struct {
  /**
   * The id.
   */
  ssj_string_t id;
  /**
   * The name.
   */
  ssj_string_t name;
  /**
   * The post.
   */
  ssj_string_t post;
  /**
   * The enforcement category.
   */
  ssj_string_t category;
  /**
   * The division on whose roster the inspector stands: six digits.
   */
  ssj_string_t division;
  /**
   * The division from which the inspector is borrowed; data NULL: none, an inspector of its own.
   */
  ssj_string_t borrowed_from;
  /**
   * The certificate's number; data NULL: no certificate, and then the next two do not matter.
   */
  ssj_string_t certificate_number;
  /**
   * Who issued the certificate.
   */
  ssj_string_t certificate_issuer;
  /**
   * The days on which the certificate is valid.
   */
  ssj_days_t certificate_valid;
  /**
   * Spans of leave; may be NULL if there are none.
   */
  const ssj_days_t *leave;
  /**
   * The number of spans.
   */
  size_t leave_len;
} ssj_inspector_t;

/**
 * That an id stands for a person who has another one.
 */
typedef struct {
  /**
   * The id.
   */
  ssj_string_t id;
  /**
   * The person's id.
   */
  ssj_string_t person;
} ssj_alias_t;

/**
 * That an inspector must not inspect a source.
 */
typedef struct {
  /**
   * The inspector's id.
   */
  ssj_string_t inspector;
  /**
   * The source's id.
   */
  ssj_string_t source;
  /**
   * Why.
   */
  ssj_string_t reason;
} ssj_recusal_t;

/**
 * A roster from arrays.
 *
 * registry: recusals must name sources of it; NULL: they may name any.
 * roster: on success receives the roster, to be freed with ssj_roster_free.
 */
ssj_status_t ssj_roster_from_arrays(const ssj_inspector_t *inspectors,
                                    size_t inspectors_len,
                                    const ssj_alias_t *aliases,
                                    size_t aliases_len,
                                    const ssj_recusal_t *recusals,
                                    size_t recusals_len,
                                    const ssj_registry_t *registry,
                                    ssj_roster_t **roster,
                                    ssj_error_t **error);

/**
 * A roster from three tables of CSV, with column names in English or Chinese; registry and roster as above.
 *
 * inspectors: the columns are id, name, post, category, certificate_number, certificate_issuer, valid_from,
 * valid_until, division, borrowed_from, leave.
 * aliases: id, person; NULL: none.
 * recusals: inspector, source, reason; NULL: none.
 */
ssj_status_t ssj_roster_from_csv(const char *inspectors,
                                 size_t inspectors_len,
                                 const char *aliases,
                                 size_t aliases_len,
                                 const char *recusals,
                                 size_t recusals_len,
                                 const ssj_registry_t *registry,
                                 ssj_roster_t **roster,
                                 ssj_error_t **error);

/**
 * A roster from a request of the one-call door: {"inspectors": ..., "aliases": ..., "recusals": ..., "tolerant": true}, each
 * table CSV text, or an object with the bytes of a file in base64, which is read tolerantly: {"bytes": ..., "columns": ...,
 * "sheet": ..., "epoch": ...}; registry and roster as above.
 *
 * repairs: NULL, or on success receives a JSON object: of each table that was read tolerantly an array of what was
 * repaired, left out or is to be known.
 */
ssj_status_t ssj_roster_from_tables(const char *request,
                                    size_t request_len,
                                    const ssj_registry_t *registry,
                                    ssj_roster_t **roster,
                                    ssj_text_t **repairs,
                                    ssj_error_t **error);

/**
 * A roster from JSON {"inspectors": [...], "aliases": [...], "recusals": [...]}; registry and roster as above.
 */
ssj_status_t ssj_roster_from_json(const char *json,
                                  size_t json_len,
                                  const ssj_registry_t *registry,
                                  ssj_roster_t **roster,
                                  ssj_error_t **error);

/**
 * The number of persons; 0 for NULL.
 */
size_t ssj_roster_len(const ssj_roster_t *roster);

/**
 * Certified inspectors of a division's own on a day: what a general quota is counted by (Art. 8(2)).
 *
 * division: its number, such as 150102.
 */
ssj_status_t ssj_roster_basis(const ssj_roster_t *roster,
                              uint32_t division,
                              ssj_date_t on,
                              uint32_t *inspectors,
                              ssj_error_t **error);

/**
 * Which certificate holders are not on the roster, on which every one must be (Art. 6).
 *
 * holders: their ids.
 * missing: on success receives a JSON array of ids, empty if all are on it.
 */
ssj_status_t ssj_roster_missing(const ssj_roster_t *roster,
                                const ssj_string_t *holders,
                                size_t holders_len,
                                ssj_text_t **missing,
                                ssj_error_t **error);

/**
 * Frees a roster; NULL is allowed.
 */
void ssj_roster_free(ssj_roster_t *roster);


/* ===================================================================================================================
 * The ledger of inspections, and the cap (Art. 8).
 *
 * What was inspected or is scheduled, and whether the cap lets a source be drawn on a day.
 * =================================================================================================================== */

/**
 * Drawn; no day is set yet.
 */
#define SSJ_RECORD_DRAWN 0

/**
 * A day is set for the visit.
 */
#define SSJ_RECORD_SCHEDULED 1

/**
 * Completed, and no violation was found.
 */
#define SSJ_RECORD_NO_VIOLATION 2

/**
 * Completed; a violation was found, and its rectification ordered.
 */
#define SSJ_RECORD_RECTIFICATION_ORDERED 3

/**
 * Completed; a violation was found, and its rectification not ordered.
 */
#define SSJ_RECORD_NO_ORDER 4

/**
 * Not to be made.
 */
#define SSJ_RECORD_VOID 5

/**
 * The ledger under a rule pack's cap: checked, never changed.
 */
typedef struct ssj_ledger_t ssj_ledger_t;

/**
 * An inspection, made or to be made.
 */
typedef struct {
  /**
   * The source.
   */
  ssj_string_t source;
  /**
   * The agency's name: a token.
   */
  ssj_string_t agency;
  /**
   * The period that it was drawn for: "2027-Q1".
   */
  ssj_string_t period;
  /**
   * Why it is void; data NULL in every other state.
   */
  ssj_string_t reason;
  /**
   * The agency's division, such as 150102.
   */
  uint32_t division;
  /**
   * The agency's tier: SSJ_TIER_...
   */
  uint32_t tier;
  /**
   * The kind of inspection: SSJ_KIND_...
   */
  uint32_t kind;
  /**
   * How it stands: SSJ_RECORD_...
   */
  uint32_t state;
  /**
   * The day of the draw, or, for kinds that need none, of the decision.
   */
  ssj_date_t drawn;
  /**
   * The day set for the visit, of completion, or on which it became void; by the state.
   */
  ssj_date_t day;
} ssj_record_t;

/**
 * An exception from the cap with a reference.
 */
typedef struct {
  /**
   * The source.
   */
  ssj_string_t source;
  /**
   * The reference of the paper that grants it.
   */
  ssj_string_t reference;
  /**
   * Why.
   */
  ssj_string_t reason;
  /**
   * The day on which it was granted.
   */
  ssj_date_t granted;
  /**
   * The inspection year.
   */
  int32_t year;
  /**
   * Zero.
   */
  uint32_t reserved;
} ssj_waiver_t;

/**
 * A source's inspections in a year.
 */
typedef struct {
  /**
   * Those that count against the cap.
   */
  uint32_t inspections;
  /**
   * Whether one completed in the year found a violation.
   */
  uint8_t violation_found;
  /**
   * Whether a waiver is on record.
   */
  uint8_t waived;
  /**
   * Zeros.
   */
  uint8_t reserved[2];
} ssj_tally_t;

/**
 * A ledger from arrays, under a pack's cap.
 *
 * ledger: on success receives the ledger, to be freed with ssj_ledger_free.
 */
ssj_status_t ssj_ledger_from_arrays(const ssj_rules_t *rules,
                                    const ssj_record_t *records,
                                    size_t records_len,
                                    const ssj_waiver_t *waivers,
                                    size_t waivers_len,
                                    ssj_ledger_t **ledger,
                                    ssj_error_t **error);

/**
 * A ledger from JSON arrays, as the operation "eligibility" of ssj_json_call takes them; ledger as above.
 *
 * waivers: NULL: none.
 */
ssj_status_t ssj_ledger_from_json(const ssj_rules_t *rules,
                                  const char *records,
                                  size_t records_len,
                                  const char *waivers,
                                  size_t waivers_len,
                                  ssj_ledger_t **ledger,
                                  ssj_error_t **error);

/**
 * A source's inspections of a year, as far as a day knows them.
 *
 * agency: who draws; it matters where the pack counts only an agency's own inspections.
 * year: the year of the inspection, not of the draw.
 */
ssj_status_t ssj_ledger_tally(const ssj_ledger_t *ledger,
                              const char *source,
                              size_t source_len,
                              const char *agency,
                              size_t agency_len,
                              int32_t year,
                              ssj_date_t on,
                              ssj_tally_t *tally,
                              ssj_error_t **error);

/**
 * Whether the cap lets a source be drawn, and why, in English and Chinese; agency, year and on as above.
 *
 * answer: on success receives JSON, an element of what the operation "eligibility" answers.
 */
ssj_status_t ssj_ledger_explain(const ssj_ledger_t *ledger,
                                const char *source,
                                size_t source_len,
                                const char *agency,
                                size_t agency_len,
                                int32_t year,
                                ssj_date_t on,
                                ssj_text_t **answer,
                                ssj_error_t **error);

/**
 * Frees a ledger; NULL is allowed.
 */
void ssj_ledger_free(ssj_ledger_t *ledger);


/* ===================================================================================================================
 * The annual plan, and what of it cannot hold (Arts. 8 to 11).
 * =================================================================================================================== */

/**
 * The plan's quotas as a table.
 */
#define SSJ_SHEET_QUOTAS 0

/**
 * How each quota came about.
 */
#define SSJ_SHEET_DERIVATIONS 1

/**
 * A year's plan in all its versions, never changed.
 */
typedef struct ssj_plan_t ssj_plan_t;

/**
 * An agency that draws.
 */
typedef struct {
  /**
   * Its name: a token.
   */
  ssj_string_t name;
  /**
   * Its area, such as 150102; a prefecture's contains its counties.
   */
  uint32_t division;
  /**
   * SSJ_TIER_...
   */
  uint32_t tier;
} ssj_agency_t;

/**
 * A plan from counts.
 *
 * year: the year that is planned.
 * agencies: a JSON array as the operation "plan" of ssj_json_call takes it: [{"agency", "division", "tier", "sources":
 * {stratum: count}, "inspectors"}].
 * plan: on success receives the plan, to be freed with ssj_plan_free.
 */
ssj_status_t ssj_plan_from_json(const ssj_rules_t *rules,
                                int32_t year,
                                const char *agencies,
                                size_t agencies_len,
                                ssj_plan_t **plan,
                                ssj_error_t **error);

/**
 * A plan from registry and roster as they stand on a day; year and plan as above.
 */
ssj_status_t ssj_plan_from_rooms(const ssj_rules_t *rules,
                                 const ssj_registry_t *registry,
                                 const ssj_roster_t *roster,
                                 int32_t year,
                                 const ssj_agency_t *agencies,
                                 size_t agencies_len,
                                 ssj_date_t on,
                                 ssj_plan_t **plan,
                                 ssj_error_t **error);

/**
 * The plan with one more version, by new counts and what has been drawn since.
 *
 * agencies: as ssj_plan_from_json takes them.
 * drawn: a JSON array [{"agency", "stratum", "period", "sources"}].
 * revised: on success receives the revised plan, to be freed with ssj_plan_free; plan stays as it is.
 */
ssj_status_t ssj_plan_revised(const ssj_plan_t *plan,
                              const ssj_rules_t *rules,
                              const char *agencies,
                              size_t agencies_len,
                              const char *drawn,
                              size_t drawn_len,
                              ssj_plan_t **revised,
                              ssj_error_t **error);

/**
 * The plan with official names of agencies, by which its tables and findings call them.
 *
 * names: a JSON object, such as {"xincheng": "Xincheng branch of the Hohhot bureau of ecology and environment"}.
 * named: on success receives the plan with the names, to be freed with ssj_plan_free; plan stays as it is.
 */
ssj_status_t ssj_plan_named(const ssj_plan_t *plan,
                            const char *names,
                            size_t names_len,
                            ssj_plan_t **named,
                            ssj_error_t **error);

/**
 * How many sources an agency is to draw of a stratum for a period.
 *
 * quota: on success receives the number. SSJ_PLAN_DRAWN_UNKNOWN where the plan has no such draw.
 */
ssj_status_t ssj_plan_quota(const ssj_plan_t *plan,
                            const char *agency,
                            size_t agency_len,
                            const char *stratum,
                            size_t stratum_len,
                            const char *period,
                            size_t period_len,
                            uint32_t *quota,
                            ssj_error_t **error);

/**
 * Everything of the plan that cannot hold, each with its article, in English and Chinese, and what can be done.
 *
 * findings: on success receives a JSON array, the "findings" of the operation "feasibility"; empty if there are none.
 */
ssj_status_t ssj_plan_findings(const ssj_plan_t *plan,
                               const ssj_rules_t *rules,
                               ssj_text_t **findings,
                               ssj_error_t **error);

/**
 * The plan as JSON, which the operations "plan" and "feasibility" take to revise it.
 */
ssj_status_t ssj_plan_to_json(const ssj_plan_t *plan, ssj_text_t **json, ssj_error_t **error);

/**
 * A plan from its JSON; plan as above. That it is what the rules give is not checked (SSJ_PLAN_NOT_BY_THE_RULES) unless
 * rules is given.
 *
 * rules: the pack by which it was made, or NULL.
 */
ssj_status_t ssj_plan_read(const char *json,
                           size_t json_len,
                           const ssj_rules_t *rules,
                           ssj_plan_t **plan,
                           ssj_error_t **error);

/**
 * The plan as a table, for the file that goes to the superior (Art. 9).
 *
 * sheet: SSJ_SHEET_..., form: SSJ_TABLE_..., language: SSJ_LANGUAGE_...
 */
ssj_status_t ssj_plan_table(const ssj_plan_t *plan,
                            const ssj_rules_t *rules,
                            uint32_t sheet,
                            uint32_t form,
                            uint32_t language,
                            ssj_text_t **table,
                            ssj_error_t **error);

/**
 * Frees a plan; NULL is allowed.
 */
void ssj_plan_free(ssj_plan_t *plan);


/* ===================================================================================================================
 * The lists that an order commits.
 *
 * Who can be drawn, who inspects, and who must not inspect whom: from arrays of plain structs, from the published
 * texts, or from registry, roster and ledger by the rules.
 * =================================================================================================================== */

/**
 * The three lists: checked, sorted by id, never changed.
 */
typedef struct ssj_lists_t ssj_lists_t;

/**
 * A line of the list of sources.
 */
typedef struct {
  /**
   * The source's id.
   */
  ssj_string_t id;
  /**
   * Its stratum: a token such as "key".
   */
  ssj_string_t stratum;
  /**
   * Where it lies, such as 150102.
   */
  uint32_t division;
  /**
   * Inspections that count against the cap in the inspection year, completed or scheduled.
   */
  uint32_t inspections;
  /**
   * SSJ_SOURCE_OPEN, SSJ_SOURCE_EXEMPT or SSJ_SOURCE_EXCLUDED.
   */
  uint32_t status;
  /**
   * Zero.
   */
  uint32_t reserved;
} ssj_source_line_t;

/**
 * A line of the list of inspectors.
 */
typedef struct {
  /**
   * The inspector's id.
   */
  ssj_string_t id;
  /**
   * The division whose roster lists the inspector, such as 150102.
   */
  uint32_t division;
  /**
   * SSJ_INSPECTOR_AVAILABLE or SSJ_INSPECTOR_UNAVAILABLE.
   */
  uint32_t status;
} ssj_inspector_line_t;

/**
 * A line of the list of recusals.
 */
typedef struct {
  /**
   * The inspector's id.
   */
  ssj_string_t inspector;
  /**
   * The source's id.
   */
  ssj_string_t source;
} ssj_recusal_line_t;

/**
 * Lists from arrays, in any order.
 *
 * lists: on success receives the lists, to be freed with ssj_lists_free.
 */
ssj_status_t ssj_lists_from_arrays(const ssj_source_line_t *sources_array,
                                   size_t sources_len,
                                   const ssj_inspector_line_t *inspectors,
                                   size_t inspectors_len,
                                   const ssj_recusal_line_t *recusals,
                                   size_t recusals_len,
                                   ssj_lists_t **lists,
                                   ssj_error_t **error);

/**
 * Lists from their published texts, strictly: one line a record, fields separated by TAB, sorted by id, each line ended
 * by LF; lists as above.
 */
ssj_status_t ssj_lists_from_texts(const char *sources_text,
                                  size_t sources_len,
                                  const char *inspectors,
                                  size_t inspectors_len,
                                  const char *recusals,
                                  size_t recusals_len,
                                  ssj_lists_t **lists,
                                  ssj_error_t **error);

/**
 * Lists of an agency's draw from registry, roster and ledger, by the rules (Arts. 5 to 8, 11); lists as above.
 *
 * ledger: NULL: no inspection is on record.
 * agency: the agency's token.
 * division: the agency's area, such as 150102.
 * period: for which is drawn; its year is the inspection year, and its days are those on which inspectors must be there.
 * on: the day of the draw; what happened later is not known.
 * leave_reading: SSJ_LEAVE_EVERY_DAY or SSJ_LEAVE_ANY_DAY.
 */
ssj_status_t ssj_lists_from_rooms(const ssj_rules_t *rules,
                                  const ssj_registry_t *registry,
                                  const ssj_roster_t *roster,
                                  const ssj_ledger_t *ledger,
                                  const char *agency,
                                  size_t agency_len,
                                  uint32_t division,
                                  const char *period,
                                  size_t period_len,
                                  ssj_date_t on,
                                  uint32_t leave_reading,
                                  ssj_lists_t **lists,
                                  ssj_error_t **error);

/**
 * The number of records of a list.
 *
 * which: SSJ_LIST_SOURCES, SSJ_LIST_INSPECTORS or SSJ_LIST_RECUSALS.
 */
ssj_status_t ssj_lists_len(const ssj_lists_t *lists, uint32_t which, size_t *len, ssj_error_t **error);

/**
 * The text of a list, as it is committed and published; which as above.
 */
ssj_status_t ssj_lists_text(const ssj_lists_t *lists, uint32_t which, ssj_text_t **text, ssj_error_t **error);

/**
 * Frees lists; NULL is allowed.
 */
void ssj_lists_free(ssj_lists_t *lists);


/* ===================================================================================================================
 * Orders: lists and terms, committed before anybody knows the randomness (Arts. 1, 2).
 *
 * Make the order, publish its text, then wait for the public value; the draw follows from both, and nobody can choose.
 * =================================================================================================================== */

/**
 * A secret, committed by its digest (ssj_digest_of_value) and revealed for the draw.
 */
#define SSJ_ENTROPY_COMMIT 0

/**
 * A public value that nobody can know yet, such as a lottery's, announced in words.
 */
#define SSJ_ENTROPY_PUBLIC 1

/**
 * A public value announced with its form, which makes the order one of protocol version 1.2: nobody can choose how the
 * value is written. Its `announced` is "kind issue form due text", as in "fucai-3d 2026340 digits-3
 * 2026-12-21T21:15+08:00 www.cwl.gov.cn"; all public values of an order have a form or none has.
 */
#define SSJ_ENTROPY_FORMED 2

/**
 * Lists under an order.
 */
typedef struct ssj_committed_t ssj_committed_t;

/**
 * How many sources of a stratum are to be drawn.
 */
typedef struct {
  /**
   * The stratum: a token.
   */
  ssj_string_t stratum;
  /**
   * How many.
   */
  uint32_t quota;
  /**
   * Zero.
   */
  uint32_t reserved;
} ssj_stratum_quota_t;

/**
 * A promise of randomness.
 */
typedef struct {
  /**
   * The contribution's name: a token.
   */
  ssj_string_t label;
  /**
   * Where a public value will come from, with its form under SSJ_ENTROPY_FORMED; data NULL for a secret.
   */
  ssj_string_t announced;
  /**
   * The digest of a secret; zeros for a public value.
   */
  ssj_digest_t commit;
  /**
   * SSJ_ENTROPY_COMMIT, SSJ_ENTROPY_PUBLIC or SSJ_ENTROPY_FORMED.
   */
  uint32_t kind;
  /**
   * Zero.
   */
  uint32_t reserved;
} ssj_entropy_t;

/**
 * The terms of an order. Begin with SSJ_TERMS_INIT or ssj_terms_init.
 */
typedef struct {
  /**
   * sizeof(ssj_terms_t).
   */
  uint32_t struct_size;
  /**
   * SSJ_HASH_SHA256 (the default) or SSJ_HASH_SM3.
   */
  uint32_t hash;
  /**
   * The rule pack's id: a token.
   */
  ssj_string_t rules;
  /**
   * The agency's name: a token.
   */
  ssj_string_t agency;
  /**
   * The period that is drawn for: "2027-Q1", "2027-03" or "2027".
   */
  ssj_string_t period;
  /**
   * The agency's division, such as 150102.
   */
  uint32_t division;
  /**
   * The agency's tier: SSJ_TIER_...
   */
  uint32_t tier;
  /**
   * The round, from 1 (the default); a repeated draw for the same period counts up.
   */
  uint32_t round;
  /**
   * SSJ_COVERAGE_INDEPENDENT (the default) or SSJ_COVERAGE_UNINSPECTED_FIRST.
   */
  uint32_t coverage;
  /**
   * The most inspections of a source in a year; SSJ_NONE (the default): no cap.
   */
  uint32_t cap;
  /**
   * The most assignments of an inspector in this draw; SSJ_NONE (the default): no such bound.
   */
  uint32_t max_load;
  /**
   * Inspectors for each source; 2 (the default) or more by Art. 11.
   */
  uint32_t team;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * The digest of the transcript that this order follows in the agency's chain; NULL for the first.
   */
  const ssj_digest_t *previous;
  /**
   * The strata with their quotas, in the order in which they are drawn.
   */
  const ssj_stratum_quota_t *strata;
  /**
   * How many.
   */
  size_t strata_len;
  /**
   * The promises of randomness; at least one.
   */
  const ssj_entropy_t *entropy;
  /**
   * How many.
   */
  size_t entropy_len;
} ssj_terms_t;

/**
 * Sets every field to its default, as SSJ_TERMS_INIT does. NULL is passed over.
 */
void ssj_terms_init(ssj_terms_t *terms);

/**
 * Commits lists under terms.
 *
 * committed: on success receives the object, to be freed with ssj_committed_free; lists stay as they are.
 */
ssj_status_t ssj_committed_new(const ssj_terms_t *order_terms,
                               const ssj_lists_t *lists,
                               ssj_committed_t **committed,
                               ssj_error_t **error);

/**
 * Commits lists with a salt for every line (protocol version 1.1, or 1.2 with forms), so that lists can later be shown in
 * part; committed as above.
 *
 * salt_key: 32 bytes of a cryptographic random generator, kept secret, used for one order only.
 */
ssj_status_t ssj_committed_new_salted(const ssj_terms_t *order_terms,
                                      const ssj_lists_t *lists,
                                      const ssj_digest_t *salt_key,
                                      ssj_committed_t **committed,
                                      ssj_error_t **error);

/**
 * The order's text: publish it before anybody can know the randomness.
 */
ssj_status_t ssj_committed_order(const ssj_committed_t *committed, ssj_text_t **order, ssj_error_t **error);

/**
 * The text of a list that the order commits: what is published beside it.
 *
 * which: SSJ_LIST_SOURCES, SSJ_LIST_INSPECTORS or SSJ_LIST_RECUSALS.
 */
ssj_status_t ssj_committed_list(const ssj_committed_t *committed,
                                uint32_t which,
                                ssj_text_t **text,
                                ssj_error_t **error);

/**
 * The order digest.
 */
ssj_status_t ssj_committed_digest(const ssj_committed_t *committed, ssj_digest_t *digest, ssj_error_t **error);

/**
 * What one source needs to check its own case: its line and the proof that the order commits it.
 *
 * proof: on success receives JSON {"line": "...", "proof": {...}}, two fields of the operation "check_source". Costs a
 * pass over the whole list.
 */
ssj_status_t ssj_committed_proof(const ssj_committed_t *committed,
                                 const char *source,
                                 size_t source_len,
                                 ssj_text_t **proof,
                                 ssj_error_t **error);

/**
 * Everything that can be found of the draw before the reveal: quotas above the candidates, sources without a team,
 * seats that may not suffice, each with its article.
 *
 * answer: on success receives JSON {"teams": "always", "undecided", "may_fail" or "never", "findings": [...],
 * "warnings": [...]}: whether teams can be formed for the sources that chance may draw, the findings as ssj_plan_findings
 * has them, and what should be mended before the order is published, as the operation "commit" has it: randomness that the
 * bureau can steer, sources of another area. An order knows its agency by its word alone: the sentences quote that, and name no
 * agency; ssj_json_call with "names" does.
 */
ssj_status_t ssj_committed_findings(const ssj_committed_t *committed,
                                    const ssj_rules_t *rules,
                                    ssj_text_t **answer,
                                    ssj_error_t **error);

/**
 * Abandons the order for a reason that stays on record.
 *
 * reason: 1 to 256 bytes in one line.
 * transcript: on success receives the transcript's text.
 */
ssj_status_t ssj_committed_void(const ssj_committed_t *committed,
                                const char *reason,
                                size_t reason_len,
                                ssj_text_t **transcript,
                                ssj_error_t **error);

/**
 * Frees it; NULL is allowed.
 */
void ssj_committed_free(ssj_committed_t *committed);

/**
 * Every field of ssj_terms_t at its default.
 */
#define SSJ_TERMS_INIT \
  {(uint32_t)sizeof(ssj_terms_t), 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, 0, 0, 1, 0, SSJ_NONE, SSJ_NONE, 2, 0, NULL, \
   NULL, 0, NULL, 0}


/* ===================================================================================================================
 * An order as the rules make it (Arts. 3, 5 to 8, 10, 11, 16).
 *
 * Who is on the lists, how many are drawn, the cap, the team: nothing of it is chosen by the caller. What the rules
 * refuse, such as a day outside the window, is refused with its article before anything is committed.
 * =================================================================================================================== */

/**
 * An agency's order for a period, with its record.
 *
 * items: JSON, the list of inspection items.
 * ledger: NULL: no inspection is on record.
 * agency: the agency's token: one of the plan's.
 * period: one of the plan's.
 * drawn_on: the day of the draw.
 * options: JSON, the "options" of the operation "order" of ssj_json_call; NULL: all at their defaults.
 * entropy: a JSON array, the "entropy" of that operation: the promises of randomness.
 * salt_key: NULL: an order of protocol version 1; else as ssj_committed_new_salted.
 * committed: on success receives the order, to be freed with ssj_committed_free.
 * record: on success receives the order's record, JSON {"order": "...", "grounds": {...}}, to be freed with
 * ssj_text_free.
 */
ssj_status_t ssj_order_by_rules(const ssj_rules_t *rules,
                                const char *items,
                                size_t items_len,
                                const ssj_plan_t *plan,
                                const ssj_registry_t *registry,
                                const ssj_roster_t *roster,
                                const ssj_ledger_t *ledger,
                                const char *agency,
                                size_t agency_len,
                                const char *period,
                                size_t period_len,
                                ssj_date_t drawn_on,
                                const char *options,
                                size_t options_len,
                                const char *entropy,
                                size_t entropy_len,
                                const ssj_digest_t *salt_key,
                                ssj_committed_t **committed,
                                ssj_text_t **record,
                                ssj_error_t **error);


/* ===================================================================================================================
 * Draws: sources with their teams, the transcript, and replacements (Arts. 1, 10, 11).
 * =================================================================================================================== */

/**
 * A draw with its amendments.
 */
typedef struct ssj_draw_t ssj_draw_t;

/**
 * A contribution, revealed.
 */
typedef struct {
  /**
   * Its name in the order.
   */
  ssj_string_t label;
  /**
   * Its value: 1 to 1024 bytes.
   */
  const uint8_t *value;
  /**
   * The number of bytes.
   */
  size_t value_len;
} ssj_contribution_t;

/**
 * A drawn source. Its texts belong to the draw and live until that is amended or freed.
 */
typedef struct {
  /**
   * The stratum.
   */
  ssj_string_t stratum;
  /**
   * The source's id.
   */
  ssj_string_t source;
  /**
   * The rank within the stratum, from 1.
   */
  uint32_t rank;
  /**
   * The number of inspectors.
   */
  uint32_t team_len;
} ssj_drawn_t;

/**
 * A drawn source that turned out not to exist any more.
 */
typedef struct {
  /**
   * The source's id.
   */
  ssj_string_t source;
  /**
   * Why: a token such as "closed" or "moved".
   */
  ssj_string_t reason;
} ssj_skip_t;

/**
 * Reveals the contributions and draws sources and teams.
 *
 * contributions: one for each promise of the order, in its order.
 * draw: on success receives the draw, to be freed with ssj_draw_free. Where teams cannot be formed, nothing is drawn
 * (SSJ_INFEASIBLE_TEAMS), and the message says why.
 */
ssj_status_t ssj_draw_new(const ssj_committed_t *committed,
                          const ssj_contribution_t *contributions,
                          size_t contributions_len,
                          ssj_draw_t **draw,
                          ssj_error_t **error);

/**
 * How many sources are drawn at present; 0 for NULL.
 */
size_t ssj_draw_len(const ssj_draw_t *draw);

/**
 * A drawn source.
 *
 * place: from 0, in draw order: stratum by stratum, by rank.
 */
ssj_status_t ssj_draw_at(const ssj_draw_t *draw, size_t place, ssj_drawn_t *drawn, ssj_error_t **error);

/**
 * An inspector of a drawn source's team; place as above.
 *
 * seat: from 0.
 * inspector: on success receives the id, which belongs to the draw and lives until that is amended or freed.
 */
ssj_status_t ssj_draw_inspector(const ssj_draw_t *draw,
                                size_t place,
                                size_t seat,
                                ssj_string_t *inspector,
                                ssj_error_t **error);

/**
 * How many fewer sources of a stratum are drawn than its quota asks; 0 for a stratum of which nothing is missing.
 */
ssj_status_t ssj_draw_shortfall(const ssj_draw_t *draw,
                                const char *stratum,
                                size_t stratum_len,
                                uint32_t *shortfall,
                                ssj_error_t **error);

/**
 * The ticket of a source: who has the smallest of a stratum is drawn. Any id has one, on the list or not.
 */
ssj_status_t ssj_draw_ticket(const ssj_draw_t *draw,
                             const char *source,
                             size_t source_len,
                             ssj_digest_t *ticket,
                             ssj_error_t **error);

/**
 * Skips drawn sources that do not exist any more and draws the next of their ranking in their place.
 *
 * Every other drawn source keeps its rank and team; skipped ones stay visible in the transcript. If it fails, the draw
 * stays as it was. Texts that were taken from the draw are not to be used any more.
 */
ssj_status_t ssj_draw_amend(ssj_draw_t *draw,
                            const ssj_skip_t *skips,
                            size_t skips_len,
                            ssj_error_t **error);

/**
 * How many transcripts there are: the first and its amendments; 0 for NULL.
 */
size_t ssj_draw_transcripts(const ssj_draw_t *draw);

/**
 * The text of a transcript.
 *
 * number: 0 for the first; the last one, ssj_draw_transcripts - 1, is in force.
 */
ssj_status_t ssj_draw_transcript(const ssj_draw_t *draw, size_t number, ssj_text_t **transcript, ssj_error_t **error);

/**
 * The digest of the transcript in force. It can be published at once, the text when the embargo ends.
 */
ssj_status_t ssj_draw_digest(const ssj_draw_t *draw, ssj_digest_t *digest, ssj_error_t **error);

/**
 * The whole result as JSON, as the operation "draw" of ssj_json_call answers it.
 *
 * include_tickets: 1 adds the ticket of every source, 0 does not.
 */
ssj_status_t ssj_draw_to_json(const ssj_draw_t *draw,
                              uint8_t include_tickets,
                              ssj_text_t **json,
                              ssj_error_t **error);

/**
 * Frees a draw; NULL is allowed.
 */
void ssj_draw_free(ssj_draw_t *draw);


/* ===================================================================================================================
 * Verification of what was published (Art. 2).
 *
 * From texts alone: whoever verifies needs nobody's word. What this cannot show is whether the lists were complete, and
 * whether a public value was truly public.
 * =================================================================================================================== */

/**
 * What a bureau publishes of an order. Begin with SSJ_PUBLICATION_INIT or ssj_publication_init.
 */
typedef struct {
  /**
   * sizeof(ssj_publication_t).
   */
  uint32_t struct_size;
  /**
   * Zero.
   */
  uint32_t reserved;
  /**
   * The order's text.
   */
  ssj_string_t order;
  /**
   * The text of the list of sources.
   */
  ssj_string_t sources;
  /**
   * The text of the list of inspectors.
   */
  ssj_string_t inspectors;
  /**
   * The text of the list of recusals.
   */
  ssj_string_t recusals;
  /**
   * The reveal lines, where they were published apart; else data NULL.
   */
  ssj_string_t reveal;
  /**
   * The texts of the transcript and its amendments, in order.
   */
  const ssj_string_t *transcripts;
  /**
   * How many.
   */
  size_t transcripts_len;
  /**
   * The published digest of the last transcript; NULL: none. Without it, nothing vouches for the words that a bureau
   * writes freely: the reasons of the last amendment's skips and of a void.
   */
  const ssj_digest_t *digest;
  /**
   * The salt key of an order of protocol version 1.1; NULL for one of version 1.
   */
  const ssj_digest_t *salt_key;
} ssj_publication_t;

/**
 * What was verified.
 */
typedef struct {
  /**
   * The order digest.
   */
  ssj_digest_t order;
  /**
   * The digest of the last transcript.
   */
  ssj_digest_t transcript;
  /**
   * How many sources are drawn at present; 0 for a void order.
   */
  uint32_t drawn;
  /**
   * Whether the order was abandoned.
   */
  uint8_t is_void;
  /**
   * Zeros.
   */
  uint8_t reserved[3];
} ssj_verified_t;

/**
 * Sets every field to none, as SSJ_PUBLICATION_INIT does. NULL is passed over.
 */
void ssj_publication_init(ssj_publication_t *publication);

/**
 * Verifies a draw from its published texts.
 *
 * SSJ_OK only if every transcript is byte for byte what the protocol makes of order, lists and contributions; else the
 * number of the first fault (SSJ_FAULT_... and those of the texts).
 * verified: on success receives what was verified; NULL: not wanted.
 */
ssj_status_t ssj_publication_verify(const ssj_publication_t *publication,
                                    ssj_verified_t *verified,
                                    ssj_error_t **error);

/**
 * Checks one source's case with nothing but its own line.
 *
 * order, transcript: their published texts; transcript is the one in force.
 * line: the source's line of the list of sources, without its LF.
 * proof: JSON, the "proof" of ssj_committed_proof.
 * answer: on success receives JSON, as the operation "check_source" answers it. A fault is an error
 * (SSJ_ENTERPRISE_... and others).
 */
ssj_status_t ssj_publication_check_source(const char *order,
                                          size_t order_len,
                                          const char *line,
                                          size_t line_len,
                                          const char *proof,
                                          size_t proof_len,
                                          const char *transcript,
                                          size_t transcript_len,
                                          ssj_text_t **answer,
                                          ssj_error_t **error);

/**
 * Every field of ssj_publication_t at none.
 */
#define SSJ_PUBLICATION_INIT \
  {(uint32_t)sizeof(ssj_publication_t), 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, NULL, 0, NULL, NULL}


/* ===================================================================================================================
 * The record of an order: on what grounds it was made (Arts. 3, 8, 10, 11).
 *
 * Rules, day, window or waiver, how each quota came about, items, experts, as JSON. Where they depart from the rules,
 * the order commits them by its rules line.
 * =================================================================================================================== */

/**
 * The word for ssj_terms_t.rules that commits the grounds of an order.
 *
 * grounds: JSON, the "grounds" of a record.
 * hash_function: SSJ_HASH_SHA256 or SSJ_HASH_SM3, as the order will say.
 * word: on success receives the word.
 */
ssj_status_t ssj_order_record_word(const char *grounds,
                                   size_t grounds_len,
                                   uint32_t hash_function,
                                   ssj_text_t **word,
                                   ssj_error_t **error);

/**
 * Checks that a record fits its order, the rules and the list of inspection items.
 *
 * SSJ_OK only if nothing is wrong; else the number of the first fault (SSJ_ORDER_RECORD_..., SSJ_ITEM_... and others).
 * The error's JSON lists them all.
 * record: JSON {"order": "...", "grounds": {...}}.
 * order: the order's text.
 * items: JSON, the list of items.
 */
ssj_status_t ssj_order_record_check(const char *record,
                                    size_t record_len,
                                    const char *order,
                                    size_t order_len,
                                    const ssj_rules_t *rules,
                                    const char *items,
                                    size_t items_len,
                                    ssj_error_t **error);


/* ===================================================================================================================
 * Verification of an agency's whole chain (Art. 2).
 *
 * Every draw by itself, the links between them, and whether a repeated draw has a reason: a result that nobody wanted
 * cannot be drawn away in silence.
 * =================================================================================================================== */

/**
 * An order of a chain as it was published.
 */
typedef struct {
  /**
   * Its texts; no transcript while it is open.
   */
  const ssj_publication_t *publication;
  /**
   * Why the period was drawn again, for a round that follows one which was drawn; else data NULL.
   */
  ssj_string_t redraw;
} ssj_chain_link_t;

/**
 * What a chain holds.
 */
typedef struct {
  /**
   * Orders.
   */
  uint32_t orders;
  /**
   * Orders without an outcome yet.
   */
  uint32_t open;
  /**
   * Orders that were abandoned.
   */
  uint32_t voided;
  /**
   * Orders of a second or later round.
   */
  uint32_t redraws;
  /**
   * Amended transcripts.
   */
  uint32_t amendments;
  /**
   * 1 if the first order follows one that is not shown: a part of a chain, whose head is not seen; else 0.
   */
  uint32_t part;
} ssj_chain_counts_t;

/**
 * Verifies a chain, from its first order to the last.
 *
 * SSJ_OK only if nothing is wrong; else the number of the first fault (SSJ_CHAIN_..., SSJ_FAULT_...). The error's JSON
 * lists them all.
 * counts: on success receives what the chain holds; NULL: not wanted.
 */
ssj_status_t ssj_chain_verify(const ssj_chain_link_t *links,
                              size_t links_len,
                              ssj_chain_counts_t *counts,
                              ssj_error_t **error);


/* ===================================================================================================================
 * Publications that show only a part (Art. 13; protocol 1.1, section 6).
 *
 * Some lines are shown with their salts, the others withheld; what is shown still verifies. Make the order with
 * ssj_committed_new_salted: only then can withheld lines not be guessed.
 * =================================================================================================================== */

/**
 * What may be published of a salted draw without the lines of some ids.
 *
 * withheld: ids of sources and inspectors; their recusals are withheld with them. Whom a transcript names cannot be
 * (SSJ_REDACT_IN_TRANSCRIPT).
 * json: on success receives the redacted publication.
 */
ssj_status_t ssj_draw_redact(const ssj_draw_t *draw,
                             const ssj_string_t *withheld,
                             size_t withheld_len,
                             ssj_text_t **json,
                             ssj_error_t **error);

/**
 * What may be published of a salted draw if of the lists only those lines are shown that the transcript names.
 *
 * json: as above.
 */
ssj_status_t ssj_draw_redact_to_drawn(const ssj_draw_t *draw, ssj_text_t **json, ssj_error_t **error);

/**
 * Verifies a redacted publication as far as it can be.
 *
 * json: the redacted publication.
 * answer: on success receives JSON: what was verified, how many lines are shown and withheld, and whether teams were
 * drawn again. A fault is an error (SSJ_REDACTED_..., SSJ_FAULT_...).
 */
ssj_status_t ssj_redacted_verify(const char *json, size_t json_len, ssj_text_t **answer, ssj_error_t **error);


/* ===================================================================================================================
 * The page on which anybody checks a draw (Arts. 1 and 13).
 *
 * One file of HTML that holds what was published and a program that draws again in the visitor's browser. It loads and
 * sends nothing, and needs no server.
 * =================================================================================================================== */

/**
 * Makes the page of a draw that was published whole.
 *
 * names: JSON, the "names" of the operation "page" of ssj_json_call: the agency's name, where the digests were published
 * elsewhere, names of strata and sources.
 * html: on success receives the file, UTF-8. Of a publication that does not verify no page is made: its fault is the error.
 */
ssj_status_t ssj_publication_page(const ssj_publication_t *publication,
                                  const char *names,
                                  size_t names_len,
                                  ssj_text_t **html,
                                  ssj_error_t **error);

/**
 * Makes the page of a draw that was published with lines withheld.
 *
 * json: the redacted publication, as ssj_draw_redact gives it.
 * names, html: as above. A name for a source whose line is withheld is refused (SSJ_PAGE_NAME_UNLISTED).
 */
ssj_status_t ssj_redacted_page(const char *json,
                               size_t json_len,
                               const char *names,
                               size_t names_len,
                               ssj_text_t **html,
                               ssj_error_t **error);

/**
 * Makes the archive of an agency's draws: its chain of orders as a line, each with a link to its own page, checked in the
 * visitor's browser.
 *
 * json: the fields of the operation "archive" of ssj_json_call.
 * html: on success receives the file, UTF-8. What breaks the chain is no error: the page says it.
 */
ssj_status_t ssj_archive_page(const char *json,
                              size_t json_len,
                              ssj_text_t **html,
                              ssj_error_t **error);


/* ===================================================================================================================
 * What everybody may see of a draw, and what stays inside (Arts. 1, 13).
 *
 * From the transcript in force, with registry and roster of the day of the draw. A view proves nothing by itself:
 * transcripts and redacted publications do.
 * =================================================================================================================== */

/**
 * Inspectors stand by their number on the roster.
 */
#define SSJ_NAMES_NUMBER 0

/**
 * The first inspector of the view is 1, the second 2.
 */
#define SSJ_NAMES_PSEUDONYM 1

/**
 * Inspectors stand by name.
 */
#define SSJ_NAMES_NAME 2

/**
 * Inspectors do not stand in the view.
 */
#define SSJ_NAMES_WITHHELD 3

/**
 * What everybody may see of a draw, once the embargo is over: no phone, legal representative, certificate, post or
 * leave.
 *
 * inspector_names: SSJ_NAMES_...
 * json: on success receives the view. SSJ_VIEW_PERSONAL where a text holds personal data.
 */
ssj_status_t ssj_draw_public_view(const ssj_draw_t *draw,
                                  const ssj_registry_t *registry,
                                  const ssj_roster_t *roster,
                                  uint32_t inspector_names,
                                  ssj_text_t **json,
                                  ssj_error_t **error);

/**
 * The draw with everything that registry and roster know of those who were drawn: for the bureau alone.
 *
 * json: on success receives the view.
 */
ssj_status_t ssj_draw_internal_view(const ssj_draw_t *draw,
                                    const ssj_registry_t *registry,
                                    const ssj_roster_t *roster,
                                    ssj_text_t **json,
                                    ssj_error_t **error);


/* ===================================================================================================================
 * What is owed to the public, and by when (Art. 13).
 *
 * Draws and results with their last days, how each stands on a day, rates by agency and stratum, and what is overdue.
 * =================================================================================================================== */

/**
 * Each draw and result with its last day and state.
 */
#define SSJ_DISCLOSURE_ENTRIES 0

/**
 * What is still to be published, what is due soonest first.
 */
#define SSJ_DISCLOSURE_TO_PUBLISH 1

/**
 * How much stands how, by agency and stratum.
 */
#define SSJ_DISCLOSURE_RATES 2

/**
 * Everything that is owed to the public, never changed.
 */
typedef struct ssj_disclosure_t ssj_disclosure_t;

/**
 * What the draws and inspections on record owe, under a pack's deadlines.
 *
 * draws, inspections: JSON arrays as the operation "disclosure" of ssj_json_call takes them.
 * disclosure: on success receives the object, to be freed with ssj_disclosure_free.
 */
ssj_status_t ssj_disclosure_from_json(const ssj_rules_t *rules,
                                      const char *draws,
                                      size_t draws_len,
                                      const char *inspections,
                                      size_t inspections_len,
                                      ssj_disclosure_t **disclosure,
                                      ssj_error_t **error);

/**
 * The same with official names of agencies, by which tables and findings call them.
 *
 * names: a JSON object, such as {"xincheng": "Xincheng branch of the Hohhot bureau of ecology and environment"}.
 * named: on success receives the object with the names, to be freed with ssj_disclosure_free; disclosure stays as it is.
 */
ssj_status_t ssj_disclosure_named(const ssj_disclosure_t *disclosure,
                                  const char *names,
                                  size_t names_len,
                                  ssj_disclosure_t **named,
                                  ssj_error_t **error);

/**
 * How everything stands on a day: what is to be published, rates, and what is late, overdue or published by another.
 *
 * on: the day; what happened later is not known.
 * answer: on success receives JSON, what the operation "disclosure" answers.
 */
ssj_status_t ssj_disclosure_on(const ssj_disclosure_t *disclosure,
                               const ssj_calendar_t *calendar,
                               ssj_date_t on,
                               ssj_text_t **answer,
                               ssj_error_t **error);

/**
 * How everything stands on a day, as a table.
 *
 * sheet: SSJ_DISCLOSURE_..., form: SSJ_TABLE_..., language: SSJ_LANGUAGE_...
 */
ssj_status_t ssj_disclosure_table(const ssj_disclosure_t *disclosure,
                                  const ssj_rules_t *rules,
                                  const ssj_calendar_t *calendar,
                                  ssj_date_t on,
                                  uint32_t sheet,
                                  uint32_t form,
                                  uint32_t language,
                                  ssj_text_t **table,
                                  ssj_error_t **error);

/**
 * Frees it; NULL is allowed.
 */
void ssj_disclosure_free(ssj_disclosure_t *disclosure);


/* ===================================================================================================================
 * The compliance report of an agency's year (Arts. 3 to 15).
 *
 * From what is on file, article by article: kept, kept as far as compared, broken, or not to be assessed, with evidence.
 * =================================================================================================================== */

/**
 * Every clause of the article was compared in full, and nothing was found against it.
 */
#define SSJ_VERDICT_KEPT 0

/**
 * Something was.
 */
#define SSJ_VERDICT_BROKEN 1

/**
 * Nothing of it could be compared.
 */
#define SSJ_VERDICT_NOT_ASSESSABLE 2

/**
 * Nothing was found in what was compared; the rest is not on file, or no data shows it.
 */
#define SSJ_VERDICT_PARTLY 3

/**
 * The rules on file ask nothing of it.
 */
#define SSJ_VERDICT_NOT_ASKED 4

/**
 * Lines of text.
 */
#define SSJ_REPORT_TEXT 0

/**
 * Markdown.
 */
#define SSJ_REPORT_MARKDOWN 1

/**
 * One page of HTML, with nothing to load.
 */
#define SSJ_REPORT_HTML 2

/**
 * A report, never changed.
 */
typedef struct ssj_report_t ssj_report_t;

/**
 * The report of what is on file.
 *
 * file: JSON, the "file" of the operation "compliance" of ssj_json_call.
 * report: on success receives the report, to be freed with ssj_report_free.
 */
ssj_status_t ssj_report_from_json(const ssj_rules_t *rules,
                                  const ssj_calendar_t *calendar,
                                  const char *file,
                                  size_t file_len,
                                  ssj_report_t **report,
                                  ssj_error_t **error);

/**
 * Whether an article was kept.
 *
 * article: "6", "8(1)", "8(cap)"; as ssj_error_article has them.
 * verdict: on success receives SSJ_VERDICT_... An article that the report does not judge is not assessable.
 */
ssj_status_t ssj_report_verdict(const ssj_report_t *report,
                                const char *article,
                                size_t article_len,
                                uint32_t *verdict,
                                ssj_error_t **error);

/**
 * How much was found; 0 for NULL.
 */
size_t ssj_report_findings(const ssj_report_t *report);

/**
 * The whole report as JSON, the "report" of what the operation "compliance" answers.
 */
ssj_status_t ssj_report_to_json(const ssj_report_t *report, ssj_text_t **json, ssj_error_t **error);

/**
 * The report for reading.
 *
 * form: SSJ_REPORT_..., language: SSJ_LANGUAGE_...
 */
ssj_status_t ssj_report_render(const ssj_report_t *report,
                               uint32_t form,
                               uint32_t language,
                               ssj_text_t **text,
                               ssj_error_t **error);

/**
 * Frees a report; NULL is allowed.
 */
void ssj_report_free(ssj_report_t *report);


/* ===================================================================================================================
 * The papers that an office hands in, signs and posts (Arts. 1, 9, 13 and 15).
 *
 * Made from the records alone, in Chinese, as text, Markdown or one page of HTML that prints on A4. Each takes
 * head: JSON, the "head" of the operation "document" of ssj_json_call: {"agency": official name, "number", "dated", "names":
 * what words are called, "sources" and "inspectors": names by id, for a draw's record}, form: SSJ_REPORT_..., and gives
 * document: on success receives the paper. As data, and from records that are JSON, papers are given by that operation.
 * =================================================================================================================== */

/**
 * The filing of the annual plan with the superior agency (Art. 9).
 *
 * superior: the superior's official name.
 */
ssj_status_t ssj_plan_filing(const ssj_plan_t *plan,
                             const ssj_rules_t *rules,
                             const char *head,
                             size_t head_len,
                             const char *superior,
                             size_t superior_len,
                             uint32_t form,
                             ssj_text_t **document,
                             ssj_error_t **error);

/**
 * The record of a draw, for those who were present to sign (Arts. 1, 10, 11).
 *
 * committed: the day on which the order was published. drawn: the day of the draw.
 */
ssj_status_t ssj_draw_record(const ssj_draw_t *draw,
                             const ssj_rules_t *rules,
                             const char *head,
                             size_t head_len,
                             ssj_date_t committed,
                             ssj_date_t drawn,
                             uint32_t form,
                             ssj_text_t **document,
                             ssj_error_t **error);

/**
 * The announcement of a draw, to be posted (Art. 1): of persons only what the public view shows.
 *
 * registry, roster: as they stood on the day of the draw. inspector_names: SSJ_NAMES_...
 */
ssj_status_t ssj_draw_announcement(const ssj_draw_t *draw,
                                   const ssj_registry_t *registry,
                                   const ssj_roster_t *roster,
                                   const ssj_rules_t *rules,
                                   uint32_t inspector_names,
                                   const char *head,
                                   size_t head_len,
                                   uint32_t form,
                                   ssj_text_t **document,
                                   ssj_error_t **error);

/**
 * The table of the results of completed inspections, to be posted (Art. 13).
 *
 * inspections: a JSON array as the operation "document" of ssj_json_call takes it.
 * inspector_names: SSJ_NAMES_...
 */
ssj_status_t ssj_results_table(const char *inspections,
                               size_t inspections_len,
                               const ssj_registry_t *registry,
                               const ssj_roster_t *roster,
                               const ssj_rules_t *rules,
                               uint32_t inspector_names,
                               const char *head,
                               size_t head_len,
                               uint32_t form,
                               ssj_text_t **document,
                               ssj_error_t **error);

/**
 * What one inspector of a report shows who is asked (Art. 15).
 *
 * inspector: the id. SSJ_VIEW_INSPECTOR_UNKNOWN where the report has no visit of it.
 */
ssj_status_t ssj_report_inspector_page(const ssj_report_t *report,
                                       const char *inspector,
                                       size_t inspector_len,
                                       const char *head,
                                       size_t head_len,
                                       uint32_t form,
                                       ssj_text_t **document,
                                       ssj_error_t **error);

#ifdef __cplusplus
} /* extern "C" */
#endif

#endif /* SHUANGSUIJI_H */
