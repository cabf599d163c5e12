package io.jenkins.plugins.modelgate.engine.scan.gguf;

import io.jenkins.plugins.modelgate.engine.scan.Mutations;

/** Fuzz target for Jazzer; a short run with damaged fixtures is part of the tests. */
public final class GgufFuzz {
    private GgufFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Mutations.answer("m.gguf", data);
    }
}
