package io.jenkins.plugins.modelgate.engine.dataset.sql;

import java.io.IOException;

/** The data could not be examined: what, where, and how to mend it, in one sentence. Never a verdict. */
public class DatasetException extends IOException {
    private static final long serialVersionUID = 1L;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
