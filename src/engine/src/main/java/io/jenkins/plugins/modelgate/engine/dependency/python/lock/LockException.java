package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

/** A lock file that is not what its tool writes. */
final class LockException extends Exception {
    private static final long serialVersionUID = 1;

    private final String where;

    /** @param where the package, {@code package 3}, or empty */
    LockException(String where, String message) {
        super(message);
        this.where = where;
    }

    String where() {
        return where;
    }
}
