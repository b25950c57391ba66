// A county's draw in Java with JNA: registry and roster from files, the order by the rules, reveal, draw, verify.
//
//   java -cp /usr/share/java/jna.jar examples/clients/java/Draw.java examples/data

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

public final class Draw {
    static final int ABI = 2, HASH_SM3 = 1, TIER_COUNTY = 0;
    static final int LIST_SOURCES = 0, LIST_INSPECTORS = 1, LIST_RECUSALS = 2;

    static final Ssj SSJ = Native.load("shuangsuiji", Ssj.class);
    static final PrintStream OUT = new PrintStream(System.out, true, UTF_8);

    /** size_t. */
    public static final class Size extends IntegerType {
        public Size() {
            this(0);
        }

        public Size(long value) {
            super(Native.SIZE_T_SIZE, value, true);
        }
    }

    /** A text in a struct; it keeps the memory that it points to. */
    @FieldOrder({"data", "len"})
    public static class Text extends Structure {
        public Pointer data;
        public Size len = new Size();

        void set(byte[] bytes) {
            data = memory(bytes);
            len = new Size(bytes.length);
        }

        void set(String text) {
            set(text.getBytes(UTF_8));
        }

        @Override
        public String toString() {
            return new String(data.getByteArray(0, len.intValue()), UTF_8);
        }
    }

    @FieldOrder({"year", "month", "day"})
    public static class Date extends Structure implements Structure.ByValue {
        public int year;
        public short month, day;
    }

    @FieldOrder({"bytes"})
    public static class Digest extends Structure {
        public byte[] bytes = new byte[32];

        @Override
        public String toString() {
            return String.format("%064x", new BigInteger(1, bytes));
        }
    }

    @FieldOrder({"name", "division", "tier"})
    public static class Agency extends Structure {
        public Text name;
        public int division, tier;
    }

    @FieldOrder({"label", "value", "value_len"})
    public static class Contribution extends Structure {
        public Text label;
        public Pointer value;
        public Size value_len = new Size();
    }

    @FieldOrder({"stratum", "source", "rank", "team_len"})
    public static class Drawn extends Structure {
        public Text stratum, source;
        public int rank, team_len;
    }

    @FieldOrder({"struct_size", "reserved", "order", "sources", "inspectors", "recusals", "reveal", "transcripts",
        "transcripts_len", "digest", "salt_key"})
    public static class Publication extends Structure {
        public int struct_size, reserved;
        public Text order, sources, inspectors, recusals, reveal;
        public Pointer transcripts;
        public Size transcripts_len = new Size();
        public Pointer digest, salt_key;
    }

    @FieldOrder({"order", "transcript", "drawn", "is_void", "reserved"})
    public static class Verified extends Structure {
        public Digest order, transcript;
        public int drawn;
        public byte is_void;
        public byte[] reserved = new byte[3];
    }

    /** The C functions, by the header's names. */
    public interface Ssj extends Library {
        int ssj_abi_version();

        int ssj_error_code(Pointer error);
        Pointer ssj_error_article(Pointer error);
        Pointer ssj_error_message_zh(Pointer error);
        void ssj_error_free(Pointer error);

        Pointer ssj_text_data(Pointer text);
        Size ssj_text_len(Pointer text);
        void ssj_text_free(Pointer text);

        int ssj_rules_built_in(byte[] id, Size length, PointerByReference rules, PointerByReference error);
        void ssj_rules_free(Pointer rules);

        int ssj_registry_from_csv(byte[] csv, Size length, byte strict, PointerByReference registry,
                PointerByReference error);
        Size ssj_registry_len(Pointer registry);
        void ssj_registry_free(Pointer registry);

        int ssj_roster_from_csv(byte[] inspectors, Size inspectorsLength, byte[] aliases, Size aliasesLength,
                byte[] recusals, Size recusalsLength, Pointer registry, PointerByReference roster,
                PointerByReference error);
        Size ssj_roster_len(Pointer roster);
        void ssj_roster_free(Pointer roster);

        int ssj_plan_from_rooms(Pointer rules, Pointer registry, Pointer roster, int year, Agency agencies, Size length,
                Date on, PointerByReference plan, PointerByReference error);
        void ssj_plan_free(Pointer plan);

        int ssj_order_by_rules(Pointer rules, byte[] items, Size itemsLength, Pointer plan, Pointer registry,
                Pointer roster, Pointer ledger, byte[] agency, Size agencyLength, byte[] period, Size periodLength,
                Date drawnOn, byte[] options, Size optionsLength, byte[] entropy, Size entropyLength, Digest saltKey,
                PointerByReference committed, PointerByReference record, PointerByReference error);
        int ssj_digest_of_value(int hash, byte[] value, Size length, Digest digest, PointerByReference error);
        int ssj_committed_list(Pointer committed, int which, PointerByReference text, PointerByReference error);
        int ssj_committed_order(Pointer committed, PointerByReference order, PointerByReference error);
        int ssj_committed_digest(Pointer committed, Digest digest, PointerByReference error);
        void ssj_committed_free(Pointer committed);

