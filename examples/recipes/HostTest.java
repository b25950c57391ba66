// A host's own code under jqwik: it draws a seed, the library makes the case, and a failing seed shrinks.
// With jqwik 1.9, JNA 5 and Jackson 2 on the test class path, and libshuangsuiji built with --features capi,proptest.

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class HostTest {
  interface Shuangsuiji extends Library {
    int ssj_json_call(byte[] request, long length, PointerByReference answer, PointerByReference error);
    Pointer ssj_text_data(Pointer text);
    long ssj_text_len(Pointer text);
    void ssj_text_free(Pointer text);
    String ssj_error_json(Pointer error);
    void ssj_error_free(Pointer error);
  }

  static final Shuangsuiji LIBRARY = Native.load("shuangsuiji", Shuangsuiji.class);
  static final ObjectMapper JSON = new ObjectMapper();

  /** The answer, or the refusal with its number. */
  static JsonNode ask(String request) throws Exception {
    byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
    PointerByReference answer = new PointerByReference(), error = new PointerByReference();
    if (LIBRARY.ssj_json_call(bytes, bytes.length, answer, error) != 0) {
      JsonNode refusal = JSON.readTree(LIBRARY.ssj_error_json(error.getValue()));
      LIBRARY.ssj_error_free(error.getValue());
      return refusal;
    }
    Pointer text = answer.getValue();
    byte[] found = LIBRARY.ssj_text_data(text).getByteArray(0, (int) LIBRARY.ssj_text_len(text));
    LIBRARY.ssj_text_free(text);
    return JSON.readTree(found);
  }

  static JsonNode sample(String kind, long seed, boolean fault) throws Exception {
    return ask("{\"op\": \"sample\", \"kind\": \"%s\", \"seed\": %d, \"fault\": %b}".formatted(kind, seed, fault));
  }

  /** The host's own rule: fewer than two visits, or a violation found. */
  static boolean mayBeDrawn(JsonNode records) {
    for (JsonNode record : records) {
      if (record.at("/state/completed/outcome").isObject()) return true;
    }
    return records.size() < 2;
  }

  @Property(tries = 200)
  boolean theHostsCap(@ForAll @LongRange(min = 0, max = 4294967296L) long seed, @ForAll boolean fault) throws Exception {
    JsonNode found = sample("eligibility", seed, fault);
    return mayBeDrawn(found.at("/request/records")) == found.at("/expected/sources/0/may_be_drawn").asBoolean();
  }

  @Property(tries = 50)
  boolean theDraw(@ForAll @LongRange(min = 0, max = 4294967296L) long seed) throws Exception {
    JsonNode found = sample("draw", seed, false);
    return ask(found.get("request").toString()).get("transcript_digest").equals(found.at("/expected/transcript_digest"));
  }
}
