package io.jenkins.plugins.modelgate.engine.scan.numpy;

import io.jenkins.plugins.modelgate.engine.scan.Mutations;

/** Fuzz target for Jazzer; a short run with damaged fixtures is part of the tests. */
public final class NpyFuzz {
    private NpyFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Mutations.answer("m.npy", data);
    }
}
