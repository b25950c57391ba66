// A county's draw in Go with cgo: registry and roster from files, the order by the rules, reveal, draw, verify.
//
//	CGO_CFLAGS=-I$PWD/include go run examples/clients/go/draw.go examples/data
package main

// #cgo LDFLAGS: -lshuangsuiji
// #include <stdlib.h>
// #include "shuangsuiji.h"
import "C"

import (
	"encoding/hex"
	"errors"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"unsafe"
)

// Refused is what the library refused: number, article, and why.
type Refused struct {
	Code             int
	Article, Chinese string
}

func (refused *Refused) Error() string {
	return fmt.Sprintf("%d, Art. %s: %s", refused.Code, refused.Article, refused.Chinese)
}

// check takes what a call gave: nothing, or its error, which it frees.
func check(status C.ssj_status_t, err *C.ssj_error_t) error {
	if status == C.SSJ_OK {
		return nil
	}
	defer C.ssj_error_free(err)
	return &Refused{
		Code:    int(C.ssj_error_code(err)),
		Article: C.GoString(C.ssj_error_article(err)),
		Chinese: C.GoString(C.ssj_error_message_zh(err)),
	}
}

// must ends the program with what is wrong, unless nothing is.
func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// memory is C's: what structs point to, freed at once. Go's own memory must not hold pointers to Go's for C.
type memory struct{ kept []unsafe.Pointer }

func (memory *memory) bytes(value []byte) (unsafe.Pointer, C.size_t) {
	data := C.CBytes(value)
	memory.kept = append(memory.kept, data)
	return data, C.size_t(len(value))
}

func (memory *memory) chars(value string) (*C.char, C.size_t) {
	data, length := memory.bytes([]byte(value))
	return (*C.char)(data), length
}

func (memory *memory) text(value string) C.ssj_string_t {
	data, length := memory.chars(value)
	return C.ssj_string_t{data: data, len: length}
}

func (memory *memory) free() {
	for _, data := range memory.kept {
		C.free(data)
	}
}

// array puts elements into C's memory.
func array[T any](memory *memory, elements ...T) *T {
	size := uintptr(len(elements)) * unsafe.Sizeof(elements[0])
	data := C.malloc(C.size_t(size))
	memory.kept = append(memory.kept, data)
	copy(unsafe.Slice((*T)(data), len(elements)), elements)
	return (*T)(data)
}

func goString(text C.ssj_string_t) string { return C.GoStringN(text.data, C.int(text.len)) }

func hexOf(digest C.ssj_digest_t) string {
	return hex.EncodeToString(C.GoBytes(unsafe.Pointer(&digest.bytes[0]), C.int(len(digest.bytes))))
}

// take copies a text that the library made, and frees it.
func take(text *C.ssj_text_t) string {
	defer C.ssj_text_free(text)
	return C.GoStringN(C.ssj_text_data(text), C.int(C.ssj_text_len(text)))
}

// orderByRules makes the order as the rules make it from the files: its text is published before anybody can know the
// lottery.
func orderByRules(folder, secret string) (committed *C.ssj_committed_t) {
	var memory memory
	defer memory.free()
	read := func(name string) (*C.char, C.size_t) {
		content, err := os.ReadFile(filepath.Join(folder, name))
		must(err)
		return memory.chars(string(content))
	}
	var err *C.ssj_error_t

	var rules *C.ssj_rules_t
	id, idLen := memory.chars("inner-mongolia-trial")
	must(check(C.ssj_rules_built_in(id, idLen, &rules, &err), err))
	defer C.ssj_rules_free(rules)

	var registry *C.ssj_registry_t
	sources, sourcesLen := read("sources.csv")
	must(check(C.ssj_registry_from_csv(sources, sourcesLen, 1, &registry, &err), err))
	defer C.ssj_registry_free(registry)

	var roster *C.ssj_roster_t
	inspectors, inspectorsLen := read("inspectors.csv")
	recusals, recusalsLen := read("recusals.csv")
	must(check(C.ssj_roster_from_csv(
		inspectors, inspectorsLen, nil, 0, recusals, recusalsLen, registry, &roster, &err), err))
	defer C.ssj_roster_free(roster)
	fmt.Printf("registry %d, roster %d\n", C.ssj_registry_len(registry), C.ssj_roster_len(roster))

	var plan *C.ssj_plan_t
	county := array(&memory, C.ssj_agency_t{name: memory.text("xincheng"), division: 150102, tier: C.SSJ_TIER_COUNTY})
	planned, drawn := C.ssj_date_t{year: 2026, month: 12, day: 10}, C.ssj_date_t{year: 2026, month: 12, day: 15}
	must(check(C.ssj_plan_from_rooms(rules, registry, roster, 2027, county, 1, planned, &plan, &err), err))
	defer C.ssj_plan_free(plan)

	var digest C.ssj_digest_t
	value, valueLen := memory.bytes([]byte(secret))
	must(check(C.ssj_digest_of_value(C.SSJ_HASH_SM3, (*C.uint8_t)(value), valueLen, &digest, &err), err))
	entropy, entropyLen := memory.chars(fmt.Sprintf(`[{"kind": "commit", "label": "bureau", "value": "%s"},
		{"kind": "public", "label": "lottery", "value": "3D 2026340"}]`, hexOf(digest)))
	items, itemsLen := read("items.json")
	agency, agencyLen := memory.chars("xincheng")
	period, periodLen := memory.chars("2027-Q1")
	options, optionsLen := memory.chars(`{"hash": "sm3"}`)
	var record *C.ssj_text_t
	must(check(C.ssj_order_by_rules(rules, items, itemsLen, plan, registry, roster, nil, agency, agencyLen, period,
		periodLen, drawn, options, optionsLen, entropy, entropyLen, nil, &committed, &record, &err), err))
	fmt.Printf("record %d bytes\n", len(take(record)))
	return committed
}

