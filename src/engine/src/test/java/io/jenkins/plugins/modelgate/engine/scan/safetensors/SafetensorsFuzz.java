package io.jenkins.plugins.modelgate.engine.scan.safetensors;

import io.jenkins.plugins.modelgate.engine.scan.Mutations;

/** Fuzz target for Jazzer; a short run with damaged fixtures is part of the tests. */
public final class SafetensorsFuzz {
    private SafetensorsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Mutations.answer("m.safetensors", data);
    }
}