        int ssj_draw_new(Pointer committed, Contribution[] contributions, Size length, PointerByReference draw,
                PointerByReference error);
        Size ssj_draw_len(Pointer draw);
        int ssj_draw_at(Pointer draw, Size place, Drawn drawn, PointerByReference error);
        int ssj_draw_inspector(Pointer draw, Size place, Size seat, Text inspector, PointerByReference error);
        int ssj_draw_transcript(Pointer draw, Size number, PointerByReference transcript, PointerByReference error);
        void ssj_draw_free(Pointer draw);

        void ssj_publication_init(Publication publication);
        int ssj_publication_verify(Publication publication, Verified verified, PointerByReference error);

        int ssj_json_call(byte[] request, Size length, PointerByReference response, PointerByReference error);
    }

    /** What the library refused: number, article, and why. */
    static final class Refused extends RuntimeException {
        final int code;
        final String article;

        Refused(Pointer error) {
            super(SSJ.ssj_error_message_zh(error).getString(0, "UTF-8"));
            code = SSJ.ssj_error_code(error);
            article = SSJ.ssj_error_article(error).getString(0, "UTF-8");
            SSJ.ssj_error_free(error);
        }

        static void check(int status, PointerByReference error) {
            if (status != 0) {
                throw new Refused(error.getValue());
            }
        }
    }

    /** An object of the library, freed at the end of its try block. */
    static final class Handle implements AutoCloseable {
        final Pointer pointer;
        private final Consumer<Pointer> free;

        /** Calls a function with its last two arguments: where the object is written, and the error. */
        Handle(Consumer<Pointer> free, BiFunction<PointerByReference, PointerByReference, Integer> function) {
            PointerByReference object = new PointerByReference();
            PointerByReference error = new PointerByReference();
            Refused.check(function.apply(object, error), error);
            this.pointer = object.getValue();
            this.free = free;
        }

        @Override
        public void close() {
            free.accept(pointer);
        }
    }

    /** The bytes of a text that a function gives. */
    static byte[] text(BiFunction<PointerByReference, PointerByReference, Integer> function) {
        try (Handle text = new Handle(SSJ::ssj_text_free, function)) {
            return SSJ.ssj_text_data(text.pointer).getByteArray(0, SSJ.ssj_text_len(text.pointer).intValue());
        }
    }

    static Memory memory(byte[] bytes) {
        Memory memory = new Memory(Math.max(1, bytes.length));
        memory.write(0, bytes, 0, bytes.length);
        return memory;
    }

    static Size length(byte[] bytes) {
        return new Size(bytes.length);
    }

    /** An array of structs, one behind the other, as C has it. */
    @SuppressWarnings("unchecked")
    static <T extends Structure> T[] array(T first, int length) {
        return (T[]) first.toArray(length);
    }

    static Date december(int day) {
        Date date = new Date();
        date.year = 2026;
        date.month = 12;
        date.day = (short) day;
        return date;
    }

    /** The order as the rules make it from the files: its text is published before anybody can know the lottery. */
    static Handle orderByRules(Path folder, byte[] secret) throws IOException {
        byte[] id = "inner-mongolia-trial".getBytes(UTF_8);
        byte[] agency = "xincheng".getBytes(UTF_8);
        byte[] period = "2027-Q1".getBytes(UTF_8);
        byte[] options = "{\"hash\": \"sm3\"}".getBytes(UTF_8);
        byte[] sources = Files.readAllBytes(folder.resolve("sources.csv"));
        byte[] inspectors = Files.readAllBytes(folder.resolve("inspectors.csv"));
        byte[] recusals = Files.readAllBytes(folder.resolve("recusals.csv"));
        byte[] items = Files.readAllBytes(folder.resolve("items.json"));
        Agency county = new Agency();
        county.name.set("xincheng");
        county.division = 150102;
        county.tier = TIER_COUNTY;
        Digest digest = new Digest();
        PointerByReference refusal = new PointerByReference();
        Refused.check(SSJ.ssj_digest_of_value(HASH_SM3, secret, length(secret), digest, refusal), refusal);
        byte[] entropy = ("[{\"kind\": \"commit\", \"label\": \"bureau\", \"value\": \"" + digest + "\"}, "
                + "{\"kind\": \"public\", \"label\": \"lottery\", \"value\": \"3D 2026340\"}]").getBytes(UTF_8);
        try (Handle rules = new Handle(SSJ::ssj_rules_free,
                    (out, error) -> SSJ.ssj_rules_built_in(id, length(id), out, error));
                Handle registry = new Handle(SSJ::ssj_registry_free,
                    (out, error) -> SSJ.ssj_registry_from_csv(sources, length(sources), (byte) 1, out, error));
                Handle roster = new Handle(SSJ::ssj_roster_free,
                    (out, error) -> SSJ.ssj_roster_from_csv(inspectors, length(inspectors), null, new Size(), recusals,
                        length(recusals), registry.pointer, out, error));
                Handle plan = new Handle(SSJ::ssj_plan_free,
                    (out, error) -> SSJ.ssj_plan_from_rooms(rules.pointer, registry.pointer, roster.pointer, 2027, county,
                        new Size(1), december(10), out, error))) {
            OUT.println("registry " + SSJ.ssj_registry_len(registry.pointer) + ", roster "
                    + SSJ.ssj_roster_len(roster.pointer));
            PointerByReference record = new PointerByReference();
            Handle committed = new Handle(SSJ::ssj_committed_free,
                (out, error) -> SSJ.ssj_order_by_rules(rules.pointer, items, length(items), plan.pointer,
                    registry.pointer, roster.pointer, null, agency, length(agency), period, length(period), december(15),
                    options, length(options), entropy, length(entropy), null, out, record, error));
            OUT.println("record " + SSJ.ssj_text_len(record.getValue()) + " bytes");
            SSJ.ssj_text_free(record.getValue());
            return committed;
        }
    }

