package io.jenkins.plugins.modelgate.engine.audit.witness;

import java.util.List;

/**
 * Who is asked to cosign each published checkpoint.
 *
 * @param clients one for each witness
 * @param required how many must have cosigned before an entry is acknowledged and a checkpoint is published; 0 to ask
 *     without waiting for anybody
 */
public record Witnesses(List<WitnessClient> clients, int required) {
    /** Nobody. */
    public static final Witnesses NONE = new Witnesses(List.of(), 0);

    public Witnesses {
        clients = List.copyOf(clients);
        if (required < 0 || required > clients.size()) {
            throw new IllegalArgumentException(
                    "of " + clients.size() + " witnesses " + required + " cannot be required");
        }
    }
}
