package io.jenkins.plugins.modelgate.engine.dataset.contract;

import java.util.List;

/**
 * A foreign key.
 *
 * @param from references to the columns that hold it
 * @param to references to the columns that it names, as many
 * @param pointer where the contract says so
 */
public record Relationship(List<String> from, List<String> to, String pointer) {
    public Relationship {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
