package io.jenkins.plugins.modelgate.approval;

/** People could not be looked up: nothing is decided. The message is part of a sentence. */
final class DirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
