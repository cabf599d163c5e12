package io.jenkins.plugins.modelgate.engine.dependency.python.lock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How one tool writes its lock file. */
interface LockFormat {
    /** Format for the report, {@code poetry-lock}. */
    String name();

    /** @param fileName without directories */
    boolean accepts(String fileName);

    /** Whether it is JSON; TOML otherwise. */
    default boolean isJson() {
        return false;
    }

    /** Indexes whose certificates the file tells its tool not to check. */
    default List<String> untrusted(JsonNode lock) throws LockException {
        return List.of();
    }

    /** @throws LockException when it is not what the tool writes */
    List<Locked> packages(JsonNode lock) throws LockException;
}
