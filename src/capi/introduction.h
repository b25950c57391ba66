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
