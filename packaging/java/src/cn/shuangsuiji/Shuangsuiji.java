package cn.shuangsuiji;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;

/**
 * Double random, one public (双随机、一公开): the library's JSON door.
 *
 * <p>What each operation takes and gives is in the resource {@code /cn/shuangsuiji/shuangsuiji.schema.json}. Safe to call from
 * several threads.
 */
public final class Shuangsuiji {
    /** {@code size_t} is a {@code long} on the 64-bit machines whose libraries the jar carries. */
    private interface Door extends Library {
        int ssj_json_call(byte[] request, long length, PointerByReference answer, PointerByReference error);

        Pointer ssj_text_data(Pointer text);

        long ssj_text_len(Pointer text);

        void ssj_text_free(Pointer text);

        int ssj_error_code(Pointer error);

        Pointer ssj_error_article(Pointer error);

        Pointer ssj_error_subject(Pointer error);

        Pointer ssj_error_message(Pointer error);

        Pointer ssj_error_message_zh(Pointer error);

        Pointer ssj_error_json(Pointer error);

        void ssj_error_free(Pointer error);
    }

    private static final Door DOOR = Native.load("shuangsuiji", Door.class);

    private Shuangsuiji() {}

    /**
     * Answers a request.
     *
     * @param request a JSON object with its {@code op}
     * @return the answer as JSON
     * @throws Refused where it is refused
     */
    public static String call(String request) {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        PointerByReference answer = new PointerByReference();
        PointerByReference error = new PointerByReference();
        if (DOOR.ssj_json_call(bytes, bytes.length, answer, error) != 0) {
            throw refusal(error.getValue());
        }
        Pointer text = answer.getValue();
        try {
            byte[] said = DOOR.ssj_text_data(text).getByteArray(0, Math.toIntExact(DOOR.ssj_text_len(text)));
            return new String(said, StandardCharsets.UTF_8);
        } finally {
            DOOR.ssj_text_free(text);
        }
    }

    private static Refused refusal(Pointer error) {
        try {
            return new Refused(
                    DOOR.ssj_error_code(error),
                    text(DOOR.ssj_error_article(error)),
                    text(DOOR.ssj_error_subject(error)),
                    text(DOOR.ssj_error_message(error)),
                    text(DOOR.ssj_error_message_zh(error)),
                    text(DOOR.ssj_error_json(error)));
        } finally {
            DOOR.ssj_error_free(error);
        }
    }

    private static String text(Pointer text) {
        return text == null ? "" : text.getString(0, "UTF-8");
    }
}
