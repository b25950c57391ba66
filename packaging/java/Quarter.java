// The main job with the jar: tables → plan → order → draw → verify.
import cn.shuangsuiji.Shuangsuiji;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.*;
class Quarter {
    static final ObjectMapper JSON = new ObjectMapper();
    static String file(String name) throws Exception { return Files.readString(Path.of(System.getProperty("data"), name)); }
    static ObjectNode ask(String op, Object... fields) throws Exception {
        ObjectNode request = JSON.createObjectNode().put("op", op);
        for (int i = 0; i < fields.length; i += 2) request.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
        return (ObjectNode) JSON.readTree(Shuangsuiji.call(request.toString()));
    }
    public static void main(String[] args) throws Exception {
        Object registry = ask("read_registry", "csv", file("sources.csv")).get("registry");
        Object roster = ask("read_roster", "inspectors", file("inspectors.csv"), "recusals", file("recusals.csv"), "registry", registry);
        Object base = ask("agency_base", "agency", "xincheng", "division", "150102", "tier", "county", "on", "2026-12-10", "registry", registry, "roster", roster);
        Object plan = ask("plan", "year", 2027, "agencies", new Object[] {base}).get("plan");
        String secret = "33322072616e646f6d2062797465732074686174206e6f6e65206b6e6f77732e"; // In earnest: 32 of SecureRandom.
        String digest = ask("commit_value", "hash", "sha256", "value", secret).get("digest").asText();
        Object entropy = JSON.readTree("[{\"kind\": \"commit\", \"label\": \"bureau\", \"value\": \"" + digest + "\"}, {\"kind\": \"public\", \"label\": \"lottery\", \"value\": \"福彩3D 第2026340期\"}]");
        ObjectNode order = ask("order", "items", JSON.readTree(file("items.json")), "plan", plan, "agency", "xincheng", "period", "2027-Q1", "drawn_on", "2026-12-15", "registry", registry, "roster", roster, "entropy", entropy);
        Object[] texts = {"order", order.get("order"), "sources", order.get("sources"), "inspectors", order.get("inspectors"), "recusals", order.get("recusals"),
            "contributions", JSON.readTree("[{\"label\": \"bureau\", \"value\": \"" + secret + "\"}, {\"label\": \"lottery\", \"value\": \"343037\"}]")};
        ObjectNode draw = ask("draw", texts);
        texts[8] = "transcripts";
        texts[9] = new Object[] {draw.get("transcript")};
        System.out.println(order.get("order_digest").asText() + " " + draw.get("transcript_digest").asText() + " " + ask("verify", texts).get("drawn"));
    }
}
