package io.jenkins.plugins.modelgate.audit.page;

/** A question that has no answer, with the status and the code that programs are told. */
public final class RequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public RequestException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** A parameter that is refused: 400. */
    public static RequestException parameter(String message) {
        return new RequestException(400, "invalid-parameter", message);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Stable word for programs. */
    public String code() {
        return code;
    }
}