func reveal(committed *C.ssj_committed_t, secret, lottery string) (draw *C.ssj_draw_t, err error) {
	var memory memory
	defer memory.free()
	contribution := func(label, value string) C.ssj_contribution_t {
		data, length := memory.bytes([]byte(value))
		return C.ssj_contribution_t{label: memory.text(label), value: (*C.uint8_t)(data), value_len: length}
	}
	both := array(&memory, contribution("bureau", secret), contribution("lottery", lottery))
	var refused *C.ssj_error_t
	err = check(C.ssj_draw_new(committed, both, 2, &draw, &refused), refused)
	return draw, err
}

func printDraw(draw *C.ssj_draw_t) {
	var err *C.ssj_error_t
	for place := C.size_t(0); place < C.ssj_draw_len(draw); place++ {
		var drawn C.ssj_drawn_t
		must(check(C.ssj_draw_at(draw, place, &drawn, &err), err))
		words := []string{goString(drawn.stratum), fmt.Sprint(drawn.rank), goString(drawn.source)}
		for seat := C.size_t(0); seat < C.size_t(drawn.team_len); seat++ {
			var inspector C.ssj_string_t
			must(check(C.ssj_draw_inspector(draw, place, seat, &inspector, &err), err))
			words = append(words, goString(inspector))
		}
		fmt.Println(strings.Join(words, " "))
	}
	fmt.Printf("drawn %d\n", C.ssj_draw_len(draw))
}

// verify does what anybody can do with the published texts.
func verify(committed *C.ssj_committed_t, draw *C.ssj_draw_t) {
	var memory memory
	defer memory.free()
	var err *C.ssj_error_t
	list := func(which C.uint32_t) C.ssj_string_t {
		var text *C.ssj_text_t
		must(check(C.ssj_committed_list(committed, which, &text, &err), err))
		return memory.text(take(text))
	}
	var order, transcript *C.ssj_text_t
	must(check(C.ssj_committed_order(committed, &order, &err), err))
	must(check(C.ssj_draw_transcript(draw, 0, &transcript, &err), err))

	var publication C.ssj_publication_t
	C.ssj_publication_init(&publication)
	publication.order = memory.text(take(order))
	publication.sources = list(C.SSJ_LIST_SOURCES)
	publication.inspectors = list(C.SSJ_LIST_INSPECTORS)
	publication.recusals = list(C.SSJ_LIST_RECUSALS)
	publication.transcripts = array(&memory, memory.text(take(transcript)))
	publication.transcripts_len = 1
	var verified C.ssj_verified_t
	must(check(C.ssj_publication_verify(&publication, &verified, &err), err))
	fmt.Printf("transcript %s\nverified %d\n", hexOf(verified.transcript), verified.drawn)
}

func main() {
	if len(os.Args) != 2 || C.ssj_abi_version() != C.SSJ_ABI_VERSION {
		log.Fatalf("usage: draw FOLDER, with a library of ABI %d", C.SSJ_ABI_VERSION)
	}
	const secret, lottery = "32 random bytes that none knows.", "4 0 7" // In earnest: of crypto/rand.
	committed := orderByRules(os.Args[1], secret)
	defer C.ssj_committed_free(committed)
	var order C.ssj_digest_t
	var err *C.ssj_error_t
	must(check(C.ssj_committed_digest(committed, &order, &err), err))
	fmt.Println("order", hexOf(order))

	// Another value than the one that was committed: refused, and why.
	var refused *Refused
	if _, err := reveal(committed, "a value that suits us better", lottery); errors.As(err, &refused) {
		fmt.Println("refused", refused)
	}
	draw, drawErr := reveal(committed, secret, lottery)
	must(drawErr)
	defer C.ssj_draw_free(draw)
	printDraw(draw)
	verify(committed, draw)

	// The JSON door: a whole operation without any of the above.
	var memory memory
	defer memory.free()
	request, requestLen := memory.chars(`{"op": "working_day_after", "date": "2026-09-25", "n": 20}`)
	var response *C.ssj_text_t
	must(check(C.ssj_json_call(request, requestLen, &response, &err), err))
	fmt.Println(take(response))
}