    static Handle reveal(Handle committed, byte[] secret, byte[] lottery) {
        Contribution[] contributions = array(new Contribution(), 2);
        byte[][] values = {secret, lottery};
        for (int at = 0; at < 2; at++) {
            contributions[at].label.set(at == 0 ? "bureau" : "lottery");
            contributions[at].value = memory(values[at]);
            contributions[at].value_len = length(values[at]);
        }
        return new Handle(SSJ::ssj_draw_free,
            (out, error) -> SSJ.ssj_draw_new(committed.pointer, contributions, new Size(2), out, error));
    }

    static void print(Handle draw) {
        PointerByReference error = new PointerByReference();
        int length = SSJ.ssj_draw_len(draw.pointer).intValue();
        for (int place = 0; place < length; place++) {
            Drawn drawn = new Drawn();
            Refused.check(SSJ.ssj_draw_at(draw.pointer, new Size(place), drawn, error), error);
            List<String> words = new ArrayList<>(
                    List.of(drawn.stratum.toString(), String.valueOf(drawn.rank), drawn.source.toString()));
            for (int seat = 0; seat < drawn.team_len; seat++) {
                Text inspector = new Text();
                Refused.check(
                    SSJ.ssj_draw_inspector(draw.pointer, new Size(place), new Size(seat), inspector, error), error);
                words.add(inspector.toString());
            }
            OUT.println(String.join(" ", words));
        }
        OUT.println("drawn " + length);
    }

    /** What anybody can do with the published texts. */
    static void verify(Handle committed, Handle draw) {
        Publication publication = new Publication();
        SSJ.ssj_publication_init(publication);
        publication.order.set(text((out, error) -> SSJ.ssj_committed_order(committed.pointer, out, error)));
        publication.sources.set(text((out, error) -> SSJ.ssj_committed_list(committed.pointer, LIST_SOURCES, out, error)));
        publication.inspectors.set(
            text((out, error) -> SSJ.ssj_committed_list(committed.pointer, LIST_INSPECTORS, out, error)));
        publication.recusals.set(text((out, error) -> SSJ.ssj_committed_list(committed.pointer, LIST_RECUSALS, out, error)));
        Text transcript = new Text();
        transcript.set(text((out, error) -> SSJ.ssj_draw_transcript(draw.pointer, new Size(), out, error)));
        transcript.write();
        publication.transcripts = transcript.getPointer();
        publication.transcripts_len = new Size(1);
        Verified verified = new Verified();
        PointerByReference refusal = new PointerByReference();
        Refused.check(SSJ.ssj_publication_verify(publication, verified, refusal), refusal);
        OUT.println("transcript " + verified.transcript);
        OUT.println("verified " + verified.drawn);
    }

    public static void main(String[] arguments) throws IOException {
        if (SSJ.ssj_abi_version() != ABI) {
            throw new IllegalStateException("expected a library of ABI " + ABI);
        }
        byte[] secret = "32 random bytes that none knows.".getBytes(UTF_8); // In earnest: of SecureRandom.
        byte[] lottery = "4 0 7".getBytes(UTF_8);
        try (Handle committed = orderByRules(Path.of(arguments[0]), secret)) {
            Digest order = new Digest();
            PointerByReference refusal = new PointerByReference();
            Refused.check(SSJ.ssj_committed_digest(committed.pointer, order, refusal), refusal);
            OUT.println("order " + order);
            // Another value than the one that was committed: refused, and why.
            try (Handle draw = reveal(committed, "a value that suits us better".getBytes(UTF_8), lottery)) {
                throw new IllegalStateException("not refused");
            } catch (Refused refused) {
                OUT.println("refused " + refused.code + ", Art. " + refused.article + ": " + refused.getMessage());
            }
            try (Handle draw = reveal(committed, secret, lottery)) {
                print(draw);
                verify(committed, draw);
            }
        }
        // The JSON door: a whole operation without any of the above.
        byte[] request = "{\"op\": \"working_day_after\", \"date\": \"2026-09-25\", \"n\": 20}".getBytes(UTF_8);
        OUT.println(new String(text((out, error) -> SSJ.ssj_json_call(request, length(request), out, error)), UTF_8));
    }
}
