package io.jenkins.plugins.modelgate.audit.page;

/** A question that has no answer, with the status and the code that programs are told. */
final class RequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RequestException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static RequestException parameter(String message) {
        return new RequestException(400, "invalid-parameter", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
