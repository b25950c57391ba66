package cn.shuangsuiji;

/** What the library refuses, in the words that an office needs. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String article;
    private final String subject;
    private final String chinese;
    private final String json;

    Refused(int code, String article, String subject, String english, String chinese, String json) {
        super(english);
        this.code = code;
        this.article = article;
        this.subject = subject;
        this.chinese = chinese;
        this.json = json;
    }

    /** The stable number. */
    public int code() {
        return code;
    }

    /** The article that it rests on; empty where only the form is wrong. */
    public String article() {
        return article;
    }

    /** The place in the request; empty for the whole of it. */
    public String subject() {
        return subject;
    }

    /** Why, in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** All of it as JSON, with each error by itself where several were found. */
    public String json() {
        return json;
    }
}
